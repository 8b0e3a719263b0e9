"""A warehouse that was filled before judgements came: its facts get what newer ones have."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from archive import Archive

from wirehouse.database import EmbeddedPostgres, migrate
from wirehouse.database.bootstrap import bootstrap
from wirehouse.settings import INCLUDE

BODY = "The pier is new.\n\n“We sail,” said Marta Velling.\n\nIt rained."


@pytest.fixture
def earlier(postgres: EmbeddedPostgres, tmp_path: Path) -> Archive:
    """A warehouse with one article as an earlier version published it, brought up to date."""
    name = f"earlier_{uuid.uuid4().hex[:12]}"
    bootstrap(postgres.url("admin"), {}, name)
    urls = {
        role: urlsplit(postgres.url(role))._replace(path=f"/{name}").geturl()
        for role in ("owner", "loader", "analyst")
    }
    (tmp_path / "migrations").mkdir()
    for path in sorted((INCLUDE / "sql" / "migrations").glob("*.sql")):
        if path.name < "0012":
            shutil.copy(path, tmp_path / "migrations")
    migrate(urls["owner"], folder=tmp_path)
    archive = Archive(urls["loader"], urls["analyst"])
    revision = archive.article("oldhaven/a", BODY)
    archive.query(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "VALUES (gen_random_uuid(), 'Marta Velling', 'person', 'provisional')"
    )
    start, quoted = BODY.index("Marta"), BODY.index("We sail")
    archive.query(
        "INSERT INTO news.mention SELECT %s, %s, %s, 'Marta Velling', 'person', entity_id, 'provisional', 0.5 "
        "FROM news.entity",
        revision, start, start + 13,
    )  # fmt: skip
    archive.query(
        "INSERT INTO news.quotation SELECT %s, %s, %s, 'We sail,', 'direct', entity_id, %s, %s, 'said' "
        "FROM news.entity",
        revision, quoted, quoted + 8, start, start + 13,
    )  # fmt: skip
    migrate(urls["owner"])
    return archive


def test_earlier_facts_are_shown_by_the_views_and_can_be_judged(earlier: Archive):
    assert earlier.named() == {"Marta Velling": "Marta Velling"}
    assert earlier.query("SELECT speaker, words FROM mart.quotation") == [("Marta Velling", "We sail,")]
    (marta,) = earlier.query("SELECT entity_id FROM mart.entity")
    curated = earlier.entity("Marta L. Velling", "registry")
    earlier.judge(marta, curated)
    assert earlier.named() == {"Marta Velling": "Marta L. Velling"}


def test_an_earlier_entity_is_as_old_as_the_first_article_that_names_it(earlier: Archive):
    assert earlier.query(
        "SELECT e.first_seen_at = r.created_at FROM news.entity AS e CROSS JOIN news.article_revision AS r"
    ) == [True]


def test_an_earlier_quotation_gets_its_paragraph(earlier: Archive):
    assert earlier.query(
        "SELECT substr(r.body, q.paragraph_start_char + 1, q.paragraph_end_char - q.paragraph_start_char) "
        "FROM news.quotation AS q INNER JOIN news.article_revision AS r USING (revision_id)"
    ) == ["“We sail,” said Marta Velling."]
