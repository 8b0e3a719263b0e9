"""Ten workers collect 10,000 addresses of 200 hosts: is the pace kept, and how near do they come to it?

    .venv/bin/python -m bench.collect.pace
    .venv/bin/python -m bench.collect.pace --hosts 20 --pages 10 --pace 0.5 --workers 4

The hosts are real servers on the loopback that write down when they were asked. The workers are processes
that share nothing but a Postgres of their own. What the pace allows is the time of the host with the most
requests: one pace between an answer and the next request. Exits with 1 where a pace was broken, a page was
asked for twice or not at all, or the time was more than 1.2 of what the pace allows.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from web import Web, web_of_sites

MOST = 1.2
SPAWN = multiprocessing.get_context("spawn")
SOURCES = 10


@dataclass(frozen=True)
class Measured:
    """What the hosts saw. Times in seconds; `shortest_gap` from the end of an answer to the next request."""

    hosts: int
    pages: int
    requests: int
    workers: int
    pace: float
    shortest_gap: float
    most_at_once: int
    seconds: float
    allowed_seconds: float
    pages_asked_twice: int
    pages_missing: int

    @property
    def ratio(self) -> float:
        """How much longer it took than the pace allows."""
        return self.seconds / self.allowed_seconds

    @property
    def is_good(self) -> bool:
        """Whether the pace held, every page came once, and it was quick enough."""
        faults = self.pages_asked_twice + self.pages_missing
        return self.shortest_gap >= self.pace and self.most_at_once == 1 and not faults and self.ratio <= MOST


def work(number: int, url: str, environment: Mapping[str, str], minutes: float) -> None:
    """Be one worker: a process with a run of its own."""
    os.environ.update(environment)
    from wirehouse import pipeline

    run_id = f"worker-{number}"
    pipeline.start_run(url, run_id, job="bench", owner=pipeline.this_process(), params={})
    pipeline.collect_from_web(url, run_id, workers=1, minutes=minutes)


def measure(web: Web, hosts: list[str], options: argparse.Namespace, seconds: float) -> Measured:
    """Read the capture."""
    shortest, most, busiest, asked = float("inf"), 0, 0, Counter[tuple[str, str]]()
    for host in hosts:
        heard = sorted(web.asked(host), key=lambda request: request.at)
        asked.update((host, request.path) for request in heard if request.path.startswith("/news/"))
        gaps = [after.at - (before.ended or before.at) for before, after in pairwise(heard)]
        shortest = min([shortest, *gaps])
        most = max(most, 1 + any(gap < 0 for gap in gaps))
        busiest = max(busiest, len(heard))
    return Measured(
        hosts=len(hosts),
        pages=len(hosts) * options.pages,
        requests=len(web.requests),
        workers=options.workers,
        pace=options.pace,
        shortest_gap=round(shortest, 4),
        most_at_once=most,
        seconds=round(seconds, 1),
        allowed_seconds=round((busiest - 1) * options.pace, 1),
        pages_asked_twice=sum(times > 1 for times in asked.values()),
        pages_missing=len(hosts) * options.pages - len(asked),
    )


def prepare(home: Path, web: Web, hosts: list[str], pace: float) -> tuple[str, dict[str, str]]:
    """Start a warehouse, state the sources, and give its address and the workers' settings."""
    from wirehouse.database import EmbeddedPostgres, migrate

    server = EmbeddedPostgres(home, durable=False)
    server.start()
    migrate(server.url("owner"))
    folder = home / "sources"
    folder.mkdir()
    for number in range(SOURCES):
        lines = [f"  - {{kind: feed, address: 'http://{host}/feed.xml'}}" for host in hosts[number::SOURCES]]
        if lines:
            (folder / f"towns-{number}.yaml").write_text(
                "collect:\n" + "\n".join(lines) + "\n", encoding="utf-8"
            )
    settings = {
        **web.environment(),
        "WIREHOUSE_HOME": str(home),
        "WIREHOUSE_SOURCES_FOLDER": str(folder),
        "WIREHOUSE_COLLECT_PACE_SECONDS": str(pace),
        "WIREHOUSE_COLLECT_SHORTEST_MINUTES": "600",
    }
    return server.url("loader"), settings


def run(options: argparse.Namespace) -> Measured:
    """Serve the hosts, let the workers collect them, and read the capture."""
    from wirehouse.database import EmbeddedPostgres

    with (
        tempfile.TemporaryDirectory() as folder,
        web_of_sites(crowd=options.hosts, crowd_pages=options.pages) as web,
    ):
        home = Path(folder)
        hosts = [host for host in web.hosts if host.startswith("town-")]
        try:
            url, settings = prepare(home, web, hosts, options.pace)
            workers = [
                SPAWN.Process(target=work, args=(number, url, settings, options.minutes))
                for number in range(options.workers)
            ]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
        finally:
            EmbeddedPostgres(home, durable=False).stop()
        heard = web.requests
        return measure(web, hosts, options, max(r.ended or r.at for r in heard) - heard[0].at)


def main() -> int:
    """Print what was measured as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--pages", type=int, default=50, help="addresses of each host")
    parser.add_argument(
        "--pace", type=float, default=6.0, help="seconds between an answer and the next request"
    )
    parser.add_argument("--workers", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=30)
    began = time.monotonic()
    measured = run(parser.parse_args())
    print(
        json.dumps(
            {**measured.__dict__, "ratio": round(measured.ratio, 3), "is_good": measured.is_good}, indent=1
        )
    )
    print(f"{time.monotonic() - began:.0f} s in all, with the start of the servers", file=sys.stderr)
    return 0 if measured.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
