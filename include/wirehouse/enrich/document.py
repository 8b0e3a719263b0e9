"""The document decides as one: one kind for a surface, surnames after their full names, every repeat."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wirehouse.enrich.gazetteer import find, index
from wirehouse.enrich.lexicon import CALENDAR, COMMON_NOUNS, PARTICLES, SPEECH_VERBS, TITLES
from wirehouse.enrich.names import Name, is_single, respan
from wirehouse.enrich.people import by_surname
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.text import Span, plain, tokens
from wirehouse.records import EntityKind

_NEXT_WORD = re.compile(r",? (?:also |has |had )?(\w+)")
_TITLE_BEFORE = re.compile(r"\b(\w+)\.? $")
_LEAST_REPEATED = 3
_LOCATED = re.compile(r"\b(?:in|near|at|from|outside|to|around|across|through|into|via) (?:the )?$")
_LADIES = frozenset({"mrs", "ms", "miss", "lady", "madame"})


def unify(text: str, names: Sequence[Name], registry: Registry, senses: Senses) -> list[Name]:
    """Make the names of one document agree with one another; the result is in order, without overlap."""
    capitals = _capitalised(text)
    agreed = [_shorten(text, name, capitals) for name in names]
    agreed = _one_kind(agreed)
    chains = _chains(agreed, registry)
    agreed = [_chained(text, name, chains, registry) for name in agreed]
    agreed = _without_first_names(text, agreed, registry)
    agreed = [name for name in agreed if _is_supported(text, name, capitals)]
    agreed = _fill_repeats(text, agreed, chains)
    return [name for name in agreed if not (name.form and senses.is_nobody(name.form))]


def surnames(full: str) -> tuple[str, ...]:
    """Give the forms under which a full name is taken up again: "Leyen" and "von der Leyen"."""
    words = [word for word in full.split() if word.rstrip(".") not in {"Jr", "Sr", "II", "III", "IV"}]
    if len(words) < 2:
        return ()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    with_particles = " ".join(words[first:])
    return tuple(dict.fromkeys((words[-1], with_particles, with_particles[0].upper() + with_particles[1:])))


def _capitalised(text: str) -> Counter[str]:
    return Counter(piece.text for piece in tokens(text) if piece.text[0].isupper())


def _shorten(text: str, name: Name, capitals: Mapping[str, int]) -> Name:
    """Cut the word that a lost full stop has glued to a person's name ("Ann Lee Supply of ...").

    It is cut where the word occurs nowhere else and the one before it does, which is then the surname.
    """
    words = name.words
    if name.kind is not EntityKind.PERSON or name.form or len(words) != 3:
        return name
    if capitals[words[2]] == 1 and capitals[words[1]] > 1 and words[1].lower() not in PARTICLES:
        return respan(text, name, name.span.end - len(words[2]) - 1)
    return name


def _one_kind(names: Sequence[Name]) -> list[Name]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        if name.form is None:
            votes[name.surface][name.kind] += 1
    return [
        name if name.form else replace(name, kind=votes[name.surface].most_common(1)[0][0]) for name in names
    ]


def _chains(names: Iterable[Name], registry: Registry) -> dict[str, list[tuple[int, str]]]:
    """Give, for each surname, the full names that it can stand for, each with where it first stands."""
    chains: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name in names:
        if name.kind is EntityKind.PERSON and not is_single(name):
            full = registry.entries[name.key].entity.name if name.key else name.surface
            for surname in surnames(name.surface):
                if all(full != known for _, known in chains[surname]):
                    chains[surname].append((name.span.start, full))
    return chains


def _chained(
    text: str, name: Name, chains: Mapping[str, Sequence[tuple[int, str]]], registry: Registry
) -> Name:
    candidates = chains.get(name.surface, ())
    if candidates and _is_known_bearer(text, name, [full for _, full in candidates], registry):
        return name
    if not candidates or (
        name.form and name.kind is not EntityKind.PERSON and name.kind is not EntityKind.PLACE
    ):
        return name
    if name.form and name.kind is EntityKind.PLACE and len(name.words) > 1:
        return name
    return replace(
        name, kind=EntityKind.PERSON, form=None, key=None, full=_meant(name.span.start, candidates)
    )


def _is_known_bearer(text: str, name: Name, fulls: Sequence[str], registry: Registry) -> bool:
    """Tell whether a surname stays its best known bearer's beside relatives: "President Trump" beside Ivanka Trump.

    So it does behind a title of his office, and where all whom the text names in full are other people of the
    registry; not behind a lady's title, and not beside somebody whom the registry does not know.
    """
    if name.key is None or name.kind is not EntityKind.PERSON:
        return False
    entry = registry.entries[name.key]
    if entry.entity.name in fulls:
        return False
    before = _TITLE_BEFORE.search(text[max(0, name.span.start - 15) : name.span.start])
    title = before.group(1).lower() if before else ""
    if title and any(office.role.split()[-1] == title for office in entry.offices):
        return True
    known = {registry.entries[key].entity.name for key in _people_named(entry.entity.name, registry)}
    return title not in _LADIES and all(full in known for full in fulls)


def _people_named(full: str, registry: Registry) -> tuple[str, ...]:
    return by_surname(registry).get(full.rsplit(maxsplit=1)[-1], ())


def _meant(start: int, candidates: Sequence[tuple[int, str]]) -> str | None:
    """Give the full name meant: the only one, or the only one that has been introduced by then."""
    if len(candidates) == 1:
        return candidates[0][1]
    introduced = [full for place, full in candidates if place < start]
    return introduced[0] if len(introduced) == 1 else None


def _without_first_names(text: str, names: Sequence[Name], registry: Registry) -> list[Name]:
    """Leave open what a town's name means where somebody in the text has it as a first name: "Paris Dahl"."""
    first_names = {name.words[0] for name in names if name.kind is EntityKind.PERSON and not is_single(name)}

    def is_open(name: Name) -> bool:
        if name.kind is not EntityKind.PLACE or name.key is None or name.surface not in first_names:
            return False
        is_country = registry.entries[name.key].entity.iso_code is not None
        return not is_country and _LOCATED.search(text, max(0, name.span.start - 12), name.span.start) is None

    return [replace(name, key=None) if is_open(name) else name for name in names]


