"""One reader of web archives in one process: its time and its memory on the way, as a line of JSON.

    python -m bench.collect.archive_readers READER ARCHIVE [PAGES]

Each reader imports only what it stands on, so that this runs in our environment and in the peers'.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MARKS = (0.1, 0.5, 1.0)
"""The shares of an archive at which the memory is looked at."""

Progress = Iterator[tuple[float, int]]


def ours(archive: str, **wanted: Any) -> Progress:
    """Raw documents of all pages, as an import takes them in; gives the share read and the documents so far."""
    from wirehouse.collect.warc import Selection, read_archive
    from wirehouse.records import RawDocument
    from wirehouse.settings import Settings

    size = Path(archive).stat().st_size
    chosen = Selection(**wanted)
    documents = 0
    for item in read_archive(archive, source_of=str, settings=Settings(), selection=chosen):
        documents += isinstance(item.outcome, RawDocument)
        yield item.next_offset / size, documents


def ours_of_hosts(archive: str) -> Progress:
    """The pages of one host in ten."""
    from bench.collect.made_archive import HOSTS

    return ours(archive, hosts=frozenset(host.removeprefix("www.") for host in HOSTS[::10]))


def ours_in_german(archive: str) -> Progress:
    """The pages in German, one in ten; the language of each has to be told."""
    return ours(archive, languages=frozenset({"de"}))


def ours_cleaned(archive: str) -> Progress:
    """Pages made into articles: what other systems' archive extraction gives."""
    from wirehouse.clean import clean
    from wirehouse.collect.warc import read_archive
    from wirehouse.records import RawDocument
    from wirehouse.settings import Settings

    size = Path(archive).stat().st_size
    documents = 0
    for item in read_archive(archive, source_of=str, settings=Settings()):
        if isinstance(item.outcome, RawDocument):
            clean(item.outcome)
            documents += 1
        yield item.next_offset / size, documents


def fastwarc(archive: str) -> Progress:
    """FastWARC alone: each response's HTTP head parsed and its payload read, and nothing done with it."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = Path(archive).stat().st_size
    documents = 0
    with open(archive, "rb") as stream:  # noqa: PTH123 - as its manual has it
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            record.reader.read()
            documents += 1
            yield record.stream_pos / size, documents


def warcio(archive: str) -> Progress:
    """Warcio, the reference reader: each response's content, decoded."""
    from warcio.archiveiterator import ArchiveIterator

    size = Path(archive).stat().st_size
    documents = 0
    with open(archive, "rb") as stream:  # noqa: PTH123 - as its manual has it
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                record.content_stream().read()
                documents += 1
                yield stream.tell() / size, documents


def newsplease(archive: str) -> Progress:
    """The archive extraction of news-please: its `from_warc` over warcio's records, as its crawler does."""
    import logging

    from newsplease import NewsPlease
    from warcio.archiveiterator import ArchiveIterator

    logging.disable(logging.CRITICAL)
    size = Path(archive).stat().st_size
    documents = 0
    with open(archive, "rb") as stream:  # noqa: PTH123 - as its manual has it
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                # As its crawler: on with the next.
                with contextlib.suppress(Exception):
                    documents += NewsPlease.from_warc(record) is not None
                yield stream.tell() / size, documents


READERS: dict[str, Callable[[str], Progress]] = {
    "ours": ours,
    "ours-hosts": ours_of_hosts,
    "ours-german": ours_in_german,
    "ours-cleaned": ours_cleaned,
    "fastwarc": fastwarc,
    "warcio": warcio,
    "news-please": newsplease,
}


def measure(reader: Callable[[str], Progress], archive: str, pages: int | None) -> dict[str, object]:
    """Run a reader over an archive, or its first pages: processor seconds, pages, documents, MB at the marks."""
    memory: dict[str, int] = {}
    progress = reader(archive)
    # What is loaded for the first page is not a page's time.
    _, documents = next(progress)
    first, seen = documents, 0
    start = time.process_time()
    for share, taken in progress:
        documents = taken
        seen += 1
        for mark in MARKS:
            if share >= mark and f"{mark:.0%}" not in memory:
                memory[f"{mark:.0%}"] = _resident()
        if pages is not None and seen >= pages:
            break
    seconds = time.process_time() - start
    memory.setdefault("100%", _resident())
    return {"seconds": seconds, "pages": seen, "documents": documents - first, "memory": memory}


def _resident() -> int:
    """Give the memory of this process in MB, as it is now and not as it was at most."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4_096 // 1_000_000


if __name__ == "__main__":
    name, archive, *most = sys.argv[1:]
    print(json.dumps(measure(READERS[name], archive, int(most[0]) if most else None)))
