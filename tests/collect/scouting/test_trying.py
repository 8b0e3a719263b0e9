"""Trying a source shows what each of its places would bring, without fetching a page."""

from __future__ import annotations

from pathlib import Path

from web import Answer, Web, web_of_sites
from wirehouse.collect.network import Door
from wirehouse.collect.scouting import Scout, Trial, try_source
from wirehouse.settings import Settings
from wirehouse.sources import Collect, CollectKind, Source

FEED = """<rss version="2.0"><channel><title>Gazette</title>
<item><link>http://gazette.test/news/swing-bridge?utm_source=rss</link><pubDate>Tue, 10 Nov 2026 08:00</pubDate></item>
<item><link>http://gazette.test/news/swing-bridge</link></item>
<item><link>http://gazette.test/private/drafts</link></item>
<item><link>http://casino.test/win</link></item><item><description>A note.</description></item>
</channel></rss>"""


def tried(web: Web, *places: Collect, **terms: object) -> list[Trial]:
    settings = Settings(**web.network_settings())
    source = Source(id="gazette", homepage="http://gazette.test/", collect=places, **terms)
    return list(try_source(source, Scout(Door(settings), settings, 0)))


def feed(address: str) -> Collect:
    return Collect(CollectKind.FEED, address)


def test_each_page_comes_with_its_address_its_verdict_and_its_date():
    with web_of_sites() as web:
        web.put("gazette.test", "/mixed.xml", Answer(body=FEED.encode()))
        (trial,) = tried(web, feed("http://gazette.test/mixed.xml"), timezone="Europe/London")
        assert not web.asked("gazette.test", "/news/swing-bridge")
        assert not web.asked("casino.test")
    assert [(page.address, page.is_elsewhere, page.is_allowed) for page in trial.pages] == [
        ("http://gazette.test/news/swing-bridge", False, True),
        ("http://gazette.test/news/swing-bridge", False, True),
        ("http://gazette.test/private/drafts", False, False),
        ("http://casino.test/win", True, None),
    ]
    assert [page.has_moment for page in trial.pages] == [True, False, False, False]
    assert (trial.form, trial.unlinked) == ("RSS 2.0", 1)
    assert any(problem.startswith("repeated: 1 entries") for problem in trial.problems)


def test_a_place_that_gives_nothing_says_why_and_the_others_are_tried():
    with web_of_sites() as web:
        web.put("gazette.test", "/", Answer(body=b"<html><body>Home</body></html>"))
        trials = tried(
            web,
            feed("http://gazette.test/none.xml"),
            feed("http://gazette.test/"),
            feed("http://gazette.test/private/feed.xml"),
            feed("http://nowhere.test/feed.xml"),
            feed("http://gazette.test/feed.xml"),
        )
    faults = [trial.fault for trial in trials]
    assert faults[0] == "its answer has the status 404"
    assert "a page of HTML" in faults[1]
    assert faults[2].startswith("robots: ")
    assert faults[3]
    assert (faults[4], len(trials[4].pages)) == ("", 4)


def test_lists_folders_and_archives_of_this_machine_are_looked_for(tmp_path: Path):
    (tmp_path / "list.txt").write_text("http://gazette.test/news/1\nnot an address\n", encoding="utf-8")
    (tmp_path / "a.warc.gz").write_bytes(b"")
    kinds = {
        CollectKind.URLS: tmp_path / "list.txt",
        CollectKind.LANDING: tmp_path,
        CollectKind.ARCHIVE: tmp_path / "*.warc.gz",
        CollectKind.SEARCH_RESULTS: tmp_path / "none.jsonl",
    }
    with web_of_sites() as web:
        urls, landing, archive, results = tried(
            web, *(Collect(kind, str(path)) for kind, path in kinds.items())
        )
    assert [page.address for page in urls.pages] == ["http://gazette.test/news/1"]
    assert urls.problems == ("bad_line: 1 lines or records hold no address",)
    assert (landing.form, archive.form) == ("a folder", "1 web archives")
    assert "none.jsonl: it cannot be read (No such file or directory)" in results.fault


def test_saved_results_that_name_no_page_are_no_fault(tmp_path: Path):
    (tmp_path / "results.jsonl").write_text('{"html": "<p>The wall is rebuilt.</p>"}', encoding="utf-8")
    with web_of_sites() as web:
        (trial,) = tried(web, Collect(CollectKind.SEARCH_RESULTS, str(tmp_path / "results.jsonl")))
    assert (trial.fault, trial.pages) == ("", ())


def test_a_landing_folder_of_object_storage_is_looked_for():
    with web_of_sites() as web:
        (trial,) = tried(web, Collect(CollectKind.LANDING, "memory://nowhere"))
    assert trial.fault == "there is no such folder"
