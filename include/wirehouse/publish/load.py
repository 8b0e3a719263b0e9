"""The load, statement by statement: the SQL lies in include/sql/publish, in the order of its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import copy_rows, read_sql
from wirehouse.errors import UnbalancedRun
from wirehouse.sources import Source

_STATEMENTS = (
    "01_batch",
    "02_sources",
    "03_entities",
    "04_articles",
    "05_revisions",
    "06_facts",
    "06_payers",
    "06_judgements",
    "07_verdicts",
    "08_rejections",
    "09_current",
)
_SOURCE_COLUMNS = ("source_id", "name", "homepage", "language", "timezone", "licence", "rules_version")


@dataclass(frozen=True, slots=True)
class Published:
    """What a run published: its row in the ledger.

    `collected` = `published` + `unchanged` + `rejected` + `skipped`, in things that the run found. Facts are
    counted apart: `rejected_facts` were left out of documents that were published.
    """

    collected: int
    published: int
    unchanged: int
    rejected: int
    skipped: int
    new_articles: int
    new_revisions: int
    mentions: int
    quotations: int
    amounts: int
    rejected_facts: int


def publish(cursor: Cursor, run_id: str, *, sources: Iterable[Source] = ()) -> Published:
    """Publish a run's staged batch in the caller's transaction, which must then be committed.

    `sources` are those that a YAML file states. Documents of one article are taken in the order of
    their capture, then of their address. Waits for a publish of another run that is under way. Raises
    `UnbalancedRun` where a document is left undecided: the caller must roll back.
    """
    # Another run's publish may take longer than a lock is waited for elsewhere.
    cursor.execute("SET LOCAL lock_timeout = '30min'")
    cursor.execute(read_sql("publish/stated_sources"))
    copy_rows(cursor, "source_stated", _SOURCE_COLUMNS, map(_source_row, sources))
    for name in _STATEMENTS:
        cursor.execute(read_sql(f"publish/{name}"), {"run_id": run_id})
    published = _count(cursor, run_id)
    cursor.execute(read_sql("publish/11_ledger"), {"run_id": run_id, **asdict(published)})
    return published


def _count(cursor: Cursor, run_id: str) -> Published:
    cursor.execute("SELECT * FROM ops.balance(%s)", [run_id])
    collected, published, unchanged, rejected, skipped, undecided = cursor.fetchone() or (0,) * 6
    if undecided or collected != published + unchanged + rejected + skipped:
        raise UnbalancedRun(
            f"the run {run_id} does not balance: {collected} collected, but {published} published + "
            f"{unchanged} unchanged + {rejected} rejected + {skipped} skipped, and {undecided} undecided; "
            "nothing was published"
        )
    cursor.execute(read_sql("publish/10_count"), {"run_id": run_id})
    counts = cursor.fetchone() or (0,) * 6
    new_articles, new_revisions, mentions, quotations, amounts, rejected_facts = counts
    return Published(
        collected=collected,
        published=published,
        unchanged=unchanged,
        rejected=rejected,
        skipped=skipped,
        new_articles=new_articles,
        new_revisions=new_revisions,
        mentions=mentions,
        quotations=quotations,
        amounts=amounts,
        rejected_facts=rejected_facts,
    )


def _source_row(source: Source) -> tuple[str | None, ...]:
    return (
        source.id,
        source.name,
        source.homepage,
        source.language,
        source.timezone,
        source.licence,
        source.version,
    )
