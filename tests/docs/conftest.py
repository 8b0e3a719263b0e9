"""A warehouse with the samples and the pages of the tutorial in it, for the queries of the documentation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from documentation import DOCS, blocks

from newsroom import Newsroom, forget_settings, newsroom
from wirehouse.database import EmbeddedPostgres, migrate
from wirehouse.database.bootstrap import bootstrap
from wirehouse.settings import INCLUDE

__all__ = ["newsroom"]


@pytest.fixture(scope="session")
def sampled(postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The samples and the tutorial's pages, published."""
    folder = tmp_path_factory.mktemp("sampled")
    bootstrap(postgres.url("admin"), {}, "sampled")
    urls = {
        role: urlsplit(postgres.url(role))._replace(path="/sampled").geturl()
        for role in ("owner", "loader", "analyst")
    }
    migrate(urls["owner"])
    room = Newsroom(folder / "landing", INCLUDE / "sources", urls["loader"], urls["analyst"])
    shutil.copytree(INCLUDE / "samples" / "raw", room.landing)
    for name, text in tutorial_pages().items():
        room.put(name, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIREHOUSE_HOME", str(folder / "home"))
        forget_settings()
        room.run("sampled")
    forget_settings()
    yield room


def tutorial_pages() -> dict[str, str]:
    """The files that the tutorial has its reader save, by their paths."""
    marked = [block for block in blocks(DOCS / "tutorial.md") if block.marker.startswith("file ")]
    return {str(Path(block.marker.removeprefix("file "))): block.text for block in marked}
