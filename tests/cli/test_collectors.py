"""`wirehouse collect`, `recheck` and `import`: the same as the DAGs, without Airflow."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from collected_web import Press, press
from newsroom import newsroom, page
from wirehouse.cli import main

__all__ = ["newsroom", "press"]


@pytest.fixture
def gazette(press: Press) -> Press:
    press.state_feed("gazette", "http://gazette.test/feed.xml")
    return press


def test_collect_fetches_and_says_what_it_did(gazette: Press, capsys: pytest.CaptureFixture[str]):
    assert main(["collect", "--minutes", "0.5"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("4 pages = 4 handed over + 0 unchanged + 0 rejected + 0 skipped\n")
    assert "6 requests, 1 of them for listings; 4 new addresses" in out
    assert gazette.room.query("SELECT job, state FROM ops.run") == [("wirehouse collect", "published")]


def test_collect_publishes_where_it_is_asked_to(gazette: Press, capsys: pytest.CaptureFixture[str]):
    assert main(["collect", "--limit", "2", "--publish"]) == 0
    assert "2 collected = 2 published" in capsys.readouterr().out
    assert gazette.room.query("SELECT count(*) FROM news.article") == [2]


def test_recheck_visits_again(gazette: Press, capsys: pytest.CaptureFixture[str]):
    main(["collect", "--publish"])
    gazette.make_due("recheck")
    assert main(["recheck", "--sources", "gazette"]) == 0
    assert "4 pages = 1 handed over + 2 unchanged + 0 rejected + 1 skipped" in capsys.readouterr().out


def test_an_unknown_source_is_an_error_with_the_known_ones(
    gazette: Press, capsys: pytest.CaptureFixture[str]
):
    assert main(["collect", "--sources", "nobody"]) == 1
    assert "there are: gazette" in capsys.readouterr().err
    assert gazette.room.query("SELECT state FROM ops.run") == ["failed"]


def test_import_reads_an_archive_in_processes_of_its_own(
    gazette: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    archive = tmp_path / "crawl.warc.gz"
    with archive.open("wb") as file:
        for number in range(3):
            answer = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
                + page(f"Ferry {number} is back").encode()
            )
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\nWARC-Date: "
                f"2026-06-05T18:24:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    assert main(["import", str(archive), "--workers", "2"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("3 records = 3 pages + 0 rejected + 0 passed over")
    assert "import: " in err
    assert main(["import", str(tmp_path / "none.warc")]) == 1
