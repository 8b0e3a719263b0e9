"""A newsroom that collects from the web of our own: settings, sources and the questions that tests ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from newsroom import Newsroom, forget_settings, page
from web import Answer, Web, web_of_sites
from web.sites import Site
from wirehouse import pipeline

GAZETTE = "http://gazette.test"
TOWN = "http://town.test"

PACE = 0.1
"""Seconds between an answer of a domain and the next request to it, where a test does not say otherwise."""


@dataclass
class Press:
    """A newsroom and the web that it collects from."""

    room: Newsroom
    web: Web

    def add_site(self, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Add a host with nothing on it, and let the settings lead there."""
        self.web.sites[host] = Site(host, {})
        for name, value in self.web.environment().items():
            monkeypatch.setenv(name, value)
        forget_settings()

    def state_feed(self, source: str, *addresses: str, more: str = "") -> None:
        """Write a source's YAML file that names feeds (or sitemaps, by their suffix)."""
        lines = [f"  - {{kind: {_kind(address)}, address: '{address}'}}" for address in addresses]
        self.room.state(source, "collect:\n" + "\n".join(lines) + "\n" + more)

    def collect(self, run_id: str, **options: Any) -> pipeline.FetchReport:
        """Open a collecting run and fetch."""
        self.room.start(run_id)
        options = {"minutes": 2, "workers": 4} | options
        return pipeline.collect_from_web(self.room.loader_url, run_id, **options)

    def recheck(self, run_id: str, **options: Any) -> pipeline.FetchReport:
        """Open a rechecking run and visit again what is due."""
        self.room.start(run_id)
        return pipeline.recheck(self.room.loader_url, run_id, **({"minutes": 2, "workers": 4} | options))

    def process(self, run_id: str) -> pipeline.Balance:
        """Take up what the collectors handed over, and publish it."""
        self.room.start(run_id)
        pipeline.sweep(self.room.loader_url, run_id)
        return self.room.publish_after_cleaning(run_id)

    def make_due(self, what: str = "listing") -> None:
        """Let time pass for listings, queued pages or pages to visit again, and for resting domains."""
        self.room.query("UPDATE ops.domain SET next_free_at = '-infinity'")
        if what == "listing":
            self.room.query("UPDATE ops.listing SET next_read_at = now()")
        elif what == "page":
            self.room.query("UPDATE ops.address SET next_attempt_at = now() WHERE state = 'queued'")
        else:
            self.room.query("UPDATE ops.address SET recheck_at = now() WHERE recheck_at IS NOT NULL")

    def addresses(self) -> dict[str, str]:
        """The state of every address."""
        return dict(self.room.query("SELECT address, state FROM ops.address"))

    def outcomes(self, purpose: str = "page") -> list[tuple[str, str]]:
        """What was asked for and what came of it, in order."""
        return self.room.query(
            "SELECT address, outcome FROM ops.fetch WHERE purpose = %s ORDER BY fetch_id", purpose
        )

    def shortest_gap(self, host: str) -> float:
        """The shortest time between the end of an answer and the next request to a host."""
        heard = self.web.asked(host)
        gaps = [after.at - (before.ended or before.at) for before, after in pairwise(heard)]
        return min(gaps, default=float("inf"))

    def most_at_once(self, host: str) -> int:
        """The most requests that a host had under way at one moment."""
        moments = [(r.at, 1) for r in self.web.asked(host)]
        moments += [(r.ended, -1) for r in self.web.asked(host) if r.ended is not None]
        most = running = 0
        for _, change in sorted(moments):
            running += change
            most = max(most, running)
        return most


@contextmanager
def press_of(room: Newsroom, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Iterator[Press]:
    """Start the web, and let the newsroom's settings lead to it at a quick pace."""
    with web_of_sites(**options) as web:
        stated = {**web.environment(), "WIREHOUSE_COLLECT_PACE_SECONDS": str(PACE)}
        stated["WIREHOUSE_NETWORK_TOTAL_SECONDS"] = "15"
        for name, value in stated.items():
            monkeypatch.setenv(name, value)
        forget_settings()
        yield Press(room, web)


@pytest.fixture
def press(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """A newsroom, and the web of our own."""
    with press_of(newsroom, monkeypatch) as press:
        yield press


def _kind(address: str) -> str:
    return "sitemap" if "sitemap" in address else "feed"


def feed(*items: str, link: str = TOWN) -> Answer:
    """A feed of items, each a path or a whole item."""
    entries = "".join(
        one
        if one.startswith("<item>")
        else f"<item><title>News of {one}</title><link>{link}{one}</link></item>"
        for one in items
    )
    text = f'<rss version="2.0"><channel><title>T</title><link>{link}</link>{entries}</channel></rss>'
    return Answer(text.encode(), media_type="application/rss+xml")


def article(headline: str, **options: object) -> Answer:
    """A page of an article."""
    return Answer(page(headline).encode(), media_type="text/html; charset=utf-8", **options)  # type: ignore[arg-type]


@pytest.fixture
def town(press: Press, monkeypatch: pytest.MonkeyPatch) -> Press:
    """A site without robots file whose feed names one page."""
    press.web.put("town.test", "/feed.xml", feed("/news/pier"))
    press.web.put("town.test", "/news/pier", article("The old pier of Skarv is to be rebuilt"))
    press.add_site("town.test", monkeypatch)
    press.state_feed("town", f"{TOWN}/feed.xml")
    return press
