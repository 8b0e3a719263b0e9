"""Great Expectations, run in SQL on one batch after another, over one connection of its own.

What its documentation leaves out and its source shows, for version 1.24:

* On SQL it names 20 failing rows an expectation, even with COMPLETE, unless `partial_unexpected_count`
  says more; the lists of values stay cut at 200, so only the rows are read here.
* The text of a query goes through SQLAlchemy's `text()`, which takes every `:word` for a parameter.
* A connection string is kept and printed. It gets one without a password, and our own connections.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wirehouse.errors import TerminalError, TransientError, WirehouseError
from wirehouse.validate.suite import DOCUMENT_KEY, RUN_ID, Expectation, Level, Suite
from wirehouse.validate.verdicts import MOST_ROWS, Outcome

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.datasource.fluent.postgres_datasource import PostgresDatasource
    from psycopg2.extensions import connection as Connection  # noqa: N812 - psycopg2's name is in lower case

# The slowest expectation on 100,000 rows took seconds: after ten minutes something is stuck.
_STATEMENT_TIMEOUT = "10min"

# What the driver raises for a lost connection, a timeout, a deadlock or a full disk.
_PASSING = "OperationalError"
_DOCUMENTS = "documents in the batch"
_SEVERITIES = {
    Level.ROW: "critical",
    Level.FACT: "critical",
    Level.BATCH: "critical",
    Level.WARNING: "warning",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a suite's expectations said; `report` is Great Expectations' own record of it."""

    outcomes: tuple[Outcome, ...]
    documents: int
    report: ExpectationSuiteValidationResult


class Checkpoint:
    """A place to check batches in; `opened` makes one."""

    def __init__(self, context: EphemeralDataContext, warehouse: PostgresDatasource) -> None:
        self._context = context
        self._warehouse = warehouse

    def run(self, suite: Suite, run_id: str) -> Checked:
        """Judge a run's batch by a suite.

        Raises `TerminalError` where the suite's query or an expectation's arguments are wrong,
        `TransientError` where the database gives way.
        """
        from great_expectations import ExpectationSuite, ValidationDefinition  # noqa: PLC0415 - slow to import

        try:
            asset = self._warehouse.add_query_asset(suite.name, query=batch_query(suite, run_id))
            expectations = self._context.suites.add(ExpectationSuite(suite.name, expectations=_built(suite)))
            definition = self._context.validation_definitions.add(
                ValidationDefinition(
                    name=suite.name, data=asset.add_batch_definition_whole_table("run"), suite=expectations
                )
            )
            report = definition.run(result_format=_result_format(suite))
        except Exception as error:
            raise _sorted(error, suite) from error
        outcomes = {each.name: each for each in map(_outcome, report.results)}
        documents = outcomes.pop(_DOCUMENTS, None)
        counted = documents.result.get("observed_value") if documents else 0
        return Checked(tuple(outcomes.values()), counted or 0, report)


@contextmanager
def opened(loader_url: str) -> Iterator[Checkpoint]:
    """Load Great Expectations (seconds) and yield a checkpoint; every connection is closed at the end.

    Raises `TransientError` where the database cannot be reached.
    """
    from wirehouse.database.connection import connect  # noqa: PLC0415 - loads psycopg2

    # Before the slow import, so that a database that is down is told at once.
    with closing(connect(loader_url, application_name="wirehouse validate")):
        context = quiet_context()
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415 - loaded with Great Expectations

    connections: list[Connection] = []

    def connection() -> Connection:
        connections.append(connect(loader_url, application_name="wirehouse validate"))
        with connections[-1], connections[-1].cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", (_STATEMENT_TIMEOUT,))
        return connections[-1]

    try:
        # One connection only (StaticPool): the batch is a temporary table of its session.
        warehouse = context.data_sources.add_postgres(  # type: ignore[call-arg] # its stub lacks kwargs
            "warehouse",
            connection_string="postgresql+psycopg2://loader@warehouse/warehouse",
            create_temp_table=True,
            kwargs={"creator": connection, "poolclass": StaticPool},
        )
        yield Checkpoint(context, warehouse)
    except WirehouseError:
        raise
    except Exception as error:
        raise _sorted(error, None) from error
    finally:
        for each in connections:
            each.close()


