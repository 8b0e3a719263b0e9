"""Speed and memory of importing a web archive, beside FastWARC and warcio alone and news-please's extraction.

    python -m bench.collect.warc_speed --pages 50000

makes an archive (two records a page: 50,000 pages are 100,000 records), and reads it once with each reader, each
in a process of its own. Times are of the processor. news-please turns pages into articles, which is more than an
import does: beside it stands our import with our cleaner, over the same pages, and it gets a sample of them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TypedDict, cast

from bench.collect.made_archive import make

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers" / "bin" / "python"
_OURS = ("ours", "ours-hosts", "ours-german")
_SAMPLED = ("ours-cleaned", "news-please")


class Measured(TypedDict):
    """What one reader did: processor seconds, pages seen, documents taken, MB at shares of the archive."""

    seconds: float
    pages: int
    documents: int
    memory: dict[str, int]


def measured(reader: str, archive: Path, pages: int | None) -> Measured | None:
    """Run one reader in its own process; None where its environment is not there."""
    python = PEERS if reader in {"warcio", "news-please"} else Path(sys.executable)
    if not python.exists():
        return None
    command = [str(python), "-m", "bench.collect.archive_readers", reader, str(archive)]
    # Models are looked for on this machine only.
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'include'}{os.pathsep}{ROOT}", "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        command + ([str(pages)] if pages else []),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{reader}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return cast(Measured, json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Make the archive, run the readers, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--pages", type=int, default=50_000, help="pages of the archive (50000: 100,000 records)"
    )
    parser.add_argument(
        "--sample", type=int, default=200, help="pages for the readers that make articles (200)"
    )
    parser.add_argument("--keep", type=Path, help="make the archive here, or read the one that is there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = arguments.keep or Path(folder) / "made.warc.gz"
        if not archive.exists():
            start = time.perf_counter()
            records = make(archive, arguments.pages)
            print(
                f"made {records:,} records, {archive.stat().st_size / 1e6:,.0f} MB, in {time.perf_counter() - start:.0f} s"
            )
        _table(archive, arguments.sample)
    return 0


def _table(archive: Path, sample: int) -> None:
    alone = measured("fastwarc", archive, None)
    print(f"{'reader':14} {'pages':>8} {'taken':>8} {'pages/s':>9} {'of fastwarc':>12}  MB at 10%, 50%, 100%")
    for reader in ("fastwarc", *_OURS, "warcio", *_SAMPLED):
        found = (
            alone
            if reader == "fastwarc"
            else measured(reader, archive, sample if reader in _SAMPLED else None)
        )
        if found is None:
            print(f"{reader:14} not there, or failed")
            continue
        speed = _speed(found)
        ratio = f"{speed / _speed(alone):.4g}" if alone else ""
        places = ", ".join(str(found["memory"].get(mark, "-")) for mark in ("10%", "50%", "100%"))
        print(f"{reader:14} {found['pages']:8,} {found['documents']:8,} {speed:9,.1f} {ratio:>12}  {places}")


def _speed(found: Measured) -> float:
    return found["pages"] / found["seconds"]


if __name__ == "__main__":
    raise SystemExit(main())
