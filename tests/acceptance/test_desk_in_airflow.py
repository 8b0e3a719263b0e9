"""The ways of an operator, in a real browser and a real Airflow.

One system for all of them, because starting Airflow takes half a minute and more. Screenshots go to the
folder that DESK_SCREENSHOTS names, or else to the test's own.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsroom import page as news_page
from web import web_of_sites
from wirehouse.database import EmbeddedPostgres, transaction
from wirehouse.settings import INCLUDE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SAMPLES = ("estonia-finland-ferries.txt", "upper-sava-night-trains.txt")
WRONG = "name: Oldhaven Post\nrules:\n  drop: article\n"
MENDED = "name: Oldhaven Post\nrules:\n  drop: footer\n"
FEED = "name: The Gazette\ncollect:\n  - {kind: feed, address: 'http://gazette.test/feed.xml'}\n"
RUN_SECONDS = 240

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(not Path("/proc").exists(), reason="a local Airflow is told by /proc"),
]


@dataclass(frozen=True)
class System:
    """A running system: where its UI is, the password, its folders, and its database."""

    address: str
    password: str
    landing: Path
    sources: Path
    database: EmbeddedPostgres

    def query(self, sql: str) -> list[Any]:
        """Ask the warehouse as its owner."""
        with transaction(self.database.url("owner")) as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A running system over two samples, a page whose source has a wrong rule, and a web of our own."""
    folder = tmp_path_factory.mktemp("system")
    landing, sources = folder / "landing", folder / "sources"
    (landing / "oldhaven").mkdir(parents=True)
    sources.mkdir()
    for sample in SAMPLES:
        shutil.copy(INCLUDE / "samples" / "raw" / sample, landing)
    (landing / "oldhaven" / "ferry.html").write_text(news_page("More ferries to Skarv from next week"))
    (sources / "oldhaven.yaml").write_text(WRONG)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        # Another test starts a system at the same time, which takes the port that is free for both.
        port = probe.getsockname()[1]
    with web_of_sites() as web:
        environment = {
            **os.environ,
            **web.environment(),
            "WIREHOUSE_AIRFLOW_PORT": str(port),
            "WIREHOUSE_HOME": str(folder / "home"),
            "WIREHOUSE_LANDING_FOLDER": str(landing),
            "WIREHOUSE_SOURCES_FOLDER": str(sources),
            "WIREHOUSE_COLLECT_PACE_SECONDS": "0.1",
            "WIREHOUSE_COLLECT_MINUTES": "0.5",
        }
        environment.pop("AIRFLOW_HOME", None)

        def call(verb: str) -> str:
            command = [sys.executable, "-m", "wirehouse.local", verb]
            done = subprocess.run(
                command, env=environment, cwd=folder, capture_output=True, text=True, timeout=400, check=False
            )
            return done.stdout + done.stderr

        told = call("up")
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", told)
            password = re.search(r"password (\S{12,})", told)
            assert address and password, told
            yield System(address[0], password[1], landing, sources, EmbeddedPostgres(folder / "home"))
        finally:
            call("down")


@pytest.fixture
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def wait_until(what: Callable[[], bool], seconds: float, page: Any, told: str) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"{told} after {seconds} s; the page says: {page.inner_text('body')[:2000]}")


def shows(frame: Any, element: str) -> bool:
    """Whether a frame shows an element now; one that is about to show another page shows nothing."""
    from playwright.sync_api import Error  # noqa: PLC0415

    try:
        return frame.query_selector(element) is not None
    except Error as error:
        if "navigat" in str(error) or "detached" in str(error):
            return False
        raise


def desk_of(page: Any, element: str = "main") -> Any:
    """The frame in which Airflow's UI shows the desk, once it shows an element. Airflow may make it anew."""
    page.wait_for_selector("iframe")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for frame in page.frames:
            if re.search(r"^http://[^/]+/wirehouse/", frame.url) and shows(frame, element):
                return frame
        page.wait_for_timeout(200)
    raise AssertionError([(frame.url, frame.inner_text("body")[:500]) for frame in page.frames])


