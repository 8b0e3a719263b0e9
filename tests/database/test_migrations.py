"""The migrations runner against a real server."""

from __future__ import annotations

from wirehouse.database import migrate, transaction


def test_a_second_migration_changes_nothing(warehouse):
    assert migrate(warehouse.owner_url) == []
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("SELECT count(*) FROM ops.run")
        assert cursor.fetchone() == (0,)
