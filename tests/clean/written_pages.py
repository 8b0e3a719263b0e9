"""Pages and dumps of our own writing, and what cleaning makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wirehouse.clean import clean
from wirehouse.records import Article, DateCandidate, RawDocument, Rejection
from wirehouse.sources import Source

HEADLINE = "Council votes for the Harborough bridge plan"
PARAGRAPHS = (
    "The council of Harborough voted for the bridge plan on Tuesday after a debate that lasted until "
    "midnight and filled the gallery to its last seat.",
    "Mayor Petra Lindqvist said that the bridge would open in three years and would cost the town nothing "
    "beyond what it has already put aside.",
    "Fishermen fear for their moorings below the old crossing, and their guild has asked the county to "
    "look at the drawings once more.",
    "The first piles are to be driven in spring, when the water of the sound is at its lowest and the "
    "ferries sail only twice a day.",
)
WORDS = "\n\n".join(PARAGRAPHS)


def dump(*above: str, below: Sequence[str] = (), paragraphs: Sequence[str] = PARAGRAPHS) -> str:
    """Write a text dump: the lines above the text, its paragraphs, the lines below."""
    return "\n\n".join([*above, *paragraphs, *below]) + "\n"


def page(
    head: str = f"<title>{HEADLINE}</title>",
    above: str = f"<h1>{HEADLINE}</h1>",
    below: str = "",
    paragraphs: Sequence[str] = PARAGRAPHS,
) -> str:
    """Write a web page: what stands in its head, above its paragraphs and below them."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body><article>{above}\n{text}\n</article>{below}</body></html>"


def outcome(
    content: str | bytes,
    address: str = "town/bridge",
    *,
    source: Source | None = None,
    charset: str | None = None,
    captured_at: datetime | None = None,
    media_type: str | None = None,
) -> Article | Rejection:
    """Clean a document of these contents."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    document = RawDocument.from_bytes(
        data, address, media_type, charset=charset, captured_at=captured_at, source="town"
    )
    return clean(document, source)


def cleaned(content: str | bytes, address: str = "town/bridge", **keywords: object) -> Article:
    """Clean a document that is an article."""
    found = outcome(content, address, **keywords)  # type: ignore[arg-type]
    assert isinstance(found, Article), f"{found.reason}: {found.evidence}"
    return found


def rejected(content: str | bytes, address: str = "town/bridge", **keywords: object) -> Rejection:
    """Clean a document that is no article."""
    found = outcome(content, address, **keywords)  # type: ignore[arg-type]
    assert isinstance(found, Rejection), f"an article: {found.headline}"
    return found


def verdicts(article: Article) -> dict[str, str]:
    """What became of each date that a page offers, by its value."""
    return {candidate.value: candidate.verdict for candidate in dates_of(article)}


def dates_of(article: Article) -> tuple[DateCandidate, ...]:
    return article.explanation.dates
