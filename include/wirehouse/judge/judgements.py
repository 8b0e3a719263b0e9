"""Calls of the functions that judge, with their refusals as errors of ours."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import psycopg2
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.errors import JudgementRefused


class Verdict(StrEnum):
    """What a person says of two entities, or of a name and an entity."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def judge_entities(
    cursor: Cursor, one: UUID, other: UUID, verdict: Verdict, *, judged_by: str, why: str
) -> int:
    """Judge two entities and give the judgement's id.

    `SAME` merges them at once, with all that either is merged with; `DIFFERENT` forbids that for ever, or
    until it is undone, and takes a direct merge of the two back. Raises `JudgementRefused` where another
    judgement stands against it; the caller's transaction is then over.
    """
    return _call(cursor, "SELECT news.judge(%s, %s, %s, %s, %s)", one, other, verdict, judged_by, why)


def judge_mention(
    cursor: Cursor,
    place: tuple[UUID, int, int],
    entity: UUID,
    verdict: Verdict,
    *,
    judged_by: str,
    why: str,
) -> int:
    """Judge whether a mention names an entity, and give the judgement's id.

    `place` is the mention's revision and its span. It holds for the same words in every wording of the
    article. Raises `JudgementRefused` where no mention stands there.
    """
    return _call(
        cursor,
        "SELECT news.judge_mention(%s, %s, %s, %s, %s, %s, %s)",
        *place,
        entity,
        verdict,
        judged_by,
        why,
    )


def judge_alias(
    cursor: Cursor, alias: str, entity: UUID, verdict: Verdict, *, judged_by: str, why: str
) -> int:
    """Judge whether a name, exactly as written, means an entity wherever the registry does not know it.

    Gives the judgement's id; raises `JudgementRefused`.
    """
    return _call(
        cursor, "SELECT news.judge_alias(%s, %s, %s, %s, %s)", alias, entity, verdict, judged_by, why
    )


def undo(cursor: Cursor, judgement: int, *, judged_by: str, why: str) -> int:
    """Take a judgement back by another one, and give that one's id; raises `JudgementRefused`."""
    return _call(cursor, "SELECT news.undo(%s, %s, %s)", judgement, judged_by, why)


def _call(cursor: Cursor, statement: str, *values: object) -> int:
    try:
        cursor.execute(statement, values)
    except psycopg2.errors.RaiseException as error:
        hint = f"; {error.diag.message_hint}" if error.diag.message_hint else ""
        raise JudgementRefused(f"{error.diag.message_primary}{hint}") from error
    except psycopg2.errors.NumericValueOutOfRange as error:
        raise JudgementRefused(f"{error.diag.message_primary}") from error
    (judgement,) = cursor.fetchone() or (0,)
    return int(judgement)
