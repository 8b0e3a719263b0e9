"""Who asks, whether they may, and whether a change comes from the desk's own pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, status

from wirehouse.errors import WirehouseError

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_OWN_SITES = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class User:
    """Someone who is logged in: `name` is what their requests bear, `may_act` whether they may file any."""

    name: str
    may_act: bool


Identify = Callable[..., User | Awaitable[User]]
"""A FastAPI dependency that gives the `User`, or raises HTTPException: 401 for nobody, 403 for a stranger."""


class ConductorError(WirehouseError):
    """A DAG could not be started; the message says why, for people."""


class Conductor(Protocol):
    """What starts the DAGs that do the work, in the name of whoever sends the request.

    Both raise `ConductorError` where the orchestrator refuses or does not answer.
    """

    async def trigger(self, request: Request, dag_id: str, run_id: str, conf: Mapping[str, object]) -> None:
        """Start a run with this id; a run of that id that is there already is no error."""

    async def clear(self, request: Request, dag_id: str, run_id: str, tasks: Sequence[str]) -> None:
        """Let these tasks of a run, with those after them, run again."""


def require_own_page(request: Request) -> None:
    """Refuse a change that another site's page asks for (403).

    Browsers say where a request comes from: `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454).
    What sends neither is no browser, and bears its own token.
    """
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    foreign_site = site is not None and site not in _OWN_SITES
    if foreign_site or (origin is not None and not _is_own(origin, request)):
        raise HTTPException(
            status.HTTP_403_FORBIDDEN, "this change was asked for by a page of another site, and was not made"
        )
    if site is None and origin is None and "authorization" not in request.headers:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "a change must say which page asks for it")


def require_text(request: Request) -> None:
    """Refuse (404) an address that holds NUL: no text in Postgres does, and it would fail there."""
    if any("\x00" in str(value) for value in request.path_params.values()):
        raise HTTPException(
            status.HTTP_404_NOT_FOUND, "the address of this page holds a character that none has"
        )


def _is_own(origin: str, request: Request) -> bool:
    """Whether an origin is the host that was asked. The scheme may be a proxy's, and is not compared."""
    try:
        return urlsplit(origin).netloc == request.headers.get("host") and origin != "null"
    except ValueError:
        return False


def require_operator(user: User) -> None:
    """Refuse (403) whoever may only read."""
    if not user.may_act:
        raise HTTPException(
            status.HTTP_403_FORBIDDEN,
            "you may read the desk, and not act: ask for a role that may start the DAG news_replay",
        )
