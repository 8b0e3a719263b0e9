"""Reading the registry, laying a user's file over it, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wirehouse.enrich import enrich
from wirehouse.enrich.registry import COLUMNS, FOLDER, PLACE_COLUMNS, default_registry, read_registry
from wirehouse.errors import SettingsError
from wirehouse.records import Article


def user_file(folder: Path, *rows: str) -> Path:
    path = folder / "own.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def linked(body: str, path: Path) -> dict[str, str]:
    article = Article("0" * 64, "a.txt", "loose", headline="", body=body, language="en")
    return {
        m.surface: m.entity.name for m in enrich(article, read_registry(FOLDER, path)).mentions if m.entity
    }


def test_a_users_entity_is_linked(tmp_path: Path) -> None:
    path = user_file(tmp_path, "acme,organisation,Acme Works,,,Acme|ACME plc,,,,,")
    assert linked("Shares in ACME plc fell.", path)["ACME plc"] == "Acme Works"


def test_a_users_form_wins_over_every_other_meaning(tmp_path: Path) -> None:
    path = user_file(tmp_path, "georgia-inc,organisation,Georgia Inc.,,,Georgia,,,,,")
    assert linked("Sales at Georgia rose in Tbilisi.", path)["Georgia"] == "Georgia Inc."


def test_a_users_row_replaces_the_row_of_the_same_key(tmp_path: Path) -> None:
    path = user_file(tmp_path, "kyiv,place,Kyiv (our desk),,,Kiev,,,,,")
    assert linked("They met in Kiev.", path)["Kiev"] == "Kyiv (our desk)"


def test_a_users_place_may_have_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    columns = ",".join([*COLUMNS, *PLACE_COLUMNS])
    path.write_text(f"{columns}\ndepot,place,Depot Nine,,,,,,,,,IE,53.5,-8.25,\n", encoding="utf-8")
    article = Article(
        "0" * 64, "a.txt", "loose", headline="", body="A fire in Depot Nine is out.", language="en"
    )
    found = enrich(article, read_registry(FOLDER, path)).places
    assert [(place.surface, place.country, place.latitude) for place in found] == [("Depot Nine", "IE", 53.5)]


def test_a_users_file_changes_the_version(tmp_path: Path) -> None:
    path = user_file(tmp_path, "acme,organisation,Acme Works,,,,,,,,")
    assert read_registry(FOLDER, path).version != default_registry().version


def test_the_registry_is_read_once() -> None:
    assert default_registry() is default_registry()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("acme,firm,Acme,,,,,,,,", "kind: one of"),
        (",organisation,Acme,,,,,,,,", "a key and a name"),
        ("acme,organisation", "11 columns"),
        ("lee,person,Ann Lee,,,,,mayor,US,June,", "Invalid isoformat"),
    ],
)
def test_a_wrong_row_is_refused_with_its_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as refused:
        read_registry(FOLDER, user_file(tmp_path, row))
    assert "own.csv:2" in str(refused.value)


def test_a_latitude_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    columns = ",".join([*COLUMNS, *PLACE_COLUMNS])
    path.write_text(f"{columns}\ndepot,place,Depot,,,,,,,,,IE,north,-8.25,\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="'north' is no number of degrees"):
        read_registry(FOLDER, path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.csv"):
        read_registry(FOLDER, tmp_path / "nowhere.csv")


def test_a_form_that_two_entities_claim_is_refused_unless_declared(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(FOLDER, folder)
    with (folder / "places.csv").open("a", encoding="utf-8") as file:
        file.write("new-berlin,place,New Berlin,,,Berlin,,,,,\n")
    with pytest.raises(SettingsError, match="berlin, new-berlin all claim 'Berlin'"):
        read_registry(folder)
    with (folder / "ambiguous.csv").open("a", encoding="utf-8") as file:
        file.write("Berlin,berlin,\nBerlin,new-berlin,Illinois\n")
    assert len(read_registry(folder).senses["Berlin"]) == 2
