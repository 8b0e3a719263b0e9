"""What a news source states of itself: frozen records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from wirehouse import identity
from wirehouse.records import RepairKind


class CollectKind(StrEnum):
    """What lies at an address from which a source is collected."""

    FEED = "feed"
    """RSS, RDF, Atom or JSON Feed, over http or https."""
    SITEMAP = "sitemap"
    """A sitemap or an index of sitemaps, of news or of all pages, over http or https."""
    URLS = "urls"
    """A list of URLs, one a line: over http or https, or a file."""
    SEARCH_RESULTS = "search_results"
    """Results of a search, as JSON or JSON lines: over http or https, or a file."""
    LANDING = "landing"
    """A folder of raw files, or an address of object storage with such files."""
    ARCHIVE = "archive"
    """Web archives (WARC): a path or an address of object storage, `*` and `?` allowed."""


@dataclass(frozen=True, slots=True)
class Collect:
    """One place from which a source is collected."""

    kind: CollectKind
    address: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One CSS selector, good for pages captured until `valid_until` (None: for all)."""

    css: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a source states about its own pages: CSS selectors, and lines of its text dumps to drop.

    `keep` names the containers of the body; everything outside is dropped. `drop` removes elements.
    `headline`, `standfirst`, `byline`, `date` and `section` name the element that holds the value.
    `drop_lines` are whole lines of chrome, compared without regard to case.
    """

    keep: tuple[Rule, ...] = ()
    drop: tuple[Rule, ...] = ()
    headline: tuple[Rule, ...] = ()
    standfirst: tuple[Rule, ...] = ()
    byline: tuple[Rule, ...] = ()
    date: tuple[Rule, ...] = ()
    section: tuple[Rule, ...] = ()
    drop_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Floors:
    """What is healthy for a source; below, it warns.

    `with_date` and `with_author` are shares of a batch, from 0 to 1; `articles_a_day` is a number of new
    addresses in 24 hours, 0 for none.
    """

    with_date: float = 0.0
    with_author: float = 0.0
    articles_a_day: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """A news source.

    `timezone` is the IANA zone in which it prints times without an offset, `date_order` the order of
    the numbers in its dates (`dmy`, `mdy`, `ymd`), each None where it is not stated. `profile` says
    whether what recurs over its pages is learned (`learn`), used as it stands (`pinned`) or not at all
    (`off`). `repairs` says of some kinds of text repair whether they are made; the others are.

    `collect` is where its pages are found. `hosts` are other sites whose pages its listings may name:
    a link of a feed to a site that is not the source's own may be an advertisement. `pace_seconds` is
    the least time between two requests to a registrable domain, and `max_per_run` the most pages that
    one run fetches, each None where the settings decide. `recheck` says whether its articles are visited
    again. After `silent_after_hours` without a new address it is reported as silent (None: never).
    """

    id: str
    name: str | None = None
    homepage: str | None = None
    language: str | None = None
    timezone: str | None = None
    date_order: str | None = None
    licence: str | None = None
    rules: Rules = field(default=Rules())
    floors: Floors = field(default=Floors())
    profile: str = "learn"
    repairs: tuple[tuple[RepairKind, bool], ...] = ()
    version: str = ""
    collect: tuple[Collect, ...] = ()
    hosts: tuple[str, ...] = ()
    pace_seconds: float | None = None
    max_per_run: int | None = None
    recheck: bool = True
    silent_after_hours: float | None = None

    @property
    def repairs_off(self) -> frozenset[RepairKind]:
        """The kinds of text repair that are not made."""
        return frozenset(kind for kind, is_on in self.repairs if not is_on)

    def without_repairs(self, kinds: Iterable[RepairKind]) -> Source:
        """Give the source with these kinds of repair off, but for those of which it says itself."""
        stated = {kind for kind, _ in self.repairs}
        more = tuple((kind, False) for kind in sorted(set(kinds) - stated))
        if not more:
            return self
        # What changes the reading changes the version.
        version = identity.rules_hash([self.version, [kind for kind, _ in more]])
        return replace(self, repairs=(*self.repairs, *more), version=version)
