"""What comes of the feeds of public test suites: entries, or a named reason; compared with two other readers.

    python -m bench.collect.feed_suites ../shared/data/corpora

The suites are those of feedparser and of the W3C's feed validator, as archives of their own paths. Beside
`read_listing` each file is read by feedparser alone, and, where it is well-formed XML, its items and entries
are counted as elements: what a browser's reader would show. An entry that one of them has and we have not is
lost; each is named.
"""

from __future__ import annotations

import argparse
import re
import tarfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import feedparser
from lxml import etree

from wirehouse.collect.listing import Listing, read_listing
from wirehouse.errors import DocumentError

SUITES = {"feedparser": "feeds-feedparser.tar.gz", "feedvalidator": "feeds-feedvalidator.tar.gz"}
ADDRESS = "https://feeds.example/news/feed.xml"

_SUFFIXES = {".xml", ".rss", ".rdf", ".atom", ".json"}
_STATED_TYPE = re.compile(rb"Content-type:\s*([^\s;]+)(?:;\s*charset=([\w.-]+))?", re.IGNORECASE)
_COUNT = re.compile(r"repeated: (\d+)")


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one file. `outcome` is `entries` or a named reason; `lost` says who found more."""

    suite: str
    path: str
    outcome: str
    entries: int
    seconds: float
    lost: str = ""


def files(corpora: Path) -> Iterator[tuple[str, str, bytes]]:
    """Give the files of the suites that lie in a folder: the suite, the path and the bytes."""
    for suite, name in SUITES.items():
        if not (corpora / name).exists():
            continue
        with tarfile.open(corpora / name) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content and Path(member.name).suffix in _SUFFIXES and "sample_data" not in member.name:
                    yield suite, member.name, content.read()


def judge(suite: str, path: str, data: bytes) -> Judged:
    """Read one file and compare."""
    stated = _STATED_TYPE.search(data[:2_000])
    charset = stated[2].decode("ascii") if stated and stated[2] else None
    start = time.process_time()
    try:
        listing = read_listing(data, media_type=None, charset=charset, address=ADDRESS)
        outcome, found = _outcome(listing), _found(listing)
    except DocumentError as error:
        outcome, found = error.reason.value, 0
    seconds = time.process_time() - start
    lost = [
        f"{reader} has {count}, we have {found}"
        for reader, count in (("feedparser", _by_feedparser(data)), ("strict XML", _by_elements(data)))
        if count > found
    ]
    return Judged(suite, path, outcome, found, seconds, "; ".join(lost))


def table(judged: list[Judged]) -> str:
    """Print what came of each suite: a line an outcome, with the number of files and of entries."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    entries: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        counts[one.suite][one.outcome] += 1
        entries[one.suite][one.outcome] += one.entries
    lines = [f"{'suite':14} {'outcome':22} {'files':>6} {'entries':>8}"]
    for suite, outcomes in counts.items():
        lines.extend(
            f"{suite:14} {outcome:22} {count:6,} {entries[suite][outcome]:8,}"
            for outcome, count in outcomes.most_common()
        )
        lines.append(f"{suite:14} {'all':22} {outcomes.total():6,} {entries[suite].total():8,}")
    slowest = max(judged, key=lambda one: one.seconds)
    lines.append(f"slowest: {slowest.seconds:.3f} s, {slowest.path}")
    lines.extend(f"LOST {one.suite} {one.path}: {one.lost}" for one in judged if one.lost)
    return "\n".join(lines)


def _outcome(listing: Listing) -> str:
    if listing.entries or listing.sitemaps:
        return "entries"
    return "no_address" if listing.unlinked else "no_entries"


def _found(listing: Listing) -> int:
    repeated = sum(int(match[1]) for problem in listing.problems if (match := _COUNT.match(problem)))
    return len(listing.entries) + len(listing.unlinked) + repeated


def _by_feedparser(data: bytes) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(
            data,
            response_headers={"content-type": "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    return len(found.entries)


def _by_elements(data: bytes) -> int:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return 0
    if etree.QName(root).localname.lower() not in {"rss", "feed", "rdf", "channel"}:
        return 0
    containers = {root, *(child for child in root if _name(child) == "channel")}
    return sum(_name(child) in {"item", "entry"} for container in containers for child in container)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def main() -> int:
    """Judge all files of the suites and print the table; 1 where an entry was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="the folder with the suites' archives")
    judged = [judge(*file) for file in files(parser.parse_args().corpora)]
    if not judged:
        print("there is no suite in that folder")
        return 1
    print(table(judged))
    return int(any(one.lost for one in judged))


if __name__ == "__main__":
    raise SystemExit(main())
