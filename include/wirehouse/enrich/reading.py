"""What the earlier steps found in one document, for the step that asks who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wirehouse.enrich.people import Introduction
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.roles import RolePhrase
from wirehouse.records import Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """A body with its mentions, role phrases and introductions, each in the order of the text.

    `day` is the article's day of publication, where it is known.
    """

    text: str
    mentions: Sequence[Mention]
    roles: Sequence[RolePhrase]
    introduced: Sequence[Introduction]
    registry: Registry
    day: date | None = None
