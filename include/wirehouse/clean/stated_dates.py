"""The dates that a page states to machines: JSON-LD, meta elements, microdata, RDFa, <time>, its scripts' data.

Each statement comes with its role and with how far the like of it can be trusted. Statements about a
comment, a teaser or a video are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, cast

from lxml import etree, html

from wirehouse.clean import dates

Role = Literal["published", "modified"]

_ARTICLE = 0.95
_OPEN_GRAPH = 0.93
_ITEM = 0.93
_NAMED = 0.9
_LOOSE_ITEM = 0.85
_OTHER_NODE = 0.8
_CREATED = 0.75
_EMBEDDED = 0.7
_GENERIC = 0.6
_SERVER = 0.3

_MOST_META = 2_000
_MOST_ELEMENTS = 500
_MOST_SCRIPT = 1_000_000
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One date that a page states, as it stands there.

    `where` names the place: `datePublished of JSON-LD`. `trust` is from 0 to 1, and statements of one
    `family` come from one hand: their agreement proves little.
    """

    value: str
    where: str
    role: Role
    trust: float
    family: str


@dataclass(frozen=True, slots=True)
class DatedElement:
    """An element that shows a time: <time datetime>, <abbr title>.

    `block` is the number of the block that shows it, `value` the time as the attribute or the text has
    it, `text` what is shown, `role` what its markup says of it, if it does. `is_foreign` says that it
    stands among comments, teasers or in a margin.
    """

    block: int
    value: str
    text: str
    role: Role | None
    is_foreign: bool


def read(
    root: html.HtmlElement, articles: Sequence[Mapping[str, Any]], everything: Sequence[Mapping[str, Any]]
) -> tuple[StatedDate, ...]:
    """Give a page's stated dates, those of publication first, the most trusted first.

    `articles` are the JSON-LD objects of its own article, `everything` those of all that it describes.
    Attributes of a page's own making and the data within scripts are looked at where nothing else states a
    date of publication.
    """
    found = [*_linked(articles, everything), *_meta(root), *_items(root)]
    for further in (_attributes, _embedded):
        if not any(each.role == "published" and each.trust > _EMBEDDED for each in found):
            found += further(root)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: (each.role == "modified", -each.trust)))


# --- JSON-LD

_KEYS: tuple[tuple[str, Role, float], ...] = (
    ("datePublished", "published", 1.0),
    ("dateCreated", "published", _CREATED),
    ("dateModified", "modified", 1.0),
)
# What a page may be about instead of an article.
_PAGES = frozenset(
    "WebPage ItemPage FAQPage AboutPage MedicalWebPage QAPage Recipe CreativeWork HowTo Review DiscussionForumPosting "
    "PodcastEpisode Course Dataset ClaimReview Book Question".split()
)


def _linked(
    articles: Sequence[Mapping[str, Any]], everything: Sequence[Mapping[str, Any]]
) -> Iterator[StatedDate]:
    yield from _properties(articles, _ARTICLE, "JSON-LD")
    others = (node for node in everything if _types(node) & _PAGES and node not in articles)
    yield from _properties(islice(others, 20), _OTHER_NODE, "another object of JSON-LD")


def _properties(nodes: Iterable[Mapping[str, Any]], trust: float, where: str) -> Iterator[StatedDate]:
    for node in nodes:
        for key, role, share in _KEYS:
            stated = node.get(key)
            for value in stated[:5] if isinstance(stated, list) else [stated]:
                text = value.get("@value") if isinstance(value, dict) else value
                if isinstance(text, str) and text.strip():
                    yield StatedDate(text.strip()[:_LONGEST], f"{key} of {where}", role, trust * share, where)


def _types(node: Mapping[str, Any]) -> frozenset[str]:
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    return frozenset(str(value).rsplit("/", 1)[-1] for value in values[:10])


# --- meta elements, by their names in small letters without punctuation

