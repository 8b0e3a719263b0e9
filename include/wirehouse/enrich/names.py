"""The names of a text: the registry's forms and the model's findings, trimmed and brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wirehouse.enrich import recognise
from wirehouse.enrich.gazetteer import Match, find_registry
from wirehouse.enrich.lexicon import (
    CALENDAR,
    COMMON_NOUNS,
    DETERMINERS,
    EVENT_HEADS,
    GENERIC_HEADS,
    PARTICLES,
    ROLES,
    TITLES,
)
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.states import find_states
from wirehouse.enrich.text import Span, Token, plain, tokens
from wirehouse.records import EntityKind

_ROLE_WORDS = frozenset(word for role in ROLES for word in re.split(r"[ -]", role)) | {"defence"}
_EMPTY_WORDS = COMMON_NOUNS | CALENDAR | _ROLE_WORDS | DETERMINERS | TITLES
_LONGEST_NAME = 9
"""Tokens; a longer finding of the model is a list or a headline."""
_FUNCTION_WORDS = frozenset(
    "when while if but and or as at by for from in of on to with after before since though although because then "
    "so that what why how where who is was will did does has had can could would should may might must not no "
    "yes still even also only just like unlike both meanwhile however former later earlier under over "
    "during despite".split()
)
_FIRM_FORMS = frozenset(
    "inc incorporated corp corporation co company companies ltd limited plc ag sa spa nv bv gmbh se ab asa oyj "
    "llc llp lp group holding holdings".split()
)
_ABROAD = frozenset({"plc", "ag", "sa", "spa", "nv"})
_NOT_IN_NAMES = re.compile(r"[@#<>{}=\\|_\"“”«»\[\]\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE = re.compile(
    r"\b(?:in|into|from|speaks?|spoke|spoken|speaking|fluent|learn(?:s|ed|ing)?)(?: fluent)? $"
)
# "Los Angeles, Orange and Imperial counties" are no towns.
_LISTED = re.compile(
    r"(?:,? (?:and )?[A-Z][a-z]+(?: [A-Z][a-z]+)?){0,6} (?:[Cc]ounty|[Cc]ounties|districts|prefectures|governorates)\b"
)
_LIST_REACH = 120


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text.

    `form` is the registry's spelling and `key` the entity it means here; both are None for a name
    that only the model knows. `full` is the full name that a surname stands for.
    """

    span: Span
    surface: str
    kind: EntityKind
    form: str | None = None
    key: str | None = None
    full: str | None = None
    lower_case: bool = False
    introduced: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without marks."""
        return tuple(self.surface.split())


def known_names(text: str, registry: Registry, senses: Senses) -> list[Name]:
    """Find the registry's names of a text, in order, none overlapping another."""
    pieces = tokens(text)
    known = [
        name
        for match in find_registry(text, pieces, registry)
        if (name := _known(text, match, registry, senses)) is not None
    ]
    return _with_states(text, known, registry)


def model_names(text: str) -> list[Name]:
    """Find the names that the model sees in an English text, in order, none overlapping another."""
    return [name for span, kind in recognise.names(text) if (name := trim(text, span, kind)) is not None]


def _known(text: str, match: Match, registry: Registry, senses: Senses) -> Name | None:
    form = match.form
    if senses.is_nobody(form):
        # Kept, so that "Wall Street" hides the street names inside; dropped when all is merged.
        return Name(match.span, text[slice(*match.span)], EntityKind.PLACE, form=form)
    key = senses.key(form)
    possible = key or next(sense.key for sense in registry.senses[form] if sense.key)
    kind = registry.entries[possible].entity.kind
    if kind is EntityKind.PRODUCT and key is None:
        return None
    if form in registry.demonyms and _names_language(text, match.span):
        return None
    if kind is EntityKind.PERSON and " " not in form and _is_part_of_name(text, match.span):
        return None
    if kind is EntityKind.PLACE and _LISTED.match(text, match.span.end, match.span.end + _LIST_REACH):
        key = None
    return Name(match.span, text[slice(*match.span)], kind, form=form, key=key, lower_case=match.lower_case)


def _with_states(text: str, known: Sequence[Name], registry: Registry) -> list[Name]:
    """Add the states that are written short behind a town: "Irvine, Calif."."""
    taken = {name.span.start for name in known}
    states = (
        Name(span, text[slice(*span)], EntityKind.PLACE, form=registry.entries[key].entity.name, key=key)
        for span, key in find_states(text)
        if key in registry.entries and span.start not in taken
    )
    return sorted([*known, *states], key=lambda name: name.span)


def _names_language(text: str, span: Span) -> bool:
    """Tell whether a demonym stands for the language: "he said in Russian."."""
    before = _LANGUAGE.search(text, max(0, span.start - 20), span.start)
    return before is not None and not re.match(r"[ -]\w", text[span.end : span.end + 2])


def _is_part_of_name(text: str, span: Span) -> bool:
    """Tell whether another capitalised word stands beside a surname: "Melania Trump", "Trump Tower"."""
    before = re.search(r"(\w+|\b\w{1,3}\.) $", text[max(0, span.start - 30) : span.start])
    after = re.match(r" ([A-Z]\w+)", text[span.end : span.end + 30])
    for found in (before, after):
        word = found.group(1) if found else ""
        if word[:1].isupper() and word.lower().rstrip(".") not in _EMPTY_WORDS | _FUNCTION_WORDS:
            return True
    return False


