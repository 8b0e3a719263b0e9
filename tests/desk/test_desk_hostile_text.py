"""Texts that were written to do harm are shown as text on every page: in the answer, and in a real browser."""

from __future__ import annotations

import json
import re
import tarfile
import uuid
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from served_desk import Desk

ROOT = Path(__file__).resolve().parents[2]
NAUGHTY = ROOT.parent / "shared" / "data" / "corpora" / "strings-naughty.tar.gz"

SCRIPT = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed=1'>\"'><svg/onload=window.harmed=1>"
)
BIDI = "abc\u202egnp.exe\u202c\u2066\u2069\u200f right to left"
OURS = [
    SCRIPT,
    BIDI,
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "' OR 1=1; DROP TABLE ops.rejection; --",
    "\ufeff\u0001\u0008\u007f",
    "𝕏" * 50,
]

ASKED = "q find name reason source cause before after entity speaker since page flag view state kind".split()
"""What the addresses of pages may carry."""


class Tags(HTMLParser):
    """Counts the elements that a page really has, with what may run."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.images: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        if tag == "script":
            self.scripts.append(stated.get("src"))
        if tag in {"img", "iframe", "object", "embed"}:
            self.images.append(stated.get("src"))
        self.handlers += [name for name in stated if name.startswith("on") or name in {"style", "srcdoc"}]
        for name in ("href", "src", "action"):
            if (stated.get(name) or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self.handlers.append(f"{name}={stated[name]}")


def assert_harmless(text: str, where: str) -> None:
    """Assert that a page holds no element but the desk's own."""
    tags = Tags()
    tags.feed(text)
    assert all(src and "/static/" in src for src in tags.scripts), where
    assert all(src and "/static/" in src for src in tags.images), where
    assert tags.handlers == [], where
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text), where


def poison(desk: Desk, text: str) -> None:
    """Put a text wherever a page of the desk shows one that came from outside."""
    stored = text.replace("\x00", "")
    desk.query_as_owner(
        "UPDATE news.article_revision SET headline = %s, standfirst = %s, byline = %s, "
        "authors = ARRAY[%s], section = %s, published_basis = published_basis",
        *[stored] * 5,
    )
    desk.query_as_owner("UPDATE news.article_revision SET body = %s || body WHERE FALSE", stored)
    desk.query_as_owner("UPDATE news.mention SET surface = %s, flag = %s", stored, stored[:200])
    desk.query_as_owner("UPDATE news.entity SET name = %s WHERE status = 'provisional'", stored[:500] or "x")
    desk.query_as_owner("UPDATE news.source SET name = %s, licence = %s", stored, stored)
    desk.query_as_owner(
        "UPDATE ops.rejection SET evidence = %s, note = %s, closed_by = %s, versions = %s", *[stored] * 4
    )
    desk.query_as_owner(
        "UPDATE ops.explanation SET evidence = CASE WHEN stage IS NULL THEN NULL ELSE %s END, "
        "blocks = jsonb_build_array(jsonb_build_array(1, 'p', 'body', %s, 0.5, %s)), "
        "facts = jsonb_build_object('headline', %s)",
        stored,
        stored,
        stored,
        stored,
    )
    desk.query_as_owner("UPDATE ops.run SET problem = %s, state = 'failed' WHERE run_id = 'second'", stored)
    desk.query_as_owner("UPDATE ops.step SET detail = %s", stored)
    desk.query_as_owner("UPDATE news.date_candidate SET evidence = %s, verdict = %s", stored, stored)
    desk.query_as_owner(
        "UPDATE ops.run_item SET address = %s, reason = CASE WHEN reason IS NULL THEN NULL ELSE %s END",
        stored,
        stored[:500],
    )
    desk.query_as_owner(
        "INSERT INTO ops.check_result (run_id, suite, expectation, level, passed, observed) "
        "VALUES ('second', 'staged_article', %s, 'batch', FALSE, %s) ON CONFLICT DO NOTHING",
        stored[:300] or "x",
        stored,
    )


def naughty() -> list[str]:
    """The big list of naughty strings, where it is at hand."""
    if not NAUGHTY.exists():
        return []
    with tarfile.open(NAUGHTY) as archive:
        member = next(name for name in archive.getnames() if name.endswith("blns.json"))
        file = archive.extractfile(member)
        assert file is not None
        return list(json.load(file))


@pytest.mark.parametrize("text", OURS, ids=["script", "bidi", "template", "sql", "controls", "astral"])
def test_a_hostile_text_is_shown_as_text_on_every_page(desk: Desk, text: str):
    pages = desk.pages()
    poison(desk, text)
    for path in pages:
        answer = desk.get(path)
        assert answer.status_code == 200, f"{path}: {answer.text[:300]}"
        assert_harmless(answer.text, path)


def test_the_big_list_of_naughty_strings_harms_no_page(desk: Desk):
    strings = naughty()
    if not strings:
        pytest.skip("../shared/data/corpora is not beside this checkout")
    pages = desk.pages()
    # All of them in one text: each is on every page, and a page a string would take an hour.
    poison(desk, "\n".join(strings))
    for path in pages:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert_harmless(answer.text, path)


def test_what_is_asked_for_in_an_address_is_shown_as_text(desk: Desk):
    for string in [*OURS, *naughty()[::25]]:
        for path in ("/search", "/documents", "/entities", "/rejections", "/sources", "/runs", "/requests"):
            answer = desk.client().get(
                f"/airflow/wirehouse{path}",
                params=dict.fromkeys(ASKED, string),
            )
            assert answer.status_code in {200, 303}, f"{path} {string!r}: {answer.status_code}"
            assert_harmless(answer.text, path)
        answer = desk.client().get(
            "/airflow/wirehouse/runs/" + "x", params={"task": string, "outcome": string, "after": string}
        )
        assert answer.status_code == 200
        assert_harmless(answer.text, "run")


def test_a_template_in_a_text_is_not_filled_in(desk: Desk):
    poison(desk, "{{ 7 * 191 }}")
    for path in ("/rejections?view=list", "/runs", "/checks"):
        text = unescape(desk.get(path).text)
        assert "1337" not in text
        assert "{{ 7 * 191 }}" in text or path == "/checks"


def test_a_headline_of_a_megabyte_makes_no_page_of_a_megabyte(desk: Desk):
    pages = desk.pages()
    poison(desk, "<b>" + "long headline " * 75_000)
    for path in pages:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert len(answer.text) < 400_000, f"{path}: {len(answer.text)} characters"


def test_the_name_of_a_user_is_text_too(desk: Desk):
    from served_desk import USERS  # noqa: PLC0415

    from wirehouse.desk import User  # noqa: PLC0415

    kept = USERS["operator"]
    USERS["operator"] = User(SCRIPT, may_act=True)
    try:
        desk.post("/rejections/act", action="waive", reason="error_page", note=SCRIPT)
        for path in ("/", "/requests", "/requests/1", "/rejections?state=waived&view=list"):
            assert_harmless(desk.get(path).text, path)
    finally:
        USERS["operator"] = kept


def test_a_key_that_is_none_is_no_failure(desk: Desk):
    for path in (
        "/documents/x",
        "/rejections/%00",
        "/entities/..",
        "/requests/9999999999999999999999",
        "/articles/7/changes",
        "/runs/%00",
    ):
        assert desk.get(path).status_code in {404, 422, 200, 307}, path
    assert desk.get(f"/documents/{uuid.uuid4()}").status_code == 404
