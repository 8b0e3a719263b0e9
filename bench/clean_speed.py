"""Speed and memory of `clean` beside other open extractors, on the same pages in the same run.

Every page is given to every extractor in turn, in one process, in an order that goes round; each sees
each page once, so that nothing it remembers of a page can help it. Times are of the processor, metadata
included where an extractor gives any. Memory is measured with one extractor a process.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import generated_pages
import saved_pages
from extractors import EXTRACTORS, FORGET, HTML, TEXT, Extractor, SavedPage

_OURS, _REFERENCE = "wirehouse", "trafilatura"
_WARM_UP = 10
_PATIENCE = 3.0
_TOLD: set[str] = set()
_SIZES = tuple(int(10 ** (exponent / 2)) for exponent in range(6, 15))
_MADE: dict[str, tuple[Callable[[int, int], bytes], str]] = {
    "article": (generated_pages.article_page, HTML),
    "only chrome": (generated_pages.chrome_page, HTML),
    "only text": (generated_pages.text_page, HTML),
    "text dump": (generated_pages.text_dump, TEXT),
}


def seconds(extract: Extractor, page: SavedPage) -> float:
    """Give the processor's time that one page takes; an extractor's exception ends its page, and is told once."""
    start = time.process_time()
    try:
        extract(page)
    except Exception as error:
        name = extract.__qualname__.split(".")[0].strip("_")
        told = f"{name} failed: {type(error).__name__}: {error}"[:150]
        if told not in _TOLD:
            _TOLD.add(told)
            print(told.replace("\n", " "), file=sys.stderr)
    return time.process_time() - start


def interleave(
    extractors: dict[str, Extractor], chosen: Sequence[tuple[str, Path | int]], cold: bool = True
) -> dict[str, list[float]]:
    """Measure each page with each extractor, the first one another each time; the first pages do not count.

    `cold` empties what an extractor remembers of the pages before, by its own means, before each page.
    """
    names = list(extractors)
    times: dict[str, list[float]] = {name: [] for name in names}
    for number, page in enumerate(saved_pages.load(list(chosen))):
        if number == _WARM_UP:
            # So that no extractor pays for another's modules when garbage is collected.
            gc.collect()
            gc.freeze()
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            if cold and name in FORGET:
                FORGET[name]()
            taken = seconds(extractors[name], page)
            if number >= _WARM_UP:
                times[name].append(taken)
    return times


def speed(pages: int) -> None:
    """Print pages a second, the ratio to trafilatura, and the slowest pages."""
    extractors = {name: load() for name, load in EXTRACTORS.items()}
    chosen = saved_pages.choose(2 * (pages + _WARM_UP))
    # Other pages for either, so that no page is known from the first time.
    for cold, part in ((True, chosen[::2]), (False, chosen[1::2])):
        times = interleave(extractors, part, cold)
        print(
            f"\nSpeed on {pages} pages, one core, caches {'cold: emptied before each page' if cold else 'kept'}"
        )
        _print_speed(times)


def _print_speed(times: dict[str, list[float]]) -> None:
    reference = sum(times[_REFERENCE])
    print(f"{'':<18}{'pages/s':>9}{'ratio':>8}{'median':>11}{'p99':>11}{'slowest':>11}")
    for name, taken in sorted(times.items(), key=lambda each: sum(each[1])):
        print(
            f"{name:<18}{len(taken) / sum(taken):>9.1f}{reference / sum(taken):>7.1f}x"
            f"{_ms(statistics.median(taken))}{_ms(_percentile(taken, 99))}{_ms(max(taken))}"
        )


def slowest(pages: int | None) -> None:
    """Print our own slowest pages of all that there are."""
    extract = EXTRACTORS[_OURS]()
    chosen = saved_pages.choose(pages)
    taken = [
        (seconds(extract, page), len(page.data), page.url) for page in saved_pages.load(chosen) if page.data
    ][_WARM_UP:]
    all_seconds = [each for each, _, _ in taken]
    print(
        f"\nwirehouse on {len(taken)} pages: mean{_ms(statistics.mean(all_seconds))}, "
        f"p99{_ms(_percentile(all_seconds, 99))}; the slowest:"
    )
    for each, size, url in sorted(taken, reverse=True)[:5]:
        print(f"{_ms(each)}  {size / 1000:>6.0f} KB  {url[:80]}")


def growth() -> None:
    """Print how the time grows with a page's size: of made-up pages, from 1 KB to 10 MB."""
    extractors = {name: load() for name, load in EXTRACTORS.items()}
    warm = SavedPage.of(generated_pages.article_page(0, 50_000), "https://courier.example/a/b")
    for extract in extractors.values():
        seconds(extract, warm)
    for kind, (make, media_type) in _MADE.items():
        print(f"\nTime by size: {kind}\n{'':<18}" + "".join(f"{_size(size):>11}" for size in _SIZES))
        rows: dict[str, list[float | None]] = {
            name: [] for name in extractors if media_type == HTML or name == _OURS
        }
        for size in _SIZES:
            page = SavedPage.of(make(size, size), "https://courier.example/a/b", media_type)
            for name, row in rows.items():
                # Who took seconds for a third of this size is not asked.
                late = any(taken is None or taken > _PATIENCE for taken in row[-1:])
                row.append(None if late else seconds(extractors[name], page))
        for name, row in rows.items():
            print(f"{name:<18}" + "".join(f"{'-':>11}" if taken is None else _ms(taken) for taken in row))


