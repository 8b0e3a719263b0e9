"""Gives this process an Airflow of its own: imported before anything of Airflow is."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAGS = ROOT / "dags"
PLUGINS = ROOT / "plugins"
HOME = Path(tempfile.mkdtemp(prefix="wirehouse-airflow-"))

ENVIRONMENT = {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
    "AIRFLOW__CORE__PLUGINS_FOLDER": str(PLUGINS),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "GX_ANALYTICS_ENABLED": "False",
}

if "airflow" in sys.modules:
    raise RuntimeError(
        "Airflow was imported before its environment was set: it would use the user's own home"
    )

atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ.update(ENVIRONMENT)
# As in every process of Airflow.
sys.path += [str(DAGS), str(PLUGINS)]
