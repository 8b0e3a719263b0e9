"""`wirehouse source check` says what is wrong with a file, and what a source would collect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import Newsroom
from web import Web, web_of_sites
from wirehouse import cli, identity, settings
from wirehouse.database import transaction


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with web_of_sites() as served:
        monkeypatch.setenv("WIREHOUSE_COLLECT_PACE_SECONDS", "0")
        monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path / "home"))
        for name, value in served.environment().items():
            monkeypatch.setenv(name, value)
        settings.load.cache_clear()
        yield served
    settings.load.cache_clear()


def written(folder: Path, content: str) -> str:
    path = folder / "gazette.yaml"
    path.write_text(content, encoding="utf-8")
    return str(path)


FEED = "collect:\n  - {kind: feed, address: http://gazette.test/feed.xml}\n"


def test_what_a_feed_would_bring_is_shown(web: Web, tmp_path: Path, capsys):
    assert cli.main(["source", "check", written(tmp_path, FEED), "--rows", "1"]) == 0
    out = capsys.readouterr().out
    assert "RSS 2.0: 4 pages, 4 with a date, 4 with its moment" in out
    assert "http://gazette.test/news/swing-bridge" in out
    assert "and 3 more" in out
    # There is no database under this home.
    assert "unknown" in out


def test_a_fault_of_the_file_is_one_line_with_its_place(web: Web, tmp_path: Path, capsys):
    assert cli.main(["source", "check", written(tmp_path, "name: x\ncolect: []\n")]) == 2
    assert "gazette.yaml:2: colect: unknown key" in capsys.readouterr().err
    assert not web.requests


def test_a_place_that_gives_nothing_is_the_exit_code_1(web: Web, tmp_path: Path, capsys):
    nothing = FEED + "  - {kind: feed, address: http://gazette.test/none.xml}\n"
    assert cli.main(["source", "check", written(tmp_path, nothing)]) == 1
    assert "nothing can be collected: its answer has the status 404" in capsys.readouterr().out


def test_a_source_is_named_by_its_id_too(web: Web, tmp_path: Path, monkeypatch, capsys):
    written(tmp_path, "name: Gazette\n")
    monkeypatch.setenv("WIREHOUSE_SOURCES_FOLDER", str(tmp_path))
    settings.load.cache_clear()
    assert cli.main(["source", "check", "gazette"]) == 0
    assert cli.main(["source", "check", "courier"]) == 2
    assert "no source of that name" in capsys.readouterr().err


def test_what_the_warehouse_knows_is_told_from_what_is_new(
    newsroom: Newsroom, web: Web, tmp_path: Path, capsys
):
    known = "http://gazette.test/news/swing-bridge"
    newsroom.start("r1")
    with transaction(newsroom.loader_url) as cursor:
        cursor.execute("INSERT INTO ops.domain (domain) VALUES ('gazette.test')")
        cursor.execute("INSERT INTO ops.host (origin, domain) VALUES ('http://gazette.test', 'gazette.test')")
        cursor.execute(
            "INSERT INTO ops.address (address_key, address, source, fetch_address, domain, origin, first_run)"
            " VALUES (%s, %s, 'gazette', %s, 'gazette.test', 'http://gazette.test', 'r1')",
            [str(identity.article_id(known)), known, known],
        )
    assert cli.main(["source", "check", written(tmp_path, FEED)]) == 0
    shown = {
        line.split()[-1]: line.split()[0] for line in capsys.readouterr().out.splitlines() if "/news/" in line
    }
    assert shown.pop(known) == "known"
    assert set(shown.values()) == {"new"}
