"""One connection to an address that was checked, for one request.

It is closed after its answer: the pace of a polite collector is slower than most servers keep a
connection, and what is not kept cannot be confused between hosts.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpcore

from wirehouse.collect.network.checks import Endpoint
from wirehouse.collect.network.deadlines import Deadline
from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.public_ips import IPAddress

MOST_TRIED = 4
"""Addresses of one name that are tried, one after the other."""


@dataclass(frozen=True, slots=True)
class Patience:
    """The longest waits of a connection, in seconds."""

    connect: float
    first_byte: float
    read: float


class Wire(httpcore.NetworkStream):
    """A connected socket that obeys the whole fetch's deadline and counts what it reads.

    The waits are its own: those that httpcore hands down know nothing of the whole.
    """

    def __init__(self, sock: socket.socket, ip: IPAddress, deadline: Deadline, patience: Patience) -> None:
        self._sock = sock
        self._deadline = deadline
        self._patience = patience
        self.ip = ip
        self.read_bytes = 0
        self.most_bytes: int | None = None
        self.has_ended = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - its own
        """Give the next bytes; none when the server has ended.

        Raises `NoAnswer`: `timeout`, `reset`, and `too_large` for more than `most_bytes` of whatever kind.
        """
        waiting_for, seconds = (
            ("the next part of the answer", self._patience.read)
            if self.read_bytes
            else ("the first byte of the answer", self._patience.first_byte)
        )
        self._sock.settimeout(self._deadline.part(seconds, waiting_for))
        try:
            data = self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise self._deadline.missed(waiting_for) from error
        except OSError as error:
            raise NoAnswer(FetchReason.RESET, f"the connection broke ({error}); try again later") from error
        self.read_bytes += len(data)
        self.has_ended = not data
        if self.most_bytes is not None and self.read_bytes > self.most_bytes:
            raise NoAnswer(FetchReason.TOO_LARGE, f"it sends more than {self.most_bytes:,} bytes of anything")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - its own
        """Send all of the bytes. Raises `NoAnswer` (`timeout`), or httpcore's `WriteError`.

        That one httpcore lets pass: a server may answer before it has heard all.
        """
        if not buffer:
            # Sending nothing would still take up the error of a connection that was reset meanwhile, and
            # reading would then find a peaceful end.
            return
        self._sock.settimeout(self._deadline.part(self._patience.read, "the request to be taken"))
        try:
            self._sock.sendall(buffer)
        except TimeoutError as error:
            raise self._deadline.missed("the request to be taken") from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the connection, whatever state it is in."""
        with suppress(OSError):
            self._sock.close()

    def get_extra_info(self, info: str) -> Any:  # noqa: ARG002 - httpcore's signature
        """Nothing: nobody needs what httpcore would ask for to keep a connection."""
        return None


def connect(
    endpoints: Sequence[Endpoint],
    name: str,
    tls: ssl.SSLContext | None,
    deadline: Deadline,
    patience: Patience,
) -> Wire:
    """Connect to the first endpoint that answers, with TLS for the host's name where a context is given.

    Raises `NoAnswer`: `connect`, `timeout`, `tls`.
    """
    sock, endpoint = _first_connected(endpoints[:MOST_TRIED], deadline, patience)
    if tls is not None:
        sock = _secured(sock, name, tls, deadline, patience)
    return Wire(sock, endpoint.ip, deadline, patience)


def _first_connected(
    endpoints: Iterable[Endpoint], deadline: Deadline, patience: Patience
) -> tuple[socket.socket, Endpoint]:
    last: OSError | None = None
    for endpoint in endpoints:
        family = socket.AF_INET if endpoint.ip.version == 4 else socket.AF_INET6
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(deadline.part(patience.connect, f"a connection to {endpoint.ip}"))
            sock.connect((str(endpoint.ip), endpoint.port))
        except OSError as error:
            sock.close()
            last = error
        except NoAnswer:
            sock.close()
            raise
        else:
            return sock, endpoint
    if isinstance(last, TimeoutError):
        raise deadline.missed("a connection") from last
    raise NoAnswer(FetchReason.CONNECT, f"nobody takes a connection ({last}); try again later") from last


def _secured(
    sock: socket.socket, name: str, tls: ssl.SSLContext, deadline: Deadline, patience: Patience
) -> socket.socket:
    try:
        sock.settimeout(deadline.part(patience.connect, "TLS"))
        return tls.wrap_socket(sock, server_hostname=name)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        raise NoAnswer(
            FetchReason.TLS,
            f"its certificate is not trusted ({error.verify_message}); tell its owner, or see network_ca_file",
        ) from error
    except ssl.SSLError as error:
        sock.close()
        raise NoAnswer(FetchReason.TLS, f"TLS failed ({error.reason or error})") from error
    except TimeoutError as error:
        sock.close()
        raise deadline.missed("TLS") from error
    except OSError as error:
        sock.close()
        raise NoAnswer(
            FetchReason.RESET, f"the connection broke during TLS ({error}); try again later"
        ) from error
    except NoAnswer:
        sock.close()
        raise
