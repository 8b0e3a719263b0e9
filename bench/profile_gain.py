"""What a source's profile is worth: F1 of the body with and without it, on pages it was not learned from.

    PYTHONPATH=include:. python -m bench.profile_gain [--styles html,spaced,tight,broken] [--losses]

Takes the pages of ../shared/data whose domain has four or more there, as saved and as text dumps. Each page
with a gold text is cleaned without a profile, and with one that was learned from other pages of its
domain alone: from all of them, and, for domains with nine or more, from 1, 2, 4 and 8 of them by chance.
F1 is that of the bags of words (`score.bag`), averaged over pages; differences below .003 are noise.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

from bench.quality.corpus import DATA, DUMPS, tool
from wirehouse.clean import charset, clean
from wirehouse.clean.page_trace import trace
from wirehouse.clean.source_profile import learn, merge
from wirehouse.errors import DocumentError
from wirehouse.records import HTML, TEXT, Article, PageTrace, RawDocument

STYLES = ("html", *DUMPS)
LEAST_PAGES, CURVE_PAGES = 4, 9
STEPS = (1, 2, 4, 8)
_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """A page in one style, what it leaves behind, and its score without a profile."""

    row: dict[str, Any]
    document: RawDocument
    left: PageTrace
    alone: float | None


@dataclass(frozen=True)
class Gain:
    """The scores of one page by the number of pages learned from; 0 for none, -1 for all others."""

    name: str
    pages: int
    scores: dict[int, float]


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--styles", default=",".join(STYLES), help="of html, spaced, tight, broken")
    parser.add_argument("--losses", action="store_true", help="name the pages that lose or win most")
    arguments = parser.parse_args()
    if not (DATA / "html" / "index.jsonl.gz").exists():
        print("there is no ../shared/data/html: nothing to measure", file=sys.stderr)
        return 1
    score, dump = tool("score"), tool("dump")
    domains = _domains(score.index())
    print(f"{sum(map(len, domains.values()))} pages of {len(domains)} domains")
    for style in arguments.styles.split(","):
        _report(style, list(_gains(domains, style, score, dump)), show=arguments.losses)
    return 0


def _domains(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    of_domain: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of_domain[row["domain"]].append(row)
    return {
        domain: its
        for domain, its in sorted(of_domain.items())
        if len(its) >= LEAST_PAGES and any("text" in row for row in its)
    }


def _gains(
    domains: dict[str, list[dict[str, Any]]], style: str, score: ModuleType, dump: ModuleType
) -> Iterator[Gain]:
    for domain, rows in domains.items():
        pages = [_page(number, row, style, score, dump) for number, row in enumerate(rows)]
        for page in pages:
            if page.alone is None:
                continue
            others = [other.left for other in pages if other is not page]
            random.Random(page.row["id"]).shuffle(others)
            scores = {0: page.alone, -1: _score(page, others, domain, score)}
            if len(pages) >= CURVE_PAGES:
                scores |= {step: _score(page, others[:step], domain, score) for step in STEPS}
            yield Gain(f"{domain} {page.row['id'][:16]}", len(others), scores)


def _page(number: int, row: dict[str, Any], style: str, score: ModuleType, dump: ModuleType) -> Page:
    data = gzip.decompress((DATA / "html" / row["html"]).read_bytes())
    address = row.get("url") or f"{row['id'][:20]}.html"
    if style == "html":
        document = RawDocument.from_bytes(data, address, HTML)
    else:
        text = dump.dump(data, style, _charset(data))
        document = RawDocument.from_bytes(text.encode("utf-8", "replace"), f"{row['id'][:20]}.txt", TEXT)
    judged = clean(document)
    blocks = judged.explanation.blocks if judged.explanation else ()
    # Each page is an article of its own; those that print one story are for the profile to find.
    key = uuid.UUID(int=number)
    left, _ = trace(blocks, key, key, _START + timedelta(minutes=number))
    body = judged.body if isinstance(judged, Article) else ""
    alone = score.best(score.bag, body, row)[2] if "text" in row else None
    return Page(row, document, left, alone)


def _charset(data: bytes) -> str | None:
    try:
        return charset.decode(data).charset
    except DocumentError:
        return None


def _score(page: Page, others: Sequence[PageTrace], domain: str, score: ModuleType) -> float:
    judged = clean(page.document, None, learn(domain, merge(others)))
    body = judged.body if isinstance(judged, Article) else ""
    return float(score.best(score.bag, body, page.row)[2])


def _report(style: str, gains: Sequence[Gain], *, show: bool) -> None:
    changes = [gain.scores[-1] - gain.scores[0] for gain in gains]
    moved = Counter(
        "better" if change > 0.002 else "worse" if change < -0.002 else "same" for change in changes
    )
    print(f"\n{style}: {len(gains)} pages, learned from all others of their domain")
    print("  without  with     change   below .8       better  same  worse")
    below = [_share(gain.scores[which] < 0.8 for gain in gains) for which in (0, -1)]
    print(
        f"  {_mean(gains, 0):.4f}   {_mean(gains, -1):.4f}  {_mean(gains, -1) - _mean(gains, 0):+.4f}  "
        f"{below[0]:5.1%} {below[1]:5.1%}  {moved['better']:6} {moved['same']:5} {moved['worse']:6}"
    )
    curve = [gain for gain in gains if len(gain.scores) > 2]
    if curve:
        print(f"  the {len(curve)} pages of domains with {CURVE_PAGES} or more, by pages learned from:")
        print("   ", "  ".join(f"{step or 'none':>6}" for step in (0, *STEPS)), "   all")
        print("   ", "  ".join(f"{_mean(curve, step):.4f}" for step in (0, *STEPS, -1)))
    if show:
        for gain, change in sorted(zip(gains, changes, strict=True), key=lambda each: each[1]):
            if abs(change) > 0.01:
                print(f"    {gain.name}: {gain.scores[0]:.3f} -> {gain.scores[-1]:.3f} ({gain.pages} others)")


def _mean(gains: Sequence[Gain], which: int) -> float:
    return sum(gain.scores[which] for gain in gains) / max(1, len(gains))


def _share(found: Iterator[bool]) -> float:
    values = list(found)
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    sys.exit(main())
