"""The migrations runner against a real server."""

from __future__ import annotations

import threading
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from wirehouse.database import migrate, transaction
from wirehouse.database.bootstrap import bootstrap
from wirehouse.errors import MigrationError
from wirehouse.settings import INCLUDE


@pytest.fixture
def empty(postgres):
    """The owner's URL of a database that nothing was applied to."""
    name = f"empty_{uuid.uuid4().hex[:12]}"
    bootstrap(postgres.url("admin"), {}, name)
    return urlsplit(postgres.url("owner"))._replace(path=f"/{name}").geturl()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one migration and one view."""
    (tmp_path / "migrations").mkdir()
    (tmp_path / "views").mkdir()
    write(tmp_path, "migrations/0001_schema.sql", "CREATE SCHEMA mart; CREATE TABLE mart.base (n integer);")
    write(tmp_path, "views/01_first.sql", "CREATE VIEW mart.first AS SELECT n FROM mart.base;")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def ask(url: str, query: str) -> object:
    with transaction(url) as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def test_all_files_are_applied_in_order_and_once(empty):
    files = sorted(path.name for path in (INCLUDE / "sql" / "migrations").glob("*.sql"))
    views = sorted(path.name for path in (INCLUDE / "sql" / "views").glob("*.sql"))
    assert migrate(empty) == files + views
    assert migrate(empty) == []


def test_every_table_column_and_view_of_the_warehouse_has_a_comment(warehouse):
    missing = """
        SELECT string_agg(c.oid::regclass::text || coalesce('.' || a.attname, ''), ', ')
        FROM pg_class AS c
        LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'v', 'm', 'p')
            AND c.relnamespace::regnamespace::text IN ('raw', 'stage', 'news', 'mart', 'ops', 'ledger')
            AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
    """
    assert ask(warehouse.owner_url, missing) is None


def test_names_in_any_script_can_be_searched_by_trigrams_and_folded(warehouse):
    # With the C library's plain C locale, Cyrillic letters are no letters to pg_trgm.
    assert ask(warehouse.owner_url, "SELECT similarity('Київська рада', 'КИЇВСЬКА РАДА')") == 1
    assert ask(warehouse.owner_url, "SELECT to_tsvector('simple', 'ПРИСТАНЬ École')::text") == (
        "'école':2 'пристань':1"
    )


def test_a_new_migration_is_applied_alone(empty, folder):
    migrate(empty, folder=folder)
    write(folder, "migrations/0002_more.sql", "ALTER TABLE mart.base ADD COLUMN m integer;")
    assert migrate(empty, folder=folder) == ["0002_more.sql"]


def test_a_migration_that_fails_leaves_nothing_and_is_named(empty, folder):
    write(folder, "migrations/0002_bad.sql", "CREATE TABLE mart.half (); SELECT nonsense;")
    with pytest.raises(MigrationError, match=r"0002_bad\.sql: .*nonsense"):
        migrate(empty, folder=folder)
    assert ask(empty, "SELECT to_regclass('mart.half')") is None
    assert ask(empty, "SELECT string_agg(name, ' ') FROM ledger.migration") == "0001_schema.sql"


def test_a_migration_changed_after_it_was_applied_is_refused(empty, folder):
    migrate(empty, folder=folder)
    write(folder, "migrations/0001_schema.sql", "CREATE SCHEMA mart;")
    with pytest.raises(MigrationError, match=r"0001_schema\.sql was changed"):
        migrate(empty, folder=folder)


def test_a_database_newer_than_the_files_is_refused(empty, folder):
    write(folder, "migrations/0002_more.sql", "SELECT 1;")
    migrate(empty, folder=folder)
    (folder / "migrations/0002_more.sql").unlink()
    with pytest.raises(MigrationError, match=r"0002_more\.sql was applied"):
        migrate(empty, folder=folder)


def test_a_migration_before_one_that_was_applied_is_refused(empty, folder):
    write(folder, "migrations/0003_later.sql", "SELECT 1;")
    migrate(empty, folder=folder)
    write(folder, "migrations/0002_between.sql", "SELECT 1;")
    with pytest.raises(MigrationError, match=r"0002_between\.sql comes before 0003_later\.sql"):
        migrate(empty, folder=folder)


@pytest.mark.parametrize(
    ("name", "complaint"), [("2_short.sql", "NNNN_lower_case"), ("0001_twin.sql", "the same number")]
)
def test_a_misnamed_migration_is_refused_before_anything_is_applied(empty, folder, name, complaint):
    write(folder, f"migrations/{name}", "SELECT 1;")
    with pytest.raises(MigrationError, match=complaint):
        migrate(empty, folder=folder)
    assert ask(empty, "SELECT to_regclass('ledger.migration')") is None


def test_a_changed_view_is_made_anew_with_those_that_build_on_it(empty, folder):
    write(folder, "views/02_second.sql", "CREATE MATERIALIZED VIEW mart.second AS SELECT n FROM mart.first;")
    write(folder, "views/03_third.sql", "CREATE VIEW mart.third AS SELECT n FROM mart.second;")
    migrate(empty, folder=folder)
    write(folder, "views/01_first.sql", "CREATE VIEW mart.first AS SELECT n, 'new' AS word FROM mart.base;")
    assert migrate(empty, folder=folder) == ["01_first.sql", "02_second.sql", "03_third.sql"]
    assert ask(empty, "SELECT count(*) FROM mart.third") == 0
    assert migrate(empty, folder=folder) == []


def test_a_view_whose_file_is_gone_is_dropped(empty, folder):
    migrate(empty, folder=folder)
    (folder / "views/01_first.sql").unlink()
    migrate(empty, folder=folder)
    assert ask(empty, "SELECT to_regclass('mart.first')") is None


def test_a_view_that_fails_leaves_the_old_ones(empty, folder):
    migrate(empty, folder=folder)
    write(folder, "views/02_second.sql", "CREATE VIEW mart.second AS SELECT nonsense FROM mart.base;")
    with pytest.raises(MigrationError, match=r"02_second\.sql"):
        migrate(empty, folder=folder)
    assert ask(empty, "SELECT count(*) FROM mart.first") == 0


def test_what_someone_built_upon_our_views_is_not_dropped_in_silence(empty, folder):
    migrate(empty, folder=folder)
    with transaction(empty) as cursor:
        cursor.execute("CREATE SCHEMA desk; CREATE VIEW desk.mine AS SELECT n FROM mart.first")
    write(folder, "views/01_first.sql", "CREATE VIEW mart.first AS SELECT n + 1 AS n FROM mart.base;")
    with pytest.raises(MigrationError, match=r"desk\.mine"):
        migrate(empty, folder=folder)
    assert ask(empty, "SELECT count(*) FROM desk.mine") == 0


def test_two_migrations_at_once_apply_each_file_once(empty, folder):
    write(folder, "migrations/0002_slow.sql", "SELECT pg_sleep(0.2); CREATE TABLE mart.once ();")
    applied: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: applied.append(migrate(empty, folder=folder))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, applied)) == [0, 3]
