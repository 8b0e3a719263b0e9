"""The verbs and their arguments, read by argparse; a verb's module is imported when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import NoReturn

from wirehouse import __version__
from wirehouse.cli import collect_arguments, entities_arguments
from wirehouse.errors import WirehouseError

_CLEAN = """\
Clean one page or text dump and find its names, quotations and sums. Nothing is written anywhere.

FILE is what a landing folder may hold: .txt, .html, a .gz of these, a .json or .jsonl file of records, or
an archive; - reads one page from standard input. Each document is shown: its headline, date and text.

--json prints one JSON object a document:
  headline, standfirst, byline, body, section, language, publisher, canonical_url, syndicated_from
                 texts or null; body is paragraphs, joined by blank lines
  paragraphs, authors, keywords          lists of texts
  published, modified, saved_at          {value, precision, basis, confidence}, all null where unknown;
                 value is ISO 8601 at its precision, with an offset only where the page states one
  dateline       {place, agency} or null
  kind           article, live_blog, gallery or video
  partial        whether the page held only a part of the text
  posts          of a live blog, as on the page: [{start, end, posted, precision, headline}]; posted is
                 "T18:40" where the page does not prove the day
  newest_first   whether the newest post stands first, null where the times do not tell
  document_id, address, source, versions {clean, enrich}
  mentions       [{start, end, surface, kind, entity, method, score, flag, candidates, evidence, others}]
  quotations     [{start, end, text, kind, speaker, speaker_start, speaker_end, cue, evidence}]
  amounts        [{start, end, surface, currency, value, value_to, modifier, per, equivalent_of,
                   kind, unit, fate}]: kind is money, percentage, quantity, count or casualties
  dates          [{start, end, surface, precision, first, last, relative}]: the days that the text names,
                 null where they are not certain; precision is day, week, month or year
                 spans count characters of body from 0; evidence says in a few words why; candidates and
                 others are lists of entities; entity and speaker are null or
                 {name, kind, wikidata, iso_code, status}; equivalent_of is a place in amounts
A document that is turned away is {"rejected": {stage, reason, evidence}}, and the exit code is 1.
"""

_ENRICH = """\
Clean one page or text dump and show what it says: the names with their entities, the quotations with their
speakers, the amounts with what they convert, the dates and the places. Nothing is written anywhere.

FILE is what `wirehouse clean` takes. Without an option the facts are listed; --explain prints the text with
every span marked and numbered, and for each number why it was decided so, how sure that is (0 to 1), what is
odd about it, and what else it could have been. Offsets count characters of the body from 0.

--json prints one JSON object a document: headline, language, published, body, mentions, quotations, amounts,
dates as `wirehouse clean --json` does, and
  places         [{start, end, surface, name, latitude, longitude, country, geonames, evidence}]
A document that is turned away is {"rejected": {stage, reason, evidence}}, and the exit code is 1.
"""

_EXPLAIN = """\
Show how a document was read when it was last judged: each block of it with its label, the reason and how
sure it is, the dates that competed, the repairs, the facts, and why it was turned away, if it was.

DOCUMENT is its key (`document_key` in the warehouse), its address or the SHA-256 of its bytes. Kept for
the days of the setting `keep_explanations_days`.
"""

_RUN = """\
Collect a landing folder, and clean, validate and publish what is new in it, in this process.

The folders directly in FOLDER are the sources, and files directly in it are of the source "loose".
Running it again changes nothing. Progress goes to stderr, the balance to stdout.
"""

_REPLAY = """\
Judge the documents of open rejections again, after their cause was mended, and publish those that pass.
"""

_STATUS = """\
Show the last runs with their balance, the open rejections by reason, and the queue; or one run in full.
"""

_SQL = """\
Run a report of include/sql/reports as an analyst, who may only read. Without NAME, list the reports.
"""

_SOURCE = """\
profile  Show what was learned of a source from its pages: the versions of its profile, and the lines that
         recur. A source's YAML file can say `profile: off` or `profile: pinned`; --forget lets it be
         learned anew. SOURCE is its id: its folder's name.
