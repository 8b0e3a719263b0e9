"""Accounts of our own making, for the tests of both views."""

from __future__ import annotations

from wirehouse.cli.account import Account, of
from wirehouse.reasons import Reason
from wirehouse.records import (
    Article,
    Block,
    DateBasis,
    DateCandidate,
    Explanation,
    Label,
    Precision,
    PublicationDate,
    Rejection,
    Repair,
    RepairKind,
    Stage,
)

HOSTILE = "<script>alert('x')</script> \"&amp; \u202eevil\x1b[2J"

BLOCKS = (
    Block(3, "A third ferry", "h1", label=Label.HEADLINE, reason="the headline", confidence=0.95),
    Block(4, "By Anna Whitlock", "p", label=Label.BYLINE, reason="a byline", confidence=0.9),
    Block(
        5,
        "The ferry sails.Nobody waits.",
        "p",
        label=Label.BODY,
        reason="prose in the run of prose",
        confidence=0.9,
    ),
    Block(9, "Share this", "div", label=Label.SHARE, reason="the line is “share”", confidence=0.8),
)
DATES = (
    DateCandidate(
        "2026-05-11", Precision.DAY, DateBasis.URL, 0.6, "/2026/05/11/", None, "a worse basis than metadata"
    ),
    DateCandidate(
        "2026-05-12T08:30", Precision.MINUTE, DateBasis.METADATA, 0.95, "datePublished", None, "published"
    ),
)
REPAIRS = (
    Repair(RepairKind.GLUED_SENTENCES, 5, "sails.Nobody", "sails. Nobody"),
    Repair(RepairKind.SOFT_HYPHENS, 5, "fer[U+00AD]ry", "ferry", 3),
)
EXPLANATION = Explanation(BLOCKS, DATES, REPAIRS, "utf-8", "bytes")


def an_article() -> Account:
    return of(
        Article(
            "0" * 64,
            "oldhaven/ferry.html",
            "oldhaven",
            "A third ferry",
            "The ferry sails. Nobody waits.",
            authors=("Anna Whitlock", "Ben Orr"),
            published=PublicationDate("2026-05-12T08:30", Precision.MINUTE, DateBasis.METADATA, 0.95),
            versions="clean 1; rules none",
            explanation=EXPLANATION,
        )
    )


def a_rejection() -> Account:
    blocks = (Block(1, "Nothing much.", "p"),)
    return of(
        Rejection(
            "oldhaven",
            "oldhaven/short.html",
            None,
            Stage.CLEAN,
            Reason.TOO_SHORT,
            "2 words of text",
            explanation=Explanation(blocks, charset="utf-8", charset_basis="bytes"),
        )
    )


def a_hostile_one() -> Account:
    block = Block(1, HOSTILE, HOSTILE, label=Label.BODY, reason=HOSTILE, confidence=1.0)
    date = DateCandidate(HOSTILE, Precision.DAY, DateBasis.URL, 0.5, HOSTILE, 1, HOSTILE)
    repair = Repair(RepairKind.MOJIBAKE, 1, HOSTILE, HOSTILE[::-1])
    return Account(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        ((HOSTILE, HOSTILE),),
        Explanation((block,), (date,), (repair,), HOSTILE, HOSTILE),
        (HOSTILE,),
    )