def quiet_context(
    stores: Mapping[str, Any] | None = None, sites: Mapping[str, Any] | None = None
) -> EphemeralDataContext:
    """Make a context in memory that draws no progress bars and calls nobody."""
    # Read when the package is imported.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations  # noqa: PLC0415 - takes seconds
    from great_expectations.data_context.types.base import (  # noqa: PLC0415
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    defaults = InMemoryStoreBackendDefaults()
    defaults.stores.update(stores or {})
    return great_expectations.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=defaults,
            data_docs_sites=dict(sites or {}),
            analytics_enabled=False,
            progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
        ),
    )


def batch_query(suite: Suite, run_id: str) -> str:
    """Give the query of a run's batch, with the run's id as a literal.

    The id is untrusted text, and between here and the server `str.format`, SQLAlchemy and psycopg2
    each give some characters a meaning of their own. In a literal with Unicode escapes (PostgreSQL
    manual, section 4.1.2.3) those are hexadecimal digits, which mean nothing to any of them. Raises
    `TerminalError` for an id that Postgres cannot hold.
    """
    # Postgres holds neither NUL nor half a surrogate pair.
    if not run_id or re.search("[\0\ud800-\udfff]", run_id):
        raise TerminalError(f"the run id {run_id!r} is no text that Postgres can hold")
    escaped = re.sub("[^0-9A-Za-z_]", lambda found: f"!+{ord(found[0]):06x}", run_id)
    literal = f"U&'{escaped}' UESCAPE '!'"
    return suite.query.replace(RUN_ID, literal).replace(":", r"\:")


def _built(suite: Suite) -> list[Any]:
    """Give a suite's expectations as Great Expectations' own objects."""
    built = [_expectation(suite, each) for each in suite.expectations]
    if suite.most_pass:
        # It cannot fail: what it observes is the number that the guard's share is of.
        count = "expect_column_unique_value_count_to_be_between"
        kwargs = {"column": DOCUMENT_KEY, "min_value": 0}
        meaning = suite.most_pass.meaning
        built.append(
            _expectation(suite, Expectation(_DOCUMENTS, count, kwargs, Level.WARNING, None, meaning))
        )
    return built


def _expectation(suite: Suite, expectation: Expectation) -> Any:
    from great_expectations.expectations.expectation_configuration import (  # noqa: PLC0415 - slow to import
        ExpectationConfiguration,
    )
    from great_expectations.expectations.metadata_types import FailureSeverity  # noqa: PLC0415
    from great_expectations.expectations.row_conditions import Column  # noqa: PLC0415

    kwargs = dict(expectation.kwargs)
    if expectation.of_source is not None:
        kwargs["row_condition"] = Column("source_id") == expectation.of_source
    try:
        return ExpectationConfiguration(
            type=expectation.expect,
            kwargs=kwargs,
            meta={"name": expectation.name},
            description=expectation.meaning,
            severity=FailureSeverity(_SEVERITIES[expectation.level]),
        ).to_domain_obj()
    except Exception as error:
        raise TerminalError(f"suite {suite.name}: {expectation.name!r}: {error}") from error


def _result_format(suite: Suite) -> dict[str, Any]:
    return {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": list(suite.id_columns),
        "partial_unexpected_count": MOST_ROWS,
        "return_unexpected_index_query": False,
    }


def _outcome(result: Any) -> Outcome:
    info = result.exception_info or {}
    # One record, or one for each metric that the expectation needs.
    records = [info] if "raised_exception" in info else list(info.values())
    errors = [record for record in records if record.get("raised_exception")]
    return Outcome(
        name=result.expectation_config.meta["name"],
        success=bool(result.success),
        result=result.result or {},
        error=str(errors[0].get("exception_message")) if errors else None,
        may_pass=any(_PASSING in str(record.get("exception_traceback")) for record in errors),
    )


def _sorted(error: BaseException, suite: Suite | None) -> WirehouseError:
    """Sort an error of Great Expectations by what lies at its root."""
    where = f"suite {suite.name}: " if suite else ""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, WirehouseError):
            return link
        if type(link).__name__ == _PASSING:
            return TransientError(f"{where}{link}")
        link = link.__cause__ or link.__context__
    return TerminalError(f"{where}its batch could not be judged: {type(error).__name__}: {error}")
