"""A small newsroom for tests: a landing folder of our own pages, a warehouse, and the steps of a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from wirehouse import pipeline, settings, sources
from wirehouse.database import transaction

PARAGRAPHS = (
    "The ferry between Oldhaven and the island of Skarv will sail four times a day from next week, the "
    "harbour office of Oldhaven said on Tuesday.",
    "Passengers have waited for a third boat since the storm of last winter tore off the old pier and "
    "left the islanders with one crossing in the morning and one at night.",
    '"We have counted every empty seat and every full one," harbour director Marta Velling said. The new '
    "boat cost 4.2 million euros and carries 180 people.",
)

NEWS = (
    "article",
    "article_revision",
    "date_candidate",
    "live_post",
    "entity",
    "entity_alias",
    "mention",
    "mention_candidate",
    "quotation",
    "amount",
    "date_mention",
    "place_mention",
)
"""The published tables."""

_VARYING = {"run_id", "first_seen_at", "last_seen_at", "created_at", "captured_at", "search"}


def page(headline: str, *paragraphs: str, day: str = "2026-05-12", canonical: str | None = None) -> str:
    """Write a web page with a headline, a byline, a date and paragraphs."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs or PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>{headline}</title>{link}
<meta property="article:published_time" content="{day}T08:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{headline}</h1><p class="byline">By Anna Whitlock</p>
{body}
</article><footer>All rights reserved</footer></body></html>
"""


@dataclass(frozen=True)
class Newsroom:
    """Where everything lies: the landing folder, the folder of sources, the warehouse's addresses."""

    landing: Path
    sources: Path
    loader_url: str
    analyst_url: str

    def put(self, address: str, text: str | bytes) -> Path:
        """Put a file into the landing folder."""
        path = self.landing / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def put_captures(self, address: str, *captures: tuple[str, str, str]) -> Path:
        """Put a JSON Lines file of captures: url, time of capture and page."""
        lines = [json.dumps({"url": url, "captured_at": at, "html": html}) for url, at, html in captures]
        return self.put(address, "\n".join(lines) + "\n")

    def state(self, source: str, yaml: str) -> None:
        """Write a source's YAML file, as an operator would before the next process starts."""
        (self.sources / f"{source}.yaml").write_text(yaml, encoding="utf-8")
        sources.load_all.cache_clear()

    def query(self, sql: str, *values: object) -> list[Any]:
        """Ask the warehouse; rows of one column come as its values."""
        with transaction(self.loader_url) as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall() if cursor.description else []
        return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows

    def start(self, run_id: str, owner: str = "airflow") -> None:
        """Open a run."""
        pipeline.start_run(self.loader_url, run_id, job="test", owner=owner, params={})

    def collect(self, run_id: str, owner: str = "airflow", **options: Any) -> pipeline.CollectReport:
        """Open a run and collect the landing folder."""
        self.start(run_id, owner)
        return pipeline.collect(self.loader_url, run_id, folder=self.landing, **options)

    def clean(self, run_id: str) -> list[pipeline.ChunkReport]:
        """Clean all chunks of a run."""
        chunks = pipeline.plan_chunks(self.loader_url, run_id)
        return [pipeline.clean_chunk(self.loader_url, run_id, chunk) for chunk in chunks]

    def run(self, run_id: str, **options: Any) -> pipeline.Balance:
        """Collect, clean and publish, without the suites: Great Expectations takes seconds to load."""
        self.collect(run_id, **options)
        return self.publish_after_cleaning(run_id)

    def publish_after_cleaning(self, run_id: str) -> pipeline.Balance:
        """Clean what waits, and publish."""
        self.clean(run_id)
        return self.publish(run_id)

    def replay(self, run_id: str, **options: Any) -> pipeline.Balance:
        """Reopen, clean and publish."""
        self.start(run_id)
        pipeline.reopen(self.loader_url, run_id, **options)
        return self.publish_after_cleaning(run_id)

    def publish(self, run_id: str) -> pipeline.Balance:
        """Publish and close a run."""
        balance = pipeline.publish_batch(self.loader_url, run_id)
        pipeline.finish_run(self.loader_url, run_id)
        return balance

    def items(self, run_id: str) -> dict[str, tuple[str | None, str | None]]:
        """Give the outcome and reason of a run's items, by address."""
        rows = self.query("SELECT address, outcome, reason FROM ops.run_item WHERE run_id = %s", run_id)
        return {address: (outcome, reason) for address, outcome, reason in rows}

    def rejections(self) -> dict[str, tuple[str, str]]:
        """Give the reason and state of every rejection, by address."""
        rows = self.query("SELECT address, reason, state FROM ops.rejection")
        return {address: (reason, state) for address, reason, state in rows}

    def digest(self) -> dict[str, list[str]]:
        """Give all published rows without what varies from run to run."""
        content = {}
        for table in NEWS:
            with transaction(self.loader_url) as cursor:
                cursor.execute(f"SELECT * FROM news.{table}")
                names = [column.name for column in cursor.description or ()]
                content[table] = sorted(
                    repr([(n, v) for n, v in zip(names, row, strict=True) if n not in _VARYING])
                    for row in cursor.fetchall()
                )
        return content


@pytest.fixture
def newsroom(warehouse: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """An empty landing folder, no sources, and a warehouse that holds nothing."""
    room = Newsroom(tmp_path / "landing", tmp_path / "sources", warehouse.loader_url, warehouse.analyst_url)
    room.landing.mkdir()
    room.sources.mkdir()
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WIREHOUSE_SOURCES_FOLDER", str(room.sources))
    monkeypatch.setenv("WIREHOUSE_DATABASE_URL", warehouse.loader_url)
    monkeypatch.setenv("WIREHOUSE_DATABASE_OWNER_URL", warehouse.owner_url)
    monkeypatch.setenv("WIREHOUSE_DATABASE_ANALYST_URL", warehouse.analyst_url)
    forget_settings()
    yield room
    monkeypatch.undo()
    forget_settings()


def forget_settings() -> None:
    """Let the next reader read settings and sources anew, as a new process would."""
    settings.load.cache_clear()
    sources.load_all.cache_clear()
