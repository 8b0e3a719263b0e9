"""Settings come from the environment, then from the file; what is not known is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirehouse import settings
from wirehouse.errors import SettingsError
from wirehouse.records import RepairKind


@pytest.fixture(autouse=True)
def afresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    settings.load.cache_clear()
    yield
    settings.load.cache_clear()


def test_every_setting_has_a_default_and_says_what_it_is():
    settings.Settings()
    assert all(field.description for field in settings.Settings.model_fields.values())


def test_the_file_is_read(tmp_path: Path):
    (tmp_path / "wirehouse.toml").write_text('chunks = 7\nhome = "elsewhere"\n')
    assert settings.load().chunks == 7
    assert settings.load().home == Path("elsewhere")


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "wirehouse.toml").write_text("chunks = 7\n")
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "9")
    assert settings.load().chunks == 9


def test_an_empty_variable_states_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "")
    assert settings.load().chunks == settings.Settings().chunks


def test_another_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "mine.toml").write_text("chunks = 3\n")
    monkeypatch.setenv("WIREHOUSE_SETTINGS", str(tmp_path / "mine.toml"))
    assert settings.load().chunks == 3


def test_a_named_file_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_SETTINGS", "nowhere.toml")
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        settings.load()


def test_an_unknown_variable_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_CHUNCKS", "4")
    with pytest.raises(SettingsError, match="WIREHOUSE_CHUNCKS"):
        settings.load()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("chuncks = 4", "'chuncks'"),
        ("chunks = 99", "'chunks'.*16"),
        ('chunks = "many"', "'chunks'"),
        ("chunks = ", "cannot be read as TOML"),
    ],
)
def test_a_fault_in_the_file_is_an_error_that_names_the_key(tmp_path: Path, content: str, message: str):
    (tmp_path / "wirehouse.toml").write_text(content)
    with pytest.raises(SettingsError, match=message):
        settings.load()


def test_kinds_of_repair_are_named_with_commas(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_REPAIRS_OFF", "glued sentences, mojibake,")
    assert settings.load().repairs_not_made == {RepairKind.GLUED_SENTENCES, RepairKind.MOJIBAKE}


def test_a_kind_of_repair_that_does_not_exist_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_REPAIRS_OFF", "spelling")
    with pytest.raises(SettingsError, match=r"repairs_off.*'spelling' is no kind of repair"):
        settings.load()
