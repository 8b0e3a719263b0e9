"""A body cut at the spans of its facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.desk.marking import paragraphs

BODY = 'Ann said: "Four boats, Ann hopes."\n\nBob paid 3 euros.'


def fact(start: int, end: int, **more: object) -> dict[str, object]:
    return {"start_char": start, "end_char": end, **more}


def test_each_piece_says_what_it_is_part_of():
    name, quoted, sum_paid = (
        fact(23, 26),
        fact(11, 33),
        fact(BODY.index("3 euros"), BODY.index("3 euros") + 7),
    )
    first, second = paragraphs(BODY, mentions=[name], quotations=[quoted], amounts=[sum_paid])
    assert [(piece.text, bool(piece.quotation), bool(piece.mention)) for piece in first] == [
        ('Ann said: "', False, False),
        ("Four boats, ", True, False),
        ("Ann", True, True),
        (" hopes.", True, False),
        ('"', False, False),
    ]
    assert [piece.text for piece in second if piece.amount] == ["3 euros"]
    assert [(piece.begins, piece.ends) for piece in first if piece.quotation] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_of_two_that_overlap_the_first_is_shown():
    first, *_ = paragraphs("one two three", mentions=[fact(0, 7), fact(4, 13)], quotations=[], amounts=[])
    assert [piece.text for piece in first if piece.mention] == ["one two"]


SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda s: fact(min(s), max(s))), max_size=6
)


@given(SPANS, SPANS, SPANS)
def test_the_pieces_are_the_body_whatever_the_spans(mentions, quotations, amounts):
    shown = paragraphs(BODY, mentions=mentions, quotations=quotations, amounts=amounts)
    assert "\n\n".join("".join(piece.text for piece in part) for part in shown) == BODY
