"""Every page in a real browser: axe finds no serious fault in either theme, nothing is loaded from elsewhere.

Screenshots go to the folder that DESK_SCREENSHOTS names, or else to the test's own.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from served_desk import PREFIX, Desk
from test_desk_hostile_text import OURS, poison

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
GRAVE = {"serious", "critical"}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where the desk listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(desk.app, host="127.0.0.1", port=port, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}{PREFIX}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("DESK_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def open_page(browser: Any, theme: str, **options: Any) -> tuple[Any, list[str], list[str]]:
    """Give a page of an operator's browser, what it complained of, and what it asked of whom."""
    context = browser.new_context(color_scheme=theme, extra_http_headers={"x-user": "operator"}, **options)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return page, complaints, asked


def faults(page: Any) -> list[str]:
    """Name what axe finds grave on the page as it is shown."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['target']} {one['nodes'][0].get('failureSummary', '')[:200]}"
        for one in found
        if one["impact"] in GRAVE
    ]


def name_of(path: str) -> str:
    name = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "one", path)
    return re.sub(r"\W+", "-", name).strip("-") or "today"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_usable_by_everybody_in_both_themes(
    browser: Any, address: str, desk: Desk, screenshots: Path, theme: str
):
    page, complaints, asked = open_page(browser, theme, viewport={"width": 1360, "height": 900})
    found = {}
    for path in desk.pages():
        page.goto(f"{address}{path}")
        page.screenshot(path=screenshots / f"{name_of(path)}-{theme}.png", full_page=True)
        if faults_here := faults(page):
            found[path] = faults_here
    assert found == {}
    assert complaints == []
    host = address.removesuffix(PREFIX)
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


def test_every_page_fits_a_phone(browser: Any, address: str, desk: Desk, screenshots: Path):
    page, _, _ = open_page(browser, "light", viewport={"width": 380, "height": 800})
    wide = {}
    for path in desk.pages():
        page.goto(f"{address}{path}")
        page.screenshot(path=screenshots / f"{name_of(path)}-phone.png", full_page=True)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 380:
            wide[path] = width
    assert wide == {}


def test_hostile_text_runs_in_no_page(browser: Any, address: str, desk: Desk):
    pages = desk.pages()
    poison(desk, OURS[0] + OURS[1])
    page, complaints, asked = open_page(browser, "light")
    for path in pages:
        page.goto(f"{address}{path}")
        assert page.evaluate("window.harmed === undefined"), path
    assert complaints == []
    assert all("/airflow/wirehouse" in url or url.startswith("data:") for url in asked)


def test_a_page_of_the_states_is_usable_too(browser: Any, address: str, desk: Desk):
    page, _, _ = open_page(browser, "dark")
    desk.query_as_owner("DELETE FROM ledger.migration WHERE name = (SELECT max(name) FROM ledger.migration)")
    page.goto(f"{address}/rejections")
    assert "older than this version" in page.inner_text("main")
    assert faults(page) == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Any, address: str):
    page, _, _ = open_page(browser, "light")
    page.goto(f"{address}/rejections?view=list")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined != "none"
    assert {"reason", "id", "note", "action"} <= reached


def test_an_operator_waives_a_rejection_and_finds_it_again(browser: Any, address: str):
    page, complaints, _ = open_page(browser, "light")
    page.goto(f"{address}/rejections?reason=error_page")
    page.click("a.cause")
    page.click("a.address")
    assert page.locator("mark").count() > 0
    page.fill("textarea[name=note]", "the page is gone for good")
    page.click("button[value=waive]")
    page.wait_for_load_state()
    assert "waived" in page.inner_text("main")
    page.goto(f"{address}/requests")
    assert "the page is gone for good" in page.inner_text("main")
    assert complaints == []


def test_what_was_dropped_can_be_hidden(browser: Any, address: str, desk: Desk):
    key = desk.one("SELECT document_key FROM ops.verdict WHERE outcome = 'published' LIMIT 1")
    page, _, _ = open_page(browser, "light")
    page.goto(f"{address}/documents/{key}")
    assert page.locator(".blocks .dropped").first.is_visible()
    page.uncheck("[data-hide=dropped]")
    assert not page.locator(".blocks .dropped").first.is_visible()


def test_the_theme_is_airflows_where_it_is_kept(browser: Any, address: str):
    page, _, _ = open_page(browser, "light")
    page.goto(f"{address}/runs")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("localStorage.setItem('theme', 'dark')")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
