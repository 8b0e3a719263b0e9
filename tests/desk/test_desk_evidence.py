"""The evidence of a rejection, found in the raw document."""

from __future__ import annotations

from wirehouse.desk.evidence import find, quoted

PAGE = (
    "\n".join(f"line of text number {n}" for n in range(1, 40)) + "\n<h1>404  Page\tnot found</h1>\nthe end"
)


def marked(found) -> list[str]:
    return [piece.text for line in found.lines for piece in line.pieces if piece.is_marked]


def test_what_the_evidence_quotes_is_marked_whatever_the_space_and_the_case():
    found = find("the page says “404 page not found”; nothing to do", PAGE)
    assert marked(found) == ["404  Page\tnot found"]
    assert found.places == 1
    assert [line.number for line in found.lines] == [37, 38, 39, 40, 41]


def test_a_line_that_the_evidence_names_is_marked():
    assert marked(find("line 7 column 3: mend it", PAGE)) == ["line of text number 7"]


def test_evidence_that_quotes_nothing_shows_how_the_document_begins():
    found = find("nothing above the text", PAGE)
    assert found.places == 0
    assert found.lines[0].number == 1
    assert marked(found) == []


def test_what_is_quoted_is_told_once_and_the_longest_first():
    assert quoted("“ab”, 'long one' and “ab”") == ("long one", "ab")


def test_a_page_of_one_endless_line_is_shown_around_the_hit():
    found = find("says “needle”", "hay " * 100_000 + "needle" + " hay" * 100_000)
    assert marked(found) == ["needle"]
    assert sum(len(piece.text) for piece in found.lines[0].pieces) < 1_000


def test_quotes_are_no_patterns():
    assert marked(find("says “.*(a+)+$”", "aaaa\n.*(a+)+$ here")) == [".*(a+)+$"]


def test_an_empty_document_has_no_line():
    assert find("says “x y”", "").lines == ()
