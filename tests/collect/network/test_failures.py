"""Failures by type, what they say, and that an operator finds each of them in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wirehouse.collect.network import FetchFailure, FetchReason, failure
from wirehouse.collect.network.failures import TRANSIENT, shown
from wirehouse.errors import TerminalError, TransientError

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reasons.md"


@pytest.mark.parametrize("reason", FetchReason)
def test_a_failure_is_transient_or_terminal_by_its_type(reason):
    raised = failure(reason, "http://gazette.test/", "for some reason")
    assert isinstance(raised, FetchFailure)
    assert isinstance(raised, TransientError) is (reason in TRANSIENT) is raised.transient
    assert isinstance(raised, TerminalError) is not raised.transient


def test_a_failure_names_reason_address_and_detail():
    raised = failure(FetchReason.DNS, "http://gazette.test/", "it has no address")
    assert str(raised) == "dns: http://gazette.test/: it has no address"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://reader:secret@gazette.test/a@b", "http://***@gazette.test/a@b"),
        ("http://gazette.test/\r\nX: 1", "http://gazette.test/\\r\\nX: 1"),
        ("http://gazette.test/ü", "http://gazette.test/\\xfc"),
        ("http://gazette.test/" + "a" * 400, "http://gazette.test/" + "a" * 280 + "..."),
    ],
)
def test_an_address_is_shown_on_one_line_without_anyones_password(url, text):
    assert shown(url) == text


def test_every_reason_is_explained_and_no_other():
    section = (
        PAGE.read_text(encoding="utf-8").split("## Why an address was not fetched", 1)[1].split("\n## ")[0]
    )
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.M)) == sorted(FetchReason)