@pytest.fixture
def page(system: System, browser: Any) -> Any:
    """A page of a browser that is logged in to Airflow."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    opened.goto(f"{system.address}/")
    opened.fill("input[name=username]", "admin")
    opened.fill("input[name=password]", system.password)
    opened.keyboard.press("Enter")
    opened.wait_for_url(lambda url: "/auth/login" not in url)
    return opened


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """The folder of screenshots."""
    folder = Path(os.environ.get("DESK_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def trigger_daily(system: System, page: Any, shot: Path) -> None:
    """Trigger news_daily from its form."""
    page.goto(f"{system.address}/dags/news_daily")
    page.get_by_role("button", name="Trigger").first.click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.screenshot(path=shot)
    dialog.get_by_role("button", name="Trigger").last.click()
    # To go on before Airflow has answered would take the request back.
    dialog.wait_for(state="hidden")


def test_an_operator_mends_a_rule_replays_and_follows_the_article(
    system: System, page: Any, shots: Path
) -> None:
    address = system.address
    trigger_daily(system, page, shots / "airflow-form.png")
    page.goto(f"{address}/plugin/news-desk/wirehouse/runs")

    def published() -> bool:
        page.reload()
        # The scheduled runs of the collectors are published too, with nothing in them.
        return shows(desk_of(page), "tr:has-text('news_daily') .state.published")

    wait_until(published, RUN_SECONDS, page, "no run was published")

    # Find the rejection, and see its evidence.
    desk = desk_of(page)
    desk.click("nav >> text=Rejections")
    desk = desk_of(page, "a.cause")
    page.screenshot(path=shots / "airflow-rejections.png")
    desk.click("a.cause")
    desk_of(page, "a.address").click("a.address")
    desk = desk_of(page, "ol.raw")
    assert "oldhaven/ferry.html" in desk.inner_text("h1")
    assert desk.inner_text("ol.raw mark") == "All rights reserved"
    assert "drop: article" in desk.inner_text("main")
    page.screenshot(path=shots / "airflow-rejection.png")
    rejection = page.url

    # Mend the rule, replay, and see it closed.
    (system.sources / "oldhaven.yaml").write_text(MENDED)
    desk.click("button[value=replay]")
    desk_of(page, "text=Request 1")

    def closed() -> bool:
        page.goto(rejection)
        return shows(desk_of(page), ".state.fixed")

    wait_until(closed, RUN_SECONDS, page, "the rejection was not closed")
    page.screenshot(path=shots / "airflow-closed.png")

    # Open its document, and follow an entity to its articles.
    desk = desk_of(page)
    desk.click("text=its document")
    desk = desk_of(page, "article a.mention")
    assert "More ferries to Skarv" in desk.inner_text("h1")
    page.screenshot(path=shots / "airflow-document.png")
    name = desk.inner_text("article a.mention >> nth=0")
    desk.click("article a.mention >> nth=0")
    desk = desk_of(page, "mark")
    assert name in desk.inner_text("main")
    desk.click("main a >> text=More ferries to Skarv >> nth=0")
    desk_of(page, "#blocks")

    # The run's own tab in Airflow shows the same run.
    page.goto(f"{address}/dags/news_replay/runs/desk_replay_1/plugin/news-of-run")
    assert "desk_replay_1" in desk_of(page, "h1").inner_text("h1")


def test_an_operator_lets_a_batch_pass_that_the_gate_stopped(system: System, page: Any, shots: Path) -> None:
    (system.landing / "newhaven").mkdir()
    (system.landing / "newhaven" / "pier.html").write_text(news_page("Old pier of Skarv is to be rebuilt"))
    # A column that nobody told the suites of.
    system.query("ALTER TABLE stage.article ADD COLUMN surprise text")
    try:
        trigger_daily(system, page, shots / "airflow-form-again.png")
        page.goto(f"{system.address}/plugin/news-desk/wirehouse/gate")

        def waits() -> bool:
            page.reload()
            return shows(desk_of(page), "textarea[name=note]")

        wait_until(waits, RUN_SECONDS, page, "no batch waits at the gate")
        page.screenshot(path=shots / "airflow-gate.png")
        desk = desk_of(page, "textarea[name=note]")
        desk.fill("textarea[name=note]", "The column is known.")
        desk.click("button[value=release]")

        def is_published() -> bool:
            return bool(
                system.query(
                    "SELECT 1 FROM mart.article WHERE headline = 'Old pier of Skarv is to be rebuilt'"
                )
            )

        wait_until(is_published, RUN_SECONDS, page, "the batch was not published")
    finally:
        system.query("ALTER TABLE stage.article DROP COLUMN surprise")
    assert system.query("SELECT action, asked_by, note FROM ops.request WHERE action = 'release'") == [
        ("release", "admin", "The column is known.")
    ]


def test_an_operator_tries_a_source_of_the_web_and_its_pages_wake_the_daily_run(
    system: System, page: Any, shots: Path
) -> None:
    (system.sources / "gazette.yaml").write_text(FEED)
    page.goto(f"{system.address}/plugin/news-desk/wirehouse/sources/gazette")
    desk_of(page, "form.act button").click("form.act button")

    def are_published() -> bool:
        return len(system.query("SELECT 1 FROM mart.article WHERE source_id = 'gazette'")) == 4

    wait_until(are_published, RUN_SECONDS, page, "the pages of the feed were not published")
    page.goto(f"{system.address}/plugin/news-desk/wirehouse/sources/gazette")
    desk_of(page, "main")
    page.screenshot(path=shots / "airflow-source.png")
    jobs = "SELECT DISTINCT job FROM ops.run AS r INNER JOIN ops.run_item AS i USING (run_id) WHERE source = 'gazette'"
    assert sorted(system.query(jobs)) == [("news_collect",), ("news_daily",)]
