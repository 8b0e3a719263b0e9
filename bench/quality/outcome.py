"""One page, cleaned and scored against its gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bench.quality.corpus import GoldPage, tool
from wirehouse.clean import clean
from wirehouse.clean.sequence_model import Models
from wirehouse.records import Article


@dataclass(frozen=True)
class Outcome:
    """What became of one page in one style: its scores, each None where gold has nothing to say.

    `text` is standfirst and body; `f1` is of bags of words. `people` is whether the authors are right
    counting people alone, `authors` whether they are right where an organisation that a page states as
    its author counts as one: gold has both. `date` is whether the day is right, `dated` whether one was
    given.
    """

    page: GoldPage
    style: str
    refused: str | None
    text: str
    f1: float | None
    title: float | None
    authors: float | None
    people: float | None
    date: float | None
    dated: bool


def clean_page(page: GoldPage, style: str, models: Models | None = None) -> Outcome:
    """Clean one page, with the shipped models where none are given, and score it."""
    found = clean(page.document(style), models=models)
    if not isinstance(found, Article):
        # A page that is turned away, for want of text most often, still says when it was published.
        dated = found.explanation.published if found.explanation else None
        return score(page, style, {"date": dated and dated.value}, found.reason.value)
    people = list(found.authors)
    given: dict[str, Any] = {
        "text": "\n\n".join(filter(None, (found.standfirst, found.body))),
        "title": found.headline,
        "people": people,
        "authors": people or ([found.byline] if found.byline else []),
        "date": found.published.value,
    }
    return score(page, style, given, None)


def score(page: GoldPage, style: str, given: dict[str, Any], refused: str | None) -> Outcome:
    """Score what an extractor gives of a page: its text, title, authors (a list) and date (ISO 8601)."""
    tools, row, day = tool("score"), page.row, (given.get("date") or "")[:10]
    text = given.get("text") or ""
    is_page = style == "html"
    authors = given.get("authors") or []

    def right(names: list[str]) -> float | None:
        return (
            float(tools.names(names) == tools.names(row["authors"]))
            if is_page and row.get("authors") is not None
            else None
        )

    return Outcome(
        page=page,
        style=style,
        refused=refused,
        text=text,
        f1=tools.best(tools.bag, text, row)[2] if page.golds else None,
        title=tools.title_lenient(given.get("title"), row["title"]) if is_page and row.get("title") else None,
        authors=right(authors),
        people=right(given.get("people", authors)),
        date=float(day == str(row["date"])[:10]) if is_page and row.get("date") else None,
        dated=bool(day),
    )
