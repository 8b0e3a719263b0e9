"""What an answer's headers say: type and charset, when to come back, and what is not to be done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from wirehouse.collect.network.exchange import OptOut

Headers = Sequence[tuple[str, str]]
"""Names in lower case, with their values, in their order."""

LONGEST_WAIT: Final = 7 * 86_400.0
"""Seconds: a server that says more is heard as if it said a week."""

_SECONDS = re.compile(r"[0-9]{1,12}")
_CHARSET = re.compile(
    r";\s*charset\s*=\s*(?:\"([^\"]{1,40})\"|'([^']{1,40})'|([^\s;\"']{1,40}))", re.IGNORECASE
)
_MEDIA_TYPE = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+")
_WITH_VALUE = {"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"}
_OF_WORD = {word.value: word for word in OptOut if word is not OptOut.TDM}
_MOST_WORDS = 200


def values(headers: Headers, name: str) -> list[str]:
    """Give all values of the headers of one name (in lower case)."""
    return [value for key, value in headers if key == name]


def first(headers: Headers, name: str) -> str | None:
    """Give the first value of a header that is not empty."""
    return next((value for value in values(headers, name) if value), None)


def media_type(headers: Headers) -> tuple[str | None, str | None]:
    """Give the media type (RFC 9110, section 8.3.1) and the charset that are declared, in lower case."""
    stated = (first(headers, "content-type") or "")[:500]
    kind = stated.partition(";")[0].strip().lower()
    found = _CHARSET.search(stated)
    charset = next((group for group in found.groups() if group), None) if found else None
    return (kind if _MEDIA_TYPE.fullmatch(kind) else None), (charset.strip().lower() if charset else None)


def retry_after(headers: Headers, now: datetime) -> float | None:
    """Give the seconds that `Retry-After` asks for (RFC 9110, section 10.2.3), a week at most.

    A date is reckoned from the server's own `Date`, so that a clock that is wrong there, or here, does
    not count. None without the header, or where it is neither a number nor a date.
    """
    stated = (first(headers, "retry-after") or "").strip()
    if _SECONDS.fullmatch(stated):
        return min(float(stated), LONGEST_WAIT)
    until = _date(stated)
    if until is None:
        return None
    server_now = _date((first(headers, "date") or "").strip()) or now
    return min(max((until - server_now).total_seconds(), 0.0), LONGEST_WAIT)


def header_opt_outs(headers: Headers, agent: str) -> frozenset[OptOut]:
    """Give what `X-Robots-Tag` says to everyone or to this agent, and `TDM-Reservation: 1`."""
    found: set[OptOut] = set()
    for value in values(headers, "x-robots-tag"):
        found |= _of_tag(value, agent.lower())
    if any(value.strip() == "1" for value in values(headers, "tdm-reservation")):
        found.add(OptOut.TDM)
    return frozenset(found)


def as_address(value: str) -> str:
    """Read a header's value as an address: in UTF-8, as nearly all are sent, else byte by byte as escapes."""
    sent = value.encode("latin-1")
    try:
        return sent.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in sent)


def words_of(directives: Iterable[str]) -> frozenset[OptOut]:
    """Give the opt-outs among robots directives; `none` is `noindex, nofollow`."""
    words = {directive.strip().lower() for directive in directives}
    found = {_OF_WORD[word] for word in words & set(_OF_WORD)}
    return frozenset(found | {OptOut.NOINDEX} if "none" in words else found)


def _of_tag(value: str, agent: str) -> frozenset[OptOut]:
    # `otherbot: noarchive, noai` speaks to otherbot only, until another name comes.
    heard = True
    words = []
    for part in value[:10_000].split(",")[:_MOST_WORDS]:
        word = part.strip().lower()
        name, colon, rest = word.partition(":")
        if colon and name.strip() not in _WITH_VALUE:
            heard = name.strip() in {agent, "*"}
            word = rest.strip()
        if heard:
            words.append(word)
    return words_of(words)


def _date(text: str) -> datetime | None:
    """Read a date in any of the three forms of RFC 9110, section 5.6.7."""
    try:
        date = parsedate_to_datetime(text[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
