"""The raw bytes of a document as text for people, bounded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wirehouse.collect import open_raw_store
from wirehouse.errors import WirehouseError
from wirehouse.settings import Settings

MOST_CHARACTERS = 400_000
_FEWEST_LETTERS = 0.7


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of the bytes; `cut` is how many characters were left out at its end."""

    text: str
    charset: str
    cut: int


@dataclass(frozen=True, slots=True)
class NoText:
    """Why there is no text to show, in a sentence."""

    why: str


def read_raw(settings: Settings, sha256: str | None, charset: str | None) -> RawText | NoText:
    """Read a document's bytes out of the raw store and decode them, each byte that does not fit as U+FFFD."""
    if sha256 is None:
        return NoText("Its bytes could not be had, so that there is no document to show.")
    try:
        data = open_raw_store(settings.raw_store_address).get(sha256)
    except WirehouseError as error:
        return NoText(f"The raw store does not give it: {error}")
    known = _known(charset)
    text = data[: MOST_CHARACTERS * 4].decode(known, "replace")
    if not _is_readable(text):
        return NoText(f"Its {len(data):,} bytes are no text; they begin with {data[:24].hex(' ')}.")
    # All line ends count as one, as in the lines that evidence names.
    text = re.sub("\r\n?", "\n", text)
    return RawText(text[:MOST_CHARACTERS], known, max(0, len(text) - MOST_CHARACTERS))


def _known(charset: str | None) -> str:
    try:
        return codecs.lookup(charset or "utf-8").name
    except LookupError:
        return "utf-8"


def _is_readable(text: str) -> bool:
    sample = text[:4_000]
    legible = sum(character.isprintable() or character.isspace() for character in sample)
    return legible >= _FEWEST_LETTERS * len(sample)
