"""Pages that were made to hurt: whatever their markup, `clean` answers, soon, in bounded memory."""

from __future__ import annotations

import json
import multiprocessing
import resource

import pytest
from hostile import LARGE, SENTENCE, TITLE, Maker, filled, judge, page

from wirehouse.reasons import Reason
from wirehouse.records import Article, Rejection

MOST_MEGABYTES = 800


def linked_data(text: str) -> str:
    return page("", f'<script type="application/ld+json">{text}</script>')


NESTED = {
    "divisions": "<div>",
    "bold": "<b>",
    "links": "<a href=x>",
    "paragraphs and fonts": "<p><font>",
    "tables": "<table><tr><td>",
    "lists": "<ul><li>",
    "quotations": "<blockquote>word ",
    "items": "<div itemscope itemtype='https://schema.org/Article' itemprop=author>",
}


@pytest.mark.parametrize("unit", NESTED.values(), ids=NESTED)
def test_nested_elements_are_read_or_refused(unit: str):
    judge(page(filled(unit, 100_000)))
    judge(filled(unit, LARGE))


def test_nesting_just_below_the_bound_is_read_with_its_text():
    found = judge(page("".join(f"<div>word {number} of many" for number in range(1_900))))
    assert isinstance(found, Article)


MARKUP = {
    "distinct attributes": lambda: (
        "<div " + " ".join(f"a{number}={number}" for number in range(700_000)) + ">"
    ),
    "attributes without a value": lambda: "<div " + " ".join(f"a{number}" for number in range(700_000)) + ">",
    "attributes of many elements": lambda: (
        ("<p " + " ".join(f"a{n}=1" for n in range(299)) + ">x</p>") * 4_000
    ),
    "the same attribute": lambda: "<div " + filled("a=1 ", LARGE) + ">",
    "a long class": lambda: f'<div class="{filled("story body ", LARGE)}"><p>{SENTENCE}</p></div>',
    "a style of spaces": lambda: f'<p style="display{" " * 2_000_000}">word</p>',
    "a million elements": lambda: "<p>ab</p>" * 1_000_000,
    "line breaks": lambda: "text<br>" * 99_000,
    "line breaks alone": lambda: "<br>" * 99_000,
    "comments": lambda: "<!-- c -->" * 500_000,
    "one comment": lambda: f"<!-- {filled('comment ', LARGE)} -->",
    "an open comment": lambda: f"<!-- {filled('comment ', LARGE)}",
    "an open script": lambda: f"<script>{filled('var x = 1; ', LARGE)}",
    "an open quotation mark": lambda: f'<p class="{filled("x", LARGE)}',
    "an open title": lambda: f"<title>{filled('word ', LARGE)}",
    "opening brackets": lambda: filled("<", LARGE),
    "half tags": lambda: filled("<p", LARGE),
    "a picture in an attribute": lambda: f'<img src="data:{filled("QUJD", LARGE)}">',
    "choices": lambda: f"<select>{'<option>word</option>' * 90_000}</select>",
    "entities": lambda: filled("&amp;", LARGE),
    "entities that are none": lambda: filled("&", LARGE),
    "numeric entities": lambda: filled("&#8203;", LARGE),
    "entities of entities": lambda: f"<p>{filled('&amp;lt;b&amp;gt; ', 900_000)}</p>",
    "one word": lambda: f"<p>{'x' * 900_000}</p>",
    "one word again and again": lambda: f"<p>{filled('word ', LARGE)}</p>",
    "one paragraph again and again": lambda: f"<p>{SENTENCE}</p>" * 9_000,
    "many paragraphs": lambda: "".join(
        f"<p>{number} {SENTENCE} {number * 7_919}</p>" for number in range(9_000)
    ),
    "many headings": lambda: "".join(f"<h1>{TITLE} {number}</h1>" for number in range(9_000)),
    "many items": lambda: f"<ul>{''.join(f'<li>item {number} of all' for number in range(9_000))}</ul>",
    "many bylines": lambda: "<p>By Jane Doe and John Roe</p>" * 9_000,
    "many links": lambda: "".join(
        f'<a href="/author/{number}">word {number}</a> ' for number in range(40_000)
    ),
    "many times": lambda: "".join(
        f'<time datetime="2024-06-{number % 28 + 1:02}T10:00">{number % 28 + 1} June 2024 10:00</time><p>w</p>'
        for number in range(4_900)
    ),
    "many dates": lambda: "".join(f"<p>{number % 28 + 1} June 2024, {number}</p>" for number in range(9_000)),
    "many dates below the headline": lambda: "".join(
        f'<p class="date">{("Published", "Updated")[number % 2]} {number % 28 + 1} June {1800 + number // 28} 10:{number % 60:02}</p>'
        for number in range(9_000)
    ),
    "many names of elements": lambda: "".join(
        f'<p class="m{number} n{number}">w{number}</p>' for number in range(9_900)
    ),
}


