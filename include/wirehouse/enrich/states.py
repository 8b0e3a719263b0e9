"""The states and provinces of North America as its newspapers shorten them behind a town: "Irvine, Calif."."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_INITIALS = "|".join(re.escape(short) for short in STATES if short.count(".") > 1)
_BEHIND = re.compile(rf", ?({_ANY})")
_SHORT = re.compile(rf"(?:, ?|\b[DRI]-)({_ANY})|(?<![\w.&-])({_INITIALS})(?![\w.])")
"""Behind a comma, or a senator's party; initials stand anywhere. Elsewhere it is another word: "Miss.", "Ill."."""


def state_behind(text: str, end: int) -> str | None:
    """Give the registry's key of the state whose short form stands behind the town that ends here."""
    found = _BEHIND.match(text, end, end + 9)
    return STATES[found.group(1)] if found else None


def find_states(text: str) -> Iterator[tuple[Span, str]]:
    """Give the short forms of states in a text, each with the registry's key of the state."""
    for found in _SHORT.finditer(text):
        group = 1 if found.group(1) else 2
        yield Span(*found.span(group)), STATES[found.group(group)]