_PUBLISHED_NAMES = frozenset(
    "articlepublishedtime ogarticlepublishedtime ogpublishedtime articlepublished articlepublisheddate "
    "articlepublicationdate articlepublishdate articledateoriginal articleoriginaldate datepublished publisheddate "
    "publishdate published publishedat publishedtime publishedtimestamp publishtime publishon pubdate pubtime pdate btpubdate "
    "parselypubdate sailthrudate cxenseparserecspublishtime cxenseparsepublishtime rnewsdatepublished publicationdate "
    "publicationdatetime originalpublicationdate originalpublishdate firstpublished firstpublishedat "
    "firstpublicationdate govukfirstpublishedat dcdateissued dctermsissued dcissued dateissued dcdatepublished "
    "dcdatepublication dctermspublished dctermsdateissued citationpublicationdate citationonlinedate dateposted "
    "postdate posteddate posted newsdate storydate displaydate vrpublishdate shareaholicarticlepublishedtime "
    "xpubdate prismpublicationdate eprintsdate onlinedate contentpublisheddate swiftypepublishedat "
    "mediatorpublishedtime weiboarticlecreateat analyticspublisheddate iomarticledate dcsextpubdate contentpubdate "
    "articlepubdate pagepublisheddate blogpostdate elpublishdate datepublication".split()
)
_CREATED_NAMES = frozenset(
    "datecreated created createddate createdate createdat dccreated dcdatecreated dctermscreated articlecreated "
    "creationdate citationdate releasedate".split()
)
_GENERIC_NAMES = frozenset("date dcdate dctermsdate articledate ogdate timestamp gentime contentdate".split())
_MODIFIED_NAMES = frozenset(
    "articlemodifiedtime ogupdatedtime ogmodifiedtime ogarticlemodifiedtime updatedtime modifiedtime lastmodified "
    "lastmodifieddate lastmod dcdatemodified dctermsmodified dcmodified datemodified modified modifieddate updated "
    "updateddate updatedat lastupdated lastupdate lastupdatedate revised lastrevised revisiondate dateupdated "
    "dateupdate articleupdated articleupdatedtime btmoddate moddate contentlastmodified lastpublished "
    "parselymodified publishedlast cxenseparserecsmodifiedtime".split()
)
_NOT_A_LETTER = re.compile(r"[^a-z]+")
_NAME_ATTRIBUTES = ("property", "name", "http-equiv", "id")


def _meta(root: html.HtmlElement) -> Iterator[StatedDate]:
    for element in islice(root.iter("meta"), _MOST_META):
        # A few templates write `value` where `content` is meant.
        content = " ".join((element.get("content") or element.get("value") or "").split())
        if not content or len(content) > _LONGEST:
            continue
        for attribute in _NAME_ATTRIBUTES:
            stated = (element.get(attribute) or "").strip().lower()
            judged = _judge_name(stated, attribute) if stated else None
            if judged is not None:
                yield StatedDate(content, f"meta {stated[:60]}", *judged)
                break


def _judge_name(stated: str, attribute: str) -> tuple[Role, float, str] | None:
    """Give the role, the trust and the family of a meta element by its name."""
    name = _NOT_A_LETTER.sub("", stated)
    if attribute == "http-equiv":
        role: Role = "modified" if name == "lastmodified" else "published"
        return (role, _SERVER, "server") if name in {"date", "lastmodified"} else None
    if name in _MODIFIED_NAMES:
        return "modified", _OPEN_GRAPH if name == "articlemodifiedtime" else _NAMED, "meta"
    if name in _PUBLISHED_NAMES:
        is_open_graph = "published_time" in stated
        return "published", _OPEN_GRAPH if is_open_graph else _NAMED, "OpenGraph" if is_open_graph else "meta"
    if name in _CREATED_NAMES:
        return "published", _CREATED, "meta"
    return ("published", _GENERIC, "generic meta") if name in _GENERIC_NAMES else None


# --- microdata and RDFa, on any element

