"""A whole import of a web archive, into Postgres and the raw store, beside reading it with FastWARC alone.

    python -m bench.collect.import_whole --pages 50000

makes an archive (two records a page: 50,000 pages are 100,000 records), imports it with one worker and then with
more, each time into a Postgres of its own, and prints records a second of the clock, the ratio to FastWARC, and the
memory of the workers as the import went on. The documents of both imports must be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from bench.collect.made_archive import make
from bench.collect.warc_speed import measured

_MARKS = (0.1, 0.5, 0.95)
_EVERY_SECONDS = 0.5


@dataclass(frozen=True)
class Imported:
    """What an import took: seconds of the clock, MB of its largest worker on the way, and what came of it."""

    workers: int
    documents: int
    seconds: float
    memory: tuple[int, ...]
    digest: str


def main() -> int:
    """Make the archive, import it, print the table; 1 where two imports differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--pages", type=int, default=50_000, help="pages of the archive (50000: 100,000 records)"
    )
    parser.add_argument("--workers", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "made.warc.gz"
        records = make(archive, arguments.pages)
        print(f"made {records:,} records, {archive.stat().st_size / 1e6:,.0f} MB")
        alone = measured("fastwarc", archive, None)
        fastest = records / alone["seconds"] if alone else float("nan")
        print(f"fastwarc alone: {fastest:,.0f} records/s")
        found = []
        for workers in dict.fromkeys(arguments.workers):
            found.append(imported(Path(folder) / f"home-{workers}", archive, workers))
            print(_line(found[-1], records, fastest), flush=True)
    return 0 if len({one.digest for one in found}) == 1 else 1


def imported(home: Path, archive: Path, workers: int) -> Imported:
    """Import the archive into a warehouse of its own."""
    os.environ["WIREHOUSE_HOME"] = str(home)
    from wirehouse import settings
    from wirehouse.database import EmbeddedPostgres, migrate, transaction
    from wirehouse.pipeline import collecting_in_process

    settings.load.cache_clear()
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    try:
        migrate(server.url("owner"))
        with _Watch() as watch:
            began = time.perf_counter()
            report = collecting_in_process.import_archives(
                server.url("loader"), str(archive), source="made", workers=workers
            )
            seconds = time.perf_counter() - began
        with transaction(server.url("loader")) as cursor:
            cursor.execute("SELECT document_key, sha256, address, captured_at FROM raw.document ORDER BY 1")
            digest = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    finally:
        server.stop()
    return Imported(workers, report.documents, seconds, watch.at_marks(), digest)


class _Watch:
    """Looks at the memory of this process's children, now and then, while it is open."""

    def __enter__(self) -> _Watch:
        self._largest: list[int] = []
        self._stop = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def at_marks(self) -> tuple[int, ...]:
        """MB of the largest child at shares of the time."""
        seen = [size for size in self._largest if size] or [0]
        return tuple(seen[int(mark * len(seen))] for mark in _MARKS)

    def _look(self) -> None:
        while not self._stop.wait(_EVERY_SECONDS):
            self._largest.append(max(map(_resident_mb, _children()), default=0))


def _children() -> list[int]:
    own = os.getpid()
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        is_worker = "multiprocessing.spawn" in _command(stat.parent)
        if is_worker and int(text.rpartition(")")[2].split()[1]) == own:
            found.append(int(stat.parent.name))
    return found


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def _resident_mb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/statm").read_text()
    except OSError:
        return 0
    return int(status.split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def _line(one: Imported, records: int, fastest: float) -> str:
    speed = records / one.seconds
    return json.dumps(
        {
            "workers": one.workers,
            "documents": one.documents,
            "seconds": round(one.seconds, 1),
            "records_a_second": round(speed),
            "of_fastwarc": round(speed / fastest, 3),
            "megabytes_at_10_50_95_percent": one.memory,
        }
    )


if __name__ == "__main__":
    raise SystemExit(main())
