"""A date on its way from the page to the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wirehouse.records import DateBasis, Precision


@dataclass(frozen=True, slots=True)
class Offer:
    """A date that a page offers, on its way to be judged.

    `role` is what it dates: "published", "modified", "saved", "other". Offers of one `family` come from
    one hand. `verdict` says why it lost, and is empty while it runs.
    `block` is the number of the block that shows it.
    """

    value: str
    precision: Precision
    basis: DateBasis | None
    confidence: float
    evidence: str
    line: int | None
    role: str
    family: str
    verdict: str = ""
    block: int = -1

    @property
    def day(self) -> date:
        """The calendar day as it stands there; the first of the month where no more is known."""
        return date.fromisoformat(f"{self.value}-01" if len(self.value) == 7 else self.value[:10])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the headline (None: not shown), the first and the last block of the body stand."""

    headline: int | None
    first: int
    last: int

    @property
    def top(self) -> int:
        """The block that the article begins with."""
        return self.first if self.headline is None else self.headline
