"""`wirehouse entities`: what is proposed for the registry, and judgements about entities and links."""

from __future__ import annotations

import argparse
import csv
import getpass
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import judge, settings
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import print_table, printable
from wirehouse.database import loader_url, read_sql, transaction

_SHOWN = {
    "entity": None,
    "merged": "Merged into it",
    "judgements": "Judgements",
    "forms": "Forms in texts",
    "articles": "Articles",
    "beside": "Named with it",
}
_MENTION = re.compile(r"([0-9a-fA-F-]{32,36}):(\d{1,9}):(\d{1,9})")


def main(arguments: argparse.Namespace) -> int:
    """Do what the action says."""
    with transaction(loader_url(settings.load()), application_name="wirehouse entities") as cursor:
        _ACTIONS[arguments.action](cursor, arguments)
    return 0


def _proposals(cursor: Cursor, arguments: argparse.Namespace) -> None:
    _expect(arguments, 0)
    columns = (
        "entity",
        "kind",
        "articles",
        "sources",
        "mentions",
        "first day",
        "last day",
        "forms",
        "could be",
    )
    rows = [
        (
            one.name,
            one.kind,
            one.articles,
            one.sources,
            one.mentions,
            one.first_day,
            one.last_day,
            one.surfaces,
            one.candidates,
        )
        for one in _proposed(cursor, arguments)
    ]
    print_table(None, columns, rows)


def _show(cursor: Cursor, arguments: argparse.Namespace) -> None:
    (name,) = _expect(arguments, 1)
    found = _found(cursor, name)
    if found.id != found.canonical_id:
        print(f"{printable(found.name)} was merged into {printable(found.canonical_name)}.")
    for part, title in _SHOWN.items():
        cursor.execute(read_sql(f"judgement/shown_{part}"), {"entity_id": found.canonical_id})
        columns = [column.name for column in cursor.description or ()]
        rows = cursor.fetchall()
        if title is None:
            print_table(None, ("", ""), list(zip(columns, rows[0], strict=True)))
        elif rows:
            print_table(title, columns, rows)


def _judge(cursor: Cursor, arguments: argparse.Namespace) -> None:
    if not arguments.verdict:
        raise UsageError("say with --verdict what you judge: same, different or unsure")
    verdict = judge.Verdict(arguments.verdict)
    signed = {"judged_by": _judge_of(arguments), "why": _reason(arguments)}
    if arguments.alias and arguments.mention:
        raise UsageError("--alias and --mention are two judgements")
    if arguments.mention:
        (name,) = _expect(arguments, 1)
        entity = _found(cursor, name)
        made = judge.judge_mention(cursor, _place(arguments.mention), entity.id, verdict, **signed)
    elif arguments.alias:
        (name,) = _expect(arguments, 1)
        entity = _found(cursor, name)
        made = judge.judge_alias(cursor, arguments.alias, entity.id, verdict, **signed)
    else:
        one, other = (_found(cursor, name) for name in _expect(arguments, 2))
        made = judge.judge_entities(cursor, one.id, other.id, verdict, **signed)
        entity = one
    _tell(cursor, made, entity.id)


def _merge(cursor: Cursor, arguments: argparse.Namespace) -> None:
    if arguments.verdict or arguments.alias or arguments.mention:
        raise UsageError("merge takes two entities and --why; see `wirehouse entities judge`")
    arguments.verdict = judge.Verdict.SAME
    _judge(cursor, arguments)


def _undo(cursor: Cursor, arguments: argparse.Namespace) -> None:
    (number,) = _expect(arguments, 1)
    if not number.isdecimal() or len(number) > 18:
        raise UsageError(f"{number!r} is no number of a judgement; see wirehouse entities show")
    made = judge.undo(cursor, int(number), judged_by=_judge_of(arguments), why=_reason(arguments))
    print(f"judgement {number} is undone (judgement {made})")


def _export(cursor: Cursor, arguments: argparse.Namespace) -> None:
    from wirehouse.enrich import registry  # noqa: PLC0415 - the other actions need no registry

    book = registry.default_registry()
    proposed = _proposed(cursor, arguments)
    if arguments.names:
        wanted = {_found(cursor, name).canonical_id for name in arguments.names}
        everything = judge.proposals(cursor, articles=1, sources=1, rows=1_000_000)
        proposed = [one for one in everything if one.id in wanted]
    rows = judge.registry_rows(cursor, proposed, keys=book.entries, forms=book.senses)
    lines = [
        dict.fromkeys(registry.COLUMNS, "") | {c: getattr(row, c) for c in row.__slots__} for row in rows
    ]
    if arguments.out is None:
        _write_csv(sys.stdout, registry.COLUMNS, lines)
    else:
        try:
            with Path(arguments.out).open("x", encoding="utf-8", newline="") as file:
                _write_csv(file, registry.COLUMNS, lines)
        except OSError as error:
            raise UsageError(f"{arguments.out} cannot be written: {error.strerror}") from error
    left_out = len(proposed) - len(rows)
    if left_out:
        print(f"wirehouse: {left_out} left out: the registry has their names already", file=sys.stderr)


_ACTIONS: dict[str, Callable[[Cursor, argparse.Namespace], None]] = {
    "proposals": _proposals,
    "show": _show,
    "judge": _judge,
    "merge": _merge,
    "undo": _undo,
    "export": _export,
}


def _proposed(cursor: Cursor, arguments: argparse.Namespace) -> list[judge.Proposal]:
    config = settings.load()
    articles = config.proposal_articles if arguments.articles is None else arguments.articles
    sources = config.proposal_sources if arguments.sources is None else arguments.sources
    return judge.proposals(
        cursor, articles=articles, sources=sources, kind=arguments.kind, rows=max(arguments.rows, 0)
    )


def _expect(arguments: argparse.Namespace, count: int) -> Sequence[str]:
    names: list[str] = arguments.names
    if len(names) != count:
        told = {0: "no NAME", 1: "one NAME", 2: "two NAMEs"}[count]
        raise UsageError(f"{arguments.action} takes {told}, not {len(names)}; see wirehouse entities --help")
    return names


def _found(cursor: Cursor, name: str) -> judge.FoundEntity:
    found = judge.find(cursor, name)
    if not found:
        raise UsageError(f"no entity has the id, the name or the alias {name!r}")
    if len(found) > 1:
        several = "; ".join(f"{one.id} {one.name} ({one.kind}, {one.status})" for one in found[:10])
        raise UsageError(f"{len(found)} entities go by {name!r}, say which by its id: {several}")
    return found[0]


def _place(text: str) -> tuple[UUID, int, int]:
    match = _MENTION.fullmatch(text)
    try:
        if match is not None:
            return UUID(match[1]), int(match[2]), int(match[3])
    except ValueError:
        pass
    raise UsageError(f"{text!r} is no mention: the revision's id, the start and the end, with : between")


def _reason(arguments: argparse.Namespace) -> str:
    if not arguments.why or not arguments.why.strip():
        raise UsageError("say with --why what the judgement rests on")
    return str(arguments.why)


def _judge_of(arguments: argparse.Namespace) -> str:
    return str(arguments.by or getpass.getuser())


def _tell(cursor: Cursor, made: int, entity: UUID) -> None:
    (one,) = judge.find(cursor, str(entity))
    print(
        f"judgement {made}; {printable(one.name)} stands as {printable(one.canonical_name)} ({one.canonical_id})"
    )


def _write_csv(file: object, columns: Sequence[str], lines: Sequence[dict[str, str]]) -> None:
    writer = csv.DictWriter(file, columns, lineterminator="\n")  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(lines)
