"""`wirehouse source add` writes the YAML file of a site, which can be read back and tried at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from web import Answer, Web, web_of_sites
from wirehouse import cli, settings, sources
from wirehouse.sources import Collect, CollectKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sources"


@pytest.fixture
def web(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with web_of_sites() as served:
        monkeypatch.setenv("WIREHOUSE_SOURCES_FOLDER", str(folder))
        monkeypatch.setenv("WIREHOUSE_COLLECT_PACE_SECONDS", "0")
        monkeypatch.setenv("WIREHOUSE_HOME", str(folder.parent / "home"))
        for name, value in served.environment().items():
            monkeypatch.setenv(name, value)
        settings.load.cache_clear()
        yield served
    settings.load.cache_clear()


def test_a_source_is_written_that_states_the_new_articles_and_remarks_on_the_rest(
    web: Web, folder: Path, capsys
):
    assert cli.main(["source", "add", "http://gazette.test/"]) == 0
    path = folder / "gazette.yaml"
    source = sources.read(path)
    assert (source.name, source.homepage) == ("Harrowmere Gazette", "http://gazette.test/")
    assert source.collect == (Collect(CollectKind.FEED, "http://gazette.test/feed.xml"),)
    text = path.read_text(encoding="utf-8")
    assert "  # - kind: sitemap\n  #   address: http://gazette.test/sitemap.xml\n" in text
    assert text in capsys.readouterr().out


def test_a_name_of_the_site_cannot_write_other_keys(web: Web, folder: Path):
    name = "Gazette&#10;recheck: off&#10;# x: 'y'"
    web.put("gazette.test", "/", Answer(body=f"<html><head><title>{name}</title></head></html>".encode()))
    assert cli.main(["source", "add", "http://gazette.test/", "--id", "own-id"]) == 0
    source = sources.read(folder / "own-id.yaml")
    assert source.name == "Gazette recheck: off # x: 'y'"
    assert source.recheck


def test_a_file_that_is_there_stays_as_it_is(web: Web, folder: Path, capsys):
    folder.mkdir()
    (folder / "gazette.yaml").write_text("name: Mine\n", encoding="utf-8")
    assert cli.main(["source", "add", "http://gazette.test/"]) == 2
    assert (folder / "gazette.yaml").read_text(encoding="utf-8") == "name: Mine\n"
    assert "is there already" in capsys.readouterr().err


def test_a_site_without_listings_leaves_no_file(web: Web, folder: Path, capsys):
    assert cli.main(["source", "add", "http://ledger.test/"]) == 1
    assert not folder.exists()
    assert "no feed and no sitemap was found" in capsys.readouterr().out


def test_an_id_that_leads_out_of_the_folder_is_wrong_usage(web: Web, folder: Path):
    assert cli.main(["source", "add", "http://gazette.test/", "--id", "../x"]) == 2
    assert not web.requests
