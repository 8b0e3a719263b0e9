"""Why an address gave no answer.

FetchFailure (WirehouseError)
├── TerminalFetchFailure    trying again cannot help (also a TerminalError)
└── TransientFetchFailure   the same fetch may succeed later (also a TransientError)
"""

from __future__ import annotations

from enum import StrEnum

from wirehouse.errors import TerminalError, TransientError, WirehouseError


class FetchReason(StrEnum):
    """Why an address gave no answer; docs/reasons.md tells an operator what to do about each."""

    # The address itself; no connection was made.
    BAD_ADDRESS = "bad_address"
    SCHEME = "scheme"
    PORT = "port"
    REFUSED_ADDRESS = "refused_address"
    DNS = "dns"
    ROBOTS = "robots"
    # The connection.
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    RESET = "reset"
    CUT_OFF = "cut_off"
    PROTOCOL = "protocol"
    # The answer.
    REDIRECTS = "redirects"
    DOWNGRADE = "downgrade"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    UNDECODABLE = "undecodable"
    HTTP_ERROR = "http_error"


TRANSIENT = frozenset(
    {
        FetchReason.DNS,
        FetchReason.CONNECT,
        FetchReason.TIMEOUT,
        FetchReason.RESET,
        FetchReason.CUT_OFF,
        FetchReason.PROTOCOL,
    }
)
"""The reasons that may pass by themselves. A bad certificate does too, but only once someone acts."""


class FetchFailure(WirehouseError):  # noqa: N818 - it names what happened to the fetch
    """An address gave no answer: which one, why, and what can be done about it."""

    def __init__(self, reason: FetchReason, url: str, detail: str) -> None:
        super().__init__(f"{reason.value}: {shown(url)}: {detail}")
        self.reason = reason
        self.url = url
        self.detail = detail

    @property
    def transient(self) -> bool:
        """Whether the same fetch may succeed later."""
        return isinstance(self, TransientError)


class TerminalFetchFailure(FetchFailure, TerminalError):  # noqa: N818 - as above
    """The fetch fails again whenever it is tried."""


class TransientFetchFailure(FetchFailure, TransientError):  # noqa: N818 - as above
    """The same fetch may succeed later."""


class NoAnswer(Exception):  # noqa: N818 - it names what happened, and never leaves this package
    """What one part of the door raises; the door adds the address and makes a `FetchFailure` of it."""

    def __init__(self, reason: FetchReason, detail: str) -> None:
        super().__init__(f"{reason.value}: {detail}")
        self.reason = reason
        self.detail = detail


def failure(reason: FetchReason, url: str, detail: str) -> FetchFailure:
    """Give the failure of the type that its reason calls for."""
    kind = TransientFetchFailure if reason in TRANSIENT else TerminalFetchFailure
    return kind(reason, url, detail)


def shown(url: str) -> str:
    """Give an address as it may stand in a log: one line, bounded, without anyone's password."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    if separator and "@" in authority:
        rest = f"***@{authority.rpartition('@')[2]}{slash}{path}"
    text = f"{scheme}{separator}{rest}".encode("unicode_escape").decode("ascii")
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "..."


_LONGEST_SHOWN = 300
