"""Collecting from real servers: what is fetched, what is not, and what is written down."""

from __future__ import annotations

import json

import pytest

from collected_web import GAZETTE, PACE, TOWN, Press, article, feed, press, town
from newsroom import forget_settings, newsroom, page
from web import Answer, Fault
from wirehouse.errors import SettingsError, TerminalError
from wirehouse.pipeline import collect_from_web, frontier_detour

__all__ = ["newsroom", "press", "town"]


def test_new_pages_of_a_feed_are_fetched_handed_over_and_published(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml")
    report = press.collect("one")
    assert (report.collected, report.waiting, report.new_addresses) == (4, 4, 4)
    assert set(press.addresses().values()) == {"fetched"}
    assert set(press.room.items("one").values()) == {("skipped", "handed_over")}
    assert press.process("two").published == 4
    assert "http://gazette.test/news/swing-bridge" in press.room.query("SELECT address FROM news.article")


def test_a_collecting_run_balances_and_is_in_the_ledger(town: Press):
    town.collect("one")
    assert town.room.query("SELECT collected, published, skipped FROM ops.batch") == [(1, 0, 1)]
    assert town.room.query("SELECT balances, state FROM mart.run") == [(True, "published")]


def test_what_is_known_is_not_fetched_again_and_feeds_are_asked_whether_they_changed(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml")
    press.collect("one")
    press.make_due()
    assert press.collect("two").new_addresses == 0
    first, second = press.web.asked("gazette.test", "/feed.xml")
    assert "if-none-match" not in first.headers
    # As received, to the letter.
    assert second.headers["if-none-match"] == 'W/"gazette-feed-7"'
    assert second.headers["if-modified-since"] == "Tue, 10 Nov 2026 09:30:00 GMT"
    assert second.status == 304
    assert len(press.web.asked("gazette.test", "/news/night-market")) == 1


def test_the_pace_holds_with_one_request_at_a_time(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml", f"{GAZETTE}/sitemap.xml")
    press.collect("one", workers=8)
    assert press.shortest_gap("gazette.test") >= PACE
    assert press.most_at_once("gazette.test") == 1


def test_two_sources_that_name_the_same_page_fetch_it_once(town: Press):
    town.web.put("town.test", "/other.xml", feed("/news/pier?utm_source=other"))
    town.state_feed("other", f"{TOWN}/other.xml")
    town.collect("one")
    assert len(town.web.asked("town.test", "/news/pier")) == 1
    assert town.room.query("SELECT address FROM ops.address") == [f"{TOWN}/news/pier"]


def test_robots_say_what_is_not_fetched(town: Press):
    town.web.put("town.test", "/robots.txt", Answer(b"User-agent: *\nDisallow: /news/p\n"))
    report = town.collect("one")
    assert town.room.items("one") == {f"{TOWN}/news/pier": ("skipped", "disallowed")}
    assert report.skipped == 1
    assert town.web.asked("town.test", "/news/pier") == []


def test_a_robots_file_is_fetched_once_a_day(town: Press):
    town.web.put("town.test", "/robots.txt", Answer(b"User-agent: *\nAllow: /\n"))
    town.collect("one")
    town.make_due()
    town.collect("two")
    assert len(town.web.asked("town.test", "/robots.txt")) == 1


def test_the_redirects_of_a_robots_file_keep_the_pace_of_every_domain(
    town: Press, monkeypatch: pytest.MonkeyPatch
):
    for host in ("www.town.test", "rules.test"):
        town.add_site(host, monkeypatch)
    there = Answer(status=301, location="http://rules.test/robots.txt")
    town.web.put("town.test", "/robots.txt", Answer(status=301, location="http://www.town.test/robots.txt"))
    town.web.put("www.town.test", "/robots.txt", there)
    town.web.put("rules.test", "/robots.txt", Answer(b"User-agent: *\nDisallow: /news/p\n"))
    town.collect("one")
    assert town.room.items("one") == {f"{TOWN}/news/pier": ("skipped", "disallowed")}
    first, second = (town.web.asked(host, "/robots.txt")[0] for host in ("town.test", "www.town.test"))
    assert second.at - (first.ended or first.at) >= PACE
    rested = "SELECT domain, lease_token IS NULL, next_free_at > '-infinity' FROM ops.domain ORDER BY 1"
    assert town.room.query(rested) == [("rules.test", True, True), ("town.test", True, True)]


def test_a_robots_file_that_leads_to_a_busy_domain_is_asked_for_later(
    town: Press, monkeypatch: pytest.MonkeyPatch
):
    town.add_site("rules.test", monkeypatch)
    monkeypatch.setattr(frontier_detour, "LONGEST_WAIT", 0.5)
    town.room.query(
        "INSERT INTO ops.domain (domain, next_free_at) VALUES ('rules.test', now() + interval '1 h')"
    )
    town.web.put("town.test", "/robots.txt", Answer(status=301, location="http://rules.test/robots.txt"))
    town.collect("one")
    assert town.web.asked("rules.test") == []
    assert town.room.query("SELECT robots_verdict FROM ops.host WHERE origin = %s", TOWN) == ["unreachable"]


def test_where_the_robots_file_cannot_be_had_nothing_is_fetched(town: Press):
    town.web.put("town.test", "/robots.txt", Answer(b"", status=503))
    town.collect("one", minutes=0.02)
    town.make_due()
    town.collect("two")
    assert [request.path for request in town.web.asked("town.test")] == ["/robots.txt"]
    assert town.room.query("SELECT last_reason FROM ops.listing") == ["robots_unreachable"]


def test_the_crawl_delay_of_a_robots_file_is_kept(town: Press):
    town.web.put("town.test", "/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 0.7\n"))
    town.collect("one")
    assert town.addresses() == {f"{TOWN}/news/pier": "fetched"}
    assert town.shortest_gap("town.test") >= 0.7


def test_retry_after_is_obeyed_and_the_page_comes_later(town: Press):
    town.web.put(
        "town.test", "/news/pier", Answer(b"slow down", status=429, retry_after="1"), article("The pier")
    )
    town.collect("one")
    first, second = town.web.asked("town.test", "/news/pier")
    assert second.at - (first.ended or 0) >= 1
    assert [outcome for _, outcome in town.outcomes()] == ["slowed", "fetched"]
    assert town.room.query("SELECT last_slow_down FROM ops.domain WHERE domain = 'town.test'") == ["http_429"]


def test_retry_after_as_a_date_is_obeyed_too(town: Press):
    town.web.put("town.test", "/news/pier", Answer(b"", status=503, retry_after="+2"), article("The pier"))
    town.collect("one")
    first, second = town.web.asked("town.test", "/news/pier")
    assert second.at - (first.ended or 0) >= 0.9


def test_a_redirect_is_a_request_of_its_own_at_the_pace(town: Press):
    town.web.put("town.test", "/news/pier", Answer(status=301, location="/news/2026/pier-rebuilt"))
    town.web.put("town.test", "/news/2026/pier-rebuilt", article("The old pier of Skarv is to be rebuilt"))
    town.collect("one")
    assert town.shortest_gap("town.test") >= PACE
    assert town.room.query("SELECT address FROM raw.document") == [f"{TOWN}/news/2026/pier-rebuilt"]
    assert town.room.query(
        "SELECT a.address, b.address FROM ops.address a JOIN ops.address b ON a.same_as = b.address_key"
    ) == [(f"{TOWN}/news/pier", f"{TOWN}/news/2026/pier-rebuilt")]


def test_a_redirect_to_a_page_that_is_known_is_not_followed(town: Press):
    town.collect("one")
    town.web.put("town.test", "/feed.xml", feed("/news/pier", "/news/old-pier"))
    town.web.put("town.test", "/news/old-pier", Answer(status=302, location="/news/pier"))
    town.make_due()
    town.collect("two")
    assert town.room.items("two") == {f"{TOWN}/news/old-pier": ("skipped", "same_page")}
    assert len(town.web.asked("town.test", "/news/pier")) == 1


def test_a_redirect_into_what_robots_forbid_is_not_followed(town: Press):
    town.web.put("town.test", "/robots.txt", Answer(b"User-agent: *\nDisallow: /private\n"))
    town.web.put("town.test", "/news/pier", Answer(status=302, location="/private/pier"))
    town.collect("one")
    assert town.room.items("one") == {f"{TOWN}/news/pier": ("skipped", "disallowed")}
    assert town.web.asked("town.test", "/private/pier") == []


def test_redirects_in_a_circle_end_with_a_rejection(town: Press):
    town.web.put("town.test", "/news/pier", Answer(status=302, location="/a"))
    town.web.put("town.test", "/a", Answer(status=302, location="/news/pier?x=1"))
    town.web.put("town.test", "/news/pier?x=1", Answer(status=302, location="/a"))
    town.collect("one")
    assert town.room.items("one") == {f"{TOWN}/news/pier": ("rejected", "unreachable")}


def test_the_address_that_a_page_states_is_its_own_where_it_is_believable(town: Press):
    stated = page(
        "The old pier of Skarv is to be rebuilt", canonical=f"{TOWN}/news/pier-of-skarv-rebuilt-4711"
    )
    town.web.put("town.test", "/news/pier", Answer(stated.encode(), media_type="text/html"))
    town.collect("one")
    assert town.room.query("SELECT address FROM raw.document") == [f"{TOWN}/news/pier-of-skarv-rebuilt-4711"]


def test_a_page_that_is_gone_is_skipped_and_not_asked_for_again(town: Press):
    town.web.put("town.test", "/news/pier", Answer(b"gone", status=410))
    town.collect("one")
    town.make_due()
    town.collect("two")
    assert town.room.items("one") == {f"{TOWN}/news/pier": ("skipped", "gone")}
    assert len(town.web.asked("town.test", "/news/pier")) == 1


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(b"<h1>No</h1>", status=403, media_type="text/html"), ("rejected", "http_status")),
        (Answer(b"%PDF-1.7", media_type="application/pdf"), ("skipped", "unsupported_type")),
        (Answer(b"   ", media_type="text/html"), ("rejected", "empty")),
        (Answer(b"x" * 1000, times=11_000, media_type="text/html"), ("rejected", "too_large")),
        (
            Answer(b"\0" * 1000, times=30_000, packed=("gzip",), media_type="text/html"),
            ("rejected", "archive_bomb"),
        ),
    ],
    ids=["a wall", "no page", "nothing", "too large", "a bomb"],
)
def test_what_is_no_page_has_its_reason(town: Press, answer: Answer, outcome: tuple[str, str]):
    town.web.put("town.test", "/news/pier", answer)
    town.collect("one")
    ((was, reason),) = town.room.items("one").values()
    assert (was, reason) == outcome or (answer.packed and reason in {"archive_bomb", "too_large"})


