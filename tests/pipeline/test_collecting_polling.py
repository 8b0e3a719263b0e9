"""Reading feeds and sitemaps from real servers: what they name, when they are read again, and when they rest."""

from __future__ import annotations

from datetime import date

import pytest

from collected_web import GAZETTE, TOWN, Press, article, feed, press, town
from newsroom import forget_settings, newsroom, page
from web import Answer

__all__ = ["newsroom", "press", "town"]


def test_a_feed_without_validators_is_told_by_its_bytes(town: Press):
    town.collect("one")
    town.make_due()
    town.collect("two")
    assert town.room.query("SELECT brought, entries FROM ops.listing") == [(1, 1)]
    assert town.outcomes("listing") == [(f"{TOWN}/feed.xml", "fetched")] * 2


def test_a_feed_that_is_gone_fails_harder_each_time_and_rests_in_the_end(town: Press):
    town.web.put("town.test", "/feed.xml", Answer(b"", status=410))
    town.collect("one")
    assert town.room.query("SELECT state, failures, last_reason FROM ops.listing") == [("active", 1, "gone")]
    town.room.query("UPDATE ops.listing SET failures = 9")
    town.make_due()
    town.collect("two")
    ((state, days),) = town.room.query(
        "SELECT state, round(extract(EPOCH FROM next_read_at - now()) / 86400)::int FROM ops.listing"
    )
    assert (state, days) == ("resting", 7)


def test_a_resting_feed_that_is_alive_again_is_read_as_before(town: Press):
    town.collect("one")
    town.room.query(
        "UPDATE ops.listing SET state = 'resting', resting_since = now(), failures = 12, sha256 = NULL"
    )
    town.web.put("town.test", "/feed.xml", feed("/news/pier", "/news/crane"))
    town.web.put("town.test", "/news/crane", article("A crane for the northern quay"))
    town.make_due()
    town.collect("two")
    assert town.room.query("SELECT state, failures, resting_since FROM ops.listing") == [("active", 0, None)]


def test_what_is_no_feed_is_a_failure_with_its_reason(town: Press):
    town.web.put("town.test", "/feed.xml", article("A page that is no feed"))
    town.collect("one")
    assert town.room.query("SELECT last_reason, failures FROM ops.listing") == [("not_a_listing", 1)]


def test_a_feed_that_moved_for_good_is_asked_for_at_its_new_place(town: Press):
    town.web.put("town.test", "/feed.xml", Answer(status=301, location="/rss"))
    town.web.put("town.test", "/rss", feed("/news/pier"))
    town.collect("one")
    town.make_due()
    town.collect("two")
    assert [len(town.web.asked("town.test", path)) for path in ("/feed.xml", "/rss")] == [1, 2]


def test_a_feed_that_moved_for_now_is_asked_for_at_its_old_place(town: Press):
    town.web.put("town.test", "/feed.xml", Answer(status=302, location="/rss"))
    town.web.put("town.test", "/rss", feed("/news/pier"))
    town.collect("one")
    town.make_due()
    town.collect("two")
    assert [len(town.web.asked("town.test", path)) for path in ("/feed.xml", "/rss")] == [2, 2]


def test_an_entry_without_a_page_of_its_own_is_taken_from_the_feed_once(town: Press):
    text = "".join(f"<p>{one}</p>" for one in page("x").split("<p>")[1:4])
    item = (
        "<item><title>The ferry is back</title><guid isPermaLink='false'>n1</guid><description>"
        f"<![CDATA[{text}]]></description></item>"
    )
    town.web.put("town.test", "/feed.xml", feed(item), feed(item, "/news/pier"))
    assert town.collect("one").waiting == 1
    town.make_due()
    town.collect("two")
    assert town.process("three").published == 2
    assert "The ferry is back" in town.room.query("SELECT headline FROM mart.article")


def test_a_sitemap_index_is_read_with_its_children(press: Press):
    press.state_feed("herald", "http://herald.test/sitemap_index.xml")
    report = press.collect("one")
    assert report.listings > 2
    assert press.room.query("SELECT count(*) > 1 FROM ops.listing WHERE parent_key IS NOT NULL") == [True]
    assert report.waiting > 2


def test_a_link_to_another_site_is_known_and_not_fetched_unless_the_source_says_so(town: Press):
    advert = f"<item><title>Buy</title><link>{GAZETTE}/news/night-market</link></item>"
    town.web.put("town.test", "/feed.xml", feed("/news/pier", advert), feed("/news/pier", advert, "/x"))
    town.collect("one")
    assert town.addresses()[f"{GAZETTE}/news/night-market"] == "known"
    town.state_feed("town", f"{TOWN}/feed.xml", more="hosts: [gazette.test]\n")
    town.make_due()
    town.collect("two")
    assert town.addresses()[f"{GAZETTE}/news/night-market"] == "fetched"


def test_older_pages_than_asked_for_stay_known_and_are_fetched_once_they_are(town: Press):
    old = f"<item><title>Old</title><link>{TOWN}/news/pier</link><pubDate>Tue, 12 May 2026 08:30:00 GMT</pubDate></item>"
    town.web.put("town.test", "/feed.xml", feed(old))
    town.collect("one", since=date(2026, 6, 1))
    assert town.addresses() == {f"{TOWN}/news/pier": "known"}
    town.web.put("town.test", "/feed.xml", feed(old, "/news/none"))
    town.make_due()
    town.collect("two")
    assert town.addresses()[f"{TOWN}/news/pier"] == "fetched"


def test_the_full_text_of_a_feed_is_used_where_the_page_cannot_be_had(town: Press):
    text = "".join(f"<p>{one}</p>" for one in page("x").split("<p>")[1:4])
    full = (
        f"<item><title>The ferry is back</title><link>{TOWN}/news/ferry</link><pubDate>Tue, 12 May 2026 08:30:00 GMT"
        f"</pubDate><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{text}]]>"
        "</content:encoded></item>"
    )
    town.web.put("town.test", "/feed.xml", feed(full))
    town.web.put("town.test", "/news/ferry", Answer(b"", status=403))
    assert town.collect("one").waiting == 1
    assert town.process("two").published == 1
    assert town.room.query("SELECT headline, published_on FROM mart.article") == [
        ("The ferry is back", date(2026, 5, 12))
    ]
    assert town.room.query("SELECT feed_page FROM ops.address") == [None]


def test_where_nothing_is_due_no_contact_is_needed(press: Press, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("WIREHOUSE_NETWORK_CONTACT")
    forget_settings()
    assert press.collect("one").requests == 0
    assert press.recheck("two").requests == 0