def memory(pages: int) -> None:
    """Print what memory each extractor takes, each in a process of its own."""
    print(f"\nMemory on {pages} pages, a process each\n{'':<18}{'loaded':>10}{'peak':>10}{'end':>10}")
    for name in EXTRACTORS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            loaded, peak, end = pool.apply(_memory_of, (name, pages))
        print(f"{name:<18}{loaded:>7.0f} MB{peak:>7.0f} MB{end:>7.0f} MB")


def _memory_of(name: str, pages: int) -> tuple[float, float, float]:
    extract = EXTRACTORS[name]()
    loaded = _resident()
    for page in saved_pages.load(saved_pages.choose(pages)):
        seconds(extract, page)
    return loaded, _peak(), _resident()


def _peak() -> float:
    """Give the most memory that the process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux's ru_maxrss begins with what the process held that started this one.
        (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1_000_000 if sys.platform == "darwin" else 1_000
    )


def flat(pages: int) -> None:
    """Print our own memory as a process cleans more and more pages."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        readings = pool.apply(_flat, (pages,))
    print(f"\nMemory of wirehouse over {pages} made-up pages")
    print("  ".join(f"{number:,}: {megabytes:.0f} MB" for number, megabytes in readings))


def _flat(pages: int) -> list[tuple[int, float]]:
    extract = EXTRACTORS[_OURS]()
    readings = []
    step = max(1, pages // 10)
    for number in range(1, pages + 1):
        # A page in a hundred is large.
        size = 400_000 if number % 100 == 0 else 5_000 + number % 7 * 3_000
        extract(
            SavedPage.of(generated_pages.article_page(number, size), f"https://courier.example/a/{number}")
        )
        if number % step == 0:
            readings.append((number, _resident()))
    return readings


def _resident() -> float:
    """Give the process's resident memory in MB; where there is no /proc, its peak."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text("ascii").split()[1]) * resource.getpagesize() / 1_000_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000


def _percentile(values: Sequence[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def _ms(taken: float) -> str:
    return f"{taken * 1000:>8.1f} ms"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1_000:.0f} KB"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for; everything without a word."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer pages: a minute in place of ten")
    parser.add_argument("--only", choices=("speed", "slowest", "growth", "memory", "flat"))
    options = parser.parse_args(arguments)
    print(f"Pages: {saved_pages.where()}")
    parts: dict[str, Callable[[], None]] = {
        "speed": lambda: speed(30 if options.quick else 200),
        "slowest": lambda: slowest(150 if options.quick else None),
        "growth": growth,
        "memory": lambda: memory(30 if options.quick else 150),
        "flat": lambda: flat(1_000 if options.quick else 10_000),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()


if __name__ == "__main__":
    main()