@pytest.mark.parametrize("body", MARKUP.values(), ids=MARKUP)
def test_markup_in_great_numbers_is_read_or_refused(body: Maker):
    judge(page(body()))
    judge(body() + page(""))


HEADS = {
    "meta elements": lambda: "".join(
        f'<meta name="k{number}" content="v {number}">' for number in range(90_000)
    ),
    "a long title": lambda: f'<meta property="og:title" content="{filled("word ", LARGE)}">',
    "a title of brackets": lambda: f'<meta property="og:title" content="{filled("&lt;", LARGE)}">',
    "a title of dividers": lambda: f"<title>{'a - ' * 300}</title>",
    "a date of digits": lambda: f'<meta property="article:published_time" content="{"1" * LARGE}">',
    "a date of dates": lambda: (
        f'<meta property="article:published_time" content="{"12.06.2024 " * 500_000}">'
    ),
    "authors": lambda: f'<meta name="author" content="{"Jane Doe, " * 500_000}">',
    "keywords": lambda: f'<meta name="keywords" content="{"word, " * 500_000}">',
    "an address that is none": lambda: f"<link rel=canonical href='https://[{'x' * 1_000_000}'>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_what_a_head_states_in_great_length_is_read_or_refused(head: Maker):
    judge(page("", head()))


ARTICLE = {"@type": "NewsArticle", "headline": TITLE}
LINKED_DATA = {
    "deep lists": lambda: "[" * 900_000,
    "deep objects": lambda: '{"@graph":' * 100_000,
    "deep and valid": lambda: '{"@graph":[' * 400 + "{}" + "]}" * 400,
    "broken": lambda: filled('{"headline":"word word", "name": "x" ', 1_900_000),
    "open strings": lambda: filled('"headline":"\\', 1_900_000),
    "commas": lambda: "{" + filled(",   ", 1_900_000),
    "a comma and spaces": lambda: "{," + " " * 1_900_000,
    "a long number": lambda: '{"@type":"NewsArticle","headline":' + "1" * 1_000_000 + "}",
    "entities": lambda: filled("{&quot;headline&quot;: &quot;word&quot;, ", 1_900_000),
    "many articles": lambda: json.dumps(
        [{**ARTICLE, "author": {"@id": f"#{number}"}} for number in range(20_000)]
    ),
    "many authors": lambda: json.dumps(
        {**ARTICLE, "author": [{"name": f"Jane Doe{n}"} for n in range(30_000)]}
    ),
    "a long author": lambda: json.dumps({**ARTICLE, "author": "Jane Doe, " * 100_000}),
    "a long body": lambda: json.dumps({**ARTICLE, "articleBody": SENTENCE * 20_000}),
    "many posts": lambda: json.dumps(
        {
            "@type": "LiveBlogPosting",
            "headline": TITLE,
            "liveBlogUpdate": [
                {"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": SENTENCE}
                for n in range(9_000)
            ],
        }
    ),
    "types": lambda: json.dumps({**ARTICLE, "@type": ["NewsArticle"] * 100_000}),
}


@pytest.mark.parametrize("text", LINKED_DATA.values(), ids=LINKED_DATA)
def test_linked_data_of_any_depth_and_size_is_read_as_far_as_it_can_be(text: Maker):
    assert isinstance(judge(linked_data(text())), Article | Rejection)


def test_many_scripts_of_linked_data_are_bounded_together():
    judge(page("", f'<script type="application/ld+json">{json.dumps(ARTICLE)}</script>' * 20_000))
    judge(page("", f'<script type="application/ld+json">{{"a": "{"x" * 100_000}"}}</script>' * 90))


def test_more_attributes_than_any_page_has_are_refused_with_their_number():
    found = judge(page(f"<div {' '.join(f'a{number}=1' for number in range(5_000))}>"))
    assert isinstance(found, Rejection)
    assert found.reason is Reason.TOO_LARGE
    assert "300 attributes of one element" in found.evidence


def test_an_element_with_one_long_attribute_is_no_attack():
    assert isinstance(judge(page(f"<div data-state='{'x=1,' * 20_000}'></div>")), Article)


def _peak(data: bytes) -> tuple[float, float]:
    judge(page(""))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    judge(data)
    return before / 1_000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


@pytest.mark.parametrize("name", ["a million elements", "one word again and again", "entities", "comments"])
def test_memory_is_bounded(name: str):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        before, after = pool.apply(_peak, (page(MARKUP[name]()).encode(),))
    assert after - before < MOST_MEGABYTES
