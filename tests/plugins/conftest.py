"""The same Airflow as the tests of the DAGs: a process can have only one."""

from __future__ import annotations

import pytest

import airflow_home  # sets the environment before anything of Airflow is imported


@pytest.fixture(scope="session")
def airflow_database() -> None:
    """Airflow's tables, in a file that goes with the process."""
    from airflow.utils.db import initdb  # noqa: PLC0415 - after airflow_home

    initdb()


@pytest.fixture(scope="session")
def synced_dags(airflow_database: None) -> None:
    """The DAGs as the DAG processor leaves them in Airflow's database."""
    from airflow.dag_processing.dagbag import BundleDagBag, sync_bag_to_db  # noqa: PLC0415
    from airflow.models.dagbundle import DagBundleModel  # noqa: PLC0415
    from airflow.utils.session import create_session  # noqa: PLC0415

    name = "dags-folder"
    bag = BundleDagBag(dag_folder=str(airflow_home.DAGS), bundle_path=airflow_home.DAGS, bundle_name=name)
    with create_session() as session:
        session.merge(DagBundleModel(name=name))
    sync_bag_to_db(bag, name, None)
