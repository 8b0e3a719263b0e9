"""All measurements of the enrichment in one run: the real texts, names, links, places, quotations, sums, speed.

    make quality-enrich    (python -m bench.enrich.quality)

Prints each with its plain peer beside it, says what is below the bounds of bench/enrich/floors.yaml and then
exits with 1, and writes docs/quality-enrich.md with --write. `--only links,speed` runs a part.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.enrich import amounts, linking, names, places, quotations, seeds, speed
from bench.enrich.gold import DATA, REACHED

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality-enrich.md"


class Part(NamedTuple):
    """A measurement: what it is called, what it shows, and what runs it (an exit code, or nothing for 0)."""

    name: str
    about: str
    run: Callable[[], int | None]


PARTS = (
    Part("seeds", "Five real texts, raw page to facts, against what a person found in them.", seeds.main),
    Part("names", "Names by exact span and kind, strict F1: spaCy as it comes, and ours.", names.main),
    Part("links", "Links to Wikidata: each name's only known meaning, and ours.", linking.main),
    Part("places", "Toponyms within 161 km: the most populous namesake, and ours.", places.main),
    Part(
        "quotations",
        "Quotations with their speakers, from raw text: a plain rule, and ours.",
        quotations.main,
    ),
    Part("sums", "Sums of money: a plain expression, and ours.", lambda: amounts.main([])),
    Part("speed", "What it costs, and the longest that any article takes.", lambda: speed.main([])),
)

ASKED = {
    "seeds": {"entities": ">= .97", "items": "1", "quotations": "1", "amounts": "1", "spurious": "<= 8"},
    "names": {
        "wikigold gain": ">= .04",
        "wikineural gain": ">= .04",
        "aida-conll-dev gain": ">= .05",
        "news-fair gain": ">= .05",
    },
    "linking": {
        **{f"{name} precision": ">= .95" for name in ("news-fair", "aida-conll-dev", "reuters-128")},
        **{f"{name} countries": ">= .98" for name in ("news-fair", "aida-conll-dev", "reuters-128")},
        **{f"{name} recall": "told" for name in ("news-fair", "aida-conll-dev", "reuters-128")},
        "surnames": ">= .95",
        "acronyms": ">= .97",
    },
    "places": {"geowebnews": ">= .70", "geovirus": "told"},
    "quotations": {"direct strict": ">= .87", "quoted strict": "told", "indirect strict": "told"},
    "amounts": {"blind sums": ">= .97", "blind whole": ">= .97", "second sums": ">= .97"},
    "speed": {"total ms": "<= 110", "memory MB": "<= 700", "slowest article s": "<= 5"},
}
"""What is wanted of the figures, beside which the summary puts what is reached."""


class Told(NamedTuple):
    """What a measurement printed, and whether it missed a bound."""

    part: Part
    text: str
    failed: bool


def tell(part: Part) -> Told:
    """Run a measurement and keep what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            code = part.run() or 0
        except SystemExit as end:
            code = 0 if end.code is None else 1
    return Told(part, out.getvalue().rstrip(), bool(code))


def summary() -> list[str]:
    """Give the rows of the figures that something is wanted of."""
    rows = ["| | wanted | reached |", "|---|---|---|"]
    for subject, figures in ASKED.items():
        for name, wanted in figures.items():
            reached = REACHED.get(subject, {}).get(name)
            if reached is not None:
                shown = f"{reached:.0f}" if reached > 1 else f"{reached:.3f}"
                rows.append(f"| {subject}: {name} | {wanted} | {shown} |")
    return rows


def page(told: Sequence[Told]) -> str:
    """Give the page of all that was printed."""
    lines = [
        "# How good the enrichment is",
        "",
        "Written by `make quality-enrich ARGS=--write`. The texts and their gold lie beside the checkout in",
        "`../shared` and are not part of the project. Every set but the sums' is split in two halves by its documents'",
        "ids; only the even one was read while the code was written (of news-fair, in the end, also the three wrong",
        "links of the other). How each figure is counted stands in the files of `bench/enrich`, and the",
        "bounds that a change must keep in `bench/enrich/floors.yaml`.",
        "",
        *summary(),
    ]
    for one in told:
        lines += ["", f"## {one.part.name.capitalize()}", "", one.part.about, "", "```text", one.text, "```"]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write, and give 1 where a bound is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--only", default="", help="measurements, separated by commas")
    asked = parser.parse_args(arguments)
    if not DATA.is_dir():
        print("quality-enrich: skipped, ../shared/data/nlp does not lie beside this checkout")
        return 0
    chosen = asked.only.split(",") if asked.only else [part.name for part in PARTS]
    told = []
    for part in PARTS:
        if part.name in chosen:
            told.append(tell(part))
            print(f"== {part.name}: {part.about}\n{told[-1].text}\n", flush=True)
    print("\n".join(summary()))
    if asked.write:
        PAGE.write_text(page(told), encoding="utf-8")
    missed = [one.part.name for one in told if one.failed]
    if missed:
        print(f"BELOW THE BOUNDS: {', '.join(missed)}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
