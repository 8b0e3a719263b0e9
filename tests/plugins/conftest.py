"""The same Airflow as the tests of the DAGs: a process can have only one."""

from __future__ import annotations

import airflow_home  # noqa: F401 - sets the environment before anything of Airflow is imported
