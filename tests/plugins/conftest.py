"""The same Airflow as the tests of the DAGs: a process can have only one."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "dags"))

import airflow_home

sys.path.append(str(airflow_home.PLUGINS))
