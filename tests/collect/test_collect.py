"""The face: one lazy, bounded, ordered pass over a landing folder."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from wirehouse.collect import Outcome, collect_folder
from wirehouse.errors import TerminalError
from wirehouse.records import RawDocument, Rejection, Skip
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]


def test_limit_counts_documents_and_rejections_but_no_skips(landing: Path, collect: Collect) -> None:
    for name, content in (("a.pdf", "x"), ("b.txt", "x"), ("c.pdf", "x"), ("d.txt", ""), ("e.txt", "x")):
        (landing / name).write_text(content)
    assert [type(each) for each in collect(limit=2)] == [Skip, RawDocument, Skip, Rejection]
    assert collect(limit=0) == []
    assert len(collect(limit=99)) == 5


def test_nothing_is_read_before_it_is_asked_for(landing: Path) -> None:
    (landing / "a.txt").write_text("words")
    found = collect_folder(landing, settings=Settings())
    (landing / "a.txt").write_text("other words")
    first = next(found)
    assert isinstance(first, RawDocument)
    assert first.data == b"other words"


def test_two_passes_give_the_same(landing: Path, collect: Collect) -> None:
    for number in range(20):
        (landing / f"{number}.txt").write_text(str(number))
    assert collect() == collect()


def test_since_without_a_time_zone_is_refused_at_once(landing: Path) -> None:
    with pytest.raises(TerminalError, match="time zone"):
        collect_folder(landing, since=datetime(2024, 6, 1), settings=Settings())


def test_memory_holds_one_document_and_not_the_archive(landing: Path) -> None:
    noise = random.Random(1)
    with zipfile.ZipFile(landing / "a.zip", "w", zipfile.ZIP_STORED) as archive:
        for number in range(60):
            archive.writestr(f"{number}.txt", noise.randbytes(1_000_000))
    tracemalloc.start()
    count = sum(isinstance(each, RawDocument) for each in collect_folder(landing, settings=Settings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60
    assert peak < 8_000_000


def test_leaving_the_pass_early_leaves_no_file_open(landing: Path) -> None:
    with zipfile.ZipFile(landing / "a.zip", "w") as archive:
        archive.writestr("1.txt", b"one")
        archive.writestr("2.txt", b"two")
    program = (
        "import sys; from pathlib import Path; from wirehouse.collect import collect_folder; "
        "from wirehouse.settings import Settings; "
        "found = collect_folder(Path(sys.argv[1]), settings=Settings()); next(found); found.close()"
    )
    result = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", program, str(landing)],
        capture_output=True,
        check=True,
    )
    assert result.stderr == b""


def test_importing_it_brings_in_nothing_heavy() -> None:
    program = "import sys, wirehouse.collect; print([m for m in ('fsspec', 'airflow', 'psycopg2', 'bs4') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
