"""A source is one YAML file; what is wrong with it is told with the file, the line and the key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wirehouse import sources
from wirehouse.errors import SourceError
from wirehouse.records import RepairKind
from wirehouse.sources import Collect, CollectKind, Floors, Rule

WHOLE = """
name: The Oldhaven Post
homepage: https://www.oldhaven.example/
language: en
timezone: Europe/Oslo
date_order: dmy
licence: ours
rules:
  headline: h2.title
  drop: [div.ad, {css: aside, valid_until: 2026-06-30}]
  drop_lines: ["Read the Post"]
floors:
  with_date: 0.9
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "oldhaven-post.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_file_states_a_source_named_for_it(tmp_path: Path):
    source = sources.read(written(tmp_path, WHOLE))
    assert (source.id, source.name, source.timezone) == ("oldhaven-post", "The Oldhaven Post", "Europe/Oslo")
    assert source.rules.headline == (Rule("h2.title"),)
    assert source.rules.drop == (Rule("div.ad"), Rule("aside", date(2026, 6, 30)))
    assert source.rules.drop_lines == ("Read the Post",)
    assert source.floors == Floors(with_date=0.9)


def test_an_empty_file_is_a_source_without_rules(tmp_path: Path):
    assert sources.read(written(tmp_path, "")).rules == sources.unknown("x").rules


def test_a_change_of_the_rules_changes_the_version(tmp_path: Path):
    before = sources.read(written(tmp_path, WHOLE)).version
    assert sources.read(written(tmp_path, WHOLE.replace("h2.title", "h1"))).version != before


def test_repairs_are_made_unless_the_file_says_not(tmp_path: Path):
    assert sources.read(written(tmp_path, WHOLE)).repairs_off == frozenset()
    source = sources.read(written(tmp_path, "repairs: {mojibake: off, glued sentences: on}"))
    assert source.repairs_off == {RepairKind.MOJIBAKE}


def test_what_the_settings_turn_off_a_source_can_turn_on_and_the_version_tells(tmp_path: Path):
    source = sources.read(written(tmp_path, "repairs: {glued sentences: on}"))
    without = source.without_repairs([RepairKind.GLUED_SENTENCES, RepairKind.LIGATURES])
    assert without.repairs_off == {RepairKind.LIGATURES}
    assert without.version != source.version
    assert source.without_repairs([]) == source


def test_norwegian_is_a_language(tmp_path: Path):
    assert sources.read(written(tmp_path, "language: no")).language == "no"


@pytest.mark.parametrize(
    ("stated", "profile"),
    [("", "learn"), ("profile: on", "learn"), ("profile: off", "off"), ("profile: pinned", "pinned")],
)
def test_a_source_says_whether_its_profile_is_used(tmp_path: Path, stated: str, profile: str):
    assert sources.read(written(tmp_path, stated)).profile == profile


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- a list", "a mapping of keys"),
        ("nmae: x", "nmae: unknown key"),
        ("name: 7", "name: a text"),
        ("timezone: Europe/Atlantis", "timezone: 'Europe/Atlantis'"),
        ("timezone: ../../etc/passwd", "timezone"),
        ("date_order: ydm", "date_order: one of"),
        ("rules: {headlines: h1}", "rules.headlines: unknown key"),
        ("rules: {headline: 'h1['}", "rules.headline: 'h1\\['"),
        ("rules: {drop: [{css: p, until: 2026-01-01}]}", r"rules.drop\[0\].until: unknown key"),
        ("rules: {drop: [{css: p, valid_until: soon}]}", r"rules.drop\[0\].valid_until: a day"),
        ("rules: {drop_lines: one}", "rules.drop_lines: a list"),
        ("profile: sometimes", "profile: one of learn, pinned, off"),
        ("profile: [off]", "profile: one of learn, pinned, off"),
        ("floors: {with_date: 2}", "floors.with_date: a share"),
        ("repairs: {spelling: off}", "repairs.spelling: unknown key"),
        ("repairs: {mojibake: 7}", "repairs.mojibake: on or off"),
        ("repairs: [mojibake]", "repairs: a mapping"),
        ("name: [", "not readable as YAML"),
        ("collect: [{kind: feed}]", r"collect\[0\]: address is missing"),
        ("collect: {kind: feeds, address: x}", "collect.kind: one of feed, sitemap, urls"),
        ("collect: [{kind: feed, address: feed.xml}]", r"collect\[0\].address: a feed lies at an address"),
        ("collect: {kind: feed, address: 'http://a:b@c.example/'}", "collect.address: a feed lies at"),
        ("collect: {kind: archive, address: ''}", "collect.address: an address of up to 2,000"),
        ("pace_seconds: 0", "pace_seconds: a number of seconds"),
        ("pace_seconds: .nan", "pace_seconds: a number of seconds"),
        ("max_per_run: 1.5", "max_per_run: a whole number"),
        ("recheck: sometimes", "recheck: on or off"),
        ("silent_after_hours: 0", "silent_after_hours: a number of hours"),
        ("hosts: [https://a.example/]", r"hosts\[0\]: a host's name"),
        ("homepage: oldhaven.example", "homepage: an address with"),
        ("floors: {articles_a_day: many}", "floors.articles_a_day: a number"),
        ("name: &a x\nlicence: *a", "an alias refers back"),
        ("name: x\nname: y", "name: it is stated before, on line 1"),
        ("? [a, b]\n: c", "not readable as YAML"),
        ("[" * 5_000, "not readable as YAML"),
        ("name: x\n" * 200_000, "larger than"),
    ],
)
def test_a_fault_is_told_with_the_file_the_line_and_the_key(tmp_path: Path, content: str, message: str):
    with pytest.raises(SourceError, match=rf"oldhaven-post\.yaml:\d+: .*{message}"):
        sources.read(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name: x\n\n# a remark\nnmae: y\n", 4),
        ("rules:\n  drop:\n    - p.ad\n    - css: aside\n      until: never\n", 5),
        ("collect:\n  - kind: feed\n    address: https://a.example/\n  - kind: feed\n", 4),
        ("name: x\nfloors: {with_date: 2}\n", 2),
        ("name: x\nrules: [a\nlanguage: b", 3),
    ],
)
def test_the_line_is_the_faults(tmp_path: Path, content: str, line: int):
    with pytest.raises(SourceError, match=rf"oldhaven-post\.yaml:{line}: "):
        sources.read(written(tmp_path, content))


