"""The views and reports that analysts read."""

from __future__ import annotations

from wirehouse.database import transaction
from wirehouse.settings import INCLUDE

REPORTS = sorted(path.stem for path in (INCLUDE / "sql" / "reports").glob("*.sql"))


def test_every_view_and_column_of_mart_carries_a_comment(warehouse):
    with transaction(warehouse.analyst_url) as cursor:
        cursor.execute(
            """
            SELECT c.relname, a.attname
            FROM pg_class AS c
            INNER JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum >= 0
            WHERE c.relnamespace = 'mart'::regnamespace AND c.relkind = 'v' AND NOT a.attisdropped
                AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)
            """
        )
        uncommented = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'mart'")
        assert cursor.fetchone()[0] >= 9
    assert uncommented == []
