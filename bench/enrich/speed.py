"""What the enrichment costs, stage by stage, beside the full spaCy pipeline on the same articles in the same run.

    python -m bench.enrich.speed

Times are of the processor, on one core, for 600 words. Each article is given to both in turn, the first one
another each time, and each sees it once, so that nothing remembered can help. The stages are measured inside
`enrich` itself; *rest* is what lies between them. Memory is the greatest resident set of a process that does
nothing but enrich. What is loaded once a process is told apart.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.enrich import hostile
from bench.enrich.gold import article, hold_to_ceilings, rows, skip_without_data
from wirehouse.enrich import default_registry, enrich, enricher
from wirehouse.enrich.cities import default_cities
from wirehouse.enrich.recognise import model

WORDS = 600
WARM_UP = 10
ARTICLES = 100
STAGES = {
    "names: the registry's forms": ("known_names", "with_neighbours"),
    "names: the model": ("model_names",),
    "names: the document": ("merge", "unify", "chain_acronyms", "name_teams", "find_roles", "introductions"),
    "places": ("locate", "towns", "places"),
    "links": ("link",),
    "quotations": ("find_quotations",),
    "amounts": ("find_amounts",),
    "dates": ("find_dates",),
}
"""The functions that `enrich` calls, by what they are for."""

Times = defaultdict[str, float]


def texts(count: int) -> list[str]:
    """Give whole news articles."""
    return [str(row["text"]) for row in rows("quotes-polnear-dev")][:count]


def watch(times: Times) -> Callable[[], None]:
    """Let every stage add its time to `times`; the function that comes back ends that."""
    real: dict[str, Any] = {}

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                times[stage] += time.process_time() - begun

        return call

    for stage, names in STAGES.items():
        for name in names:
            real[name] = getattr(enricher, name)
            setattr(enricher, name, timed(stage, real[name]))

    def end() -> None:
        for name, function in real.items():
            setattr(enricher, name, function)

    return end


def measure(chosen: list[str]) -> tuple[Times, float, int]:
    """Give the seconds of each stage and of all, those of the full pipeline, and the words that were read."""
    whole = full_pipeline()
    times: Times = defaultdict(float)
    theirs, words = 0.0, 0
    end = watch(times)
    try:
        for number, text in enumerate(chosen):
            if number == WARM_UP:
                times.clear()
                theirs, words = 0.0, 0
            for turn in ("ours", "theirs") if number % 2 else ("theirs", "ours"):
                begun = time.process_time()
                if turn == "ours":
                    enrich(article(text))
                    times["total"] += time.process_time() - begun
                else:
                    whole(text)
                    theirs += time.process_time() - begun
            words += len(text.split())
    finally:
        end()
    times["rest"] = times["total"] - sum(times[stage] for stage in STAGES)
    return times, theirs, words


def full_pipeline() -> Any:
    """Load the same spaCy model with all its parts."""
    import importlib

    from wirehouse import settings

    return importlib.import_module(settings.load().spacy_model).load()


def loading() -> dict[str, float]:
    """Give the seconds of the processor that each thing takes that is loaded once a process."""
    taken = {}
    for name, load in (("registry", default_registry), ("model", model), ("towns", default_cities)):
        begun = time.process_time()
        load()
        taken[name] = time.process_time() - begun
    return taken


def memory() -> float:
    """Give the megabytes of a process that enriches the articles and nothing else."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.enrich.speed", "--memory"],
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(told.stdout)


def table(count: int = ARTICLES) -> tuple[list[str], dict[str, float]]:
    """Give the printed lines, and the figures that have ceilings."""
    loads = loading()
    chosen = texts(count + WARM_UP)
    times, theirs, words = measure(chosen)
    scale = 1000 * WORDS / words
    lines = [f"{f'CPU for {WORDS} words':40}{'ms':>8}{'of full spaCy':>15}"]
    lines += [
        f"{stage:40}{times[stage] * scale:8.1f}{times[stage] / theirs:14.0%}"
        for stage in (*STAGES, "rest", "total")
    ]
    lines.append(f"{'full spaCy pipeline, same model':40}{theirs * scale:8.1f}{1:14.0%}")
    told = ", ".join(f"{name} {taken:.1f} s" for name, taken in loads.items())
    megabytes = memory()
    lines += [f"loaded once a process: {told}", f"memory of a worker: {megabytes:.0f} MB"]
    lines.append(f"{len(chosen) - WARM_UP} articles of PolNeAR dev, {words:,} words")
    return lines, {"total ms": times["total"] * scale, "memory MB": megabytes}


def main(arguments: list[str]) -> int:
    """Print the table; exit 1 above a ceiling."""
    if "--memory" in arguments:
        for text in texts(ARTICLES):
            enrich(article(text))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    if skip_without_data("speed"):
        return 0
    lines, figures = table()
    print("\n".join(lines))
    worst, most = hostile.table()
    print("\n".join(worst))
    hold_to_ceilings("speed", figures | {"slowest article s": most})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
