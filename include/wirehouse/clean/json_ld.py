"""What a page says of its article in JSON-LD (schema.org's terms), whole or broken.

The objects are JSON as it came: nothing is known of any value's type. All that is read is bounded.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from lxml import html

from wirehouse.clean import repair, wording

Node: TypeAlias = Mapping[str, Any]

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting Report TechArticle ScholarlyArticle "
    "SocialMediaPosting AdvertiserContentArticle SatiricalArticle ImageGallery MediaGallery".split()
)
_MOST_JSON = 2_000_000
_MOST_NODES = 5_000
_MOST_DOCUMENTS = 50
_MOST_VALUES = 50
_TAG = re.compile(r"<[^<>]{1,200}>")
_LIKE = 0.6


def read(root: html.HtmlElement) -> list[Node]:
    """Give all objects of a page's JSON-LD: of arrays, @graph, mainEntity. Broken JSON never raises."""
    found: list[Node] = []
    left = _MOST_JSON
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:left]
        left -= len(text)
        if text.strip():
            found.extend(_nodes(_load(text)))
    return found[:_MOST_NODES]


def articles(everything: Sequence[Node], addresses: Sequence[str], titles: Sequence[str]) -> list[Node]:
    """Give the objects that tell of the page's own article, references to people and publishers resolved.

    Of several articles, those are the page's own whose address is among the page's `addresses`, or else
    whose headline has the wording of one of its `titles`; where none has, all may be.
    """
    nodes = [node for node in everything if types(node) & ARTICLE_TYPES]
    if len(nodes) > 1:
        wanted = {_place(address) for address in addresses} - {""}
        nodes = (
            [node for node in nodes if not wanted.isdisjoint(map(_place, _addresses(node)))]
            or [node for node in nodes if any(_alike(node.get("headline"), title) for title in titles)]
            or nodes
        )
    return _resolve(nodes, everything)


def types(node: Node) -> frozenset[str]:
    """Give an object's types, without the vocabulary's address."""
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    return frozenset(str(value).rsplit("/", 1)[-1].removeprefix("schema:") for value in values if value)


def texts(nodes: Sequence[Node], key: str) -> tuple[str, ...]:
    """Give the texts of a property, those of objects by their name, each once."""
    values: dict[str, None] = {}
    for node in nodes:
        for value in _listed(node.get(key))[:_MOST_VALUES]:
            text = plain(value.get("name") or value.get("@value") if isinstance(value, dict) else value)
            if text:
                values[text] = None
    return tuple(values)


def people(nodes: Sequence[Node]) -> tuple[str, ...]:
    """Give the authors that the first of the objects to name any calls people, or does not call otherwise."""
    for node in nodes:
        for key in ("author", "creator"):
            names = [name for value in _members(node.get(key)) for name in _names(value)]
            if names:
                return tuple(dict.fromkeys(names))
    return ()


def bodies(nodes: Sequence[Node]) -> tuple[str, ...]:
    """Give the organisations that the objects name as their authors."""
    return tuple(
        name
        for node in nodes
        for value in _listed(node.get("author"))[:_MOST_VALUES]
        if isinstance(value, dict) and _is_organisation(value) and (name := plain(value.get("name")))
    )


def section(everything: Sequence[Node], headline: str) -> str | None:
    """Give the section that the page's trail of breadcrumbs names: the first below the front page."""
    for node in everything:
        if "BreadcrumbList" not in types(node):
            continue
        names = [_crumb(item) for item in _listed(node.get("itemListElement"))[:_MOST_VALUES]]
        below = [name for name in names[1:] if name and not _alike(name, headline)]
        if below and len(names) > 2:
            return below[0]
    return None


def plain(value: object) -> str:
    """Give a value's text without entities, tags and all that is no text; nothing for what is no text."""
    if not isinstance(value, str):
        return ""
    value = unescape(value[:_MOST_JSON]) if "&" in value else value
    # Entities are often escaped twice: `&amp;#8211;`.
    value = unescape(value) if "&" in value else value
    return repair.plain(" ".join(_TAG.sub(" ", value).split() if "<" in value else value.split()))


def _crumb(item: object) -> str:
    if not isinstance(item, dict):
        return ""
    inner = item.get("item")
    return plain(item.get("name")) or (plain(inner.get("name")) if isinstance(inner, dict) else "")


def _members(value: object) -> list[Any]:
    """Give a property's values, also those of a list object: `{"@list": [...]}`."""
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    return _listed(value)[:_MOST_VALUES]


def _names(value: object) -> list[str]:
    """Give the names of one value of `author`: a text or a person, who may have several."""
    if not isinstance(value, dict):
        return [text] if (text := plain(value)) else []
    if _is_organisation(value):
        return []
    stated = value.get("name") or " ".join(
        filter(None, (plain(value.get("givenName")), plain(value.get("familyName"))))
    )
    named = (plain(name.get("@value") if isinstance(name, dict) else name) for name in _listed(stated))
    return [name for name in named if name][:_MOST_VALUES]


