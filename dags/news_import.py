"""Import: take the pages of web archives into the queue, on all cores, and wake the processing."""

from __future__ import annotations

from typing import Any, cast

from airflow.sdk import DAG, CronTriggerTimetable, Param, TriggerRule, get_current_context

from batch_steps import CLEAN_POOL, Report, open_run, step
from collector_steps import hand_on, told
from news_notifier import NewsNotifier
from warehouse import RETRIES, warehouse_url
from wirehouse import settings

SETTINGS = settings.load()

DOC = """\
Reads web archives (WARC, such as Common Crawl's CC-NEWS), from a folder or object storage, and puts the pages of
the chosen hosts and languages into the queue, from where *News: daily run* takes them up. On its schedule it
reads what is new of the archives that the sources' YAML files state.

An archive is cut into parts that several workers read at once. **It is resumable at the record**: killed, failed
or stopped, the same import goes on behind the last record that was taken in. An archive that was imported with
the same choice is not read again, unless *From the beginning* is set.

How far it is:

    SELECT archive, state, records, documents, skip_reasons, problem FROM ops.import_part ORDER BY updated_at DESC;
"""

_NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}}

with DAG(
    dag_id="news_import",
    dag_display_name="News: import",
    description="Take the pages of web archives into the queue.",
    doc_md=DOC,
    schedule=CronTriggerTimetable(SETTINGS.import_schedule, timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    params={
        "archives": Param(
            None,
            type=["null", "string"],
            minLength=1,
            title="Archives",
            description="A path, or an address of object storage (s3://...); `*` and `?` match names. Empty: those "
            "that the sources' YAML files state.",
        ),
        "source": Param(
            None,
            type=["null", "string"],
            minLength=1,
            title="Source",
            description="The source of all pages. Empty: the one whose YAML file names the host, or the domain.",
        ),
        "hosts": Param(
            [],
            **_NAMES,
            title="Hosts",
            description="Only pages of these hosts and what lies below them. Empty: all.",
        ),
        "languages": Param(
            [],
            **_NAMES,
            title="Languages",
            description="Only pages in these languages, such as en. Empty: all.",
        ),
        "again": Param(
            False,
            type="boolean",
            title="From the beginning",
            description="Read again what was imported before.",
        ),
    },
    default_args=RETRIES,
    tags=["news", "collect"],
    on_failure_callback=NewsNotifier(event="failed"),
):

    @step("Plan the parts")
    def plan() -> list[int]:
        """Find the archives and cut them into parts; give the numbers of the workers that have work."""
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        url, run_id, params = open_run("news_import")
        chosen: dict[str, Any] = {name: params[name] for name in ("source", "hosts", "languages", "again")}
        return pipeline.plan_import(url, run_id, params["archives"], **chosen)

    @step("Read", map_index_template="{{ 'worker %d' % (task.op_kwargs['worker'] + 1) }}", pool=CLEAN_POOL)
    def read(worker: int) -> Report:
        """Read parts of the archives, one after another, until none is left.

        Killed and run again, it goes on at the record.
        """
        from wirehouse import pipeline  # noqa: PLC0415

        return told(pipeline.import_parts(warehouse_url(), _run_id(), worker))

    @step("Hand over", trigger_rule=TriggerRule.NONE_FAILED)
    def hand_over() -> Report:
        """Hand what was imported over to the processing; fails where a part of an archive could not be read."""
        from wirehouse import pipeline  # noqa: PLC0415

        return told(pipeline.finish_import(warehouse_url(), _run_id()))

    def _run_id() -> str:
        return str(cast("dict[str, Any]", get_current_context())["run_id"])

    report = hand_over()
    read.expand(worker=plan()) >> report
    hand_on(report)
