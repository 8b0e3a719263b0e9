"""Who wrote an article: the people that a byline or the metadata names, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wirehouse.clean import dates, persons, wording

_WORK = (
    r"(?:written|story|article|post|interview|reported|reporting|report|text|words|posted|published|authored|contributed|compiled|"
    r"recommended|photos and text|text and photos)"
)
_BY_WORDS = (
    rf"(?:(?:an?\s+)?(?:(?:\w+\s+)?{_WORK}\s+)?by(?:\s+by)?|words|"
    r"(?:(?:ein\s+)?(?:\w*(?:beitrag|artikel|kommentar|analyse|bericht|interview|text)|geschrieben|verfasst|veröffentlicht)\s+)?von|vom|"
    r"(?:(?:écrit|publié|rédigé|propos recueillis|texte|un article)\s+)?par|(?:(?:escrito|publicado|texto|redactado|elaborado)\s+)?por|"
    r"(?:scritto\s+|articolo\s+|a\s+cura\s+)?di|(?:geschreven\s+)?door|(?:skriven\s+|skrevet\s+|text(?:er)?\s+)?(?:av|af)|od|przez|oleh|"
    r"autor(?:in|en|a|es|ka|zy|i)?|autore|authors?(?:\s+of\s+the\s+(?:article|post|story))?|author\s+posted\s+by|auteurs?|text|texte|texto|testo|tekst|redakteur(?:in)?|penulis|"
    r"reporter|yazan|szerző|skribent|forfatter|författare|journalist|kirjoittaja|автор|авторка|автори|авторы|текст|от|від|"
    r"بقلم|كتب(?:ت)?|نویسنده|מאת)"
)
_BY = re.compile(rf"^\W*{_BY_WORDS}\b(?:\s*[:：]\s*|\s+)(?P<names>\S.{{1,160}})$", re.I)
# The last word of each of these phrases.
_BY_WORD = frozenset(
    "by words von vom par por di door av af od przez oleh autor autorin autoren autora autores autorka autorzy autori autore author "
    "authors auteur auteurs text texte texto testo tekst redakteur redakteurin penulis reporter yazan szerző skribent forfatter "
    "författare journalist kirjoittaja автор авторка автори авторы текст от від بقلم كتب كتبت نویسنده מאת".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONE_BY = re.compile(rf"^\W*{_BY_WORDS}\s*[:：]?\s*$", re.I)
_HAN_BY = re.compile(
    r"^\W*(?:作者|记者|記者|撰文|文|取材・文|執筆者?|著者|著|ライター|글|기자)\s*[:：／/＝=|｜丨]\s*(?P<names>\S.{1,80})$"
)
_HAN_WORD = re.compile("作者|[记記]者|文|執筆|著|ライター|글|기자")
_GLUED_BY = re.compile(rf"^(?:{_WORK}\s+)?(?:by){{1,2}}:?\s?(?=(?-i:[A-ZÀ-ÖØ-Þ]))", re.I)
_BELOW = re.compile(
    rf"^\W*(?:(?:an?\s+)?(?:\w+\s+)?{_WORK}\s+by|(?:ein\s+)?\w*(?:beitrag|artikel|text)\s+von|(?:geschrieben|verfasst)\s+von|"
    r"(?:écrit|rédigé|propos recueillis)\s+par|escrito\s+por|scritto\s+da|a\s+cura\s+di|geschreven\s+door|"
    r"(?:autor(?:in|a|es|ka)?|autore|authors?|auteurs?|text|texte|texto|tekst|автор|авторы|автори|текст|作者|记者|文)\s*[:：])",
    re.I,
)
# Others have looked it over or drawn it: what follows names no author.
_OTHERS = re.compile(
    r"\W*\b(?:(?:medically\s+|expertly\s+|technically\s+)?(?:reviewed|edited|fact[- ]?checked|checked|approved|verified|translated|curated)"
    r"\s*(?:by)?|(?:photo(?:s|graph(?:s|y|ed)?)?|pictures?|illustrat(?:ion|ions|ed)|images?|graphics?|videos?|art(?:work)?)\s+(?:by|courtesy)|"
    r"contributions?\s+(?:from|by)|additional\s+reporting|übersetzt\s+von|fotos?\s*(?::|von)|foto\s*:|bild(?:er)?\s*:|traduit\s+par|traducido\s+por)\b.*$",
    re.I,
)
# In small letters only: "Kim In Young" and "E. Jean Doe" are names.
_AND = r"(?:[aA]nd|[uU]nd|et|y|e|en|i|och|og|и|та|і|ve|dan|و)"
_BETWEEN = re.compile(rf"\s*[,;|/•·⋅&、，；]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
_ELSEWHERE = re.compile(
    r"\s+(?:for|in|at|with|from|via|on|to|aus|bei|für|mit|avec|pour|à|para|con|desde|per|в|для|из|із|з)(?:\s.*)?$"
)
_SPANISH_BY = re.compile(r"^\W*(?:por|texto)\b", re.I)
_SPANISH_IN = re.compile(r"\s+en\s.*$")
_BESIDE = re.compile(
    r"\s*(?:\S*@\S*|(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s+)?\d|[(\[（【]|https?:|\s(?:(?:last|first)\s+)?(?:published|updated|posted|modified|photos?|photographs?|pictures?|"
    r"images?|graphics?|videos?|illustrations?|fotos?|bilder|reports?|reporting|writes?|veröffentlicht|aktualisiert|publié|mis à jour|"
    r"publicado|actualizado|опубликовано|опубліковано|оновлено|обновлено)\b).*$",
    re.I,
)
_SURNAME_FIRST = re.compile(
    r"^(?P<last>[^\W\d_][\w’'-]+),\s+(?P<first>[^\W\d_][a-zà-ÿа-яёіїєґ’'-]+(?:\s+[A-Z]\.?)*|[A-Z]\.(?:\s?[A-Z]\.)*)$"
)

_DIGIT = re.compile(r"\d")
_DATE_FIRST = 24
_LONGEST_BYLINE = 300
_LONGEST_LONE = 30
_GLUED_WITHIN = 60
_LOWERED = frozenset(
    "and und et y e i och og и та і for in at with from von van der den de del di da dos du zu ter bin ibn".split()
)


def read_byline(text: str, publisher: str | None = None, *, stated: bool = False) -> tuple[str, ...]:
    """Give the people that a byline names: `By Ana Ruiz and Tom Okoye` names two, `By Staff` none."""
    return people([text], publisher, stated=stated) if begins_as_byline(text) else ()


def begins_as_byline(text: str) -> bool:
    """Tell whether a line begins as a byline does, whoever it names."""
    opening = text[:_LONGEST_BYLINE]
    # Every line of a page is asked: few hold such a word, and few begin with it or with a date before it.
    if not _may_hold_by(opening):
        return False
    if not (_BY.match(opening) or _GLUED_BY.match(opening) or _HAN_BY.match(opening)) and not _DIGIT.search(
        opening[:_DATE_FIRST]
    ):
        return False
    undated = _undated(text)
    return bool(_BY.match(undated) or _HAN_BY.match(undated))


def _may_hold_by(opening: str) -> bool:
    if not _BY_WORD.isdisjoint(wording.tokens(opening)) or "by" in opening[:_GLUED_WITHIN].lower():
        return True
    # `12 June 2024by Ana Ruiz`
    if _DIGIT.search(opening) and not _BY_WORD.isdisjoint(_LETTERS.findall(opening.lower())):
        return True
    return not opening.isascii() and _HAN_WORD.search(opening) is not None


def is_of_others(text: str) -> bool:
    """Tell whether a line is about those who did not write: `Edited by Tom Okoye`, `Photos: Ana Ruiz`."""
    return bool(_OTHERS.match(text[:_LONGEST_BYLINE]))


def is_lone_by(text: str) -> bool:
    """Tell whether a line is a byline without its names, which stand in the next: `Written by:`."""
    return len(text) <= _LONGEST_LONE and bool(_LONE_BY.match(text))


def names_who_wrote(text: str) -> bool:
    """Tell whether a line says in so many words who wrote the text above it: `Written by Ana Ruiz`."""
    return bool(_BELOW.match(text[:_LONGEST_BYLINE]))


def without_others(text: str) -> str:
    """Cut a byline off where it turns to those who did not write: `By Ana Ruiz, reviewed by Tom Okoye`."""
    return _OTHERS.sub("", text[:_LONGEST_BYLINE])


def people(names: Iterable[str], publisher: str | None = None, *, stated: bool = False) -> tuple[str, ...]:
    """Keep what is plainly a person's name; split joint bylines; drop agencies, desks, jobs and titles.

    `publisher` is who publishes the page: many state their own name as the author's. `stated` says that
    the page calls them its authors, so that one name alone will do.
    """
    return tuple(dict.fromkeys(name for text in names for name in _people(text, publisher or "", stated)))


def _people(text: str, publisher: str, stated: bool) -> list[str]:
    turned = _SURNAME_FIRST.match(text) if stated else None
    if turned and not persons.is_given_name(turned["last"].split()[0]):
        text = f"{turned['first']} {turned['last']}"
    parts = _split(text)
    # `Ruiz, Ana` and `Ana Ruiz, Madrid` hold single words that are no names.
    alone = stated and (len(parts) == 1 or not re.search(r"[,;|/]", text))
    found: list[str] = []
    after_job = False
    for part in parts:
        people = [
            persons.person(name, publisher, stated=alone) for name in persons.parted(_BESIDE.sub("", part))
        ]
        # `Ana Ruiz, Director of Operations, Example Lines`: what follows a job is its place.
        found += [who for who in people if who and (not after_job or persons.is_given_name(who.split()[0]))]
        after_job = after_job or (not any(people) and persons.is_job(part))
    return found


def _split(stated: str) -> list[str]:
    text = without_others(_undated(stated))
    begun = _HAN_BY.match(text) or _BY.match(text)
    joint = _in_mixed_case(begun["names"] if begun else text)
    if _SPANISH_BY.match(text):
        joint = _SPANISH_IN.sub("", joint)
    parts: list[str] = []
    placed = False
    for part in _BETWEEN.split(joint):
        name = _ELSEWHERE.sub("", part)
        # `By Ana Ruiz in New York and New Jersey`: what follows a place may be one too.
        if name != part or not placed:
            parts.append(name)
        placed = placed or name != part
    return parts


def _undated(stated: str) -> str:
    """Cut a byline off where its date begins: `By Ana Ruiz 29 May 2026 17:45`."""
    # The space between "By" and a linked name is often lost.
    text = _GLUED_BY.sub("By ", stated[:_LONGEST_BYLINE])
    found = dates.find(text, "dmy")
    if found and not text[: found[0].start].strip(" ,|·•–—-"):
        # `Dec 17, 2025 Ana Ruiz`: the date stands first.
        return _undated_tail(text[found[0].end :])
    return text[: found[0].start].rstrip(" ,|·•–—-") if found else text


def _undated_tail(text: str) -> str:
    text = text.lstrip(" ,|·•–—-")
    found = dates.find(text, "dmy")
    return text[: found[0].start].rstrip(" ,|·•–—-") if found else text


def _in_mixed_case(text: str) -> str:
    """Give `JANE DOE AND JOHN O'NEIL` as `Jane Doe and John O'Neil`, and leave all else."""
    words = text.split()
    shouted = [word for word in words if word.lower() not in _LOWERED]
    if len(shouted) < 2 or not all(word.isupper() for word in shouted):
        return text
    lowered = [
        word.lower() if at and word.lower() in _LOWERED else word.title() for at, word in enumerate(words)
    ]
    return re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), " ".join(lowered))
