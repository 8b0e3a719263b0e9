"""Bodies that nobody wrote to be read: encoded data, minified code, lists of words, placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from wirehouse.clean import wording

_LOOKED_AT = 8_000
_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]{120,}")
_HEXADECIMAL = re.compile(r"[0-9a-f]{2}", re.I)
_LEAST_ENCODED = 0.5
_LEAST_PAIRS = 100
_LONGEST_WORD = 120
_CODE_SIGN = re.compile(r"[{}();=<>\[\]|&$\\]")
_LEAST_CODE = 0.12
_MOST_SPACE = 0.08
_SPACELESS_SCRIPT = re.compile(
    r"[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_ENDS = ".!?…。！？।؟"
_WORDS_A_SENTENCE = 100
_LEAST_LISTED = 60
_MOST_SENTENCES = 0.05
_LEAST_SORTED = 0.95
_LEAST_TOKENS = 150
_LOREM = frozenset(
    "lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo "
    "consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint "
    "occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum".split()
)
_LEAST_LOREM = 0.5


def fault(paragraphs: Sequence[str]) -> str | None:
    """Say what the paragraphs are that is no text; None for a text. Looks at the first 8,000 characters."""
    text = "\n".join(paragraphs[:_LOOKED_AT])[:_LOOKED_AT]
    words = text.split()
    if _is_encoded(text, words):
        return "encoded data (base64, hexadecimal)"
    if _is_code(text):
        return "minified program code"
    if "lorem" in text[:1_000].casefold() and _is_placeholder(wording.tokens(text)):
        return "placeholder text (lorem ipsum)"
    # Where there are sentences, there is no list of words.
    if sum(map(text.count, _ENDS)) * _WORDS_A_SENTENCE < len(words) and _is_word_list(paragraphs, text):
        return "a list of words"
    return None


def _is_encoded(text: str, words: Sequence[str]) -> bool:
    pairs = sum(_HEXADECIMAL.fullmatch(word) is not None for word in words if len(word) == 2)
    if pairs >= max(_LEAST_PAIRS, len(words) * _LEAST_ENCODED):
        return True
    long = sum(len(word) for word in words if len(word) >= _LONGEST_WORD and _ENCODED.match(word))
    return bool(text) and long >= len(text) * _LEAST_ENCODED


def _is_code(text: str) -> bool:
    """Tell minified code: signs of a program, and hardly a space. Articles that show code have both."""
    signs = len(_CODE_SIGN.findall(text))
    if not text or signs < len(text) * _LEAST_CODE:
        return False
    spaces = len(text) - len("".join(text.split()))
    return spaces <= len(text) * _MOST_SPACE and not _SPACELESS_SCRIPT.search(text)


def _is_placeholder(tokens: Sequence[str]) -> bool:
    if "lorem" not in tokens[:50] or "ipsum" not in tokens[:50]:
        return False
    return sum(token in _LOREM for token in tokens) >= len(tokens) * _LEAST_LOREM


def _is_word_list(paragraphs: Sequence[str], text: str) -> bool:
    """Tell a list of single words, one a line or in the order of the alphabet."""
    if len(paragraphs) >= _LEAST_LISTED:
        sentences = sum(wording.ends_sentence(paragraph) for paragraph in paragraphs)
        words = median(wording.count_words(paragraph) for paragraph in paragraphs)
        if words <= 1 and sentences <= len(paragraphs) * _MOST_SENTENCES:
            return True
    tokens = wording.tokens(text)
    if len(tokens) < _LEAST_TOKENS:
        return False
    in_order = sum(one <= following for one, following in pairwise(tokens))
    return in_order >= (len(tokens) - 1) * _LEAST_SORTED
