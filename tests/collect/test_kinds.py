"""Kinds of input, by name."""

from __future__ import annotations

import pytest

from wirehouse.collect.kinds import Form, Kind, is_hidden, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind(Form.PAGE, ".txt", gzipped=False)),
        ("a.HTML", Kind(Form.PAGE, ".html", gzipped=False)),
        ("a.b.htm", Kind(Form.PAGE, ".htm", gzipped=False)),
        ("a.xhtml.gz", Kind(Form.PAGE, ".xhtml", gzipped=True)),
        ("a.json", Kind(Form.RECORDS, ".json", gzipped=False)),
        ("a.jsonl.GZ", Kind(Form.LINES, ".jsonl", gzipped=True)),
        ("a.ndjson", Kind(Form.LINES, ".ndjson", gzipped=False)),
        ("a.zip", Kind(Form.ZIP, ".zip", gzipped=False)),
        ("a.tar", Kind(Form.TAR, ".tar", gzipped=False)),
        ("a.tar.gz", Kind(Form.TAR, ".tar", gzipped=True)),
        ("a.tgz", Kind(Form.TAR, ".tar", gzipped=True)),
    ],
)
def test_the_last_suffix_tells_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name", ["html", "a", "a.pdf", "a.gz", "a.zip.gz", "a.tgz.gz", "a.html.bz2", "a.html\n", ""]
)
def test_anything_else_is_of_no_kind(name: str) -> None:
    assert kind_of(name) is None


def test_names_with_a_dot_in_front_and_the_folder_of_macos_are_hidden() -> None:
    assert [is_hidden(name) for name in (".a.html", "._a.html", "__MACOSX", "a.html")] == [
        True,
        True,
        True,
        False,
    ]
