"""The states and provinces of North America as its newspapers shorten them behind a town: "Irvine, Calif."."""

from __future__ import annotations

import re
from functools import lru_cache

from wirehouse.enrich.text import Span

STATES = {
    "Ala.": "alabama", "Ariz.": "arizona", "Ark.": "arkansas", "Calif.": "california", "Colo.": "colorado",
    "Conn.": "connecticut", "Del.": "delaware", "Fla.": "florida", "Ga.": "georgia-us", "Ill.": "illinois",
    "Ind.": "indiana", "Kan.": "kansas", "Ky.": "kentucky", "La.": "louisiana", "Md.": "maryland",
    "Mass.": "massachusetts", "Mich.": "michigan", "Minn.": "minnesota", "Miss.": "mississippi", "Mo.": "missouri",
    "Mont.": "montana", "Neb.": "nebraska", "Nev.": "nevada", "N.C.": "north-carolina", "N.D.": "north-dakota",
    "N.H.": "new-hampshire", "N.J.": "new-jersey", "N.M.": "new-mexico", "N.Y.": "new-york-state",
    "Okla.": "oklahoma", "Ore.": "oregon", "Pa.": "pennsylvania", "R.I.": "rhode-island", "S.C.": "south-carolina",
    "S.D.": "south-dakota", "Tenn.": "tennessee", "Tex.": "texas", "Vt.": "vermont", "Va.": "virginia-us",
    "Wash.": "washington-state", "W.Va.": "west-virginia", "Wis.": "wisconsin", "Wyo.": "wyoming",
    "Ont.": "ontario", "Que.": "quebec",
}  # fmt: skip
"""How American newspapers shorten the states behind a town."""

_ANY = "|".join(re.escape(short) for short in STATES)
_BEHIND = re.compile(rf", ?({_ANY})")
_PARTY = re.compile(rf"[DRI]-({_ANY})")
_INITIALS = re.compile(r"[NRSW]\.(?:[A-Z]|Va)\.(?!\w)")
"""Behind a comma, or a senator's party; initials stand anywhere. Elsewhere it is another word: "Miss.", "Ill."."""


def state_behind(text: str, end: int) -> str | None:
    """Give the registry's key of the state whose short form stands behind the town that ends here."""
    found = _BEHIND.match(text, end, end + 9)
    return STATES[found.group(1)] if found else None


@lru_cache(maxsize=4)
def find_states(text: str) -> tuple[tuple[Span, str], ...]:
    """Give the short forms of states in a text, each with the registry's key of the state, in order."""
    found = {Span(*met.span(1)) for pattern in (_BEHIND, _PARTY) for met in pattern.finditer(text)}
    found |= {
        Span(*met.span())
        for met in _INITIALS.finditer(text)
        if met.group() in STATES and not (met.start() and _is_joined(text[met.start() - 1]))
    }
    return tuple((span, STATES[text[slice(*span)]]) for span in sorted(found))


def _is_joined(before: str) -> bool:
    return before.isalnum() or before in "_.&-"
