"""Articles that nobody would write: long, strange, made to be slow. None may take the enrichment over five seconds.

`python -m bench.enrich.hostile` prints the time of each.
"""

from __future__ import annotations

import json
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.enrich.gold import article
from wirehouse.enrich import enrich

NAUGHTY = Path(__file__).resolve().parents[2].parent / "shared/data/corpora/strings-naughty.tar.gz"
MOST_SECONDS = 5.0

_RIGHT_TO_LEFT = "قال الرئيس اليوم إن «الاتفاق جيد» وأضاف أن 5 ملايين دولار لا تكفي. "


def hostile() -> Iterator[tuple[str, str]]:
    """Give each kind of article with its text."""
    yield "a megabyte of one word", "Washington " * 90_000
    yield "a megabyte without a space", "Washington" * 100_000
    yield "a megabyte of one letter", "a" * 1_000_000
    yield "100,000 quotation marks", '"' * 100_000
    yield "quotation marks of every kind", "“‘«„\"'”’»‚" * 10_000
    yield "100,000 opened quotations", "“We " * 100_000
    yield "quotations without an end", '"We will pay," Lee said. ' * 8_000
    yield (
        "50,000 capitalised names",
        " ".join(f"Name{number} Surname{number % 977}" for number in range(25_000)),
    )
    yield "one name 50,000 times", "Ann Lee said so. " * 50_000
    yield "nothing but amounts", "$5 million (€4 million), " * 20_000
    yield "nothing but digits", "1,234.5 " * 60_000
    yield "number words", "two hundred and thirty-five thousand " * 15_000
    yield "nothing but dates", "on Monday, 14 June 2024, last week, " * 15_000
    yield "nothing but verbs of saying", "said told asked added " * 20_000
    yield "roles", "the NATO secretary general of the prime minister, " * 10_000
    yield "acronyms in brackets", " ".join(f"Aba Bcd Cde{number} (ABC{number})" for number in range(12_000))
    yield "towns behind one another", "Springfield, Paris, London, Ontario, " * 12_000
    yield "states in short", "Irvine, Calif., Athens, Ga., N.Y., " * 12_000
    yield "brackets", "(" * 60_000 + ")" * 60_000
    yield "blank lines", "A b.\n\n" * 60_000
    yield "line breaks of every kind", "Lee\r\n\v\f\x1c\x85\u2028said " * 30_000
    yield "right to left", _RIGHT_TO_LEFT * 4_000
    yield "no spaces between words", "国防部长今日表示将提供五百万美元。" * 15_000
    yield "controls and lone halves of characters", "\ud800\x00\x1b[2J\u202e\ufeff Lee " * 30_000
    yield "combining marks", "Z\u0351\u0363\u0310\u0306" * 60_000
    yield "pictures", "😀👩‍👩‍👧‍👦🇺🇦 " * 20_000
    yield "a headline in capitals", "NATO CHIEF SAYS RUSSIA MUST LEAVE. " * 12_000
    if NAUGHTY.exists():
        yield "naughty strings", "\n\n".join(_naughty())


def _naughty() -> Iterator[str]:
    with tarfile.open(NAUGHTY) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith((".txt", ".json")) else None
            text = file.read().decode("utf-8", "replace") if file else ""
            yield "\n".join(map(str, json.loads(text))) if member.name.endswith(".json") else text


def seconds(text: str) -> float:
    """Give the processor's time of one article; its spans must be those of its body."""
    begun = time.process_time()
    found = enrich(article(text))
    taken = time.process_time() - begun
    spans = [(one.start, one.end, one.surface) for one in found.mentions]
    spans += [(one.start, one.end, one.surface) for one in found.places]
    spans += [(one.start, one.end, one.surface) for one in found.amounts]
    spans += [(one.start, one.end, one.surface) for one in found.dates]
    for start, end, surface in spans:
        if text[start:end] != surface:
            raise AssertionError(f"a span is not its words: {start}, {end}, {surface!r}")
    return taken


def table() -> tuple[list[str], float]:
    """Give a line for each article, and the longest time."""
    seconds("Ann Lee flew to Paris.")
    lines, most = [f"{'hostile article':40}{'characters':>12}{'seconds':>9}"], 0.0
    for name, text in hostile():
        taken = seconds(text)
        most = max(most, taken)
        lines.append(f"{name:40}{len(text):12,}{taken:9.2f}{'  TOO SLOW' if taken > MOST_SECONDS else ''}")
    return lines, most


def main() -> int:
    """Print the table; 1 where an article takes too long."""
    lines, most = table()
    print("\n".join(lines))
    return int(most > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
