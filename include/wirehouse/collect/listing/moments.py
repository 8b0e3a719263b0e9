"""The dates that listings state, as moments: read, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

# ISO 8601 as W3C-DTF (note-datetime) narrows it; some feeds put a blank for the T, or before the offset.
_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?) ?"
    r"(Z|z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?"
)
# GDELT's and others' compact form.
_COMPACT = re.compile(r"([0-9]{8})T([0-9]{6})(Z|[+-][0-9]{4})?")
_BEGINS_AS_RFC822 = re.compile(r"(?:[A-Za-z]{3,9},? *)?[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4} [0-9]{1,2}:[0-9]{2}")
_NO_OFFSET = re.compile(r"[0-9]\Z|-0000\Z")
_LONGEST = 100


def stated_moment(stated: str | None, zone: tzinfo | None = None) -> datetime | None:
    """Read a date of a listing as a moment, in UTC; None where it does not state one.

    Read are RFC 822 with its successors and ISO 8601 with the time to the minute or finer. `zone` is the
    source's own: where a time has no offset it holds, and without it there is no moment. A day alone,
    a month's name in another language and an order of numbers that can be read two ways give None.
    """
    text = " ".join((stated or "").split())
    if not text or len(text) > _LONGEST:
        return None
    moment = _read_iso(text) or _read_mail(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        if zone is None:
            return None
        moment = moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _read_iso(text: str) -> datetime | None:
    match, compact = _ISO.fullmatch(text), _COMPACT.fullmatch(text)
    if match and match[2]:
        offset = "+00:00" if (match[3] or "").upper() in {"Z", "UTC", "GMT"} else match[3] or ""
        # Python reads six digits of a second's fraction, some feeds write nine.
        clock = re.sub(r"[.,][0-9]+", "", match[2])
        text = f"{match[1]}T{clock}{offset}"
    elif compact:
        text = f"{compact[1]}T{compact[2]}{(compact[3] or '').replace('Z', '+0000')}"
    else:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _read_mail(text: str) -> datetime | None:
    if not _BEGINS_AS_RFC822.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    # RFC 5322: -0000 says that the zone is not known. The library gives a zone of which it has not
    # heard (CEST) the same; that a clock was named and cannot be read is no reason to take another.
    if moment.tzinfo is None and not _NO_OFFSET.search(text):
        return None
    return moment
