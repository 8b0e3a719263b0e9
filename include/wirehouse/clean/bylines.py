"""Who wrote an article: the people that a byline or the metadata names, and nobody else.

Precision first: what is not plainly a person's name is left out. Desks, agencies and the publisher
itself are no authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wirehouse.clean import dates, wording

_BY = re.compile(
    r"^\W*(?:(?:written|story|reported|report|text|words|posted|published|photos and text) by|by|von|vom|por|par|di|door|av|af|od|przez|"
    r"autor(?:in|a|es|ka)?|author|text|texte|texto|автор|авторка|автори|авторы|текст|от|від)\b\s*[:：]?\s+(?P<names>\S.{1,160})$",
    re.I,
)
_GLUED_BY = re.compile(r"^(?:[Bb]y){1,2}\s?(?=[A-ZÀ-ÖØ-Þ])")
_NAME = r"(?:[dDlL][’'])?[^\W\d_a-z][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|bin|ibn|zu|ter|y|e)"
_FULL_NAME = re.compile(rf"^{_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_NAME}){{1,4}}$")
# Hangul writes a name as one word: one of the commonest family names and two syllables.
_KOREAN_NAME = re.compile(
    r"^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민][가-힣]{2}$"
)
# In small letters only: "Kim In Young" and "E. Jean Doe" are names.
_BETWEEN = re.compile(r"\s*[,;|/•·&]\s*|\s+(?:[aA]nd|[uU]nd|et|y|e|en|i|och|og|и|та|і)\s+")
_ELSEWHERE = re.compile(
    r"\s+(?:for|in|at|with|from|via|on|to|aus|bei|für|mit|avec|pour|à|para|con|desde|per|в|для|из|із|з)(?:\s.*)?$"
)
_SPANISH_BY = re.compile(r"^\W*(?:por|texto)\b", re.I)
_SPANISH_IN = re.compile(r"\s+en\s.*$")

_BESIDE = re.compile(
    r"\s*(?:\S*@\S*|[(\[\d]|https?:|\s(?:(?:last|first)\s+)?(?:published|updated|posted|modified|photos?|photographs?|pictures?|"
    r"images?|graphics?|videos?|illustrations?|fotos?|bilder|reports?|reporting|writes?|veröffentlicht|aktualisiert|publié|mis à jour|"
    r"publicado|actualizado|опубликовано|опубліковано|оновлено|обновлено)\b).*$",
    re.I,
)
_JOB_BEFORE = re.compile(r"^(?:[^\W\d_]+\s+){0,3}(?:writer|correspondent|reporter)s?:?\s+(?=\S)", re.I)
_JOB_AFTER = re.compile(r"\s*(?:,|\s[–—-]\s)\s*[^,()]*$")
_AGENCY_AFTER = re.compile(
    r"\s+(?:the\s+)?(?:reuters|afp|ap|dpa|apa|efe|ansa|upi|pti|cnn|bbc(?: \w+)?|bloomberg(?: news)?|associated press)$",
    re.I,
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|dr|prof|professor|sir|dame|lord|lady)\b\.?\s+", re.I)
_NO_PERSON = re.compile(
    r"\b(?:staff|desk|team|editor|editors|editorial|editoren|redakteur|redakteurin|redaktion|redacción|redacao|redação|rédaction|"
    r"redazione|redakcja|redactie|correspondent|correspondents|korrespondent|korrespondentin|corresponsal|reporter|reporters|"
    r"writer|writers|journalist|journaliste|periodista|columnist|analyst|analysts|contributor|contributors|guest|senior|chief|head|"
    r"deputy|assistant|executive|special|producer|economist|researcher|admin|administrator|webmaster|author|authors|"
    r"news|newsroom|agency|agencies|agencia|agence|agentur|agentura|press|presse|media|magazine|bureau|service|wire|online|digital|"
    r"reuters|afp|ap|dpa|efe|ansa|pap|tass|interfax|ukrinform|sputnik|xinhua|bloomberg|associated|jazeera|"
    r"published|updated|posted|photo|photos|photographer|video|today|yesterday|hours|minutes|ago|read more|min read|comments|"
    r"share this|follow|email|twitter|facebook|minister|ministry|president|director|bank|council|committee|commission|government|"
    r"department|university|institute|association|foundation|police|rights|radio|television|sport|sports|world|weekly|daily|monthly|"
    r"opinion|analysis|breaking|exclusive|politics|business|technology|culture|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|"
    r"редакция|редакція|редакцията|редактор|корреспондент|кореспондент|журналист|журналістка|журналіст|новости|новини|агентство|"
    r"zeitung|nachrichten|noticias|journal|sekretariat|pressestelle|verband|verein|partei|party|club|"
    r"times|post|herald|tribune|gazette|chronicle|observer|guardian|telegraph|courier|network|inc|ltd|llc|gmbh|"
    r"aviv|kong|dhabi|aires|lumpur|d\.?c)\b",
    re.I,
)
# What begins so is a place ("New York") or a paper ("The Example"), and `BBC Sport` an organisation.
_NO_FIRST_NAME = re.compile(
    r"^(?:by|contact|about|more|view|meet|el|les|die|das|the|our|your|new|nueva|san|los|las|north|south|east|west|united|saudi|cape)\s",
    re.I,
)
# `Ana RuizTwitter` is two texts without their space; `Jim MacDonald` is none.
_JOINED = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Þ]")
_ACRONYM_FIRST = re.compile(r"^[A-ZÀ-ÞА-ЯІЇЄҐ]{3,}\s")

_LONGEST_BYLINE = 300
_LONGEST_NAME = 60
_LOWERED = frozenset(
    "and und et y e i och og и та і for in at with from von van der den de del di da dos du zu ter bin ibn".split()
)


def read_byline(text: str, publisher: str | None = None) -> tuple[str, ...]:
    """Give the people that a byline names: `By Ana Ruiz and Tom Okoye` names two, `By Staff` none."""
    return people([text], publisher) if _BY.match(_undated(text)) else ()


def people(names: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """Keep what is plainly a person's name; split joint bylines; drop agencies, desks, jobs and titles.

    `publisher` is who publishes the page: many state their own name as the author's.
    """
    found = (name for stated in names for name in _split(stated))
    return tuple(dict.fromkeys(name for name in (_person(each, publisher) for each in found) if name))


def _split(stated: str) -> list[str]:
    text = _undated(stated)
    begun = _BY.match(text)
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


def _person(part: str, publisher: str | None) -> str | None:
    name = _AGENCY_AFTER.sub("", _BESIDE.sub("", part).strip(" .,:;|*–—-\u201c\u201d\"'()"))
    name = _TITLE.sub("", _JOB_BEFORE.sub("", _TITLE.sub("", name)))
    if _NO_PERSON.search(name):
        name = _JOB_AFTER.sub("", name)
    name = _once(name)
    if _KOREAN_NAME.match(name):
        return name
    if not 4 <= len(name) <= _LONGEST_NAME or not _FULL_NAME.match(name) or _NO_PERSON.search(name):
        return None
    if (
        _NO_FIRST_NAME.match(name)
        or _ACRONYM_FIRST.match(name)
        or _JOINED.search(name)
        or _is_publisher(name, publisher)
    ):
        return None
    return name


def _once(name: str) -> str:
    """Give `Ana Ruiz Ana Ruiz`, the text beside a picture's and a link's, as `Ana Ruiz`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _is_publisher(name: str, publisher: str | None) -> bool:
    """Tell `Example Berlin` of the publisher `Example`: a person rarely shares its first word."""
    own = wording.tokens(publisher or "")
    words = wording.tokens(name)
    return len(words[0]) > 2 and words[0] in own
