"""The way of an operator, in a real browser and a real Airflow: from the form to a closed rejection and beyond.

One test, because starting Airflow takes half a minute and more. Screenshots go to the folder that
DESK_SCREENSHOTS names, or else to the test's own.
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
from pathlib import Path
from typing import Any

import pytest

from newsroom import page as news_page
from wirehouse.settings import INCLUDE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SAMPLES = ("estonia-finland-ferries.txt", "upper-sava-night-trains.txt")
WRONG = "name: Oldhaven Post\nrules:\n  drop: article\n"
MENDED = "name: Oldhaven Post\nrules:\n  drop: footer\n"
RUN_SECONDS = 240

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(not Path("/proc").exists(), reason="a local Airflow is told by /proc"),
]


@pytest.fixture
def system(tmp_path: Path) -> Iterator[tuple[str, str, Path]]:
    """A running system over two samples and a page whose source has a wrong rule: address, password, sources."""
    landing, sources = tmp_path / "landing", tmp_path / "sources"
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
    environment = {
        **os.environ,
        "WIREHOUSE_AIRFLOW_PORT": str(port),
        "WIREHOUSE_HOME": str(tmp_path / "home"),
        "WIREHOUSE_LANDING_FOLDER": str(landing),
        "WIREHOUSE_SOURCES_FOLDER": str(sources),
    }
    environment.pop("AIRFLOW_HOME", None)

    def call(verb: str) -> str:
        command = [sys.executable, "-m", "wirehouse.local", verb]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=400, check=False
        )
        return done.stdout + done.stderr

    told = call("up")
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        password = re.search(r"password (\S{12,})", told)
        assert address and password, told
        yield address[0], password[1], sources
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


def desk_of(page: Any, shows: str = "main") -> Any:
    """The frame in which Airflow's UI shows the desk, once it shows an element. Airflow may make it anew."""
    page.wait_for_selector("iframe")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for frame in page.frames:
            if re.search(r"^http://[^/]+/wirehouse/", frame.url) and frame.query_selector(shows):
                return frame
        page.wait_for_timeout(200)
    raise AssertionError([(frame.url, frame.inner_text("body")[:500]) for frame in page.frames])


def test_an_operator_mends_a_rule_replays_and_follows_the_article(
    system: tuple[str, str, Path], browser: Any, tmp_path: Path
) -> None:
    address, password, sources = system
    shots = Path(os.environ.get("DESK_SCREENSHOTS") or tmp_path / "screenshots")
    shots.mkdir(parents=True, exist_ok=True)
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()

    # Log in.
    page.goto(f"{address}/")
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/auth/login" not in url)

    # Trigger news_daily from its form, and watch it finish.
    page.goto(f"{address}/dags/news_daily")
    page.get_by_role("button", name="Trigger").first.click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.screenshot(path=shots / "airflow-form.png")
    dialog.get_by_role("button", name="Trigger").last.click()
    # To go on before Airflow has answered would take the request back.
    dialog.wait_for(state="hidden")
    page.goto(f"{address}/plugin/news-desk/wirehouse/runs")

    def published() -> bool:
        page.reload()
        # The scheduled runs of the collectors are published too, with nothing in them.
        return desk_of(page).query_selector("tr:has-text('news_daily') .state.published") is not None

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
    (sources / "oldhaven.yaml").write_text(MENDED)
    desk.click("button[value=replay]")
    desk_of(page, "text=Request 1")

    def closed() -> bool:
        page.goto(rejection)
        return desk_of(page).query_selector(".state.fixed") is not None

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
