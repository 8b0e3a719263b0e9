"""People and things that are counted, and what has become of them: "12 people were killed"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wirehouse.enrich.measures import Measure, MeasurePlace
from wirehouse.records import AmountKind

_PEOPLE = (
    "people person persons civilians civilian soldiers soldier troops protesters protester protestors protestor"
    " demonstrators demonstrator refugees refugee migrants migrant passengers passenger workers worker employees"
    " employee staff students student pupils pupil children child women woman men man girls girl boys boy residents"
    " resident inhabitants inhabitant voters voter officers officer police firefighters firefighter fighters fighter"
    " militants militant rebels rebel hostages hostage prisoners prisoner inmates inmate detainees detainee suspects"
    " suspect patients patient victims victim members member supporters supporter fans fan spectators spectator"
    " guests guest delegates delegate lawmakers lawmaker journalists journalist activists activist teachers teacher"
    " doctors doctor nurses nurse miners miner sailors sailor pilots pilot crew tourists tourist visitors visitor"
    " immigrants immigrant rioters rioter survivors survivor servicemen serviceman personnel policemen policeman"
    " recruits recruit conscripts conscript gunmen gunman attackers attacker adults adult villagers villager"
    " Palestinians Palestinian Israelis Israeli Ukrainians Ukrainian Russians Russian Americans American Syrians Syrian"
)
_THINGS = (
    "jobs job votes vote seats seat homes home houses house buildings building apartments apartment vehicles vehicle"
    " cars car trucks truck buses bus tanks tank missiles missile rockets rocket drones drone shells shell aircraft"
    " jets jet planes plane helicopters helicopter ships ship vessels vessel boats boat submarines submarine cases case"
    " infections infection casualties casualty families family households household countries country nations nation"
    " companies company firms firm schools school hospitals hospital stores store shops shop flights flight tickets"
    " ticket copies copy signatures signature animals animal cattle sheep pigs pig cows cow chickens chicken horses"
    " horse villages village towns town cities city bodies body arrests arrest warheads warhead weapons weapon guns"
    " gun bombs bomb mines attacks attack strikes doses dose tests test lives life"
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "lives": "person",
    "life": "person",
    "protestors": "protester",
    "protestor": "protester",
    "troops": "soldier",
    "police": "police officer",
    "staff": "employee",
    "personnel": "person",
    "casualties": "casualty",
    "families": "family",
    "countries": "country",
    "companies": "company",
    "copies": "copy",
    "cities": "city",
    "bodies": "body",
    "buses": "bus",
    "deaths": "person",
    "fatalities": "person",
    "injuries": "person",
}
_UNCHANGED = frozenset("aircraft cattle sheep bus police crew".split())

_FATES = {
    "killed": "killed dead died slain deaths fatalities perished",
    "injured": "injured wounded hurt injuries",
    "missing": "missing disappeared unaccounted",
    "arrested": "arrested detained jailed imprisoned",
    "displaced": "displaced evacuated uprooted homeless",
    "captured": "captured abducted kidnapped",
    "rescued": "rescued",
    "freed": "freed released",
    "infected": "infected",
    "hospitalised": "hospitalised hospitalized",
}
_FATE_OF = {form: fate for fate, forms in _FATES.items() for form in forms.split()}
_DEEDS = {
    **dict.fromkeys(("killed", "killing", "kills", "kill", "claimed", "claiming"), "killed"),
    **dict.fromkeys(
        ("injured", "injuring", "injures", "wounded", "wounding", "wounds", "hurting"), "injured"
    ),
    **dict.fromkeys(("arrested", "arresting", "detained", "detaining"), "arrested"),
    **dict.fromkeys(("displaced", "displacing", "evacuated", "evacuating"), "displaced"),
    **dict.fromkeys(
        ("captured", "capturing", "kidnapped", "kidnapping", "abducted", "abducting"), "captured"
    ),
    **dict.fromkeys(("rescued", "rescuing"), "rescued"),
    **dict.fromkeys(("freed", "freeing", "released", "releasing"), "freed"),
}

_OTHER_LANGUAGES = {
    "de": {
        "person": "Menschen|Personen|Person",
        "soldier": "Soldaten|Soldat",
        "demonstrator": "Demonstranten|Demonstrierende",
        "inhabitant": "Einwohner|Einwohnern",
        "refugee": "Flüchtlinge|Geflüchtete",
        "child": "Kinder",
        "civilian": "Zivilisten",
        "employee": "Beschäftigte|Mitarbeiter|Angestellte",
        "killed": "Tote|Toten|Todesopfer",
        "injured": "Verletzte|Verletzten|Verwundete",
        "missing": "Vermisste",
    },
    "fr": {
        "person": "personnes|personne",
        "soldier": "soldats|militaires",
        "demonstrator": "manifestants",
        "inhabitant": "habitants",
        "refugee": "réfugiés",
        "child": "enfants",
        "civilian": "civils",
        "employee": "salariés|employés",
        "killed": "morts|mort|décès",
        "injured": "blessés|blessé",
        "missing": "disparus",
    },
    "es": {
        "person": "personas|persona",
        "soldier": "soldados|militares",
        "demonstrator": "manifestantes",
        "inhabitant": "habitantes",
        "refugee": "refugiados",
        "child": "niños",
        "civilian": "civiles",
        "employee": "empleados|trabajadores",
        "killed": "muertos|muertes|fallecidos",
        "injured": "heridos|heridas",
        "missing": "desaparecidos",
    },
    "ru": {
        "person": "человек|человека|людей",
        "soldier": "военных|солдат|военнослужащих",
        "civilian": "мирных жителей",
        "inhabitant": "жителей",
        "child": "детей",
        "killed": "погибших|убитых",
        "injured": "раненых|пострадавших",
    },
    "uk": {
        "person": "людей|осіб|людини",
        "soldier": "військових|солдатів",
        "inhabitant": "мешканців|жителів",
        "child": "дітей",
        "killed": "загиблих|вбитих",
        "injured": "поранених|постраждалих",
    },
}

_NOUN_FORMS = frozenset(f"{_PEOPLE} {_THINGS}".split())
_PEOPLE_FORMS = frozenset(_PEOPLE.split()) | {"lives", "life", "casualties"}
_ANY_NOUN = "|".join(sorted(_NOUN_FORMS, key=len, reverse=True))
_ONE = frozenset({"1", "one", "One"})
_ANY_FATE = "|".join(sorted(_FATE_OF, key=len, reverse=True))
_NO_ADJECTIVE = (
    "and|or|of|in|on|at|to|for|the|his|her|their|after|before|years?|months?|days?|hours?|said|says|told|was|were|is|are|has"
    "|have|had|by|with|from|as|that|who|which|than|when|while|but|not|will|would|it|he|she|they|we|there|per|percent"
)
_ADJECTIVE = rf"(?:(?!(?:{_NO_ADJECTIVE})\b)[^\W\d][\w’'-]{{1,15}} )"
# "It killed 12 police said" is bad punctuation, not twelve officers.
_COUNTED = re.compile(
    rf" (?:of )?(?:{_ADJECTIVE}{{0,2}}?)(?P<noun>{_ANY_NOUN})(?![\w’'-])"
    r"(?! (?:said|say|says|told|reported|unions?|groups?|associations?)\b)"
)
# "The Fortune 500 companies", "the Sept. 11 attacks", "one of every nine voters".
_PART_OF_A_NAME = re.compile(
    r"\b(?:(?:Fortune|Boeing|Airbus|Formula|Type|Class|Model|Route|Flight|Category|Section|Article|Jan|Feb|March|Mar|April|Apr"
    r"|May|June|Jun|July|Jul|Aug|August|Sept?|September|Oct|October|Nov|November|Dec|December)\.? |(?:[Oo]ne|1) (?:of|in) (?:every )?)$"
)
_CLAUSE = "who|where|which|that|when|after|as|while|and|but|said|whose"
_WHERE = rf"(?: (?:in|on|at|aboard|inside|near|from|of)(?: (?!(?:{_CLAUSE})\b)[^\s.;:,\d]{{1,20}}){{1,6}}?)?"
_FATE_AFTER = re.compile(
    rf"{_WHERE}(?:, including [^.;:\n,]{{1,40}},)?"
    r"(?: ?\b(?:were|was|are|is|have been|has been|had been|have|had|has|reported|being))*(?: \w+ly| also)?"
    rf" ?\b(?P<fate>{_ANY_FATE})\b"
)
_FATE_ALONE = re.compile(rf" (?:others |more |people )?(?P<fate>{_ANY_FATE})(?![\w-])")
_DEED_BEFORE = re.compile(
    rf"\b(?:(?P<deed>{'|'.join(_DEEDS)})|death toll(?: \w+){{0,6}}? (?:to|at|of|was|is|reached|passed))"
    r" (?:(?:at least|more than|about|around|some|nearly|almost|over|up to|as many as|another|a"
    r" further|an estimated|the|between|approximately|fewer than|all|roughly|and|or) )*$"
)
_BARE_END = re.compile(
    r"(?:[.,;:)!?]|$|\n| (?:and|others|more|in|near|at|on|as|when|after|during|while|before)\b)"
)
_LATER = re.compile(
    r" (?:years?|months?|weeks?|days?|hours?|minutes?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|o'clock|percent|per cent)\b"
)


class _Foreign(NamedTuple):
    pattern: re.Pattern[str]
    forms: dict[str, str]


def count_after(text: str, start: int, end: int, language: str) -> MeasurePlace | None:
    """Give what a number counts: a noun of a closed list after it, and what has become of those.

    `start` and `end` are those of the number. "12 dead" and "killed 12" count persons.
    """
    if language in _OTHER_LANGUAGES:
        return _foreign_count(text, end, language)
    alone = _FATE_ALONE.match(text, end)
    if alone and _FATE_OF[alone["fate"]] != "freed":
        return MeasurePlace(alone.end(), Measure(AmountKind.CASUALTIES, "person", _FATE_OF[alone["fate"]]))
    deed = _DEED_BEFORE.search(text, max(0, start - 45), start)
    fate = _DEEDS[deed["deed"] or "killed"] if deed else None
    if not fate and _PART_OF_A_NAME.search(text, max(0, start - 14), start):
        return None
    noun = _COUNTED.match(text, end, min(len(text), end + 60))
    # "200 rocket launchers" are no rockets.
    if noun and (_is_plural(noun["noun"]) or text[start:end] in _ONE):
        return _with_noun(text, noun, fate)
    if fate and _BARE_END.match(text, end) and not _LATER.match(text, end):
        return MeasurePlace(end, Measure(AmountKind.CASUALTIES, "person", fate))
    return None


def _with_noun(text: str, noun: re.Match[str], fate: str | None) -> MeasurePlace:
    form = noun["noun"]
    if form in _PEOPLE_FORMS:
        after = _FATE_AFTER.match(text, noun.end(), min(len(text), noun.end() + 90))
        fate = fate or (_FATE_OF[after["fate"]] if after else None)
    kind = AmountKind.CASUALTIES if fate and form in _PEOPLE_FORMS else AmountKind.COUNT
    return MeasurePlace(
        noun.end(), Measure(kind, _singular(form), fate if kind is AmountKind.CASUALTIES else None)
    )


def _is_plural(form: str) -> bool:
    return form in _UNCHANGED or _singular(form) != form


def _singular(form: str) -> str:
    if form in _IRREGULAR or form in _UNCHANGED:
        return _IRREGULAR.get(form, form)
    return form.removesuffix("s")


@cache
def _foreign(language: str) -> _Foreign:
    forms = {
        form.lower(): noun
        for noun, all_forms in _OTHER_LANGUAGES[language].items()
        for form in all_forms.split("|")
    }
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return _Foreign(re.compile(rf" (?:de |d'|d’)?(?P<noun>{words})(?!\w)", re.IGNORECASE), forms)


def _foreign_count(text: str, end: int, language: str) -> MeasurePlace | None:
    words = _foreign(language)
    found = words.pattern.match(text, end)
    if found is None:
        return None
    noun = words.forms[found["noun"].lower()]
    if noun in _FATES:
        return MeasurePlace(found.end(), Measure(AmountKind.CASUALTIES, "person", noun))
    return MeasurePlace(found.end(), Measure(AmountKind.COUNT, noun))
