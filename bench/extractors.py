"""The extractors that are measured beside each other, each asked for an article's text.

`wirehouse` and `trafilatura` also give the headline, the authors and the dates; newspaper4k always does.
Who takes text only is handed it decoded, at no cost.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "include"))

from wirehouse.clean import clean, wording
from wirehouse.clean.charset import decode
from wirehouse.errors import DocumentError
from wirehouse.records import HTML, TEXT, Article, RawDocument

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


@dataclass(frozen=True)
class SavedPage:
    """A page as it was saved: its bytes, the same decoded, and where it came from."""

    data: bytes
    text: str
    url: str
    media_type: str = HTML

    @classmethod
    def of(cls, data: bytes, url: str, media_type: str = HTML) -> SavedPage:
        """Decode a page once for all; bytes that no character set fits are read as UTF-8 with gaps."""
        try:
            text = decode(data).text
        except DocumentError:
            text = data.decode("utf-8", "replace")
        return cls(data, text, url, media_type)


Extractor = Callable[[SavedPage], str]
"""Takes a page and gives the article's text, empty where it finds none."""


def _wirehouse() -> Extractor:
    def extract(page: SavedPage) -> str:
        found = clean(RawDocument.from_bytes(page.data, page.url, page.media_type))
        return found.body if isinstance(found, Article) else ""

    return extract


def _trafilatura() -> Extractor:
    from trafilatura import bare_extraction

    def extract(page: SavedPage) -> str:
        found = bare_extraction(page.data, url=page.url, with_metadata=True, include_comments=False)
        return (found.text if found else "") or ""

    return extract


def _readability() -> Extractor:
    from readability import Document

    def extract(page: SavedPage) -> str:
        document = Document(page.text)
        return document.short_title() + document.summary()

    return extract


def _resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page.text, main_content=True, alt_texts=False)


def _newspaper() -> Extractor:
    import newspaper

    configuration = newspaper.Config()
    configuration.fetch_images = False
    configuration.memorize_articles = False

    def extract(page: SavedPage) -> str:
        article = newspaper.Article(page.url, config=configuration)
        article.download(input_html=page.text)
        article.parse()
        return article.text or ""

    return extract


def _justext() -> Extractor:
    import justext

    words = justext.get_stoplist("English")

    def extract(page: SavedPage) -> str:
        paragraphs = justext.justext(page.text.encode("utf-8", "replace"), words, encoding="utf-8")
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "wirehouse": _wirehouse,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper,
    "jusText": _justext,
}
"""What loads each extractor and gives it; the loading is not measured."""


def _forget_trafilatura() -> None:
    from trafilatura.meta import reset_caches

    reset_caches()


FORGET: dict[str, Callable[[], None]] = {"wirehouse": wording.forget, "trafilatura": _forget_trafilatura}
"""Empties what an extractor remembers of pages, by its own means; the others remember nothing."""

__all__ = ["EXTRACTORS", "FORGET", "HTML", "TEXT", "Extractor", "SavedPage"]
