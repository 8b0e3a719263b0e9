"""An Airflow with a database of its own, its DAGs, and a warehouse for them to work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import airflow_home
from wirehouse import settings

if TYPE_CHECKING:
    from airflow.sdk import DAG


@pytest.fixture(scope="session")
def airflow_database() -> None:
    """Airflow's tables, in a file that goes with the process."""
    from airflow.utils.db import initdb  # noqa: PLC0415 - after airflow_home

    initdb()


@pytest.fixture(scope="session")
def parse(airflow_database: None) -> Callable[[], Any]:
    """Parses all DAGs, as the DAG processor does."""
    from airflow.dag_processing.dagbag import BundleDagBag  # noqa: PLC0415

    folder = airflow_home.DAGS
    return lambda: BundleDagBag(dag_folder=str(folder), bundle_path=folder, bundle_name="dags-folder")


@pytest.fixture(scope="session")
def dag_bag(parse: Callable[[], Any]) -> Any:
    """All DAGs; not for runs, which leave their params in them."""
    return parse()


@pytest.fixture
def daily(dag_bag: Any) -> DAG:
    return dag_bag.dags["news_daily"]


@pytest.fixture
def replay(dag_bag: Any) -> DAG:
    return dag_bag.dags["news_replay"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of Wirehouse for one test; the settings are read anew for it and after it."""
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path / "home"))
    settings.load.cache_clear()
    yield tmp_path / "home"
    monkeypatch.undo()
    settings.load.cache_clear()


@pytest.fixture
def run(parse: Callable[[], Any]) -> Callable[..., Any]:
    """Runs a DAG in this process; gives the run."""

    def run_once(dag_id: str, **conf: object) -> Any:
        # Parsed anew: a run in the same process would find the params of the one before.
        dag = parse().dags[dag_id]
        # DAG.test() of Airflow 3.3.2 asks the database for a deadline by its description, not its id.
        dag.deadline = None
        return dag.test(run_conf=conf)

    return run_once
