"""The desk as an ASGI application: its routes, who may ask for them, and what it says when something is wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable

from fastapi import Depends, FastAPI, Request, Response, status
from starlette.exceptions import HTTPException as AnyHTTPException

from wirehouse.desk import (
    acting,
    checks,
    dictionary,
    documents,
    entities,
    entity,
    files,
    gate,
    inbox,
    judging,
    runs,
    search,
    source_pages,
    today,
)
from wirehouse.desk.access import Conductor, Identify, User, require_own_page, require_text
from wirehouse.desk.headers import SecurityHeaders
from wirehouse.desk.pages import Desk
from wirehouse.desk.warehouse import MigrationPending, Refused, Warehouse
from wirehouse.errors import SettingsError, TransientError, WirehouseError
from wirehouse.settings import Settings

_LOG = logging.getLogger(__name__)
_ROOMS = (
    today,
    inbox,
    acting,
    gate,
    runs,
    documents,
    source_pages,
    entities,
    entity,
    judging,
    search,
    checks,
    dictionary,
    files,
)

_MENDING = {
    MigrationPending: (
        "The database is older than this version of Wirehouse",
        "Bring it up to date: make up does it, or wirehouse database migrate as the owner. On a server of your "
        "own, run include/sql/roles.sql first. Then read this page again.",
    ),
    SettingsError: (
        "The desk does not know its database",
        "Set WIREHOUSE_DATABASE_DESK_URL for Airflow's API server to the address of the role wirehouse_desk, and "
        "start the API server again. See docs/settings.md.",
    ),
    TransientError: (
        "The database does not answer",
        "Start it (make up, or wirehouse database start), or narrow the filters where it answers and takes too "
        "long. Nothing is lost: the page can be read again as soon as it does.",
    ),
}


def desk_app(
    settings: Callable[[], Settings],
    find_url: Callable[[], str],
    identify: Identify,
    conductor: Conductor,
) -> FastAPI:
    """Make the desk.

    `settings` gives the settings, `find_url` the database's address as the role `desk`; both are asked for each
    page. `identify` is asked on every route, that of the style sheet too: it raises 401 for nobody.
    """
    desk = Desk(settings, Warehouse(find_url), conductor)

    async def know_user(request: Request, user: User = Depends(identify)) -> None:  # noqa: B008 - FastAPI's way
        request.state.desk_user = user
        require_own_page(request)
        require_text(request)

    app = FastAPI(
        title="Wirehouse: the operators' desk",
        dependencies=[Depends(know_user)],
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    for room in _ROOMS:
        app.include_router(room.routes(desk))
    app.add_middleware(SecurityHeaders)
    _tell_errors(app, desk)
    return app


def _tell_errors(app: FastAPI, desk: Desk) -> None:
    """Say on a page of the desk what is the matter, and what to do."""

    def tell_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, AnyHTTPException)  # noqa: S101 - it is registered for these
        title, advice = _HTTP.get(error.status_code, ("This did not work", "Go back and try again."))
        return desk.render_problem(request, error.status_code, title, str(error.detail or ""), advice)

    def tell_ours(request: Request, error: Exception) -> Response:
        if isinstance(error, Refused):
            return desk.render_problem(
                request,
                status.HTTP_409_CONFLICT,
                "It was not done",
                str(error),
                "Go back, and read the page anew.",
            )
        for kind, (title, advice) in _MENDING.items():
            if isinstance(error, kind):
                return desk.render_problem(
                    request, status.HTTP_503_SERVICE_UNAVAILABLE, title, str(error), advice
                )
        return tell_any(request, error)

    def tell_any(request: Request, error: Exception) -> Response:
        _LOG.error("%s failed", request.url.path, exc_info=error)
        return desk.render_problem(
            request,
            status.HTTP_500_INTERNAL_SERVER_ERROR,
            "The desk failed",
            f"{type(error).__name__}: a defect of the desk, with its traceback in the log of the API server.",
            "Report it with that traceback. The pipeline is not concerned.",
        )

    app.add_exception_handler(AnyHTTPException, tell_http)
    app.add_exception_handler(WirehouseError, tell_ours)
    app.add_exception_handler(Exception, tell_any)


_HTTP = {
    401: ("You are not logged in", "Log in to Airflow, then read this page again."),
    403: ("You may not do this", "Ask whoever runs this Airflow for the role that may."),
    404: (
        "There is no such page",
        "It may be of another database, or its address was cut off. Begin with Today.",
    ),
    405: ("There is nothing to see here", "Go back to the page you came from."),
    422: (
        "The address of this page is wrong",
        "One of its parts is not of the form it should have. Begin with Today.",
    ),
}
