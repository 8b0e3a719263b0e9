from __future__ import annotations

from wirehouse.clean import live_updates
from wirehouse.clean.live_updates import LiveUpdate

POST = {"@type": "BlogPosting", "datePublished": "2026-10-12T18:40+01:00", "headline": "Ferries sail again"}


def test_a_post_has_its_date_its_headline_and_how_its_text_begins() -> None:
    node = {"liveBlogUpdate": [{**POST, "articleBody": "The first ferry leaves at nine."}]}
    assert live_updates.read([node]) == (
        LiveUpdate("2026-10-12T18:40+01:00", "Ferries sail again", "The first ferry leaves at nine."),
    )


def test_one_post_alone_need_not_be_a_list() -> None:
    assert len(live_updates.read([{"liveBlogUpdate": POST}])) == 1


def test_markup_goes_even_where_it_was_escaped_twice() -> None:
    node = {
        "liveBlogUpdate": [
            {**POST, "articleBody": "&amp;lt;p&amp;gt;The <b>first</b> ferry&lt;br&gt; leaves."}
        ]
    }
    assert live_updates.read([node])[0].opening == "The first ferry leaves."


def test_a_post_without_a_date_or_without_words_is_left_out() -> None:
    node = {"liveBlogUpdate": [{"headline": "Undated"}, {"datePublished": "2026-10-12"}, "a text", None]}
    assert live_updates.read([node]) == ()


def test_the_order_is_that_of_the_page_and_what_is_said_twice_counts_once() -> None:
    later = {**POST, "datePublished": "2026-10-12T19:40+01:00"}
    found = live_updates.read([{"liveBlogUpdate": [later, POST, later]}, {"headline": "No live blog"}])
    assert [update.posted[11:16] for update in found] == ["19:40", "18:40"]


def test_no_page_states_more_than_two_thousand() -> None:
    posts = [{**POST, "headline": f"Post {number}"} for number in range(3_000)]
    assert len(live_updates.read([{"liveBlogUpdate": posts}])) == 2_000
