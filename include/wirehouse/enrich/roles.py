"""Role phrases ("NATO Secretary General", "the German chancellor"): whose they are and who holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wirehouse.enrich.lexicon import DETERMINERS, HEADS_OF_COUNTRIES, HEADS_OF_ORGANISATIONS, ROLES
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.text import Span, plain

_ROLE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        re.escape(role).replace("defense", "defen[cs]e").replace(r"\ ", " ")
        for role in sorted(ROLES, key=len, reverse=True)
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:\b(?:former|then|ex|acting|late|onetime|one-time|deputy|first)[ -])$", re.IGNORECASE
)
_OF = re.compile(r"^ (?:of|for|to) (?:the )?")
_BEFORE = re.compile(r"(?:'s)? $")


class Named(Protocol):
    """A name in the text that may tell whose role a phrase speaks of."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def key(self) -> str | None:
        """The registry entity that it names."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as the text writes it: `span` with its determiner and owner, `of` the owner's key.

    `bare` is the role's own words. `current` is False for a former or acting holder.
    """

    span: Span
    bare: Span
    role: str
    of: str | None
    current: bool = True


def find_roles(text: str, names: Sequence[Named]) -> list[RolePhrase]:
    """Find every role phrase; `names` are the names of the text, in order."""
    smooth = plain(text)
    ends = {name.span.end: name for name in names}
    starts = {name.span.start: name for name in names}
    phrases = []
    for found in _ROLE.finditer(smooth):
        bare = Span(found.start(), found.end())
        if any(name.span.overlaps(bare) for name in (starts.get(bare.start), ends.get(bare.end)) if name):
            continue
        role = ROLES[found.group().lower().replace("defence", "defense")]
        owner = ends.get(bare.start - 1) or ends.get(bare.start - 3)
        if owner and not _BEFORE.fullmatch(smooth[owner.span.end : bare.start]):
            owner = None
        start, end = (owner.span.start if owner else bare.start), bare.end
        former = _FORMER.search(smooth, max(0, start - 12), start) or (
            owner and _FORMER.search(smooth, max(0, bare.start - 12), bare.start)
        )
        if owner is None and (of := _OF.match(smooth[bare.end : bare.end + 9])):
            owner = starts.get(bare.end + of.end())
            end = owner.span.end if owner else end
        phrases.append(
            RolePhrase(
                span=Span(_with_determiner(smooth, start), end),
                bare=bare,
                role=role,
                of=owner.key if owner else None,
                current=not former,
            )
        )
    return phrases


def _with_determiner(text: str, start: int) -> int:
    head = text[max(0, start - 7) : start]
    words = head.split()
    if head.endswith(" ") and words and words[-1].lower() in DETERMINERS:
        place = start - 1 - len(words[-1])
        if place == 0 or not text[place - 1].isalnum():
            return place
    return start


def same_role(stated: str, held: str, of: str | None, registry: Registry) -> bool:
    """Tell whether the role that a text states can be the office that someone held in `of`.

    "Chief" and "head" are an organisation's head, "leader" a country's; a bare "minister" or
    "secretary" is any minister.
    """
    if stated == held:
        return True
    entry = registry.entries.get(of) if of else None
    is_country = entry is not None and entry.entity.iso_code is not None
    if stated in {"head", "leader"}:
        return held in (HEADS_OF_COUNTRIES if is_country else HEADS_OF_ORGANISATIONS)
    if stated == "secretary of state":
        return held == "foreign minister" and of == "US"
    return stated in {"minister", "secretary"} and held.endswith(
        ("minister", "secretary", "secretary of state")
    )
