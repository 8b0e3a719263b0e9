"""What a page says twice: pull quotes, and the second copy of a text that is laid out for two widths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wirehouse.clean import wording
from wirehouse.records import Block, Label

_QUOTED_WORDS = (4, 40)
_COPIED_WORDS = 8
_MOST_BLOCKS = 2_000
# Tables say the same in many rows.
_NO_COPIES = frozenset({"td", "th", None})
# A subheading's words or a list's item's may well stand in the paragraph below it; so may a line of a dump,
# where no element tells a quote from a subheading.
_NO_QUOTES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "pre", None})


def without_echoes(blocks: Sequence[Block]) -> list[Block]:
    """Take out of the body what it says twice: of two copies the second, and quotes from within a paragraph."""
    found = _without_copies(list(blocks))
    body = [index for index, block in enumerate(found) if block.label is Label.BODY]
    if len(body) > _MOST_BLOCKS:
        return found
    wordings = {index: f" {wording.fold(found[index].text)} " for index in body}
    whole = "\n".join(wordings.values())
    for index in body:
        own = wordings[index]
        words = own.count(" ") - 1
        # Few stand anywhere but in their own place.
        if (
            _QUOTED_WORDS[0] <= words <= _QUOTED_WORDS[1]
            and found[index].element not in _NO_QUOTES
            and whole.find(own, whole.find(own) + 1) >= 0
            and any(own in other and len(other) > len(own) for other in wordings.values())
        ):
            found[index] = found[index].judged(Label.RELATED, "its words stand within a paragraph", 0.8)
    return found


def _without_copies(blocks: list[Block]) -> list[Block]:
    """Take out the runs of a page's body whose every block stood before, where one of them is no short line.

    A dump's lines that stand again are judged where its run of prose is sought.
    """
    seen: set[str] = set()
    copied: dict[int, bool] = {}
    for index, block in enumerate(blocks):
        if block.label is Label.BODY and block.element not in _NO_COPIES:
            own = wording.fold(block.text)
            copied[index] = own in seen
            seen.add(own)
    for is_copied, run in groupby(copied, copied.__getitem__):
        indexes = list(run)
        if is_copied and any(wording.count_words(blocks[index].text) >= _COPIED_WORDS for index in indexes):
            for index in indexes:
                blocks[index] = blocks[index].judged(Label.RELATED, "it stands above already", 0.8)
    return blocks