def test_a_page_that_breaks_off_is_tried_again_later(town: Press):
    town.web.put(
        "town.test",
        "/news/pier",
        article("The pier", fault=Fault.RESET, fault_after=20),
        article("The pier of Skarv"),
    )
    town.collect("one", minutes=0.05)
    assert town.addresses() == {f"{TOWN}/news/pier": "queued"}
    town.make_due("page")
    assert town.collect("two").waiting == 1


def test_a_page_that_never_answers_is_given_up_after_all_attempts(
    town: Press, monkeypatch: pytest.MonkeyPatch
):
    town.web.put("town.test", "/news/pier", Answer(b"", status=500))
    town.collect("one", minutes=0.05)
    town.room.query("UPDATE ops.address SET attempts = 7")
    town.make_due("page")
    town.collect("two", minutes=0.05)
    assert town.room.items("two") == {f"{TOWN}/news/pier": ("rejected", "unreachable")}
    ((evidence,),) = [town.room.query("SELECT evidence FROM ops.rejection")]
    assert evidence.startswith("8 attempts brought no page, the last one: http_500")


def test_a_rejected_page_that_comes_later_closes_its_rejection(town: Press):
    town.web.put(
        "town.test", "/news/pier", Answer(b"", status=403), article("The old pier of Skarv is rebuilt")
    )
    town.collect("one")
    town.room.query("UPDATE ops.address SET last_fetched_at = now() - interval '2 days'")
    town.web.put("town.test", "/feed.xml", feed("/news/pier", "/news/pier?utm_source=x"))
    town.make_due()
    town.collect("two")
    assert town.room.rejections() == {f"{TOWN}/news/pier": ("http_status", "fixed")}


