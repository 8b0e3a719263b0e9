"""Pools, in a real database of Airflow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from airflow.jobs.job import Job
from airflow.listeners.listener import get_listener_manager
from airflow.models.pool import Pool
from airflow.utils.db import initdb
from airflow.utils.session import create_session
from sqlalchemy import delete

import wirehouse_pools


@pytest.fixture(scope="module", autouse=True)
def _airflow_database() -> None:
    initdb()


@pytest.fixture(autouse=True)
def _no_pool() -> Iterator[None]:
    yield
    with create_session() as session:
        session.execute(delete(Pool).where(Pool.pool == wirehouse_pools.CLEAN_POOL))


def slots() -> int | None:
    pool = Pool.get_pool(wirehouse_pools.CLEAN_POOL)
    return None if pool is None else pool.slots


def test_airflow_takes_the_plugin_for_a_listener() -> None:
    names = [str(getattr(plugin, "__file__", plugin)) for plugin in get_listener_manager().pm.get_plugins()]

    assert any(name.endswith("wirehouse_pools.py") for name in names)


def test_a_part_of_airflow_that_starts_makes_the_pool() -> None:
    assert slots() is None
    Job()

    assert slots() == 4


def test_a_task_makes_none() -> None:
    wirehouse_pools.on_starting(object())

    assert slots() is None


def test_the_slots_that_an_operator_chose_stay() -> None:
    wirehouse_pools.make_pool(wirehouse_pools.CLEAN_POOL, 9, "by hand")

    wirehouse_pools.make_pool(wirehouse_pools.CLEAN_POOL, 4, "at the start")

    assert slots() == 9
