"""Every route of the desk, as nobody, as a viewer and as an operator; and where a change must come from."""

from __future__ import annotations

import re
import uuid

import pytest
from fastapi.routing import APIRoute
from served_desk import OWN, PREFIX, Desk

FILLED = {
    "rejection_id": uuid.uuid4(),
    "document_key": uuid.uuid4(),
    "article_id": uuid.uuid4(),
    "entity_id": uuid.uuid4(),
}
"""What stands for the parts of a path; what is not named here is a word."""


def routes_of(desk: Desk) -> list[tuple[str, str]]:
    """Every method and path that the application answers to."""
    found = []
    for route in desk.inner.routes:
        assert isinstance(route, APIRoute), f"{route} is no route that asks who you are"
        path = re.sub(r"\{(\w+)(:path)?\}", lambda part: str(FILLED.get(part[1], "7")), route.path)
        found += [(method, path) for method in sorted(route.methods)]
    return found


def test_nobody_is_let_in_anywhere(desk: Desk):
    routes = routes_of(desk)
    assert len(routes) > 25
    client = desk.client(None)
    answers = {
        (method, path): client.request(method, f"{PREFIX}{path}", headers=OWN).status_code
        for method, path in routes
    }
    assert {key: code for key, code in answers.items() if code != 401} == {}


def test_an_operator_and_a_viewer_read_every_page_alike(desk: Desk):
    reading = [path for method, path in routes_of(desk) if method == "GET"]
    for user in ("viewer", "operator"):
        client = desk.client(user)
        codes = {path: client.get(f"{PREFIX}{path}").status_code for path in [*reading, *desk.pages()]}
        # 404 where the page of a made-up id was asked for; never 401, 403, or a failure.
        assert {path: code for path, code in codes.items() if code not in {200, 404}} == {}
        assert {path: code for path, code in codes.items() if path in desk.pages() and code != 200} == {}


def test_a_viewer_may_change_nothing(desk: Desk):
    changing = [(method, path) for method, path in routes_of(desk) if method not in {"GET", "HEAD"}]
    assert len(changing) >= 6
    client = desk.client("viewer")
    answers = {
        path: client.request(
            method, f"{PREFIX}{path}", headers=OWN, data={"action": "replay", "reason": "empty"}
        )
        for method, path in changing
    }
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 403} == {}
    assert desk.conductor.asked == []
    assert desk.newsroom.query("SELECT count(*) FROM ops.request") == [0]


def test_an_operator_may_ask_for_every_change(desk: Desk):
    changing = [(method, path) for method, path in routes_of(desk) if method not in {"GET", "HEAD"}]
    client = desk.client("operator")
    for method, path in changing:
        code = client.request(method, f"{PREFIX}{path}", headers=OWN, data={}).status_code
        assert code not in {401, 403, 405, 500, 503}, f"{method} {path}: {code}"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "http://testserver", "sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://[broken"},
        {},
    ],
    ids=str,
)
def test_a_change_that_another_site_asks_for_is_refused(desk: Desk, headers: dict[str, str]):
    client = desk.client("operator")
    for method, path in routes_of(desk):
        if method not in {"GET", "HEAD"}:
            answer = client.request(
                method, f"{PREFIX}{path}", headers=headers, data={"action": "replay", "reason": "empty"}
            )
            assert answer.status_code == 403, path
    assert desk.newsroom.query("SELECT count(*) FROM ops.request") == [0]


def test_a_program_with_a_token_of_its_own_needs_no_origin(desk: Desk):
    answer = desk.client("operator").post(
        f"{PREFIX}/rejections/act",
        headers={"authorization": "Bearer it-is-checked-by-airflow"},
        data={"action": "waive", "reason": "error_page", "note": "a page that is gone"},
    )
    assert answer.status_code == 303


def test_every_answer_forbids_what_is_not_the_desks_own(desk: Desk):
    for path in [*desk.pages(), "/static/desk.css", "/no-such-page", "/rejections/not-an-id"]:
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "script-src 'self'" in policy or "script-src" not in policy, path
        assert "'unsafe-inline'" not in policy, path
        assert "frame-ancestors 'self'" in policy, path
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_holds_a_script_or_a_style_of_its_own(desk: Desk):
    for path in desk.pages():
        text = desk.get(path).text
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), path
        assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text), path


def test_every_link_of_a_page_leads_somewhere(desk: Desk):
    seen = set()
    client = desk.client()
    for path in desk.pages():
        for link in re.findall(r'href="([^"#]+)', desk.get(path).text):
            target = link.replace("&amp;", "&")
            if target.startswith(PREFIX) and target not in seen and len(seen) < 200:
                seen.add(target)
                assert client.get(target).status_code in {200, 303}, f"{target} on {path}"
    assert len(seen) > 30


def test_a_file_outside_the_folders_is_not_served(desk: Desk):
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/data-docs/../../etc/passwd",
        "/data-docs/%2e%2e/%2e%2e/raw",
    ):
        assert desk.get(path).status_code == 404
