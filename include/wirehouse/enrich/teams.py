"""Sport: in the report of a match the name of a country or city is that of its team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.states import STATES
from wirehouse.enrich.text import plain
from wirehouse.records import EntityKind

# Words of the games. Those that politics and business borrow too (win, lead, race, goal, pitch, strike, run)
# are left out.
_GAMES = frozenset(
    """soccer football footballer footballers cricket cricketer cricketers rugby baseball basketball hockey
    tennis golf golfer boxing cycling athletics badminton volleyball squash snooker skiing swimming
    marathon sprinter halftime half-time innings inning wicket wickets batsman batsmen bowler bowlers
    bowled scorer scorers scored homer homers homered pitcher pitchers shutout midfielder striker
    strikers goalkeeper goalkeepers defender defenders winger fullback quarterback quarterbacks
    touchdown touchdowns rebounds playoff playoffs play-off play-offs semifinal semifinals semi-final
    semi-finals quarterfinal quarterfinals quarter-final quarter-finals qualifier qualifiers qualifying
    friendly knockout tournament tournaments championship championships league leagues cup medal medals
    medallist medalist olympic olympics seed seeded unseeded tiebreak standings tabulate fixtures
    fixture match matches game games coach coaches player players team teams teammate teammates season
    stadium referee offside penalty penalties overtime umpire umpires oval wimbledon nba nfl nhl mlb
    fifa uefa icc pga atp wta formula prix rider riders peloton lap laps metres attendance draw drew
    beat beating defeated victory defeat title champion champions rankings squad squads captain
    captained debut club clubs toss one-day scoreboard fans overs not-out caught lbw bout heavyweight
    welterweight knocked round rounds final finals""".split()
)
_SURELY = frozenset(
    """soccer cricket rugby baseball basketball hockey tennis golf boxing cycling halftime half-time innings
    inning wicket wickets batsman batsmen homer homers homered pitcher pitchers midfielder striker
    strikers goalkeeper quarterback touchdown touchdowns playoff playoffs play-off play-offs semifinal
    semifinals semi-final quarterfinal quarterfinals quarter-final qualifier qualifiers scorers
    standings nba nfl nhl mlb fifa uefa umpire referee football championship tournament seeded athletics
    squash peloton lbw bundesliga birdie birdies bogey bogeys doubleheader outfielder shortstop baseman
    backhand forehand scrum motorcycling hurdles javelin discus midfield relegation""".split()
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LEAST_SHARE = 1 / 35
"""Of all words; a report on the politics of a World Cup has fewer."""
_DENSE_SHARE = 1 / 20
"""From here on two different words are enough, and below three: one may stand in any report."""

_NAMED_GAMES = re.compile(
    r"\b(?:[A-Z]\w+ (?:Cup|Games|Open|Classic|Trophy|Series|Masters)|[A-Z]+ (?:CUP|GAMES|OPEN|CLASSIC|TROPHY|SERIES)"
    r"|(?:Premier|Major|American|National|Champions|Football|Rugby|Hockey) League(?! for)|[A-Z]+ LEAGUE"
    r"|Grand Prix|GRAND PRIX|Olympics?|OLYMPICS?|Premiership|PREMIERSHIP|Serie A)\b"
)
# "England v Pakistan"; and a table: "Leeds 2 Everton 0".
_VERSUS = re.compile(r"\b[Vv]s?\.? [A-Z]")
_RESULT = re.compile(
    r"(?<![\w$£€.,])[A-Z][A-Za-z.' -]{2,30}(?: (?!\((?:19|20)\d\d\))[\d.*/½()-]{1,10}){1,12}(?=[,;]? [A-Z(]| ?\n|$)"
)
"""A name and its numbers, but for the year of a film; asterisks stand for an illegible one."""
_LEAST_RESULTS = 5
_TRADE = frozenset(
    "shares share stock stocks price prices company bank tonnes barrels index exports imports".split()
)
"""Words of the tables that are none of a game."""

_PLACED_BEFORE = re.compile(
    r"(?:\b(?:in|near|outside|throughout|across|inside|around|toward|towards|leave|leaves|left|into"
    r"|visit to|visits to|trip to|flew to|fly to|travel to|travelled to|traveled to|returned to|back to"
    r"|born in|based in|northern|southern|eastern|western|central|downtown)(?: the)? )$",
    re.IGNORECASE,
)
_PLAYING_AFTER = re.compile(
    r" (?:coach|captain|striker|goalkeeper|midfielder|defender|batsman|bowler|pitcher|quarterback|fans|beat"
    r"|(?:team )?manager (?=[A-Z])|(?:outfielder|infielder|shortstop|baseman|linebacker|defenseman)s?)\b"
)
"""Beside a place's name these make it a team in any text: "Italy coach", "Leeds beat"."""
_MEETS_AFTER = re.compile(r" (?:versus|vs?\.?|against) (?=[A-Z])")
_MEETS_BEFORE = re.compile(r"[A-Za-z] (?:versus|vs?\.?) $")
_MEETING = re.compile(r"[^.!?\n]{0,50}?\b(?:game|match|final|semi-?final|friendly|fixture)\b")
"""With one of the two above it, what two places do in any text: "Kent versus Essex cricket match"."""
_PERSON_AFTER = re.compile(
    r"(?: ?[,.;:)*]| (?!['’])(?![\w-]+s\b)[a-z]+ed\b| (?:had|has|was|is|who|took|won|to|and|his|her|then)\b|$)"
)
_FIRMS_WITH_TEAMS = frozenset(
    "bmw mercedes-benz honda toyota nissan ford-motor-company hyundai-motor-company volkswagen siemens bayer "
    "philips samsung sony lufthansa barclays".split()
)
_NUMBER = re.compile(r" \d{1,3}\b(?! (?:per cent|percent|million|billion))")
_IN_BRACKETS = re.compile(r"\( ?$")
_DATELINE = re.compile(
    r"(?: ?, ?[A-Z][\w. ]{2,25})? ?(?:\(|-- |[-–—] |\d{4}-\d\d|, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_BESIDE_PLACE = re.compile(r" ?, $")


def is_sport(text: str) -> bool:
    """Tell whether a text reports on a game: by the share of the words of games, or as a list of results."""
    words = _WORD.findall(plain(text).lower())
    used = [word for word in words if word in _GAMES]
    surely = bool(_SURELY.intersection(used) or _NAMED_GAMES.search(text)) or len(_VERSUS.findall(text)) > 2
    if surely and len(set(used)) > 1 and len(used) >= _DENSE_SHARE * len(words):
        return True
    if surely and len(set(used)) > 2 and len(used) >= _LEAST_SHARE * len(words):
        return True
    if len(_VERSUS.findall(text)) >= _LEAST_RESULTS:
        return True
    listed = len(_RESULT.findall(text)) >= max(_LEAST_RESULTS, len(words) / 15)
    return listed and not _TRADE.intersection(words)


def name_teams(text: str, headline: str, names: Sequence[Name], registry: Registry) -> list[Name]:
    """Give the names, in which the places that stand for a team are organisations without a key.

    A place stays one where the text says so: in a dateline, after "in" and the like, in brackets behind
    a person, behind the town that lies in it, and wherever the text is not about sport.
    """
    sport = is_sport(f"{headline}\n{text}")
    told: list[Name] = []
    for name in names:
        before = told[-1] if told else None
        if (
            _can_be_team(name)
            and name.form not in registry.demonyms
            and (_plays(text, name) or (sport and not _is_placed(text, name, before)))
        ):
            told.append(replace(name, kind=EntityKind.ORGANISATION, form=None, key=None))
        elif sport and (name.key in _FIRMS_WITH_TEAMS or _scores(text, name)):
            # A firm's team ("Samsung 10 Haitai 3", a driver's BMW) is not the firm.
            told.append(replace(name, form=None, key=None))
        elif not (sport and name.form in registry.demonyms and _is_person(text, name)):
            told.append(name)
    return told


def _scores(text: str, name: Name) -> bool:
    is_known = name.kind is EntityKind.ORGANISATION and name.key is not None
    return is_known and _NUMBER.match(text, name.span.end) is not None


def _plays(text: str, name: Name) -> bool:
    start, end = name.span
    if _PLAYING_AFTER.match(text, end):
        return True
    meets = _MEETS_AFTER.match(text, end) or _MEETS_BEFORE.search(text, max(0, start - 12), start)
    return bool(meets and _MEETING.match(text, end))


def _can_be_team(name: Name) -> bool:
    is_state = name.surface in STATES
    return name.kind is EntityKind.PLACE and name.key is not None and not (name.lower_case or is_state)


def _is_person(text: str, name: Name) -> bool:
    """Tell whether a people's name stands for a player ("the Australian had won") or for the team."""
    return name.surface.endswith("s") or _PERSON_AFTER.match(text, name.span.end) is not None


def _is_placed(text: str, name: Name, before: Name | None) -> bool:
    start, end = name.span
    lead = plain(text[max(0, start - 16) : start])
    if _PLACED_BEFORE.search(lead):
        return True
    if _IN_BRACKETS.search(lead) or text[end : end + 2].lstrip().startswith(")"):
        return True
    if name.surface.isupper() and _DATELINE.match(text, end, end + 40):
        return True
    if before is None or before.kind is not EntityKind.PLACE:
        return False
    return _BESIDE_PLACE.fullmatch(text[before.span.end : start]) is not None
