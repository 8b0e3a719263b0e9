"""Nothing there yet, the database away, a migration that waits, far too much: each page says what to do."""

from __future__ import annotations

import time

import pytest
from served_desk import Desk, make

from newsroom import Newsroom
from wirehouse.database.migrations import migrate

LISTS = [
    "/",
    "/rejections",
    "/rejections?view=list",
    "/requests",
    "/gate",
    "/runs",
    "/jobs/news_daily",
    "/sources",
    "/entities",
    "/entities?view=doubtful",
    "/entities?view=judgements",
    "/search",
    "/search?q=ferry",
    "/search?entity=Skarv",
    "/checks",
    "/dictionary",
    "/documents",
    "/documents?find=nowhere",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_over_an_empty_database_says_what_to_do(empty_desk: Desk, path: str):
    answer = empty_desk.get(path)
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text or path in {"/dictionary", "/documents"}


@pytest.mark.parametrize("path", LISTS)
def test_a_page_says_that_the_database_is_away_and_how_to_start_it(newsroom: Newsroom, path: str):
    away = make(
        newsroom, "postgresql://wirehouse_desk:secret-word@127.0.0.1:1/wirehouse?connect_timeout=2", ""
    )
    answer = away.get(path)
    if path == "/documents":
        assert answer.status_code == 200
        return
    assert answer.status_code == 503
    assert "does not answer" in answer.text
    assert "make up" in answer.text
    assert "secret-word" not in answer.text


def test_a_page_says_that_a_migration_waits_and_how_to_apply_it(desk: Desk):
    desk.query_as_owner("DELETE FROM ledger.migration WHERE name = (SELECT max(name) FROM ledger.migration)")
    for path in desk.pages():
        answer = desk.get(path)
        assert answer.status_code in ({200} if path == "/documents" else {503}), path
        if answer.status_code == 503:
            assert "older than this version" in answer.text
            assert "wirehouse database migrate" in answer.text


def test_a_database_without_any_table_is_a_migration_that_waits(empty_desk: Desk):
    empty_desk.query_as_owner("DROP SCHEMA ops CASCADE")
    answer = empty_desk.get("/")
    assert answer.status_code == 503
    assert "older than this version" in answer.text


def test_a_desk_without_an_address_of_its_own_says_which_setting_is_missing(newsroom: Newsroom, monkeypatch):
    from newsroom import forget_settings  # noqa: PLC0415
    from wirehouse import settings  # noqa: PLC0415
    from wirehouse.database import desk_url  # noqa: PLC0415

    monkeypatch.delenv("WIREHOUSE_DATABASE_DESK_URL", raising=False)
    forget_settings()
    lost = make(newsroom, "", "")
    lost = make_with(newsroom, lambda: desk_url(settings.load()))
    answer = lost.get("/")
    assert answer.status_code == 503
    assert "WIREHOUSE_DATABASE_DESK_URL" in answer.text


def make_with(newsroom: Newsroom, find_url) -> Desk:
    from fastapi import FastAPI  # noqa: PLC0415
    from served_desk import PREFIX, USERS, Written  # noqa: PLC0415

    from wirehouse import settings  # noqa: PLC0415
    from wirehouse.desk import desk_app  # noqa: PLC0415

    conductor = Written()
    inner = desk_app(settings.load, find_url, lambda: USERS["operator"], conductor)
    outer = FastAPI()
    outer.mount(PREFIX, inner)
    return Desk(outer, inner, newsroom, conductor, "")


def test_a_query_that_takes_too_long_is_told_as_such(desk: Desk):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "wirehouse.desk.warehouse._query",
            lambda name: "SET LOCAL statement_timeout = 50; SELECT pg_sleep(5)",
        )
        began = time.monotonic()
        answer = desk.get("/runs")
    assert answer.status_code == 503
    assert "narrow the filters" in answer.text
    assert time.monotonic() - began < 3


def test_very_many_rejections_are_counted_up_to_a_limit_and_shown_by_pages(desk: Desk):
    desk.query_as_owner(
        "INSERT INTO ops.rejection (rejection_id, item_key, source, address, stage, reason, evidence, versions, first_run, last_run) "
        "SELECT gen_random_uuid(), gen_random_uuid(), 's' || n % 300, 'a/' || n, 'clean', 'no_headline', "
        "'nothing above line ' || n, 'v', 'first', 'first' FROM generate_series(1, 12000) AS n"
    )
    listed = desk.get("/rejections?view=list").text
    assert "more than 10,000" in listed
    assert listed.count('name="id"') == 50
    following = listed.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = desk.get(f"/rejections{following}").text
    assert second.count('name="id"') == 50
    assert not set(_ids(listed)) & set(_ids(second))
    assert desk.get("/rejections").text.count("<tr>") < 110


def _ids(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('name="id" value="')[1:]]


def test_a_huge_page_is_shown_in_part_and_says_so(desk: Desk):
    key = desk.one("SELECT document_key FROM ops.verdict WHERE outcome = 'published' LIMIT 1")
    desk.query_as_owner(
        "UPDATE news.article_revision SET body = repeat('word and word. ', 60000) WHERE document_key = %s",
        key,
    )
    answer = desk.get(f"/documents/{key}")
    assert answer.status_code == 200
    assert "more characters are not shown" in answer.text


def test_a_fresh_database_is_not_pending(warehouse):
    assert migrate(warehouse.owner_url) == []
