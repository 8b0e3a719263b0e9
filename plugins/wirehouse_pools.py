"""Makes the pools that the DAGs name, whenever a part of Airflow starts that has its database.

A pool lives in Airflow's database only, and a task whose pool does not exist waits for ever: so nobody
should have to remember to make it. One that is there already is left alone, with the slots that an
operator gave it in the UI.
"""

from __future__ import annotations

import logging
import sys

from airflow.listeners import hookimpl
from airflow.plugins_manager import AirflowPlugin

from wirehouse import settings

CLEAN_POOL = "wirehouse_clean"

log = logging.getLogger(__name__)


@hookimpl
def on_starting(component: object) -> None:
    """Make the pools when the scheduler, the DAG processor or the triggerer starts."""
    from airflow.jobs.job import Job  # noqa: PLC0415 - tasks load plugins too, and have no database

    if isinstance(component, Job):
        make_pool(
            CLEAN_POOL, settings.load().chunks, "Chunks of news that are cleaned at once, over all runs."
        )


def make_pool(name: str, slots: int, description: str) -> None:
    """Make a pool where there is none of that name."""
    from airflow.models.pool import Pool  # noqa: PLC0415
    from airflow.utils.session import create_session  # noqa: PLC0415
    from sqlalchemy.exc import IntegrityError  # noqa: PLC0415

    try:
        with create_session() as session:
            if Pool.get_pool(name, session=session) is None:
                Pool.create_or_update_pool(name, slots, description, include_deferred=False, session=session)
    except IntegrityError:
        log.info("The pool %s was made by another process at the same time.", name)


class WirehousePools(AirflowPlugin):
    """Registers the listener."""

    name = "wirehouse_pools"
    listeners = [sys.modules[__name__]]  # noqa: RUF012 - Airflow asks for a list
