"""The names that a spaCy model finds, before the document has its say about them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from wirehouse import settings
from wirehouse.enrich.text import Span, lines
from wirehouse.errors import SettingsError
from wirehouse.records import EntityKind

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "EVENT": EntityKind.EVENT,
    "PRODUCT": EntityKind.PRODUCT,
    "LAW": EntityKind.LAW,
}
"""OntoNotes and CoNLL labels. NORP (peoples, parties, creeds) is no entity: the registry's demonyms
cover what can be linked of it."""

_TOKEN_LIMIT = 9_000
"""Tokens of one article that the model reads: some 6,500 words, beyond any news report but a few; it
reads 5,000 to 10,000 tokens a second."""

_LINE_COST = 20
"""Tokens that a line costs besides its own: a call of the model has its price."""

_LINE_LIMIT = 20_000
# spaCy's tokenizer peels marks off a string without spaces one by one, in quadratic time: 20,000
# quotation marks in a row take it a minute. It refuses lone surrogates.
_UNREADABLE = re.compile(r"\S{80,}|[\ud800-\udfff]+")
_ROUGH_TOKEN = re.compile(r"\w+|[^\w\s]")


def names(text: str) -> list[tuple[Span, EntityKind]]:
    """Find the names of an English text, in order, none across the end of a line."""
    pieces = list(_pieces(text))
    batches = model().pipe((_readable(text[piece.start : piece.end]) for piece in pieces), batch_size=32)
    return [
        (Span(piece.start + entity.start_char, piece.start + entity.end_char), KINDS[entity.label_])
        for piece, parsed in zip(pieces, batches, strict=True)
        for entity in parsed.ents
        if entity.label_ in KINDS
    ]


def _pieces(text: str) -> Iterator[Span]:
    left = _TOKEN_LIMIT
    for line in lines(text):
        for start in range(line.start, line.end, _LINE_LIMIT):
            piece = Span(start, min(start + _LINE_LIMIT, line.end))
            size = sum(1 for _ in _ROUGH_TOKEN.finditer(text, piece.start, piece.end))
            left -= size + _LINE_COST
            if left < 0:
                return
            if size:
                yield piece


def _readable(piece: str) -> str:
    return _UNREADABLE.sub(lambda run: " " * len(run.group()), piece)


@cache
def model() -> Language:
    """Load the model that the settings name, once a process, with nothing but its name finder.

    Raises `SettingsError` where no package brings it.
    """
    name = settings.load().spacy_model
    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise SettingsError(f"the setting 'spacy_model': no package {name!r} is installed") from error
    language: Language = package.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    _drop_unheard(language)
    return language


def _drop_unheard(language: Language) -> None:
    """Take out the shared vectors where the name finder has its own, as in spaCy's small models: a third of the time."""
    if "tok2vec" in language.pipe_names:
        shared: Any = language.get_pipe("tok2vec")
        if "ner" not in shared.listening_components:
            language.remove_pipe("tok2vec")


def model_version() -> str:
    """Give the model's name and version."""
    meta = model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"
