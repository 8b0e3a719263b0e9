"""The daily run: take in the landing folder and what was collected, clean it, check it, publish it."""

from __future__ import annotations

from datetime import date

from airflow.sdk import (
    DAG,
    AssetOrTimeSchedule,
    AsyncCallback,
    CronTriggerTimetable,
    DeadlineAlert,
    DeadlineReference,
    Param,
    get_current_context,
)

from batch_steps import Report, decide, open_run, step
from news_notifier import NewsNotifier
from warehouse import DOCUMENTS, RETRIES
from wirehouse import settings

SETTINGS = settings.load()

DOC = """\
Takes in every raw page of a folder, and all that the collectors have put into the queue, and publishes what
passes the checks to the schema `news`.

It runs on its schedule, and whenever *News: collect*, *News: recheck* or *News: import* have brought something:
woken by them it leaves the folder alone and takes up only what waits in the queue.

**Run it by hand** with *Trigger*: the form asks for the folder, the sources and the limits. Running it
twice over the same files changes nothing.

**When it fails**, open the red task that comes first and read the end of its log:

| task | what it means | what to do |
|---|---|---|
| Collect | the folder is missing or cannot be read | correct the folder, clear the task |
| Clean | the database or the raw store was away | clear the task; it goes on where it was |
| Validate | an expectation about the whole batch failed; nothing was published | see the Data Docs it names |
| Publish | the run does not balance; nothing was published | a defect: keep the log, report it |
| Verify | published, but the tables look wrong | see the Data Docs |

Documents that were turned away do not fail the run: they wait in `ops.rejection`, each with its reason,
and *News: replay* takes them up again once the cause is mended.
"""

PARAMS = {
    "folder": Param(
        SETTINGS.landing_address,
        type="string",
        minLength=1,
        title="Folder",
        description="The folder to collect from: one folder a source, or loose files. It must be readable by the "
        "workers. Or an address of object storage, such as s3://bucket/landing.",
    ),
    "stated_places": Param(
        True,
        type="boolean",
        title="Places of the sources",
        description="Take in as well what lies in the folders and files of search results that the sources' YAML "
        "files name.",
    ),
    "sources": Param(
        [],
        type="array",
        items={"type": "string", "minLength": 1},
        title="Sources",
        description="Only these sources, one a line, by the names of their folders. Empty: all.",
    ),
    "limit": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Limit",
        description="Take in at most so many documents. Empty: all.",
    ),
    "since": Param(
        None,
        type=["null", "string"],
        format="date",
        title="Since",
        description="Leave out documents saved before this day (UTC). Empty: none is left out.",
    ),
    "force": Param(
        False,
        type="boolean",
        title="Clean again",
        description="Clean again also documents that were published or rejected before.",
    ),
}

with DAG(
    dag_id="news_daily",
    dag_display_name="News: daily run",
    description="Collect, clean, validate and publish what lies in the landing folder.",
    doc_md=DOC,
    # Without a start date, the first run is the next one due: not at once, where it would be in the way of
    # whoever has just started the system and triggers one.
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable(SETTINGS.daily_schedule, timezone="UTC"), assets=[DOCUMENTS]
    ),
    catchup=False,
    max_active_runs=1,
    params=PARAMS,
    default_args=RETRIES,
    tags=["news", "publish"],
    on_failure_callback=NewsNotifier(event="failed"),
    deadline=DeadlineAlert(
        name="Daily news are late",
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        # Seconds: with a timedelta, Airflow 3.3 answers 500 to whoever clears a task of a run in time.
        interval=60 * SETTINGS.daily_deadline_minutes,  # type: ignore[arg-type]
        callback=AsyncCallback(NewsNotifier, kwargs={"event": "late"}),
    ),
):

    @step("Collect")
    def collect() -> Report:
        """Open the run, take in the raw files of the folder and of the sources' own places, and queue the new ones.

        Files that were judged before are counted as unchanged or rejected, unless *Clean again* is set.
        Documents that collectors fetched, and those of runs that ended early, are taken up as well; a run
        that a collector woke takes up nothing else.
        """
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        url, run_id, params = open_run("news_daily")
        if get_current_context()["dag_run"].run_type == "asset_triggered":
            return pipeline.sweep(url, run_id).as_dict()
        return pipeline.collect(
            url,
            run_id,
            folder=params["folder"],
            with_stated_places=params["stated_places"],
            sources=params["sources"] or None,
            since=date.fromisoformat(params["since"]) if params["since"] else None,
            limit=params["limit"],
            force=params["force"],
        ).as_dict()

    decide(collect())
