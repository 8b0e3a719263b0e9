"""Replay: take up again documents that were rejected, once the cause is mended."""

from __future__ import annotations

from airflow.sdk import DAG, Param

from batch_steps import Report, decide, open_run, step
from news_notifier import NewsNotifier
from warehouse import RETRIES
from wirehouse.reasons import Reason

DOC = """\
Takes the documents of open rejections through cleaning, checks and publishing again: after a rule of a
source was mended, a suite was changed, or a new version was installed.

A document that passes is published and its rejection becomes `fixed`. One that fails again keeps its
rejection, whose `times_seen` grows; where the reason is another one now, the old one becomes `superseded`.

See what is open first: the page *Rejections* of the news desk, which also starts this DAG for one rejection,
a group of one cause, or all of a reason, and keeps who asked for it.
"""

PARAMS = {
    "reason": Param(
        None,
        type=["null", "string"],
        enum=[None, *(reason.value for reason in Reason)],
        title="Reason",
        description="Only rejections for this reason. Empty: for any.",
    ),
    "source": Param(
        None,
        type=["null", "string"],
        minLength=1,
        title="Source",
        description="Only documents of this source. Empty: of any.",
    ),
    "request": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Request",
        description="Only the rejections of this request of the news desk, which fills it in. Empty: no matter.",
    ),
    "limit": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Limit",
        description="Take up at most so many documents. Empty: all.",
    ),
}

with DAG(
    dag_id="news_replay",
    dag_display_name="News: replay",
    description="Take rejected documents through cleaning, checks and publishing again.",
    doc_md=DOC,
    schedule=None,
    catchup=False,
    max_active_runs=1,
    params=PARAMS,
    default_args=RETRIES,
    tags=["news", "publish"],
    on_failure_callback=NewsNotifier(event="failed"),
):

    @step("Reopen rejections")
    def reopen() -> Report:
        """Open the run and put the documents of the chosen rejections back into the queue."""
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        url, run_id, params = open_run("news_replay")
        return pipeline.reopen(
            url,
            run_id,
            reason=params["reason"],
            source=params["source"],
            request=params["request"],
            limit=params["limit"],
        ).as_dict()

    decide(reopen())
