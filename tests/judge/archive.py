"""An archive of published articles for tests of judging: entities, and the texts that name them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from wirehouse import identity
from wirehouse.database import transaction
from wirehouse.judge import Verdict, judge_entities, undo

WHO = {"judged_by": "anna", "why": "seen on the staff page"}


@dataclass(frozen=True)
class Archive:
    """A warehouse with what a test put into it."""

    loader_url: str
    analyst_url: str

    def query(self, sql: str, *values: object) -> list[Any]:
        """Ask as the loader; rows of one column come as its values."""
        with transaction(self.loader_url) as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall() if cursor.description else []
        return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows

    def entity(
        self, name: str, status: str = "provisional", kind: str = "person", seen: str = "2026-05-01"
    ) -> uuid.UUID:
        """Add an entity and give its id."""
        key = identity.registry_entity_id(name) if status == "registry" else identity.entity_id(kind, name)
        self.query(
            "INSERT INTO news.entity (entity_id, name, kind, status, first_seen_at) VALUES (%s, %s, %s, %s, %s)",
            key, name, kind, status, seen,
        )  # fmt: skip
        return key

    def article(self, address: str, body: str, *, source: str = "oldhaven", number: int = 1) -> uuid.UUID:
        """Publish a wording as the article's current one and give its revision's id."""
        article, document = identity.article_id(address), uuid.uuid4()
        revision = identity.revision_id(article, body)
        self.query("INSERT INTO news.source (source_id) VALUES (%s) ON CONFLICT DO NOTHING", source)
        self.query(
            "INSERT INTO ops.run (run_id, job, owner) VALUES ('one', 'test', 'test') ON CONFLICT DO NOTHING"
        )
        self.query(
            "INSERT INTO raw.document (document_key, sha256, source, address, media_type, size_bytes, location, "
            "first_run) VALUES (%s, %s, %s, %s, 'text/plain', 1, 'raw', 'one')",
            document, identity.document_id(document.bytes), source, f"{address}#{number}",
        )  # fmt: skip
        self.query(
            "INSERT INTO news.article (article_id, source_id, address, first_seen_at, last_seen_at) "
            "VALUES (%s, %s, %s, now(), now()) ON CONFLICT DO NOTHING",
            article, source, address,
        )  # fmt: skip
        self.query(
            "INSERT INTO news.article_revision (revision_id, article_id, revision_number, cause, content_hash, kind, "
            "headline, authors, body, word_count, keywords, published_on, is_partial, document_key, run_id, "
            "clean_versions, enrich_versions, last_seen_at) VALUES (%s, %s, %s, 'first', %s, 'article', 'Ferry', "
            "'{}', %s, 1, '{}', '2026-05-12', FALSE, %s, 'one', 'c', 'e', now())",
            revision, article, number, identity.document_id(body.encode()), body, document,
        )  # fmt: skip
        self.query(
            "UPDATE news.article SET current_revision_id = %s WHERE article_id = %s", revision, article
        )
        return revision

    def mention(
        self,
        revision: uuid.UUID,
        surface: str,
        entity: uuid.UUID | None,
        *,
        kind: str = "person",
        nth: int = 0,
        method: str = "provisional",
    ) -> tuple[uuid.UUID, int, int]:
        """Add a mention at the nth place where the body has the words, and give its place."""
        (body,) = self.query("SELECT body FROM news.article_revision WHERE revision_id = %s", revision)
        start = -1
        for _ in range(nth + 1):
            start = body.index(surface, start + 1)
        self.query(
            "INSERT INTO news.mention (revision_id, start_char, end_char, surface, kind, entity_id, "
            "named_entity_id, link_method, link_score) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0.5)",
            revision, start, start + len(surface), surface, kind, entity, entity, method if entity else None,
        )  # fmt: skip
        return revision, start, start + len(surface)

    def judge(self, one: uuid.UUID, other: uuid.UUID, verdict: Verdict = Verdict.SAME) -> int:
        """Judge two entities."""
        with transaction(self.loader_url) as cursor:
            return judge_entities(cursor, one, other, verdict, **WHO)

    def undo(self, judgement: int) -> int:
        """Take a judgement back."""
        with transaction(self.loader_url) as cursor:
            return undo(cursor, judgement, **WHO)

    def canonical(self, *entities: uuid.UUID) -> Sequence[uuid.UUID]:
        """Give the entities that stand for these."""
        return [
            self.query("SELECT canonical_id FROM news.entity_resolution WHERE entity_id = %s", one)[0]
            for one in entities
        ]

    def named(self) -> dict[str, str | None]:
        """Give the entity that each mention of a current wording names, by surface."""
        return dict(self.query("SELECT surface, entity FROM mart.mention"))


@pytest.fixture
def archive(warehouse: Any) -> Iterator[Archive]:
    """An archive that holds nothing."""
    yield Archive(warehouse.loader_url, warehouse.analyst_url)
