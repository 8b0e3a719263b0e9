"""The one list of reasons for which a document is rejected or skipped.

A rejection waits in `ops.rejection` for someone to mend its cause; a skip is a document that was not
asked for. `docs/reasons.md` tells an operator what to do about each.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a document was rejected."""

    # collect
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BROKEN_ARCHIVE = "broken_archive"
    ARCHIVE_BOMB = "archive_bomb"
    UNSAFE_PATH = "unsafe_path"
    OUTSIDE_FOLDER = "outside_folder"
    BROKEN_RECORD = "broken_record"
    NOT_A_LISTING = "not_a_listing"
    UNREACHABLE = "unreachable"
    HTTP_STATUS = "http_status"
    REFUSED_ADDRESS = "refused_address"
    # clean
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    TOO_DEEP = "too_deep"
    TOO_SLOW = "too_slow"
    NO_TEXT = "no_text"
    NO_HEADLINE = "no_headline"
    TOO_SHORT = "too_short"
    SECTION_PAGE = "section_page"
    COOKIE_WALL = "cookie_wall"
    BOT_WALL = "bot_wall"
    PAYWALL = "paywall"
    ERROR_PAGE = "error_page"
    MEDIA_PAGE = "media_page"
    NOT_TEXT = "not_text"
    CLEANER_FAILED = "cleaner_failed"
    # enrich
    ENRICHER_FAILED = "enricher_failed"
    # validate
    WRONG_IDENTITY = "wrong_identity"
    MISSING_VALUE = "missing_value"
    HEADLINE_IN_BODY = "headline_in_body"
    CHROME_IN_BODY = "chrome_in_body"
    PUBLISHED_IN_FUTURE = "published_in_future"
    PUBLISHED_TOO_EARLY = "published_too_early"
    DATE_WITHOUT_BASIS = "date_without_basis"
    BAD_AUTHOR = "bad_author"
    BAD_VALUE = "bad_value"
    BAD_SPAN = "bad_span"


class SkipReason(StrEnum):
    """Why a document that was seen was not taken in."""

    UNSUPPORTED_TYPE = "unsupported_type"
    BEFORE_SINCE = "before_since"
    REPEATED_IN_RUN = "repeated_in_run"
    CLAIMED_ELSEWHERE = "claimed_elsewhere"
    CARRIED_OVER = "carried_over"
    HANDED_OVER = "handed_over"
    DISALLOWED = "disallowed"
    GONE = "gone"
    SAME_PAGE = "same_page"
    # records of a web archive
    NO_RESPONSE = "no_response"
    REVISIT = "revisit"
    HTTP_ERROR = "http_error"
    OTHER_HOST = "other_host"
    OTHER_TYPE = "other_type"
    OTHER_LANGUAGE = "other_language"
