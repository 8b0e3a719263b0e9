from __future__ import annotations

import time

from written_pages import HEADLINE, PARAGRAPHS, cleaned, page

from wirehouse.clean import html_page, streamed_page

PLACE = '<!--$?--><template id="B:{0}"></template><p>Loading</p><!--/$-->'
PART = '<div hidden id="S:{0}">{1}</div><script>$RC("B:{0}","S:{0}")</script>'


def texts(body: str) -> list[str]:
    return [block.text for block in html_page.read(html_page.parse(f"<body>{body}</body>")).blocks]


def test_an_article_that_came_late_is_read() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"<main>{PLACE.format(0)}</main>{PART.format(0, f'<article><h1>{HEADLINE}</h1>{text}</article>')}"
    article = cleaned(f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>")
    assert article.paragraphs == PARAGRAPHS


def test_a_part_stands_where_its_place_was() -> None:
    body = f"<p>First</p>{PLACE.format('a')}<p>Last</p>{PART.format('a', '<p>Between</p>')}"
    assert texts(body) == ["First", "Between", "Loading", "Last"]


def test_a_part_may_wait_within_another() -> None:
    inner = f"<p>Second</p>{PLACE.format(1)}"
    body = f"{PLACE.format(0)}<p>Last</p>{PART.format(0, inner)}{PART.format(1, '<p>Third</p>')}"
    assert [text for text in texts(body) if text != "Loading"] == ["Second", "Third", "Last"]


def test_a_part_without_a_place_is_shown_where_it_is() -> None:
    assert texts(f"<p>First</p>{PART.format(0, '<p>Late</p>')}") == ["First", "Late"]


def test_a_part_that_waits_for_itself_is_not_put_into_itself() -> None:
    assert "Late" in texts(PART.format(0, f"<p>Late</p>{PLACE.format(0)}"))


def test_what_is_hidden_otherwise_stays_hidden() -> None:
    assert texts(f'<div hidden id="share">Gone</div>{PART.format(0, "<p>Late</p>")}') == ["Late"]


def test_only_pages_that_name_such_a_part_are_looked_through() -> None:
    assert streamed_page.may_be('<div hidden="" id="S:1f">')
    assert not streamed_page.may_be(page())


def test_very_many_parts_end_in_time() -> None:
    body = "".join(PLACE.format(f"{number:x}") for number in range(9_000))
    body += "".join(PART.format(f"{number:x}", "<p>Late</p>") for number in range(9_000))
    started = time.process_time()
    html_page.parse(f"<body>{'<div>' * 900}{body}</body>")
    assert time.process_time() - started < 2
