"""What all pages share: the templates, the frame around them, links, and the filters of an address."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import HTTPException, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wirehouse import __version__
from wirehouse.desk import charts, wording
from wirehouse.desk.access import Conductor, User
from wirehouse.desk.warehouse import Warehouse
from wirehouse.settings import Settings

HERE = Path(__file__).resolve().parent
_MOST_FORM_BYTES = 200_000
_MOST_FIELDS = 5_000

NAVIGATION = (
    ("", "Today"),
    ("rejections", "Rejections"),
    ("gate", "Gate"),
    ("runs", "Runs"),
    ("sources", "Sources"),
    ("entities", "Entities"),
    ("search", "Search"),
    ("checks", "Checks"),
)


@dataclass(frozen=True)
class Desk:
    """What the pages work with."""

    settings: Callable[[], Settings]
    warehouse: Warehouse
    conductor: Conductor

    def render(self, request: Request, template: str, /, **context: object) -> HTMLResponse:
        """Give a page of the desk."""
        code = context.pop("status_code", status.HTTP_200_OK)
        assert isinstance(code, int)  # noqa: S101 - ours
        root = root_of(request)
        user: User | None = getattr(request.state, "desk_user", None)
        text = (
            templates()
            .get_template(template)
            .render(
                root=root,
                airflow=airflow_of(root),
                user=user,
                here=request.url.path.removeprefix(root).strip("/").split("/")[0],
                address=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
                navigation=NAVIGATION,
                version=__version__,
                now=datetime.now(UTC),
                **context,
            )
        )
        return HTMLResponse(text, status_code=code)

    def render_problem(self, request: Request, code: int, title: str, said: str, advice: str) -> HTMLResponse:
        """Give a page that says what is the matter and what to do."""
        return self.render(
            request, "problem.html", status_code=code, code=code, title=title, said=said, advice=advice
        )


def root_of(request: Request) -> str:
    """Give the path under which the desk is served, without a slash at its end."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def airflow_of(root: str) -> str:
    """Give the path under which Airflow is served: the desk is mounted on it."""
    return root.rsplit("/", 1)[0] if root else ""


def user_of(request: Request) -> User:
    """Give whoever asks."""
    user: User = request.state.desk_user
    return user


def go_to(request: Request, path: str) -> RedirectResponse:
    """Lead to another page of the desk after a change (303)."""
    return RedirectResponse(f"{root_of(request)}{path}", status.HTTP_303_SEE_OTHER)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form held: any number of values a name."""

    values: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """Give the first value of a name, empty where there is none."""
        return self.values.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """Give all values of a name."""
        return self.values.get(name, [])

    @property
    def first(self) -> dict[str, str]:
        """The first value of each name."""
        return {name: self.one(name) for name in self.values}


async def form_of(request: Request) -> Form:
    """Read a form that a page of ours sent, application/x-www-form-urlencoded and bounded in size."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_FORM_BYTES:
            raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE, "the form is too large")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "the form cannot be read") from error
    form: dict[str, list[str]] = {}
    for name, value in pairs:
        form.setdefault(name, []).append(value.replace("\x00", ""))
    return Form(form)


def own_path(path: str) -> str:
    """Give back a path of the desk that a form named, or that of Today where it is none."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def asked(address: str, filters: Mapping[str, object | None], **changes: object | None) -> str:
    """Write an address with these filters, changed by `changes`; what is None or empty is left out."""
    wanted = {key: value for key, value in {**filters, **changes}.items() if value not in (None, "")}
    return f"{address}?{urlencode(wanted)}" if wanted else address


def segment(value: object) -> str:
    """Write one part of a path: also a slash in it is escaped."""
    return quote(str(value), safe="")


@functools.cache
def templates() -> Environment:
    """Load the templates: all they show is escaped, and a name that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shown=wording.shown,
        cut=wording.cut,
        number=wording.number,
        exact=wording.exact,
        share=wording.share,
        span=wording.span,
        ago=wording.ago,
        minute=wording.minute,
        instant=wording.instant,
        clock=wording.clock,
        words=wording.words,
        segment=segment,
    )
    environment.globals.update(asked=asked, bars=charts.bars, line=charts.line, meter=charts.meter)
    # Python's own text of a value is what a template shows where no filter is named: make it harmless there too.
    environment.finalize = _harmless
    return environment


def _harmless(value: object) -> object:
    return wording.shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
