"""The states and provinces of North America as its newspapers shorten them behind a town: "Irvine, Calif."."""

from __future__ import annotations

import re

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
STATE = re.compile(r", ?(" + "|".join(re.escape(short) for short in STATES) + ")")
"""A short form behind a comma; in small or large letters it would be another word ("Miss.", "wash.")."""
