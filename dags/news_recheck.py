"""Recheck: visit pages again some days after they were fetched; changed ones become revisions."""

from __future__ import annotations

from airflow.sdk import DAG, CronTriggerTimetable

from batch_steps import Report, open_run, step
from collector_steps import LIMIT, SOURCES, hand_on, told
from news_notifier import NewsNotifier
from warehouse import RETRIES
from wirehouse import settings

SETTINGS = settings.load()

DOC = """\
Visits pages again, 1 and 7 days after they were fetched (the setting `recheck_days`), in the same queue and at
the same pace as *News: collect*. A server is asked whether the page has changed, and sends it only if so.

* A page that **changed** goes through the processing and becomes a revision: `mart.article_history`.
* A page that is **gone** (404 or 410) is recorded as withdrawn: `mart.withdrawn_article`. Nothing is deleted.
* A page that gives **no answer**, or leads elsewhere, says nothing: it is left until its next visit.

A source whose YAML file says `recheck: off` is left out.
"""

with DAG(
    dag_id="news_recheck",
    dag_display_name="News: recheck",
    description="Visit published pages again for changes and withdrawals.",
    doc_md=DOC,
    schedule=CronTriggerTimetable(SETTINGS.recheck_schedule, timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    params={"sources": SOURCES, "limit": LIMIT},
    default_args=RETRIES,
    tags=["news", "collect"],
    on_failure_callback=NewsNotifier(event="failed"),
):

    @step("Visit again")
    def visit_again() -> Report:
        """Visit the pages that are due, and hand over to the processing what came back.

        Killed and run again, it goes on where it was.
        """
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        url, run_id, params = open_run("news_recheck")
        return told(pipeline.recheck(url, run_id, sources=params["sources"] or None, limit=params["limit"]))

    hand_on(visit_again())
