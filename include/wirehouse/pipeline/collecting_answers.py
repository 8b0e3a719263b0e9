"""What an answer of the network means for the page that was asked for: judgements, no effects."""

from __future__ import annotations

from dataclasses import dataclass

from wirehouse.collect.network import Fetched, FetchFailure, FetchReason
from wirehouse.pipeline.frontier import Claim
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import HTML, RawDocument, Rejection, Skip, Stage

Thing = RawDocument | Rejection | Skip

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_GONE = frozenset({404, 410})
_SLOWED = frozenset({429, 503})
_MAY_PASS = frozenset({408, 425})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain", "application/octet-stream"})

_REASONS = {
    FetchReason.TOO_LARGE: Reason.TOO_LARGE,
    FetchReason.BOMB: Reason.ARCHIVE_BOMB,
    FetchReason.UNDECODABLE: Reason.UNREADABLE,
    FetchReason.BAD_ADDRESS: Reason.REFUSED_ADDRESS,
    FetchReason.SCHEME: Reason.REFUSED_ADDRESS,
    FetchReason.PORT: Reason.REFUSED_ADDRESS,
    FetchReason.REFUSED_ADDRESS: Reason.REFUSED_ADDRESS,
    FetchReason.DOWNGRADE: Reason.REFUSED_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer means.

    `outcome` is that of the log. `state` is the address's: fetched, gone, failed, refused; or queued,
    where it is to be asked for again, at once at `moved_to` or after a wait. `thing` is what the run
    counts, None while the end is open.
    """

    outcome: str
    state: str
    thing: Thing | None = None
    reason: str | None = None
    detail: str | None = None
    moved_to: str | None = None


def judge_answer(claimed: Claim, answer: Fetched) -> Judged:
    """Judge an answer to the request for a page, by its status (RFC 9110, section 15) and its type."""
    status = answer.status
    if status == 304 and claimed.is_conditional:
        return Judged("not_modified", "fetched")
    if status in _REDIRECTS and answer.location:
        return Judged("redirected", "queued", moved_to=answer.location)
    if status in _GONE:
        return Judged("gone", "gone", _skip(claimed, SkipReason.GONE), SkipReason.GONE)
    if status in _SLOWED:
        return Judged("slowed", "queued", reason=f"http_{status}")
    if status >= 500 or status in _MAY_PASS:
        return Judged("failed", "queued", reason=f"http_{status}")
    if not 200 <= status < 300:
        evidence = f"the server answers {status}; open it in a browser: a wall, a login, or a page of no use"
        return _turned_away(claimed, Reason.HTTP_STATUS, evidence, "failed")
    # What a listing is, its bytes tell: feeds are served as all sorts of types.
    return Judged("fetched", "fetched") if claimed.purpose == "listing" else _judge_page(claimed, answer)


def _judge_page(claimed: Claim, answer: Fetched) -> Judged:
    if answer.media_type not in {None, "", *_PAGES, *_TEXTS}:
        skip = _skip(claimed, SkipReason.UNSUPPORTED_TYPE)
        return Judged("refused", "refused", skip, SkipReason.UNSUPPORTED_TYPE, f"it is {answer.media_type}")
    if not answer.body.strip():
        return _turned_away(claimed, Reason.EMPTY, f"the answer {answer.status} has no text", "failed")
    document = RawDocument.from_bytes(
        answer.body,
        claimed.address,
        HTML if answer.media_type in _PAGES else None,
        source=claimed.source,
        charset=answer.charset,
        captured_at=answer.started_at,
    )
    return Judged("fetched", "fetched", document)


def judge_failure(claimed: Claim, failure: FetchFailure) -> Judged:
    """Judge a request for a page that gave no answer."""
    if failure.transient:
        return Judged("failed", "queued", reason=failure.reason.value, detail=failure.detail)
    reason = _REASONS.get(failure.reason, Reason.UNREACHABLE)
    judged = _turned_away(claimed, reason, f"{failure.reason.value}: {failure.detail}", "failed")
    return Judged("failed", judged.state, judged.thing, failure.reason.value, failure.detail)


def disallowed(claimed: Claim) -> Judged:
    """Judge a page that robots.txt says not to fetch."""
    return Judged("refused", "refused", _skip(claimed, SkipReason.DISALLOWED), SkipReason.DISALLOWED)


def given_up(claimed: Claim, judged: Judged) -> Judged:
    """Judge a page that has been asked for often enough."""
    last = f"{judged.reason}: {judged.detail}" if judged.detail else f"{judged.reason}"
    evidence = (
        f"{claimed.attempts + 1} attempts brought no page, the last one: {last}; see ops.fetch. It is asked for "
        "again when a feed still names it a day later"
    )
    rejection = _reject(claimed, Reason.UNREACHABLE, evidence)
    return Judged(judged.outcome, "failed", rejection, judged.reason, judged.detail)


def refused_redirect(claimed: Claim, why: str) -> Judged:
    """Judge a page that leads to where we do not follow."""
    judged = _turned_away(claimed, Reason.UNREACHABLE, why, "failed")
    return Judged("redirected", judged.state, judged.thing, "redirects", why)


def _turned_away(claimed: Claim, reason: Reason, evidence: str, outcome: str) -> Judged:
    return Judged(outcome, "failed", _reject(claimed, reason, evidence), reason.value, evidence)


def _reject(claimed: Claim, reason: Reason, evidence: str) -> Rejection:
    return Rejection(claimed.source, claimed.address, None, Stage.COLLECT, reason, evidence)


def _skip(claimed: Claim, reason: SkipReason) -> Skip:
    return Skip(claimed.source, claimed.address, reason)
