"""Runs one DAG once in this process, without a scheduler or an API server: `make run` is this program.

    python dags/run_once.py DAG_ID RUN_AFTER CONF [migrate]

RUN_AFTER is a time in ISO 8601 with its offset: the run's id is `manual__` and that time. CONF is JSON.
With `migrate`, Airflow's database is migrated first, which by a command of its own would mean to import
Airflow twice, some six seconds each time. Ends with 0 where the run succeeded.

`airflow dags test` does the same, and cannot be used: it makes the run's id itself, reads every DAG
twice, and fails at the end of a DAG that has a deadline.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run it; see the module."""
    # Here, so that the DAG processor, which reads every file of this folder, does so at no cost.
    from airflow.dag_processing.dagbag import DagBag  # noqa: PLC0415
    from airflow.sdk import DagRunState  # noqa: PLC0415

    dag_id, run_after, conf, *also = arguments
    if also == ["migrate"]:
        migrate()
    bag = DagBag(dag_folder=Path(__file__).with_name(f"{dag_id}.py"))
    dag = bag.get_dag(dag_id)
    if dag is None:
        raise SystemExit(f"there is no DAG {dag_id}: {bag.import_errors}")
    # DAG.test() (Airflow 3.3.2) asks the database for the deadline by its description in place of its
    # id. A run that someone waits for needs no alert that it is late.
    dag.deadline = None
    when = datetime.fromisoformat(run_after)
    run = dag.test(run_after=when, logical_date=when, run_conf=json.loads(conf))
    return 0 if run.state == DagRunState.SUCCESS else 1


def migrate() -> None:
    """Do what `airflow db migrate` does."""
    from airflow.__main__ import main as airflow  # noqa: PLC0415

    sys.argv = ["airflow", "db", "migrate"]
    airflow()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
