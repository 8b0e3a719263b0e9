"""The steps that every batch goes through once its documents are in the queue, as Airflow tasks.

A task passes on a chunk's number or a small report in counts, never an article: those stay in Postgres,
under the run's id.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Generator, Mapping
from typing import Any, cast

from airflow.sdk import Metadata, TriggerRule, XComArg, get_current_context, task

from warehouse import ARTICLES, warehouse_url
from wirehouse import settings
from wirehouse.errors import BatchStopped, TerminalError

CLEAN_POOL = "wirehouse_clean"
"""Made by plugins/wirehouse_pools.py whenever Airflow starts."""

CHUNK_LABEL = "{{ chunk_label | default('chunk %d' % (task.op_kwargs['chunk'] + 1)) }}"
"""What the UI calls a chunk: the second half until the task itself says more."""

Report = dict[str, Any]

log = logging.getLogger(__name__)


def step(name: str, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Make a function a task: `name` is what the UI calls it, its docstring is its page there."""

    def decorate(function: Callable[..., Any]) -> Any:
        # Airflow would show the docstring with its indentation, which Markdown takes for code.
        page = inspect.cleandoc(function.__doc__ or "")
        return task(task_display_name=name, doc_md=page, **options)(function)

    return decorate


def open_run(job: str) -> tuple[str, str, Mapping[str, Any]]:
    """Open the run in the ledger under Airflow's run id; give the warehouse's URL, the run id, the params."""
    from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

    context = get_current_context()
    url, run_id, params = warehouse_url(), context["run_id"], dict(context["params"])
    pipeline.start_run(url, run_id, job=job, owner=settings.load().run_owner, params=params)
    return url, run_id, params


def decide(intake: XComArg) -> None:
    """Take what the intake put into the queue through clean, validate and publish.

    Closing the run is a teardown: it runs whatever became of the steps before, also when a person marks
    the run as failed, and the state of the run is the state of the steps, not of their tidying up.
    """
    chunks = plan_chunks()
    published = publish()
    intake >> chunks
    clean.expand(chunk=chunks) >> validate() >> published
    finish(verify(published)).as_teardown()


@step("Plan the chunks")
def plan_chunks() -> list[int]:
    """Give the numbers of the chunks that have work.

    The work of a run is cut into a fixed number of chunks (the setting `chunks`), whatever its volume.
    An empty list is no error: there was nothing new, and the steps after it still run and balance.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    return pipeline.plan_chunks(warehouse_url(), get_current_context()["run_id"])


@step("Clean and find names", map_index_template=CHUNK_LABEL, pool=CLEAN_POOL)
def clean(chunk: int) -> Report:
    """Clean the documents of one chunk, find their names, quotations and sums, and stage them.

    A document that cannot be cleaned is **rejected**, with its reason, in `ops.rejection`; the task goes
    on. Killed and run again, the chunk goes on where it was. At most as many chunks run at once as the
    pool `wirehouse_clean` has slots, over all runs.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    context = cast("dict[str, Any]", get_current_context())
    report = pipeline.clean_chunk(warehouse_url(), context["run_id"], chunk)
    documents = report.staged + report.rejected
    context["chunk_label"] = f"chunk {chunk + 1} of {settings.load().chunks}: {documents} documents"
    return _told(report.as_dict())


@step("Validate the batch", trigger_rule=TriggerRule.NONE_FAILED)
def validate() -> Report:
    """Judge the staged batch by the Great Expectations suites.

    * A **row** that fails is rejected (`ops.rejection`, stage `validate`); the task succeeds, and its log
      and XCom say how many.
    * An expectation about the **whole batch** that fails stops it: this task fails, its error names the
      expectations with what was observed, and nothing of the batch is published. Mend the cause and
      clear this task; or let the next run take the documents up again.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    data_docs = settings.load().data_docs_folder / "index.html"
    try:
        report = pipeline.validate_batch(warehouse_url(), get_current_context()["run_id"])
    except BatchStopped as stop:
        raise BatchStopped(f"{stop}\nData Docs: {data_docs}") from stop
    return _told({**report.as_dict(), "data_docs": str(data_docs)})


@step("Publish", outlets=[ARTICLES], trigger_rule=TriggerRule.NONE_FAILED)
def publish() -> Generator[Metadata, None, Report]:
    """Load what passed into `news`, and the batch's row into the ledger, in one transaction.

    Fails, and rolls all of it back, when the run does not balance: collected = published + unchanged +
    rejected + skipped. Run again, it finds the ledger row and does nothing.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    balance = pipeline.publish_batch(warehouse_url(), get_current_context()["run_id"]).as_dict()
    yield Metadata(ARTICLES, extra=balance)
    return _told(balance)


@step("Verify what was published")
def verify(published: Report) -> Report:
    """Judge the published tables after the load.

    What is published stays published; a failure here says that the tables need a look.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    report = pipeline.verify_published(warehouse_url(), published["run_id"])
    if report.stopped:
        raise TerminalError(f"The batch is published, but the tables fail {'; '.join(report.stopped)}")
    return _told(report.as_dict())


@step("Close the run")
def finish(verified: Report | None) -> Report:
    """Close the run in `ops.run`: as published where it is in the ledger, as failed where it is not.

    It always runs. That it is green says that the run is closed, not that it went well.
    """
    from wirehouse import pipeline  # noqa: PLC0415

    run_id = get_current_context()["run_id"]
    try:
        return _told(pipeline.finish_run(warehouse_url(), run_id).as_dict())
    except TerminalError as error:
        if verified is not None:
            raise
        # The step at fault is red and speaks for itself: a second red task would hide which one it was.
        return _told({"run_id": run_id, "state": "failed", "problem": str(error)})


def _told(report: Report) -> Report:
    for name, value in report.items():
        log.info("%s: %s", name, value)
    return report
