"""What an answer of the network means for the page that was asked for."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from wirehouse.collect.network import Fetched, FetchReason, FetchRequest, failure
from wirehouse.pipeline.collecting_answers import given_up, judge_answer, judge_failure
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_pace import Manners
from wirehouse.records import RawDocument, Rejection, Skip

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HERE = "https://a.example/1"


def claim(purpose: str = "page", **stated: Any) -> Claim:
    """A page that a worker holds."""
    values: dict[str, Any] = dict.fromkeys(Claim.__slots__) | {
        "purpose": purpose,
        "key": uuid.uuid4(),
        "source": "a",
        "address": HERE,
        "fetch_address": HERE,
        "origin": "https://a.example",
        "domain": "a.example",
        "attempts": 0,
        "redirects": 0,
        "rechecks": 0,
        "robots_hold": True,
        "claimed_at": NOW,
        "token": uuid.uuid4(),
        "manners": Manners(),
    }
    return Claim(**(values | stated))


def answer(
    status: int, body: bytes = b"<p>News</p>", media_type: str | None = "text/html", **more: Any
) -> Fetched:
    """An answer of a server."""
    values: dict[str, Any] = {
        "request": FetchRequest(HERE),
        "address": HERE,
        "hops": (),
        "status": status,
        "headers": (),
        "body": body,
        "media_type": media_type,
        "charset": "utf-8",
        "etag": None,
        "last_modified": None,
        "started_at": NOW,
        "seconds": 0.1,
        "sent_bytes": len(body),
        "ip": "192.0.2.1",
    }
    return Fetched(**(values | more))


@pytest.mark.parametrize(
    ("status", "outcome", "state"),
    [
        (200, "fetched", "fetched"),
        (203, "fetched", "fetched"),
        (404, "gone", "gone"),
        (410, "gone", "gone"),
        (429, "slowed", "queued"),
        (503, "slowed", "queued"),
        (500, "failed", "queued"),
        (502, "failed", "queued"),
        (408, "failed", "queued"),
        (401, "failed", "failed"),
        (403, "failed", "failed"),
        (451, "failed", "failed"),
        (304, "failed", "failed"),
        (300, "failed", "failed"),
    ],
)
def test_the_status_decides(status: int, outcome: str, state: str):
    judged = judge_answer(claim(), answer(status))
    assert (judged.outcome, judged.state) == (outcome, state)


def test_not_modified_counts_only_where_it_was_asked_for():
    again = claim("recheck", etag='"1"')
    assert judge_answer(again, answer(304, b"")).outcome == "not_modified"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_to_be_asked_for_in_turn(status: int):
    judged = judge_answer(claim(), answer(status, location="https://a.example/2"))
    assert (judged.state, judged.moved_to, judged.thing) == ("queued", "https://a.example/2", None)


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml", "text/plain", None, ""])
def test_pages_and_texts_are_documents_with_what_the_server_said(media_type: str | None):
    document = judge_answer(claim(), answer(200, media_type=media_type)).thing
    assert isinstance(document, RawDocument)
    assert (document.address, document.source, document.charset) == (HERE, "a", "utf-8")
    assert document.captured_at == NOW


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "video/mp4", "application/json"])
def test_other_types_are_passed_over(media_type: str):
    judged = judge_answer(claim(), answer(200, media_type=media_type))
    assert isinstance(judged.thing, Skip)
    assert (judged.state, judged.reason) == ("refused", "unsupported_type")


def test_a_listing_may_be_of_any_type():
    assert judge_answer(claim("listing"), answer(200, media_type="application/rss+xml")).thing is None


@pytest.mark.parametrize("reason", [one for one in FetchReason if one.value not in {"robots", "http_error"}])
def test_every_failure_is_tried_again_or_has_a_reason_of_ours(reason: FetchReason):
    error = failure(reason, HERE, "what happened")
    judged = judge_failure(claim(), error)
    assert (judged.state == "queued") == error.transient
    assert error.transient or isinstance(judged.thing, Rejection)
    assert judged.reason == reason.value


def test_after_all_attempts_the_last_failure_is_the_evidence():
    judged = given_up(
        claim(attempts=7), judge_failure(claim(), failure(FetchReason.TIMEOUT, HERE, "no byte"))
    )
    assert isinstance(judged.thing, Rejection)
    assert judged.thing.evidence.startswith("8 attempts brought no page, the last one: timeout: no byte")