def trim(text: str, span: Span, kind: EntityKind) -> Name | None:
    """Cut determiners, titles, possessives and marks off a finding; None where no name is left."""
    pieces = tokens(text[span.start : span.end])
    while pieces and _is_trimmed_before(pieces[0].text, kind, is_last=len(pieces) == 1):
        pieces.pop(0)
    while pieces and _is_trimmed_after(pieces, kind):
        pieces.pop()
    if not pieces or len(pieces) > _LONGEST_NAME:
        return None
    start, end = span.start + pieces[0].start, span.start + pieces[-1].end
    if text[end : end + 1] == "." and text[end - 2 : end - 1] in {".", " "}:
        end += 1
    name = Name(Span(start, end), text[start:end], kind)
    return name if _is_name(name, pieces) and _is_closed(name.surface) else None


def _is_closed(surface: str) -> bool:
    """Tell whether the brackets of a name are whole: "Lee (Canada" is a name and the beginning of another."""
    return surface.count("(") == surface.count(")") and "*" not in surface


def _is_trimmed_before(word: str, kind: EntityKind, *, is_last: bool) -> bool:
    low = word.lower()
    if not word[0].isalnum() or low in DETERMINERS:
        return True
    return kind is EntityKind.PERSON and not is_last and (low in TITLES or low in _ROLE_WORDS)


def _is_trimmed_after(pieces: Sequence[Token], kind: EntityKind) -> bool:
    last = pieces[-1].text
    if last == "s" and len(pieces) > 1 and pieces[-2].text == "'":
        return True
    if kind is EntityKind.ORGANISATION and last in {"Meeting", "Summit", "Headquarters"}:
        return True
    return not last[0].isalnum() or (
        len(pieces) > 1 and last.lower() in CALENDAR - {"may", "march", "april", "june"}
    )


def _is_name(name: Name, pieces: Sequence[Token]) -> bool:
    words = [piece.text for piece in pieces if piece.text[0].isalnum()]
    if name.surface.lower() in _EMPTY_WORDS or all(word.lower() in _EMPTY_WORDS for word in words):
        return False
    if not any(letter.isupper() for letter in name.surface):
        return False
    if _NOT_IN_NAMES.search(name.surface) or len(name.surface) < 2:
        return False
    if name.kind is EntityKind.PERSON:
        return all(
            word[0].isupper() or word.lower() in PARTICLES or word == "s" for word in words
        ) and not any(letter.isdigit() for letter in name.surface)
    if name.kind in {EntityKind.ORGANISATION, EntityKind.PLACE}:
        return not name.surface[0].isdigit() and words[-1] not in DETERMINERS
    return len(words) > 1 or any(letter.isdigit() for letter in name.surface)


def merge(known: Iterable[Name], findings: Iterable[Name]) -> list[Name]:
    """Bring the registry's names and the model's together; where they overlap, one of them stands."""
    kept: list[Name] = list(known)
    added: list[Name] = []
    at = 0
    for finding in findings:
        while at < len(kept) and kept[at].span.end <= finding.span.start:
            at += 1
        inside = [name for name in kept[at : at + _LONGEST_NAME] if name.span.overlaps(finding.span)]
        if not inside:
            added.append(finding)
        elif wins := _outweighs(finding, inside):
            kept[at : at + len(inside)] = [wins]
    return sorted([*kept, *added], key=lambda name: name.span)


def _outweighs(finding: Name, inside: Sequence[Name]) -> Name | None:
    """Give the model's finding where it is another name than the registry's inside it."""
    if any(name.span.covers(finding.span) or not finding.span.covers(name.span) for name in inside):
        same = next((name for name in inside if name.span == finding.span), None)
        # The model's word that this is a person counts where the registry cannot decide ("Jordan").
        return finding if same and same.key is None and finding.kind is EntityKind.PERSON else None
    rest = [
        piece.text.lower()
        for piece in tokens(finding.surface)
        if piece.text[0].isalnum()
        and piece.text != "s"
        and not any(name.span.start <= finding.span.start + piece.start < name.span.end for name in inside)
    ]
    if (firm := _firm(finding, inside, rest)) is not None:
        return firm
    if all(word in GENERIC_HEADS or word in _EMPTY_WORDS or word[0].isdigit() for word in rest):
        return None
    if finding.kind is EntityKind.EVENT and not EVENT_HEADS & set(rest):
        return None
    if all(word not in _EMPTY_WORDS for word in rest) or finding.kind is not EntityKind.PERSON:
        return finding
    return None


def _firm(finding: Name, inside: Sequence[Name], rest: Sequence[str]) -> Name | None:
    """Read a firm's form behind its name as part of it: "Boeing Co", "Boeing Company Inc."."""
    first = inside[0]
    is_firm = first.kind is EntityKind.ORGANISATION and first.key is not None
    if len(inside) > 1 or not is_firm or first.span.start != finding.span.start:
        return None
    if not rest or any(word not in _FIRM_FORMS for word in rest):
        return None
    forms = [*rest, *(word.lower() for word in first.words if word.lower() in _FIRM_FORMS)]
    if len(forms) > 1 and _ABROAD & set(forms):
        # "General Electric Co Plc" is of Britain, and another firm.
        return None
    return replace(first, span=finding.span, surface=finding.surface)


def respan(text: str, name: Name, end: int) -> Name:
    """Cut a name short."""
    return replace(name, span=Span(name.span.start, end), surface=text[name.span.start : end])


def is_single(name: Name) -> bool:
    """Tell whether the name is one word."""
    return " " not in plain(name.surface)
