"""`wirehouse entities`: proposals, judgements and the export, on a warehouse with published articles."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom import Newsroom, page
from wirehouse.cli import main
from wirehouse.enrich.registry import COLUMNS, FOLDER, read_registry

DIRECTOR = (
    "The ferry will sail four times a day from next week, harbour director Marta Velling said on Tuesday in "
    "the old office at the northern quay, where the islanders had waited for her.",
    '"We have counted every empty seat and every full one," Velling said. The new boat carries 180 people.',
)
SHORT = (
    "Harbour director M. Velling opened the third pier on Monday, and the choir of the school sang for an "
    "hour in the rain while the first boat of the season came in.",
)

Say = Callable[..., str]


@pytest.fixture
def say(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> Say:
    """Publish three pages of two sources, and give a way to call the verb."""
    for address, texts in (
        ("oldhaven/a", DIRECTOR),
        ("oldhaven/b", DIRECTOR[:1]),
        ("skarv/a", DIRECTOR),
        ("skarv/b", SHORT),
    ):
        newsroom.put(f"{address}.html", page(f"A third ferry for {address}", *texts))
    newsroom.run("one")
    capsys.readouterr()

    def call(*words: str, code: int = 0) -> str:
        assert main(["entities", *words]) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    return call


def test_what_several_sources_name_often_is_listed(say: Say):
    shown = say("proposals", "--articles", "3", "--sources", "2", "--kind", "person")
    assert "Marta Velling" in shown
    assert "M. Velling" not in shown
    assert "Marta Velling" not in say("proposals", "--kind", "person")


def test_the_thresholds_are_settings(say: Say, monkeypatch: pytest.MonkeyPatch):
    from newsroom import forget_settings  # noqa: PLC0415

    monkeypatch.setenv("WIREHOUSE_PROPOSAL_ARTICLES", "3")
    forget_settings()
    assert "Marta Velling" in say("proposals")


def test_a_merge_shows_at_once_and_its_undoing_too(say: Say, newsroom: Newsroom):
    told = say("merge", "Marta Velling", "M. Velling", "--why", "one director", "--by", "anna")
    (number,) = re.findall(r"^judgement (\d+);", told)
    assert "stands as Marta Velling" in told
    shown = say("show", "M. Velling")
    assert shown.startswith("M. Velling was merged into Marta Velling.")
    for words in ("Merged into it", "one director", "anna", "holds", "A third ferry for skarv/b"):
        assert words in shown
    assert newsroom.query("SELECT articles FROM mart.entity_proposal WHERE entity = 'Marta Velling'") == [4]
    assert (
        say("undo", number, "--why", "two after all")
        == f"judgement {number} is undone (judgement {int(number) + 1})\n"
    )
    assert "was merged" not in say("show", "M. Velling")


def test_a_pair_judged_different_is_not_merged_and_the_reason_is_told(say: Say):
    say(
        "judge",
        "Marta Velling",
        "M. Velling",
        "--verdict",
        "different",
        "--why",
        "mother and son",
        "--by",
        "anna",
    )
    error = say("merge", "Marta Velling", "M. Velling", "--why", "one director", code=1)
    assert "were judged different by anna" in error
    assert "undo that first" in error


def test_a_name_and_a_mention_are_judged_too(say: Say, newsroom: Newsroom):
    say("judge", "Marta Velling", "--alias", "M. Velling", "--verdict", "same", "--why", "her initials")
    named = "SELECT entity FROM mart.mention WHERE surface = 'M. Velling'"
    assert newsroom.query(named) == ["Marta Velling"]
    ((revision, start, end),) = newsroom.query(
        "SELECT revision_id, start_char, end_char FROM mart.mention WHERE surface = 'M. Velling'"
    )
    place = f"{revision}:{start}:{end}"
    say("judge", "M. Velling", "--mention", place, "--verdict", "same", "--why", "her son", "--by", "anna")
    assert newsroom.query(named) == ["M. Velling"]


def test_the_export_is_a_registry_file_and_its_entities_are_then_known(say: Say, tmp_path: Path):
    asked = ("export", "--articles", "3", "--sources", "2", "--kind", "person")
    rows = list(csv.DictReader(io.StringIO(say(*asked))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["key"], row["kind"], row["name"]) for row in rows] == [
        ("marta-velling", "person", "Marta Velling")
    ]
    file = tmp_path / "ours.csv"
    assert say(*asked, "--out", str(file)) == ""
    assert read_registry(FOLDER, file).entries["marta-velling"].entity.name == "Marta Velling"
    assert "cannot be written" in say(*asked, "--out", str(file), code=2)


def test_entities_can_be_exported_by_name_whatever_the_thresholds(say: Say):
    rows = list(csv.DictReader(io.StringIO(say("export", "M. Velling"))))
    assert [row["name"] for row in rows] == ["M. Velling"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "Nobody Atall"), "no entity has the id, the name or the alias 'Nobody Atall'"),
        (("show",), "show takes one NAME, not 0"),
        (("proposals", "Velling"), "proposals takes no NAME"),
        (("merge", "Marta Velling", "--why", "x"), "takes two NAMEs, not 1"),
        (("merge", "Marta Velling", "M. Velling"), "say with --why"),
        (("merge", "Marta Velling", "M. Velling", "--verdict", "same"), "merge takes two entities"),
        (("judge", "Marta Velling", "M. Velling", "--why", "x"), "say with --verdict"),
        (("judge", "Marta Velling", "--verdict", "same", "--why", "x", "--mention", "a:1:2"), "no mention"),
        (("undo", "first", "--why", "x"), "'first' is no number of a judgement"),
    ],
)
def test_wrong_usage_is_told_in_one_line(say: Say, words: tuple[str, ...], message: str):
    error = say(*words, code=2)
    assert message in error
    assert error.count("\n") == 1


def test_entities_of_one_name_are_told_apart_by_their_ids(say: Say, newsroom: Newsroom):
    newsroom.query(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "VALUES (gen_random_uuid(), 'Marta Velling', 'organisation', 'provisional')"
    )
    ids = newsroom.query("SELECT entity_id::text FROM news.entity WHERE name = 'Marta Velling'")
    error = say("show", "Marta Velling", code=2)
    assert "2 entities go by 'Marta Velling'" in error
    assert all(one in error for one in ids)
    assert "Marta Velling" in say("show", ids[0])
