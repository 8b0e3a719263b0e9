"""Noun phrases by their shape, in English: read without a parser from their end or their beginning."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from wirehouse.enrich.cue_words import cue_words
from wirehouse.enrich.lexicon import CALENDAR, DETERMINERS
from wirehouse.enrich.text import Span

_REACH = 120
_MOST_WORDS = 14
PREPOSITIONS = frozenset(
    "of for from in at with on to by about against near inside behind under over".split()
)
STOPPERS = frozenset(
    """that and but or nor as when whenever because while if although though since until where why how so than
    then not is was are were be been being am had has have having will would can could may might must should do
    does did who which what whose whom it he she they we i you there here him them me us yesterday today
    tomorrow yes no oh well also after before during following once whether unless despite""".split()
)
OPENERS = DETERMINERS | frozenset(
    "one two three four five six seven several some many most few other others such two-thirds all".split()
)
PEOPLE = frozenset(
    """spokesman spokeswoman spokesperson spokespeople officials official aides aide advisers adviser advisors
    advisor critics critic experts expert analysts analyst supporters supporter lawyers lawyer attorneys attorney
    prosecutors prosecutor police authorities investigators researchers researcher scientists scientist
    economists economist lawmakers lawmaker senators representatives republicans democrats conservatives liberals
    voters voter residents resident witnesses witness neighbors neighbours relatives friends family fans players
    husband wife brother sister father mother son daughter
    coaches coach organizers organisers activists activist protesters sources source insiders insider
    strategists strategist operatives donors students student teachers teacher parents parent doctors doctor
    leaders leader executives executive reporters reporter journalists historians historian author authors
    pollsters pollster politicians staffers staff soldiers troops commanders veterans members people opponents
    opponent allies ally others many some participants company campaign report reports letter statement
    administration government ministry department agency committee commission court judge judges union group
    organization organisation newspaper paper magazine website site""".split()
)
WORD = re.compile(r"\w[\w.&/]*(?:['-]\w+)*(?:(?<=s)'(?= ))?")
_BROKEN = re.compile(r"[^\w\s.'-]|\n")
_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Sens|Rep|Reps|Gov|Sec|Pres|Hon|St|Jr|Adm|Amb|Supt"
    r"|Det|Justice|[A-Z](?:\.[A-Z])*)\.?$"
)
_ENDS_PHRASE = re.compile(
    r"[,;:!?\"“”«»()\[\]\n—–―]|\s-|--|\.(?=\s|$)|\b(?:who|in|on|at|during|when|as|after|before|while|to|about|that|told"
    r"|last|if|because|via|adding|with|by|into|this|earlier|later|and|but|not|there|is|was|has|had|will|would|he|she"
    r"|it|they|against|recently|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_LETTERS = re.compile(r"[\w.]*$")
_INDEFINITE = frozenset("one another some a an any no every each".split())
_BEFORE_NAMES = frozenset(
    "former then president senator representative governor mayor candidate nominee".split()
)


def phrase_before(text: str, end: int, low: int, names: Container[int]) -> Span | None:
    """Read a phrase back from its end: to its article, a conjunction, a verb or a mark, not before `low`.

    `names` are the places where names begin. The text is in plain typographic form.
    """
    pieces = list(WORD.finditer(text, max(low, end - _REACH), end))
    start: int | None = None
    following = end
    for place in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _MOST_WORDS), -1):
        piece = pieces[place]
        gap = text[piece.end() : following]
        word = piece.group()
        if _BROKEN.search(gap) or (following == end and gap):
            break
        if ("." in gap or word.endswith(".")) and not _TITLE.match(word) and following != end:
            break
        small = word.lower()
        if small in STOPPERS or word in _verbs():
            break
        start = following = piece.start()
        if small in DETERMINERS and (place == 0 or pieces[place - 1].group().lower() not in PREPOSITIONS):
            break
    return _without_adverbial(text, Span(start, end), names) if start is not None else None


@cache
def _verbs() -> frozenset[str]:
    words = cue_words("en")
    return words.said | {"quoted", "cited"} if words else frozenset()


def _without_adverbial(text: str, span: Span, names: Container[int]) -> Span | None:
    """Cut "In Paris" off "In Paris officials"."""
    pieces = list(WORD.finditer(text, span.start, span.end))
    while pieces and pieces[0].group().lower() in PREPOSITIONS:
        pieces.pop(0)
        while pieces and (pieces[0].group()[0].isupper() or pieces[0].group()[0].isdigit()):
            if pieces[0].start() in names:
                break
            pieces.pop(0)
    return Span(pieces[0].start(), span.end) if pieces else None


def phrase_end(text: str, at: int, limit: int) -> int:
    """Give where a phrase that begins at a place ends: before a mark or the rest of the sentence."""
    place = at
    while found := _ENDS_PHRASE.search(text, place, limit):
        if found.group() == "." and _abbreviates(text, found.start()):
            place = found.end()
            continue
        return len(text[at : found.start()].rstrip()) + at
    return len(text[at:limit].rstrip()) + at


def _abbreviates(text: str, stop: int) -> bool:
    word = _LETTERS.search(text, max(0, stop - 8), stop)
    return word is not None and bool(_TITLE.match(word.group()))


def names_someone(text: str, whole: Span) -> bool:
    """Tell whether a phrase before a verb of saying is one who can say: "one official", "critics"."""
    words = text[slice(*whole)].split()
    first, last = words[0].lower(), words[-1].lower()
    if last.endswith(("'s", "s'")):
        return False
    if last in PREPOSITIONS | STOPPERS | DETERMINERS | CALENDAR or not last[-1].isalnum():
        return last in {"others", "some", "many", "one", "another"} and len(words) <= 2
    if first in OPENERS or last in PEOPLE or first in PEOPLE or any(word.endswith("'s") for word in words):
        return True
    return words[-1][0].isupper() and words[0][0].isupper()


def begins_phrase(text: str, whole: Span) -> bool:
    """Tell whether the first word can begin a phrase: an article, a number, a name, "officials"."""
    first = text[slice(*whole)].split(maxsplit=1)[0]
    return first[0].isupper() or first.lower() in OPENERS | PEOPLE


def completes(text: str, whole: Span, name: Span) -> bool:
    """Tell whether a name only completes another noun of the phrase: "a spokesman for Ann Lee"."""
    words = text[whole.start : name.start].split()
    while words and words[-1].lower() not in PREPOSITIONS:
        last = words.pop()
        if last[0].isalpha() and not last[0].isupper() and last.lower() not in _BEFORE_NAMES:
            return False
    return len(words) > 1


def means_one_holder(text: str, whole: Span, role: Span) -> bool:
    """Tell whether a role phrase means who holds the role, and not one of many ("a spokesman")."""
    return not any(
        word.lower() in _INDEFINITE or "'s" in word for word in text[whole.start : role.start].split()
    )
