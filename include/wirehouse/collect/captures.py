"""Records of captured pages: JSON (RFC 8259) and JSON Lines.

A record is an object with the page as `html` or the text dump as `text`, and, where known, its `url`
and the time at which it was captured, `captured_at` (ISO 8601; UTC where it states no offset). Other
keys are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from wirehouse.collect import addresses
from wirehouse.collect.compression import ByteStream, read_whole, too_many_bytes
from wirehouse.collect.listing.json_feeds import results_of, url_of
from wirehouse.collect.places import Place
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import HTML, TEXT, RawDocument, Rejection
from wirehouse.settings import Settings

HOPELESS = 1_000
"""So many records in a row without a good one, and the file is not what its name says."""

_LONGEST_URL = 2_000
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_NOT_IN_A_URL = re.compile('[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff<>"\\\\]')
_JSON_TYPES = {list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number"}


def read_lines(
    stream: ByteStream, place: Place, settings: Settings, *, are_results: bool = False
) -> Iterator[RawDocument | Rejection]:
    """Give the document of each line, or why it has none; blank lines are passed over.

    `are_results` says that the records are results of a search: those that hold no page name one, and
    are passed over too.

    Raises `DocumentError` for the file as a whole, after what comes before the fault: it holds no
    record, a line has no end, or so many in a row are broken that it must be something else.
    """
    good_at = number = 0
    empty = True
    for number, line in enumerate(lines_of(stream, settings), start=1):
        if number - good_at > HOPELESS:
            raise _hopeless(f"line {number}")
        if line is not None and not line.strip():
            continue
        empty = False
        outcome = _read_line(
            line, number, place.at(addresses.of_line(place.address, number)), settings, are_results
        )
        if not isinstance(outcome, Rejection):
            good_at = number
        if outcome is not None:
            yield outcome
    if empty:
        raise _no_record()


def lines_of(stream: ByteStream, settings: Settings) -> Iterator[bytes | None]:
    """Give the lines of a file; None for one that is longer than a document may be."""
    longest = settings.max_document_bytes
    while line := stream.readline(longest + len(b"\r\n")):
        if len(line.rstrip(b"\r\n")) <= longest:
            yield line
        else:
            _pass_line(stream, line, settings)
            yield None


def _pass_line(stream: ByteStream, line: bytes, settings: Settings) -> None:
    passed = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 16)
        passed += len(line)
        # A sparse file of a terabyte is one line of zero bytes.
        if passed > 10 * settings.max_document_bytes:
            raise too_many_bytes(settings)


def _read_line(
    line: bytes | None, number: int, place: Place, settings: Settings, are_results: bool
) -> RawDocument | Rejection | None:
    try:
        if line is None:
            raise too_many_bytes(settings)
        # Without the line's end, where a fault at the end would count as one of the next line.
        text = _decoded(line.rstrip(), number)
        value, end = _value(text, _past_space(text, 0), number)
        _expect_end(text, end, number)
        return None if are_results and _names_a_page(value) else _capture(value, place, f"line {number}")
    except DocumentError as error:
        return place.fault(error)


def read_records(
    stream: ByteStream, place: Place, settings: Settings, *, are_results: bool = False
) -> Iterator[RawDocument | Rejection]:
    """Give the document of the object, or of each object of the list, that a JSON file holds.

    `are_results` as of `read_lines`; the list of results may then lie inside an object, as search
    services send it.

    Raises `DocumentError` for the file as a whole, after the elements that come before the fault.
    """
    text = _decoded(read_whole(stream, settings), 1)
    start = _past_space(text, 0)
    if not text.startswith("[", start):
        value, end = _value(text, start)
        _expect_end(text, end)
        results = results_of(value) if are_results else None
        if results is None:
            if not (are_results and _names_a_page(value)):
                yield _capture(value, place, "line 1")
            return
        elements: Iterable[object] = results
    else:
        elements = _elements(text, start)
    good_at = index = -1
    for index, value in enumerate(elements):
        if index - good_at > HOPELESS:
            raise _hopeless(f"element {index}")
        outcome = None if are_results and _names_a_page(value) else _read_element(value, index, place)
        if not isinstance(outcome, Rejection):
            good_at = index
        if outcome is not None:
            yield outcome
    if index < 0:
        raise _no_record()


def _elements(text: str, start: int) -> Iterator[object]:
    # One at a time: a list of 20 MB as Python's objects takes up to half a gigabyte.
    at = _past_space(text, start + 1)
    if text.startswith("]", at):
        return _expect_end(text, at + 1)
    while True:
        value, end = _value(text, at)
        yield value
        end = _past_space(text, end)
        if text.startswith("]", end):
            return _expect_end(text, end + 1)
        if not text.startswith(",", end):
            raise _broken_at(text, end, "a comma or the end of the list is expected")
        at = _past_space(text, end + 1)


def _read_element(value: object, index: int, place: Place) -> RawDocument | Rejection:
    place = place.at(addresses.of_element(place.address, index))
    try:
        return _capture(value, place, f"element {index}")
    except DocumentError as error:
        return place.fault(error)


def _names_a_page(value: object) -> bool:
    if not isinstance(value, dict) or value.get("html") is not None or value.get("text") is not None:
        return False
    return url_of(value) is not None


def _capture(value: object, place: Place, where: str) -> RawDocument | Rejection:
    if not isinstance(value, dict):
        raise _broken(where, f"an object is expected, not {_json_type(value)}")
    media_type, content = _content(value, where)
    try:
        data = content.encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(content[error.start]):04X}"
        raise _broken(
            where, f"the text holds half a surrogate pair, {half}, which is no character"
        ) from error
    return place.take(
        data,
        media_type,
        url=_url(value.get("url")),
        charset="utf-8",
        captured_at=_moment(value.get("captured_at"), where),
    )


def _content(record: dict[str, Any], where: str) -> tuple[str, str]:
    for key, media_type in (("html", HTML), ("text", TEXT)):
        content = record.get(key)
        if isinstance(content, str):
            return media_type, content
        if content is not None:
            raise _broken(where, f'"{key}" is {_json_type(content)}, where a text is expected')
    raise _broken(where, 'it has neither "html" nor "text"')


def _url(value: object) -> str | None:
    """Give a URL that can serve as an address: absolute, of the web, and without a password."""
    if not isinstance(value, str):
        return None
    url = value.strip()
    if len(url) > _LONGEST_URL or _NOT_IN_A_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return url if usable and "@" not in parts.netloc else None


def _moment(value: object, where: str) -> datetime | None:
    if value is None:
        return None
    try:
        # As a text, the number 20240612 would be a day; as the seconds that it more likely is, another.
        moment = datetime.fromisoformat(value.strip() if isinstance(value, str) else "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        # Not a list or an object: one that was just not too deep to be read can be too deep to be shown.
        shown = json.dumps(value)[:60] if isinstance(value, str | int | float) else _json_type(value)
        raise _broken(
            where, f'"captured_at" is {shown}, where ISO 8601 is expected, such as "2026-11-30T08:15:00Z"'
        ) from error


def _decoded(data: bytes, line: int) -> str:
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        number = line + data.count(b"\n", 0, error.start)
        column = error.start - data.rfind(b"\n", 0, error.start)
        where = f"line {number} column {column}"
        raise _broken(where, "it is not UTF-8, as all JSON is", "save it as UTF-8") from error


def _value(text: str, start: int, first_line: int = 1) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _broken_at(text, error.pos, error.msg, first_line) from error
    except RecursionError as error:
        raise _broken_at(text, start, "it is nested too deeply", first_line) from error
    except ValueError as error:
        # Python reads no whole number of more than 4,300 digits.
        raise _broken_at(text, start, "it holds a number that is too long", first_line) from error


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _expect_end(text: str, at: int, first_line: int = 1) -> None:
    at = _past_space(text, at)
    if at < len(text):
        fact = "something follows the end of the value; a file with one object a line is to be named .jsonl"
        raise _broken_at(text, at, fact, first_line)


def _broken_at(text: str, at: int, fact: str, first_line: int = 1) -> DocumentError:
    line, column = first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
    return _broken(f"line {line} column {column}", fact)


def _broken(where: str, fact: str, remedy: str = "mend it there, or remove it") -> DocumentError:
    return DocumentError(Reason.BROKEN_RECORD, f"{where}: {fact}; {remedy}")


def _hopeless(where: str) -> DocumentError:
    return DocumentError(
        Reason.BROKEN_RECORD,
        f"{where}: no record among the last {HOPELESS:,} could be used, and the rest was not read; "
        "give the file the suffix of what it holds, or write it again",
    )


def _no_record() -> DocumentError:
    return DocumentError(Reason.EMPTY, "it holds no record; write it again")


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    return _JSON_TYPES.get(type(value), "an object")