def test_a_limit_stops_the_pages_and_the_rest_waits_for_the_next_run(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml")
    assert press.collect("one", limit=1).collected == 1
    assert sorted(press.addresses().values()) == ["fetched", "queued", "queued", "queued"]
    assert press.collect("two").collected == 3


def test_a_source_may_bound_its_pages_of_a_run(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml", more="max_per_run: 2\n")
    assert press.collect("one", workers=1).collected == 2


def test_only_the_sources_that_are_asked_for_are_collected(town: Press):
    town.state_feed("gazette", f"{GAZETTE}/feed.xml")
    town.collect("one", sources=["gazette"])
    assert town.web.asked("town.test") == []
    with pytest.raises(TerminalError, match="'nobody' is no source"):
        town.collect("two", sources=["nobody"])


def test_what_a_publisher_asks_not_to_be_done_is_kept_with_the_document(town: Press):
    text = page("The old pier").replace("<head>", '<head><meta name="robots" content="noarchive, noai">')
    town.web.put("town.test", "/news/pier", Answer(text.encode(), media_type="text/html"))
    town.collect("one")
    assert town.room.query("SELECT opt_out FROM raw.document_opt_out ORDER BY 1") == ["noai", "noarchive"]


def test_every_request_is_in_the_log(town: Press):
    town.collect("one")
    rows = town.room.query(
        "SELECT purpose, status, sent_bytes > 0, ip, run_id FROM ops.fetch ORDER BY fetch_id"
    )
    assert rows[-1] == ("page", 200, True, "127.0.0.1", "one")
    assert len(rows) == len(town.web.asked("town.test"))


def test_a_run_that_is_called_again_goes_on_and_does_not_fetch_twice(town: Press):
    town.collect("one")
    report = collect_from_web(town.room.loader_url, "one")
    assert report.collected == 1
    assert len(town.web.asked("town.test", "/news/pier")) == 1


def test_without_a_contact_nothing_is_fetched(town: Press, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("WIREHOUSE_NETWORK_CONTACT")
    forget_settings()
    with pytest.raises(SettingsError, match="network_contact"):
        town.collect("one")


def test_reports_are_plain_json(town: Press):
    assert json.loads(json.dumps(town.collect("one").as_dict()))["waiting"] == 1
