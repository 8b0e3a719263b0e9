"""An Airflow with a database of its own, its DAGs, and a warehouse for them to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import airflow_home
import pytest

from wirehouse import settings

if TYPE_CHECKING:
    from airflow.sdk import DAG


@pytest.fixture(scope="session")
def airflow_database() -> None:
    """Airflow's tables, in a file that goes with the process."""
    from airflow.utils.db import initdb  # noqa: PLC0415 - after airflow_home

    initdb()


@pytest.fixture(scope="session")
def dag_bag(airflow_database: None) -> Any:
    """All DAGs, parsed as the DAG processor parses them."""
    from airflow.dag_processing.dagbag import BundleDagBag  # noqa: PLC0415

    folder = str(airflow_home.DAGS)
    return BundleDagBag(dag_folder=folder, bundle_path=airflow_home.DAGS, bundle_name="dags-folder")


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
