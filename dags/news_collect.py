"""Collect: read the feeds and sitemaps of the sources, fetch what is new, and wake the processing."""

from __future__ import annotations

from datetime import date

from airflow.sdk import DAG, CronTriggerTimetable, Param

from batch_steps import Report, open_run, step
from collector_steps import LIMIT, SOURCES, hand_on, told
from news_notifier import NewsNotifier
from warehouse import RETRIES
from wirehouse import settings

SETTINGS = settings.load()

DOC = """\
Reads the feeds, sitemaps and lists that the sources' YAML files name, when they are due, and fetches the pages
that are new into the queue, from where *News: daily run* takes them up. It needs the setting `network_contact`.

It is polite: one request at a time and a pace for each registrable domain, over all workers; `robots.txt` and
its crawl-delay; Retry-After; conditional requests. What a run leaves undone waits for the next one.

| you see | what it means | what to do |
|---|---|---|
| Fetch is red | the database or the raw store was away | clear the task; it goes on where it was |
| pages rejected as `unreachable` or `http_status` | a wall, a login, a site that is down | see the page in a browser |
| a source is silent | its feeds moved, or the site blocks us | `SELECT * FROM ops.listing WHERE source = '...'` |

What was asked of the network stands in `ops.fetch`, how the sources are in `ops.source_health`, and what waits
in `ops.address`. Pause this DAG and nothing more is asked of anyone.
"""

with DAG(
    dag_id="news_collect",
    dag_display_name="News: collect",
    description="Read the feeds of the sources and fetch what is new.",
    doc_md=DOC,
    schedule=CronTriggerTimetable(SETTINGS.collect_schedule, timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    params={
        "sources": SOURCES,
        "since": Param(
            None,
            type=["null", "string"],
            format="date",
            title="Since",
            description="Leave pages alone that a feed states to be from before this day (UTC). Empty: none.",
        ),
        "limit": LIMIT,
    },
    default_args=RETRIES,
    tags=["news", "collect"],
    on_failure_callback=NewsNotifier(event="failed"),
):

    @step("Fetch")
    def fetch() -> Report:
        """Read the listings that are due, fetch what is new, and hand it over to the processing.

        Several requests are under way at once (the setting `collect_workers`), at most one for each domain.
        Killed and run again, it goes on: a request that was under way is sent again once its lease has ended.
        """
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        url, run_id, params = open_run("news_collect")
        return told(
            pipeline.collect_from_web(
                url,
                run_id,
                sources=params["sources"] or None,
                since=date.fromisoformat(params["since"]) if params["since"] else None,
                limit=params["limit"],
            )
        )

    hand_on(fetch(), watches=True)