# The attributes are found in half the time that their elements take.
_NAMED_BY = etree.XPath("//@itemprop | //@property")
_ITEM_PARTS = ("date", "publi")
_RDFA_PARTS = ("date", "issued", "created", "modified")
_DATA_NAMES = frozenset(
    "data-published data-publish-date data-published-date data-pubdate data-pub-date data-date-published "
    "data-published-at data-publish-time data-publication-date".split()
)
_DATA_NAME = re.compile(
    r"data-(?:published|publish|pub|date-published|publication)(?:-(?:date|at|time))?|data-pubdate"
)
_PROPERTY_NAMES: dict[str, tuple[Role, float]] = {
    "datepublished": ("published", 1.0), "issued": ("published", 1.0), "published": ("published", 1.0),
    "datecreated": ("published", _CREATED), "created": ("published", _CREATED), "date": ("published", 0.7),
    "datemodified": ("modified", 1.0), "modified": ("modified", 1.0), "dateupdated": ("modified", 1.0),
    "lastreviewed": ("modified", 0.5),
}  # fmt: skip
_OTHER_THINGS = re.compile(
    r"comment|answer|person|event|video|image|audio|product|offer|rating|breadcrumb|profile", re.I
)


def _dated_items(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Give the elements whose properties may be dates; those of meta elements are read by their names."""
    found: dict[html.HtmlElement, None] = {}
    # The stubs ask for all that a path may give; this one gives attributes.
    for name in cast("list[Any]", _NAMED_BY(root)):
        element = name.getparent()
        is_item = name.attrname == "itemprop"
        if not is_item and element.tag == "meta" and "itemprop" not in element.attrib:
            continue
        if any(part in name for part in (_ITEM_PARTS if is_item else _RDFA_PARTS)):
            found[element] = None
    return islice(found, _MOST_ELEMENTS)


def _items(root: html.HtmlElement) -> Iterator[StatedDate]:
    """Give the dates of items, those of the page's own article where several state one."""
    stated = [each for each in _all_items(root) if each is not None]
    scopes = list(dict.fromkeys(scope for scope, _ in stated))
    titled = [scope for scope in scopes if scope is not None and scope.find(".//h1") is not None]
    own = titled[-1] if titled else scopes[0] if scopes else None
    for scope, found in stated:
        if scope is own or scope is None:
            yield found


def _attributes(root: html.HtmlElement) -> Iterator[StatedDate]:
    # Here, and not by XPath: that takes three times as long to test for nine names.
    data = (element for element in root.iter("*") if not _DATA_NAMES.isdisjoint(element.keys()))
    for element in islice(data, _MOST_ELEMENTS):
        for name, value in element.attrib.items():
            if _DATA_NAME.fullmatch(name) and not is_foreign(element):
                yield StatedDate(value[:_LONGEST], f"attribute {name}", "published", _LOOSE_ITEM, "attribute")


def _all_items(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement | None, StatedDate]]:
    for element in _dated_items(root):
        named = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
        tokens = (token.rsplit(":", 1)[-1].lower() for token in named)
        judged = next((_PROPERTY_NAMES[token] for token in tokens if token in _PROPERTY_NAMES), None)
        if judged is None:
            continue
        scope = _scope(element)
        kind = "" if scope is None else f"{scope.get('itemtype') or ''} {scope.get('typeof') or ''}"
        value = _value(element)
        if not value or _OTHER_THINGS.search(kind) or is_foreign(element):
            continue
        trust = (_LOOSE_ITEM if scope is None else _ITEM) * judged[1]
        yield scope, StatedDate(value, f"{' '.join(named)[:60]} of microdata", judged[0], trust, "microdata")


def _scope(element: html.HtmlElement) -> html.HtmlElement | None:
    above = islice(element.iterancestors(), 100)
    return next((each for each in above if "itemtype" in each.attrib or "typeof" in each.attrib), None)


def _value(element: html.HtmlElement) -> str:
    for name in ("content", "datetime", "title"):
        if element.get(name):
            return " ".join(str(element.get(name)).split())[:_LONGEST]
    inner = next((each for each in element.iter("time") if each.get("datetime")), None)
    if inner is not None:
        return str(inner.get("datetime"))[:_LONGEST]
    text = _text(element)
    return text if len(text) <= _LONGEST else ""


# --- elements that show a time

