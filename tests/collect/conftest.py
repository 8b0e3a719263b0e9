"""A landing folder of real files, and what is collected from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wirehouse.collect import Outcome, collect_folder
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """An empty landing folder."""
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


@pytest.fixture
def collect(landing: Path) -> Collect:
    """Collect the landing folder; keywords that are settings go there, the others to the call."""

    def run(**keywords: object) -> list[Outcome]:
        stated = {key: keywords.pop(key) for key in list(keywords) if key in Settings.model_fields}
        return list(collect_folder(landing, settings=Settings(**stated), **keywords))  # type: ignore[arg-type]

    return run
