"""The web of sites is what it says: papers that the cleaner reads, answers as stated, requests on record."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from web import Answer, Web, web_of_sites
from wirehouse.clean import clean
from wirehouse.records import Article, RawDocument


@pytest.fixture(scope="module")
def served() -> Iterator[Web]:
    with web_of_sites(crowd=3, crowd_pages=5) as web:
        yield web


def asked(web: Web, host: str, path: str, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=5)
    connection.request("GET", path, headers={"Host": host, **headers})
    answer = connection.getresponse()
    return answer.status, answer.read()


def articles() -> list[tuple[str, Answer]]:
    with web_of_sites(crowd=2, crowd_pages=3) as web:
        pages = [
            (f"http://{host}{path}", web.answer(host, path))
            for host in web.hosts
            for path in getattr(web.sites[host], "answers", {"/news/1": (), "/news/2": ()})
            if host != "ledger.test"
        ]
    return [
        (url, answer)
        for url, answer in pages
        if answer.status == 200
        and (answer.media_type or "").startswith("text/html")
        and len(answer.body) > 300
    ]


def test_there_are_at_least_eight_sites(served):
    assert len([host for host in served.hosts if not host.startswith("town-")]) >= 8


@pytest.mark.parametrize(
    ("url", "answer"), articles(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_article_of_the_sites_is_one_for_the_cleaner_with_its_date_and_author(url, answer):
    charset = (answer.media_type or "").partition("charset=")[2] or None
    read = clean(RawDocument.from_bytes(answer.body, url, "text/html", charset=charset))
    assert isinstance(read, Article), read
    assert read.published is not None
    assert str(read.published.value).startswith("2026-")
    assert read.authors


def test_a_request_is_on_record_with_its_time_and_connection(served):
    served.forget()
    asked(served, "gazette.test", "/feed.xml", **{"User-Agent": "reader"})
    asked(served, "gazette.test", "/missing")
    first, second = served.requests
    assert (first.url, first.status, first.headers["user-agent"]) == (
        "http://gazette.test/feed.xml",
        200,
        "reader",
    )
    assert (second.status, second.connection - first.connection) == (404, 1)
    assert first.ended is not None
    assert first.at <= first.ended <= second.at


def test_validators_that_match_are_answered_by_304(served):
    assert asked(served, "gazette.test", "/feed.xml", **{"If-None-Match": 'W/"gazette-feed-7"'}) == (304, b"")
    assert asked(served, "gazette.test", "/feed.xml", **{"If-None-Match": '"another"'})[0] == 200


def test_an_article_changes_between_visits_and_others_go_away(served):
    served.forget()
    bodies = [asked(served, "gazette.test", "/news/night-market")[0] for _ in range(4)]
    assert bodies == [200, 200, 404, 404]
    assert [asked(served, "gazette.test", "/news/missing-heron")[0] for _ in range(2)] == [200, 410]
    served.forget()
    first, second = (asked(served, "gazette.test", "/news/swing-bridge")[1] for _ in range(2))
    assert first != second


def test_what_is_put_somewhere_is_answered_there_until_it_is_forgotten(served):
    served.put("gazette.test", "/extra", Answer(b"one"), Answer(b"two"))
    assert [asked(served, "gazette.test", "/extra")[1] for _ in range(3)] == [b"one", b"two", b"two"]
    served.forget()
    assert asked(served, "gazette.test", "/extra")[0] == 404


def test_the_crowd_has_a_feed_and_pages(served):
    assert asked(served, "town-002.test", "/feed.xml")[1].count(b"<item>") == 5
    assert asked(served, "town-002.test", "/news/5")[0] == 200
    assert asked(served, "town-002.test", "/news/6")[0] == 404


def test_nothing_runs_on_after_the_web_is_closed():
    before = threading.active_count()
    with web_of_sites() as web:
        reader = socket.create_connection(("127.0.0.1", web.port), timeout=5)
        reader.sendall(b"GET /hang HTTP/1.1\r\nHost: ledger.test\r\n\r\n")
        while not web.requests:
            time.sleep(0.01)
    assert reader.recv(1) == b""
    reader.close()
    assert threading.active_count() == before
