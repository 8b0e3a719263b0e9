"""Everything that can be wrong with a landing folder, in one run: nothing else of it is lost."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from newsroom import PARAGRAPHS, Newsroom, page
from wirehouse import pipeline

GOOD = ("sound.html", "sound.txt", "line%0Abreak.txt", "caf%E9.txt", "lying.html", "windows.html", "nul.txt")


def dump(headline: str) -> str:
    return "\n\n".join((headline, *PARAGRAPHS)) + "\n"


def fill(newsroom: Newsroom, outside: Path) -> dict[str, str]:
    """Put one file of each kind into the folder; give the reason that each is to be rejected for."""
    put = newsroom.put
    put("sound.html", page("A third ferry for Skarv"))
    put("sound.txt", dump("Harbour office counts the empty seats"))
    put("line\nbreak.txt", dump("A name with a line break is a name"))
    put(os.fsdecode(b"caf\xe9.txt"), dump("A name that is not UTF-8 is a name"))
    accented = page("Le café du port rouvre", "Le café du port a été rénové. " * 8, canonical=None)
    put("lying.html", accented.replace("<head>", '<head><meta charset="shift_jis">'))
    windows = page("Das Café am Hafen öffnet", "Das Café wurde über Jahre schön erneuert – endlich. " * 6)
    put("windows.html", windows.replace("<head>", '<head><meta charset="iso-8859-1">').encode("cp1252"))
    put("nul.txt", dump("A page with a zero byte in it").replace("harbour", "har\0bour", 1))

    put("empty.html", b"")
    put("binary.txt", bytes(range(256)) * 40)
    put("bomb.html.gz", gzip.compress(b"<p>" + b"a" * 50_000_000))
    put("cut.txt.gz", gzip.compress(dump("Cut off").encode())[:-20])
    put("nested.html", b"<html><body>" + b"<div>" * 100_000 + PARAGRAPHS[0].encode())
    put("lines.jsonl", '{"url": "https://www.oldhaven.example/a", "html": "<p>\n')
    with (newsroom.landing / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../escaped.html", page("Escaped"))
        packed.writestr("kept.html", page("What else the archive holds is kept"))
    put("pages.zip", archive.getvalue())
    outside.write_text(dump("Not of this folder"), encoding="utf-8")
    (newsroom.landing / "link.txt").symlink_to(outside)
    os.mkfifo(newsroom.landing / "pipe.txt")
    return {
        "empty.html": "empty",
        "binary.txt": "binary",
        "bomb.html.gz": "archive_bomb",
        "cut.txt.gz": "broken_archive",
        "nested.html": "too_deep",
        "lines.jsonl#L1": "broken_record",
        "huge.txt": "too_large",
        "pages.zip!/../escaped.html": "unsafe_path",
        "link.txt": "outside_folder",
        "pipe.txt": "unreadable",
    }


@pytest.fixture
def outcomes(
    newsroom: Newsroom, tmp_path: Path
) -> tuple[dict[str, str], dict[str, tuple[str | None, str | None]]]:
    expected = fill(newsroom, tmp_path / "outside.txt")
    report = pipeline.run_in_process(newsroom.loader_url, job="test", folder=newsroom.landing)
    return expected, newsroom.items(report.run_id)


def test_each_bad_file_is_rejected_for_its_reason_and_all_others_are_published(
    outcomes: tuple[dict[str, str], dict[str, tuple[str | None, str | None]]],
):
    expected, items = outcomes
    rejected = {address: reason for address, (outcome, reason) in items.items() if outcome == "rejected"}
    published = {address for address, (outcome, _) in items.items() if outcome == "published"}
    assert rejected == expected
    assert published == {*GOOD, "pages.zip!/kept.html"}
    assert len(items) == len(rejected) + len(published)
