"""What a source's pages have in common: what each page leaves behind, and what was learned from many."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PageTrace:
    """What one page leaves behind for its source's profile.

    `article` is the id of the article that it shows, `document` the key of its bytes, `seen_at` when it
    was saved (with time zone). `lines` are the hashes of its lines' wording, `body` those among them that
    are long lines of its body. `day_first` and `month_first` count its dates in numbers that can only
    be read in that order.
    """

    article: uuid.UUID
    document: uuid.UUID
    seen_at: datetime
    lines: frozenset[int]
    body: frozenset[int]
    day_first: int = 0
    month_first: int = 0


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """What recurs over a source's pages.

    `lines` says for the hash of a line's wording on how many of the `pages` articles it stands; a line
    that is not there stands on one at most, or on too few to mean anything. `date_order` is the order of
    the numbers in the source's dates (`dmy`, `mdy`), None where nothing proves it. `version` names the
    content: equal profiles have equal versions.
    """

    source: str
    version: str
    pages: int
    lines: Mapping[int, int] = field(repr=False, hash=False)
    date_order: str | None = None
