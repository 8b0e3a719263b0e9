"""A page's own words: which of them tie its texts together, and which only hold sentences up.

Nothing here knows a language. The function words of a page are the short words that stand in many of
its long texts; a text that belongs to the article shares its longer words with the other long texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

_LONG = 20
_MOST_FUNCTION_WORDS = 40
_LONGEST_FUNCTION_WORD = 6
_FUNCTION_WORD_SHARE = 0.3
_CONTENT = 4
_FIRST_SPACELESS = "\u0e00"

COLUMNS = (
    "function words",
    "topic words",
    "words of several long texts",
    "words of its own",
    "words of the headline",
    "share of the headline",
    "times it stands",
)


def measure(texts: Sequence[Sequence[str]], headline: Sequence[str]) -> NDArray[np.float32]:
    """Measure each text, given as its words, against the others and the headline: a row a text, as `COLUMNS`."""
    spoken = list(chain.from_iterable(texts))
    number = {word: place for place, word in enumerate(dict.fromkeys(spoken))}
    words = np.fromiter(map(number.__getitem__, spoken), np.int64, len(spoken))
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    if not len(words):
        return np.zeros((len(texts), len(COLUMNS)), np.float32)
    text_of = np.repeat(np.arange(len(texts)), sizes)
    pairs = np.unique(text_of * len(number) + words)
    pair_text, pair_word = pairs // len(number), pairs % len(number)
    is_long = sizes >= _LONG
    spread = np.bincount(pair_word, minlength=len(number))
    long_spread = np.bincount(pair_word[is_long[pair_text]], minlength=len(number))
    spelled = list(number)
    is_content = np.array([len(word) >= _CONTENT or word > _FIRST_SPACELESS for word in spelled], bool)
    in_headline = np.zeros(len(number), bool)
    in_headline[[number[word] for word in set(headline) if word in number]] = True
    elsewhere = long_spread[words] - is_long[text_of]
    content = is_content[words]

    def share(hits: NDArray[np.bool_], of: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        whole = sizes if of is None else np.bincount(text_of[of], minlength=len(texts))
        return np.bincount(text_of[hits], minlength=len(texts)) / np.maximum(whole, 1)

    shown = np.bincount(pair_text[in_headline[pair_word]], minlength=len(texts))
    columns = (
        share(_function_words(spelled, long_spread, int(is_long.sum()))[words]),
        share(content & (elsewhere > 0), content),
        share(content & (elsewhere > 1), content),
        share(content & (spread[words] == 1), content),
        share(in_headline[words]),
        shown / max(len(set(headline)), 1),
        _repeats(texts),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _function_words(
    words: Sequence[str], long_spread: NDArray[np.int64], long_texts: int
) -> NDArray[np.bool_]:
    least = max(2.0, long_texts * _FUNCTION_WORD_SHARE)
    found = [
        place
        for place in np.argsort(-long_spread, kind="stable")[: 2 * _MOST_FUNCTION_WORDS]
        if long_spread[place] >= least and len(words[place]) <= _LONGEST_FUNCTION_WORD
    ]
    chosen = np.zeros(len(words), bool)
    chosen[found[:_MOST_FUNCTION_WORDS]] = True
    return chosen


def _repeats(texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    wordings = [" ".join(text) for text in texts]
    times = Counter(wordings)
    return np.log([times[wording] for wording in wordings])
