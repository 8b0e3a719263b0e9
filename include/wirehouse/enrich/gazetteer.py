"""Finding the registry's names in a text: the longest match at token boundaries.

Matching is case-sensitive, because "US" and "us", "Turkey" and "turkey" differ. Two spellings are
taken besides: all capitals ("BRUSSELS"), and a place all in small letters ("kyiv"), which machine
translation leaves behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from wirehouse.enrich.registry import Registry
from wirehouse.enrich.text import Span, Token, plain, tokens
from wirehouse.records import EntityKind

_LEAST_LENGTH = 4
"""Letters that a form needs to be matched in another case: "WHO" is no "Who", and "us" no "US"."""

# Registry places that are English words, names or other languages' words when written small.
_ORDINARY = frozenset(
    "turkey china chad jordan guinea mali niger cuba oman jersey nice bath reading split essen male lima "
    "panama georgia victoria cologne marseille lagos tunis perth wellington sofia alexandria aden lyons "
    "atlantic pacific mediterranean caribbean arctic holland india gambia togo gulf sahel virginia "
    "phoenix mobile buffalo orange rio delhi maine kent derby cork hull balkans tonga java bermuda "
    "morocco mars aruba paris milan dallas houston austin florence manila".split()
)
# Surfaces in capitals that are plain words when everything around them is in capitals.
_SHOUTED = frozenset({"US", "WHO", "UN", "IS", "AU", "AP", "WTO", "CAR", "QUAD", "IT"})


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form, as the tokens it is made of and whether a space stands before each."""

    name: str
    tokens: tuple[str, ...]
    spaced: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A registry form that stands in the text; `form` is the registry's own spelling."""

    span: Span
    form: str
    lower_case: bool = False


@dataclass(frozen=True, eq=False)
class Index:
    """Forms by their first two tokens, or their only one, the longest first; `heads` are all first tokens."""

    forms: Mapping[tuple[str, ...], tuple[Form, ...]]
    heads: frozenset[str]

    @classmethod
    def of(cls, forms: Mapping[tuple[str, ...], tuple[Form, ...]]) -> Index:
        """Arrange the forms for the glance that most words of a text get."""
        return cls(forms, frozenset(first[0] for first in forms))


def index(names: Iterable[str]) -> Index:
    """Arrange forms for `find`."""
    by_first: dict[tuple[str, ...], list[Form]] = {}
    for name in names:
        pieces = tokens(name)
        if pieces:
            form = Form(name, tuple(piece.text for piece in pieces), _spacing(pieces))
            by_first.setdefault(form.tokens[:2], []).append(form)
    return Index.of(
        {first: tuple(sorted(forms, key=lambda form: -len(form.tokens))) for first, forms in by_first.items()}
    )


def _spacing(pieces: list[Token]) -> tuple[bool, ...]:
    gaps = (after.start > before.end for before, after in pairwise(pieces))
    return (False, *gaps)


def find(text: str, pieces: list[Token], forms: Index) -> list[tuple[Span, str]]:
    """Give every place where a form stands, from left to right, none overlapping another."""
    found: list[tuple[Span, str]] = []
    heads, known = forms.heads, forms.forms
    free = 0
    for place in [place for place, piece in enumerate(pieces) if piece.text in heads]:
        if place < free:
            continue
        first = pieces[place].text
        pair = (first, pieces[place + 1].text) if place + 1 < len(pieces) else ()
        form = _longest(text, pieces, place, (*known.get(pair, ()), *known.get((first,), ())))
        if form is not None:
            free = place + len(form.tokens)
            found.append((Span(pieces[place].start, pieces[free - 1].end), form.name))
    return found


def _longest(text: str, pieces: list[Token], place: int, forms: tuple[Form, ...]) -> Form | None:
    for form in forms:
        window = pieces[place : place + len(form.tokens)]
        if len(window) < len(form.tokens) or any(
            piece.text != expected for piece, expected in zip(window, form.tokens, strict=True)
        ):
            continue
        start, end = window[0].start, window[-1].end
        on_one_line = len(text[start:end].splitlines()) == 1
        if on_one_line and _spacing(window) == form.spaced and not _in_address(text, start, end):
            return form
    return None


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a form is a piece of a handle, a domain or a path ("@nato", "nato.int", "/UN/")."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in {"@", "#", "/", "\\", "_"} or after[:1] in {"@", "_", "\\"}:
        return not (before == "/" and text[start - 2 : start - 1].isspace())
    return (before == "." and text[start - 2 : start - 1].islower() and text[start].islower()) or (
        after[:1] == "." and after[1:].islower()
    )


def find_registry(text: str, pieces: list[Token], registry: Registry) -> list[Match]:
    """Find the registry's forms, in their own spelling, in capitals, and places in small letters."""
    exact, capitals, small = _indexes(registry)
    matches = [
        Match(span, form)
        for span, form in find(text, pieces, exact)
        if not (form in _SHOUTED and _is_shouted(text, span))
    ]
    taken = {place for match in matches for place in (match.span.start, match.span.end)}
    for span, form in find(text, pieces, capitals):
        if span.start not in taken and span.end not in taken:
            matches.append(Match(span, form))
    for span, form in find(text, pieces, small):
        around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        if span.start not in taken and not any(mark in "-/.'@#_&=" for mark in plain(around).rstrip(".")):
            matches.append(Match(span, form, lower_case=True))
    return _without_overlaps(matches)


def _without_overlaps(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.span.start, -match.span.end)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
    return kept


def _is_shouted(text: str, span: Span) -> bool:
    around = text[max(0, span.start - 30) : span.start] + text[span.end : span.end + 30]
    letters = [letter for letter in around if letter.isalpha()]
    return len(letters) > 15 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)


@lru_cache(maxsize=4)
def _indexes(registry: Registry) -> tuple[Index, Index, Index]:
    exact = index(registry.senses)
    capitals: dict[str, str] = {}
    small: dict[str, str] = {}
    for form, senses in registry.senses.items():
        if len(form) >= _LEAST_LENGTH and form.upper() != form:
            capitals.setdefault(form.upper(), form)
        kinds = {registry.entries[sense.key].entity.kind for sense in senses if sense.key}
        if (
            kinds == {EntityKind.PLACE}
            and form.isalpha()
            and len(form) >= _LEAST_LENGTH
            and form not in registry.demonyms
            and form.lower() not in _ORDINARY
        ):
            small.setdefault(form.lower(), form)
    return exact, _renamed(capitals), _renamed(small)


@lru_cache(maxsize=4)
def place_forms(registry: Registry) -> Index:
    """Index the forms of the registry's places."""
    return index(
        form
        for form, meanings in registry.senses.items()
        if any(
            sense.key and registry.entries[sense.key].entity.kind is EntityKind.PLACE for sense in meanings
        )
    )


def _renamed(spellings: Mapping[str, str]) -> Index:
    """Index the spellings, each under the name of the form it stands for."""
    return Index.of(
        {
            first: tuple(Form(spellings[form.name], form.tokens, form.spaced) for form in forms)
            for first, forms in index(spellings).forms.items()
        }
    )
