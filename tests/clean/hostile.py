"""What the tests of hostile input share: how it is made, and that `clean` answers it soon.

The bounds are generous, so that a busy machine does not break them: what takes quadratic time takes
minutes on input of this size, and what takes linear time a fraction of a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from wirehouse.clean import clean
from wirehouse.records import HTML, Article, RawDocument, Rejection

MOST_SECONDS = 15.0
LARGE = 10_000_000
SENTENCE = "The harbour office of Oldhaven counted every empty seat of the night ferry again. "
TITLE = "A third ferry for Skarv today"

Maker = Callable[[], str]
"""Makes its text only when its test runs."""


def filled(unit: str, size: int) -> str:
    """A text of one unit again and again."""
    return (unit * (size // len(unit) + 1))[:size]


def page(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head>"
        f"<body><h1>{TITLE}</h1><p>{SENTENCE * 3}</p>{body}</body></html>"
    )


def judge(data: str | bytes, media_type: str = HTML) -> Article | Rejection:
    """Clean, and hold the answer to its time."""
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    document = RawDocument.from_bytes(content, "https://courier.example/2024/ferry", media_type)
    start = time.process_time()
    found = clean(document)
    taken = time.process_time() - start
    assert taken < MOST_SECONDS, f"{taken:.1f} s for {len(content):,} bytes"
    return found