def _is_organisation(value: Node) -> bool:
    stated = types(value)
    return bool(stated) and "Person" not in stated


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        for value in _listed(node.get(key))[:5]:
            stated = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(stated, str):
                yield stated


def _place(address: str) -> str:
    """Give an address without what varies: its scheme, its query, its fragment."""
    try:
        parts = urlsplit(address.strip()[:2_000])
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}" if path else ""


def _alike(one: object, other: str) -> bool:
    """Tell whether most words of two headlines are the same."""
    first, second = set(wording.tokens(plain(one)[:500])), set(wording.tokens(other[:500]))
    return bool(first & second) and len(first & second) >= _LIKE * min(len(first), len(second))


def _resolve(nodes: Sequence[Node], everything: Sequence[Node]) -> list[Node]:
    """Put the objects in the place of references to them: `"author": {"@id": "#ana"}`."""
    referred = [node for node in nodes if any(node.get(key) for key in _REFERRING)]
    by_id = _by_id(everything) if referred else {}

    def put(value: object) -> object:
        if isinstance(value, dict) and "@id" in value:
            return {**by_id.get(str(value["@id"]), {}), **value}
        return value

    return [
        {
            key: [put(each) for each in _members(value)] if key in _REFERRING else value
            for key, value in node.items()
        }
        for node in nodes
    ]


_REFERRING = frozenset({"author", "creator", "publisher"})


def _by_id(everything: Sequence[Node]) -> dict[str, Node]:
    """Give the objects that have both an id and a name of their own, also those within others."""
    found: dict[str, Node] = {}
    for node in everything:
        within = (item for key in _REFERRING for item in _listed(node.get(key)) if isinstance(item, dict))
        for each in (node, *within):
            if "@id" in each and ({"name", "givenName"} & each.keys()):
                found.setdefault(str(each["@id"]), each)
    return found


def _nodes(value: object) -> Iterator[Node]:
    queue, seen = deque([value]), 0
    while queue and seen < _MOST_NODES:
        item = queue.popleft()
        seen += 1
        if isinstance(item, list):
            queue.extend(item[:_MOST_NODES])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                if isinstance(item.get(key), dict | list)
            )


_OPENING = re.compile(r"<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[")
_CLOSING = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>\s{0,9}(?:\*/)?)$")
_LONGEST_CLOSING = 30
# Every pattern goes over a text once: a run of spaces, of blank lines or of open comments is not tried
# again from each of its places.
_COMMENT = re.compile(r"^[^\S\n]*//[^\n]*$|/\*(?:[^*/]|\*(?!/)|/(?!\*)){0,2000}+\*/", re.M)
_SURPLUS_COMMA = re.compile(r",\s*+([}\]])")
_GAP = re.compile(r"[\s,;]*")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


def _load(text: str) -> object:
    for _ in range(2):
        text = _unwrapped(text.strip()).strip().removesuffix(";")
    # Line breaks within strings are the commonest fault: strict=False takes them.
    for mend in (str, _mended, lambda broken: _mended(unescape(broken))):
        try:
            return _documents(mend(text))
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


def _unwrapped(text: str) -> str:
    """Take off the marks of a comment or of CDATA around a text."""
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    closing = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    return text[: closing.start()] if closing else text


def _mended(text: str) -> str:
    """Take out what JSON does not know: surplus commas, comments, `\\'`."""
    return _BAD_ESCAPE.sub("", _SURPLUS_COMMA.sub(r"\1", _COMMENT.sub("", text)))


def _documents(text: str) -> list[object]:
    """Read one JSON text, or several that stand one after another in one script."""
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    at = 0
    while at < len(text) and len(found) < _MOST_DOCUMENTS:
        try:
            value, at = decoder.raw_decode(text, at)
        except ValueError:
            if found:
                break
            raise
        found.append(value)
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
    return found


_TEXT = r'"((?:[^"\\]|\\.){1,500})"'
_PAIR = re.compile(
    rf'"(headline|datePublished|dateModified|articleSection|@type|description)"\s*+:\s*+{_TEXT}'
)
_PERSON = re.compile(
    rf'"author"\s*+:\s*+(?:\[\s*+)?\{{\s*+"@type"\s*+:\s*+"Person"\s*+,\s*+"name"\s*+:\s*+{_TEXT}'
)


def _salvage(text: str) -> dict[str, str]:
    """Take the plain pairs out of JSON that no parser takes; the first of each name counts.

    A name tells nothing without what it is the name of, so that only that of an author is taken.
    """
    pairs: dict[str, str] = {}
    for name, value in (*_PAIR.findall(text), *(("author", name) for name in _PERSON.findall(text)[:1])):
        if name == "@type" and value not in ARTICLE_TYPES:
            continue
        try:
            pairs.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            continue
    return pairs
