"""Which database a role is sent to."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirehouse.database import analyst_url, loader_url, owner_url
from wirehouse.errors import SettingsError, TransientError
from wirehouse.settings import Settings

OWN = "postgresql://u:p@db.example/news"


def test_a_url_of_the_settings_wins():
    settings = Settings(database_url=OWN, database_owner_url=f"{OWN}1", database_analyst_url=f"{OWN}2")
    assert [loader_url(settings), owner_url(settings), analyst_url(settings)] == [OWN, f"{OWN}1", f"{OWN}2"]


def test_without_one_it_is_the_embedded_server(postgres):
    settings = Settings(home=postgres.folder.parent)
    assert loader_url(settings) == postgres.url("loader")
    assert owner_url(settings) == postgres.url("owner")
    assert analyst_url(settings) == postgres.url("analyst")


@pytest.mark.parametrize("url_of", [owner_url, analyst_url])
def test_a_server_of_your_own_is_never_mixed_with_the_embedded_one(postgres, url_of):
    with pytest.raises(SettingsError, match="set database_"):
        url_of(Settings(home=postgres.folder.parent, database_url=OWN))


@pytest.mark.parametrize("url_of", [loader_url, owner_url, analyst_url])
def test_where_no_server_was_ever_made_it_says_how_to_make_one(tmp_path: Path, url_of):
    with pytest.raises(TransientError, match="make up"):
        url_of(Settings(home=tmp_path))
