"""The README's commands, as a newcomer types them, one after another in one home."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MARKED = re.compile(r"^<!-- (run|psql) -->\n```\w+\n(.*?)^```$", re.M | re.S)


@pytest.fixture
def shell(tmp_path: Path):
    """Runs a command in the checkout, with a home of its own, and stops Postgres at the end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WIREHOUSE_")}
    environment |= {"WIREHOUSE_HOME": str(tmp_path / "home")}
    # A pytest that make started hands its flags on to the makes below.
    for name in ("AIRFLOW_HOME", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        environment.pop(name, None)

    def shell(command: str, typed: str = "") -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=ROOT,
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    yield shell
    shell("make down")


def test_the_readme_leads_from_nothing_to_an_answer(shell):
    if not (ROOT / ".venv").is_dir():
        pytest.skip("the checkout has no .venv: these tests run in another environment")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = []
    for kind, text in MARKED.findall(readme):
        told.append(shell("make psql", text) if kind == "psql" else shell(text))
    loaded, answered, reported, explained = told
    stated = re.search(r"^collected .*$", readme, re.M)
    assert stated
    assert stated[0] in loaded
    assert "Priya Dunstan" in answered
    assert "flood" in reported
    assert "newsripple" in reported
    assert re.search(r"headline .* Bulgaria and Romania to share flood warnings", explained)
