"""The Dockerfile and what may enter its context, read as files."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
INSTRUCTIONS = [
    line.split(maxsplit=1) for line in DOCKERFILE.splitlines() if line and not line.startswith(("#", " "))
]
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
COPIED = [
    rest.split()[:-1] for word, rest in INSTRUCTIONS if word == "COPY" and not rest.startswith("--from")
]


def test_the_packages_are_those_of_the_lock_by_their_hashes() -> None:
    (install,) = [rest for word, rest in INSTRUCTIONS if word == "RUN" and "--requirement" in rest]

    assert "--require-hashes" in install
    assert "--only-binary :all:" in install


def test_pip_keeps_no_cache_in_the_image() -> None:
    installs = [rest for word, rest in INSTRUCTIONS if word == "RUN" and "pip install" in rest]

    assert len(installs) == 2
    assert all("--no-cache-dir" in install for install in installs)


def test_the_project_itself_is_installed_without_asking_an_index() -> None:
    (install,) = [rest for word, rest in INSTRUCTIONS if word == "RUN" and "--editable" in rest]

    assert "--no-index" in install
    assert "--no-deps" in install


def test_it_does_not_run_as_root() -> None:
    words = [word for word, _ in INSTRUCTIONS]
    users = [rest for word, rest in INSTRUCTIONS if word == "USER"]

    assert users == ["wirehouse"]
    assert words.index("USER") > max(index for index, word in enumerate(words) if word in {"RUN", "COPY"})


def test_it_copies_all_that_runs_and_all_of_it_is_there() -> None:
    sources = {source for group in COPIED for source in group}

    assert {"dags", "docker", "include", "plugins", "pyproject.toml", "requirements.lock"} <= sources
    assert {source for source in sources if source != "README.md" and not (ROOT / source).exists()} == set()


def test_only_what_is_copied_enters_the_context() -> None:
    allowed = {line.removeprefix("!") for line in IGNORED if line.startswith("!")}

    assert IGNORED[1] == "*"
    assert allowed == {source for group in COPIED for source in group}


def test_the_base_is_the_python_of_the_project() -> None:
    assert re.search(r"^ARG PYTHON_IMAGE=python:3\.11-slim", DOCKERFILE, re.MULTILINE)


def test_it_says_what_it_is() -> None:
    (label,) = [rest for word, rest in INSTRUCTIONS if word == "LABEL"]

    for name in ("title", "description", "version", "licenses"):
        assert f"org.opencontainers.image.{name}=" in label