_FOREIGN = re.compile(
    r"comment|disqus|related|recommend|teaser|sidebar|side-bar|latest|popular|trending|most-?read|promo|"
    r"read-?(?:more|next|also)|more-?(?:news|stories|from)|up-?next|newsletter|carousel|ticker|tweet|instagram",
    re.I,
)
_MODIFIED_MARK = re.compile(r"updat|modif|chang|revis|edited|refresh", re.I)
_PUBLISHED_MARK = re.compile(
    r"publi|pub-?date|posted|created|entry-?date|post-?date|article-?date|release", re.I
)
_SHORT = 60


def is_foreign(element: html.HtmlElement) -> bool:
    """Tell whether an element stands among comments, teasers, or in a margin, by its markup.

    What holds a first-order heading as well is the article's own: many a page's outermost element
    calls itself "has-sidebar".
    """
    for each in islice(element.iterancestors(), 12):
        marks = f"{each.get('class') or ''} {each.get('id') or ''}"
        if marks != " " and _FOREIGN.search(marks):
            return next(islice(each.iter("h1"), 1), None) is None
    return False


def days(stated: Iterable[StatedDate]) -> frozenset[str]:
    """Give the days that a page states in a form that has one reading."""
    parsed = (dates.parse(each.value) for each in stated)
    return frozenset(each[0][:10] for each in parsed if each and len(each[0]) >= 10)


def dated_elements(times: Iterable[tuple[int, html.HtmlElement]]) -> tuple[DatedElement, ...]:
    """Read the elements that show a time; `times` gives each with the number of the block that shows it."""
    found: list[DatedElement] = []
    for block, element in islice(times, _MOST_ELEMENTS):
        text = _text(element)
        value = next(
            (
                str(element.get(name))
                for name in (
                    "datetime",
                    "data-utime",
                    "data-timestamp",
                    "title",
                    "data-datetime",
                    "data-date",
                )
                if element.get(name) and any(char.isdigit() for char in element.get(name))
            ),
            text,
        )
        value = " ".join(value.split())[:_LONGEST]
        if any(char.isdigit() for char in value):
            found.append(DatedElement(block, value, text, _role(element, text), is_foreign(element)))
    return tuple(found)


def _role(element: html.HtmlElement, text: str) -> Role | None:
    """Read the role from the attributes of the element and of those that hold it alone."""
    if element.get("pubdate") is not None:
        return "published"
    for each in (element, *islice(element.iterancestors(), 3)):
        if each is not element and len(_text(each, len(text) + 2 * _SHORT)) > len(text) + _SHORT:
            return None
        marks = " ".join(
            each.get(name) or "" for name in ("class", "id", "itemprop", "property", "data-testid")
        )
        if _MODIFIED_MARK.search(marks) and not _PUBLISHED_MARK.search(marks):
            return "modified"
        if _PUBLISHED_MARK.search(marks):
            return None if _MODIFIED_MARK.search(marks) else "published"
    return None


def _text(element: html.HtmlElement, most: int = 300) -> str:
    """Give the beginning of an element's text, without reading it to its end."""
    texts: list[str] = []
    for text in element.itertext():
        texts.append(str(text))
        most -= len(text)
        if most < 0:
            break
    return " ".join("".join(texts).split())


# --- data within scripts

_EMBEDDED_DATE = re.compile(
    r"[\"'](?:article_?)?(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|"
    r"publication_?date|pub_?date|first_?published(?:_?(?:at|date))?|original_?publish_?date)[\"']\s*[:,]\s*"
    r"[\"']?([\dA-Z][^\"'<>{}\[\]]{7,40})[\"',}]",
    re.I,
)
_HINTS = ("ublish", "ublication", "ub_date", "ubDate", "ubdate")


def _embedded(root: html.HtmlElement) -> Iterator[StatedDate]:
    """Give the date that the data of the page's scripts states, where all that it states is one day."""
    left = _MOST_SCRIPT
    values: dict[str, None] = {}
    for script in root.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        if "ld+json" not in (script.get("type") or "") and any(hint in text for hint in _HINTS):
            values.update(dict.fromkeys(islice((each[1] for each in _EMBEDDED_DATE.finditer(text)), 200)))
    if len({value[:10] for value in values}) == 1:
        yield StatedDate(next(iter(values)).strip(), "data of a script", "published", _EMBEDDED, "script")
