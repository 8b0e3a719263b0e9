"""Looking again: a page that was fetched is visited after some days; what changed becomes a revision.

What a publisher took down is recorded as withdrawn, and stays. A visit that brings no answer says
nothing of the page, which is visited again the next time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.collect.network import Fetched
from wirehouse.pipeline import collecting_addresses, frontier
from wirehouse.pipeline.collecting_answers import Judged
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_session import statement
from wirehouse.records import RawDocument

if TYPE_CHECKING:
    from wirehouse.pipeline.collecting_pages import PageDesk

_MOST_ATTEMPTS = 3
_TRY_AGAIN = timedelta(hours=1)


def time_until(days: Sequence[float], done: int) -> timedelta | None:
    """Give the time from one visit to the next after `done` further visits; None when there is none.

    `days` count from the first visit: after 1 and 7 days means 1 day, and then 6.
    """
    if done >= len(days):
        return None
    return timedelta(days=days[done] - (days[done - 1] if done else 0.0))


def write(cursor: Cursor, desk: PageDesk, claimed: Claim, judged: Judged, answer: Fetched | None) -> None:
    """Settle a page that was visited again, and count what came of it."""
    if judged.moved_to:
        _follow(cursor, desk, claimed, judged.moved_to)
    elif judged.outcome == "not_modified":
        _confirm(cursor, desk, claimed)
        _settle(cursor, desk, claimed, "fetched", answer)
    elif isinstance(judged.thing, RawDocument) and answer is not None:
        _take_in(cursor, desk, claimed, judged.thing, answer)
    elif judged.state == "gone" and answer is not None and judged.thing is not None:
        article = identity.article_id(claimed.address)
        cursor.execute(statement("collect/withdraw"), {"article_id": article, "status": answer.status})
        desk.take_in(cursor, judged.thing)
        _settle(cursor, desk, claimed, "gone", answer, reason=judged.reason)
    else:
        _give_up(cursor, desk, claimed, judged, answer)


def _take_in(cursor: Cursor, desk: PageDesk, claimed: Claim, document: RawDocument, answer: Fetched) -> None:
    document = replace(document, address=claimed.address)
    desk.take_in(cursor, document)
    desk.add_opt_outs(cursor, document, answer)
    cursor.execute(statement("collect/restore"), {"article_id": identity.article_id(claimed.address)})
    cursor.execute(
        statement("collect/return_wording"),
        {"document_key": document.key, "captured_at": document.captured_at},
    )
    _settle(cursor, desk, claimed, "fetched", answer, document=document)


def _confirm(cursor: Cursor, desk: PageDesk, claimed: Claim) -> None:
    cursor.execute(statement("collect/note_unchanged"), {"document_key": claimed.document_key})
    cursor.execute(
        statement("collect/add_item"),
        {
            "run_id": desk.run_id,
            "item_key": claimed.document_key,
            "source": claimed.source,
            "address": claimed.address,
            "document_key": claimed.document_key,
            "outcome": "unchanged",
            "reason": None,
        },
    )


def _settle(
    cursor: Cursor,
    desk: PageDesk,
    claimed: Claim,
    state: str,
    answer: Fetched | None,
    *,
    reason: str | None = None,
    document: RawDocument | None = None,
) -> None:
    done = claimed.rechecks + 1
    kept = (claimed.etag, claimed.last_modified)
    frontier.settle(
        cursor,
        claimed,
        state,
        status=answer.status if answer else None,
        reason=reason,
        rechecks=done,
        recheck_in=desk.recheck_in(claimed.source, done),
        validators=(answer.etag, answer.last_modified) if document and answer else kept,
        document_key=document.key if document else None,
    )


def _follow(cursor: Cursor, desk: PageDesk, claimed: Claim, target: str) -> None:
    """Follow a redirect only where it leads to the same page: many lead to a front page, whose text is another."""
    place = collecting_addresses.place_of(target)
    is_same = collecting_addresses.canonical(target) == claimed.address
    why = collecting_addresses.why_not_followed(claimed.fetch_address, target, desk.config)
    if place is None or why or not is_same or claimed.redirects >= desk.config.network_max_redirects:
        _settle(cursor, desk, claimed, "fetched", None, reason="moved")
        return
    frontier.add_places(cursor, [place])
    frontier.settle(
        cursor,
        claimed,
        "fetched",
        redirected_to=(target, place),
        recheck_in=timedelta(),
        attempts=claimed.attempts,
    )


def _give_up(cursor: Cursor, desk: PageDesk, claimed: Claim, judged: Judged, answer: Fetched | None) -> None:
    attempts = claimed.attempts + 1
    if judged.state == "queued" and attempts < _MOST_ATTEMPTS:
        frontier.settle(
            cursor,
            claimed,
            "fetched",
            status=answer.status if answer else None,
            reason=judged.reason,
            attempts=attempts,
            recheck_in=_TRY_AGAIN,
        )
    else:
        _settle(cursor, desk, claimed, "fetched", answer, reason=judged.reason)
