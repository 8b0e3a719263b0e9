"""The pages that show the newest verdicts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import staged_batch as batch

from wirehouse.validate import check

RUN = "manual__<img src=x onerror=alert(1)>/../../up"


def pages(docs: Path) -> list[Path]:
    return [path for path in docs.rglob("*") if path.suffix in {".html", ".json"}]


def validations(docs: Path) -> dict[str, int]:
    folder = docs / "validations"
    return {suite.name: len(list(suite.rglob("*.html"))) for suite in folder.iterdir()}


@pytest.fixture
def hostile(warehouse: Any) -> Any:
    """A warehouse with a batch whose text and run id are scripts."""
    script = "<script>alert(1)</script>"
    batch.stage(
        warehouse.loader_url,
        article=[
            batch.article(0, run_id=RUN, headline=script, authors=[script], language=script),
            batch.article(1, run_id=RUN, language=None),
        ],
        mention=[],
        quotation=[],
        amount=[],
    )
    return warehouse


def test_no_page_holds_text_of_a_document_the_password_or_the_run_id_as_it_is(
    hostile: Any, docs: Path
) -> None:
    assert check(hostile.loader_url, RUN, ["staged_article"], data_docs=docs).failures
    password = urlsplit(hostile.loader_url).password
    assert password
    assert pages(docs)
    for page in pages(docs):
        text = page.read_text(encoding="utf-8")
        assert "alert(1)" not in text
        assert password not in text
        assert hostile.loader_url not in text


def test_the_index_leads_to_the_newest_page_of_every_suite(warehouse: Any, docs: Path) -> None:
    batch.stage(warehouse.loader_url)
    check(warehouse.loader_url, batch.RUN, ["raw_document", "staged_mention"], data_docs=docs)
    check(warehouse.loader_url, batch.RUN, ["published"], data_docs=docs)
    assert validations(docs) == {"raw_document": 1, "staged_mention": 1, "published": 1}
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert all(f"validations/{suite}/" in index for suite in validations(docs))


def test_a_page_tells_what_an_expectation_means(warehouse: Any, docs: Path) -> None:
    batch.stage(warehouse.loader_url)
    check(warehouse.loader_url, batch.RUN, ["staged_mention"], data_docs=docs)
    (page,) = (docs / "validations").rglob("*.html")
    assert "are its wording" in page.read_text(encoding="utf-8")


def test_the_folder_does_not_grow_from_run_to_run(warehouse: Any, docs: Path) -> None:
    batch.stage(warehouse.loader_url)
    sizes = []
    for _ in range(3):
        check(warehouse.loader_url, batch.RUN, ["raw_document"], data_docs=docs)
        sizes.append(len([path for path in docs.rglob("*") if path.is_file()]))
    assert len(set(sizes)) == 1
    assert [path.name for path in docs.parent.iterdir()] == ["data-docs"]


@pytest.mark.parametrize("spoil", [lambda docs: docs.parent.write_text(""), None])
def test_pages_that_cannot_be_built_are_a_warning_and_no_error(
    warehouse: Any,
    docs: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None] | None,
) -> None:
    if spoil:
        spoil(docs)
    else:
        monkeypatch.setattr("wirehouse.validate.data_docs._render", lambda *_: 1 / 0)
    batch.stage(warehouse.loader_url)
    with caplog.at_level(logging.WARNING, logger="wirehouse"):
        verdicts = check(warehouse.loader_url, batch.RUN, ["raw_document"], data_docs=docs)
    assert all(result.passed for result in verdicts.results)
    assert "Data Docs were not built" in caplog.text


def test_pages_that_stand_stay_when_the_next_cannot_be_built(
    warehouse: Any, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.stage(warehouse.loader_url)
    check(warehouse.loader_url, batch.RUN, ["raw_document"], data_docs=docs)
    before = sorted(pages(docs))
    monkeypatch.setattr("wirehouse.validate.data_docs._render", lambda *_: 1 / 0)
    check(warehouse.loader_url, batch.RUN, ["raw_document"], data_docs=docs)
    assert sorted(pages(docs)) == before
