"""What every file of the checkout keeps to: sizes, names, places, and nothing of anyone's machine."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from checkout import ROOT, tracked

MOST_LINES = {".py": 400, ".sql": 400, ".md": 500, ".yaml": 500}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}

# In pieces, so that this file does not hold what it looks for.
MACHINE = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + "work/",
            r"(?<![\w.])/" + "root/",
            r"pypi" + r"\.org",
            r"files\." + "pythonhosted",
            r"registry\." + "npmjs",
            r"-----BEGIN [A-Z ]*" + "PRIVATE KEY-----",
        ]
    )
)


def test_no_file_is_longer_than_one_can_keep_in_mind():
    long = {}
    for path in tracked():
        # Made by docs/build_reference.py out of the tables' comments: looked up, not read.
        most = None if path.name.startswith("data-dictionary") else MOST_LINES.get(path.suffix)
        lines = (ROOT / path).read_bytes().count(b"\n")
        if most is not None and lines > most:
            long[str(path)] = lines
    assert not long


def test_no_file_is_named_for_everything_and_nothing():
    assert not [
        str(path)
        for path in tracked()
        if FORBIDDEN_NAMES & {part.lower() for part in path.with_suffix("").parts}
    ]


def test_no_two_files_of_tests_share_a_name():
    # Without packages, pytest imports them all into one namespace, and stops at the second.
    names = Counter(
        path.name for path in tracked() if path.parts[0] == "tests" and path.name.startswith("test_")
    )
    assert not [name for name, times in names.items() if times > 1]


def test_no_file_names_a_path_of_one_machine_a_registry_or_a_key():
    found = {
        str(path): match[0]
        for path in tracked()
        if (match := MACHINE.search((ROOT / path).read_text(encoding="utf-8", errors="replace")))
    }
    assert not found


@pytest.mark.parametrize(
    "place",
    [
        *("dags", "plugins", "include", "include/sources", "include/suites", "include/sql", "tests", "docs"),
        *("README.md", "LICENSE", "CHANGELOG.md", "Makefile", ".ci/run"),
        *("docker-compose.yml", "Dockerfile", ".env.example"),
    ],
)
def test_the_checkout_has_its_rooms(place):
    assert (ROOT / place).exists()


def test_the_ci_script_may_be_executed():
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_no_secret_and_no_data_are_tracked():
    assert not [path for path in tracked() if path.name == ".env" or ".wirehouse" in path.parts]