check    Read a source's YAML file, fetch its listings at its pace, and show what it would collect: pages
         new and known, what the robots file says, the dates stated, and what is wrong. Nothing is
         written and no page is fetched. SOURCE is the file, or the id. The exit code is 1 where a place
         gives nothing.
add      Find a site's feeds and sitemaps (its page, its robots file, the usual places), write the YAML
         file of a new source into the setting sources_folder, and show it. SOURCE is an address of the
         site.
"""

_DATABASE = """\
The warehouse's database: start or stop the embedded server under the setting `home`, apply the
migrations, or print an address for psql (it holds the password).
"""


class UsageError(WirehouseError):
    """What was asked for does not exist: a file, a report, a run."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"wirehouse: {message}; see {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; `verb` is the function to call with them. Exits with 2 for wrong usage."""
    parser = _Parser(
        prog="wirehouse",
        description="Raw news pages in, analysis-ready Postgres tables out.",
        epilog="Exit codes: 0 fine, 1 rejected or failed, 2 wrong usage, 75 try again later.",
    )
    parser.add_argument("--version", action="version", version=f"wirehouse {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True, parser_class=_Parser)
    _add_clean(verbs)
    _add_enrich(verbs)
    _add_explain(verbs)
    _add_run(verbs)
    _add_collectors(verbs)
    _add_status(verbs)
    _add_replay(verbs)
    _add_sql(verbs)
    _add_source(verbs)
    _add_database(verbs)
    _add_entities(verbs)
    return parser.parse_args(_flags_first(argv) if argv[:1] == ["sql"] else argv)


def _flags_first(argv: Sequence[str]) -> list[str]:
    """argparse takes no positional arguments behind a flag once it has met some before it."""
    flags = [word for word in argv[1:] if word.startswith("-")]
    return [argv[0], *flags, *(word for word in argv[1:] if not word.startswith("-"))]


_Verbs = argparse._SubParsersAction


def _add(
    verbs: _Verbs[_Parser], name: str, description: str, example: str, summary: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(
        name,
        help=summary,
        description=description,
        epilog=f"Example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(verb=_later(name))
    return parser


def _later(verb: str) -> Callable[[argparse.Namespace], int]:
    def call(arguments: argparse.Namespace) -> int:
        return int(import_module(f"wirehouse.cli.{verb}").main(arguments))

    return call


def _add_clean(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse clean page.html --json | jq .published"
    parser = _add(verbs, "clean", _CLEAN, example, "clean one page and show the article")
    parser.add_argument("file", metavar="FILE", help="the page, or - for standard input")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON instead of text")
    shape.add_argument(
        "--explain", action="store_true", help="print every block with its label and why, dates and repairs"
    )
    shape.add_argument(
        "--explain-html", metavar="OUT", help="write the same as a page of HTML to a file, or to - for stdout"
    )
    parser.add_argument(
        "--source", metavar="ID", help="the source whose rules hold; else the file's folder, if it is one"
    )


def _add_enrich(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse enrich page.html --explain"
    parser = _add(verbs, "enrich", _ENRICH, example, "find what one page says and show why")
    parser.add_argument("file", metavar="FILE", help="the page, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--explain", action="store_true", help="print the marked text, and why each span is what it is"
    )
    parser.add_argument(
        "--html", metavar="OUT", help="write the same as a page of HTML to a file, or to - for stdout"
    )
    parser.add_argument(
        "--source", metavar="ID", help="the source whose rules hold; else the file's folder, if it is one"
    )


def _add_explain(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse explain meridian-wire/skarv-lighthouse.txt"
    parser = _add(verbs, "explain", _EXPLAIN, example, "show how a document was read")
    parser.add_argument("document", metavar="DOCUMENT", help="its key, its address or its SHA-256")
    parser.add_argument("--html", metavar="OUT", help="write a page of HTML to a file, or to - for stdout")


def _add_run(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse run include/samples/raw --sources meridian-wire --limit 10"
    parser = _add(verbs, "run", _RUN, example, "collect, clean, validate and publish a folder")
    parser.add_argument(
        "folder", metavar="FOLDER", help="the landing folder, or an address of object storage"
    )
    parser.add_argument("--sources", metavar="A,B", type=_names, help="only these sources")
    parser.add_argument(
        "--since", metavar="DAY", type=date.fromisoformat, help="only what was saved from this day on (UTC)"
    )
    parser.add_argument("--limit", metavar="N", type=_positive, help="at most so many documents")
    parser.add_argument("--force", action="store_true", help="judge again also what has a verdict")


def _add_collectors(verbs: _Verbs[_Parser]) -> None:
    stated = collect_arguments
    summary = "fetch what is new of the sources"
    stated.add_to_collect(_add(verbs, "collect", stated.COLLECT, stated.COLLECT_EXAMPLE, summary))
    summary = "visit pages again for changes and withdrawals"
    stated.add_to_recheck(_add(verbs, "recheck", stated.RECHECK, stated.RECHECK_EXAMPLE, summary))
    parser = _add(verbs, "import", stated.IMPORT, stated.IMPORT_EXAMPLE, "take the pages of web archives")
    # A module cannot be called import.
    parser.set_defaults(verb=_later("import_archives"))
    stated.add_to_import(parser)


def _add_status(verbs: _Verbs[_Parser]) -> None:
    parser = _add(verbs, "status", _STATUS, "wirehouse status", "runs, open rejections and the queue")
    parser.add_argument("run", metavar="RUN", nargs="?", help="a run, by its id or the beginning of it")


def _add_replay(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse replay --reason no_headline --source meridian-wire"
    parser = _add(verbs, "replay", _REPLAY, example, "judge the documents of open rejections again")
    parser.add_argument("--reason", metavar="R", help="only those with this reason")
    parser.add_argument("--source", metavar="ID", help="only those of this source")
    parser.add_argument("--limit", metavar="N", type=_positive, help="at most so many documents")


def _add_sql(verbs: _Verbs[_Parser]) -> None:
    example = 'wirehouse sql search query="grain harbour" rows=5'
    parser = _add(verbs, "sql", _SQL, example, "run a report as an analyst")
    parser.add_argument("name", metavar="NAME", nargs="?", help="the report")
    parser.add_argument("--csv", action="store_true", help="print CSV (RFC 4180) instead of a table")
    parser.add_argument(
        "parameters", metavar="KEY=VALUE", nargs="*", type=_pair, help="the report's parameters"
    )


def _add_source(verbs: _Verbs[_Parser]) -> None:
    example = "wirehouse source add https://www.oldhaven.example/"
    parser = _add(verbs, "source", _SOURCE, example, "add a source, try it, or show what was learned of it")
    parser.add_argument("action", choices=("profile", "check", "add"), help="what to do")
    parser.add_argument(
        "source", metavar="SOURCE", help="the source's id, its file, or an address of the site"
    )
    parser.add_argument("--rows", metavar="N", type=_positive, default=40, help="at most so many lines (40)")
    parser.add_argument("--forget", action="store_true", help="profile: delete it, with its pages")
    parser.add_argument(
        "--id", metavar="ID", help="add: the new source's id; else it is made of the host's name"
    )


def _add_database(verbs: _Verbs[_Parser]) -> None:
    example = 'psql "$(wirehouse database url analyst)"'
    parser = _add(verbs, "database", _DATABASE, example, "start, stop, migrate or name the database")
    parser.add_argument("action", choices=("start", "stop", "migrate", "url"), help="what to do")
    parser.add_argument(
        "role",
        nargs="?",
        choices=("analyst", "loader", "owner"),
        default="analyst",
        help="whose address `url` prints (analyst)",
    )


def _add_entities(verbs: _Verbs[_Parser]) -> None:
    summary = "judge and merge entities, propose them for the registry"
    entities_arguments.add_to(
        _add(verbs, "entities", entities_arguments.DESCRIPTION, entities_arguments.EXAMPLE, summary)
    )


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("names, separated by commas, are expected")
    return names


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is expected")
    return number


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise argparse.ArgumentTypeError(f"{text!r}: key=value is expected")
    return key, value