def _is_supported(text: str, name: Name, capitals: Mapping[str, int]) -> bool:
    """Ask a second sign of a single word that only the model takes for a name."""
    if name.form or name.full or not is_single(name) or name.kind is not EntityKind.PERSON:
        return True
    before = _TITLE_BEFORE.search(text[max(0, name.span.start - 15) : name.span.start])
    after = _NEXT_WORD.match(text[name.span.end : name.span.end + 25])
    return (
        capitals[name.surface] > 1
        or (before is not None and before.group(1).lower() in TITLES)
        or (after is not None and after.group(1) in SPEECH_VERBS)
    )


def _fill_repeats(
    text: str, names: list[Name], chains: Mapping[str, Sequence[tuple[int, str]]]
) -> list[Name]:
    pattern: dict[str, Name] = {}
    for name in names:
        if name.form is None and len(name.surface) >= _LEAST_REPEATED:
            pattern.setdefault(plain(name.surface), name)
    for surname, candidates in chains.items():
        if surname.lower() not in CALENDAR | COMMON_NOUNS and len(surname) >= _LEAST_REPEATED:
            model = Name(Span(0, 0), surname, EntityKind.PERSON, full=_meant(len(text), candidates))
            pattern.setdefault(surname, model)
    filled: list[Name] = []
    at = 0
    for span, surface in find(text, tokens(text), index(pattern)):
        while at < len(names) and names[at].span.end <= span.start:
            at += 1
        if at == len(names) or names[at].span.start >= span.end:
            filled.append(replace(pattern[surface], span=span, surface=text[span.start : span.end]))
    return sorted([*names, *filled], key=lambda name: name.span)