COLLECTED = """
collect:
  - kind: feed
    address: https://www.oldhaven.example/feed.xml
  - {kind: archive, address: "s3://archive/oldhaven/*.warc.gz"}
hosts: [Post.Lakeside.example]
pace_seconds: 12
max_per_run: 50
recheck: off
silent_after_hours: 36
floors: {articles_a_day: 5}
"""


def test_a_file_states_where_and_how_a_source_is_collected(tmp_path: Path):
    source = sources.read(written(tmp_path, COLLECTED))
    assert source.collect == (
        Collect(CollectKind.FEED, "https://www.oldhaven.example/feed.xml"),
        Collect(CollectKind.ARCHIVE, "s3://archive/oldhaven/*.warc.gz"),
    )
    assert source.hosts == ("post.lakeside.example",)
    assert (source.pace_seconds, source.max_per_run, source.silent_after_hours) == (12.0, 50, 36.0)
    assert not source.recheck
    assert source.floors.articles_a_day == 5


def test_a_path_starts_at_the_folder_of_the_file(tmp_path: Path):
    stated = "collect:\n  - {kind: urls, address: ../lists/a.txt}\n  - {kind: landing, address: /srv/raw}\n"
    file = written(tmp_path, stated)
    assert [place.address for place in sources.read(file).collect] == [
        str(file.parent / "../lists/a.txt"),
        "/srv/raw",
    ]


@pytest.mark.parametrize(
    ("kind", "address", "says"),
    [
        ("landing", "https://oldhaven.example/raw", "not on the web"),
        ("archive", "https://oldhaven.example/a.warc", "not on the web"),
        ("landing", "ftp://user:secret@oldhaven.example/raw", "name or password"),
        ("urls", '"a\\0b"', "no address has"),
        ("search_results", "results.txt", "is named .json, .jsonl or .ndjson"),
    ],
)
def test_an_address_that_no_run_could_read_is_a_fault(tmp_path: Path, kind: str, address: str, says: str):
    with pytest.raises(SourceError, match=says):
        sources.read(written(tmp_path, f"collect:\n  - {{kind: {kind}, address: {address}}}\n"))


def test_what_is_not_stated_of_collecting_is_left_to_the_settings(tmp_path: Path):
    source = sources.read(written(tmp_path, ""))
    assert (source.collect, source.pace_seconds, source.max_per_run) == ((), None, None)
    assert source.recheck


def test_another_pace_is_no_reason_to_judge_pages_again(tmp_path: Path):
    before = sources.read(written(tmp_path, WHOLE)).version
    pace = WHOLE + "pace_seconds: 3\ncollect: {kind: urls, address: list.txt}\n"
    assert sources.read(written(tmp_path, pace)).version == before
