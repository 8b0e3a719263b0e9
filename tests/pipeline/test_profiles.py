"""Sources' profiles: learned from what is published, read before cleaning, forgotten when told to."""

from __future__ import annotations

import multiprocessing
import random
import string
from contextlib import closing
from typing import Any

import pytest

from newsroom import Newsroom, page
from wirehouse import clean, pipeline
from wirehouse.database import connect, transaction
from wirehouse.pipeline import chunks, judging, profiles
from wirehouse.records import SourceProfile

FORK = multiprocessing.get_context("fork")
APPEAL = "Every reporter of this paper walks the quay at dawn for you and for your town."


def prose(seed: object, paragraphs: int = 4) -> list[str]:
    """Paragraphs that no other seed has."""
    dice = random.Random(str(seed))
    words = ["".join(dice.choices(string.ascii_lowercase, k=6)) for _ in range(15 * paragraphs)]
    return [" ".join(words[at : at + 15]).capitalize() + "." for at in range(0, len(words), 15)]


def put(newsroom: Newsroom, name: str, *body: str) -> None:
    """Put an article into the landing folder, with the paper's own appeal among its paragraphs."""
    first, *others = body or prose(name)
    newsroom.put(f"oldhaven/{name}.html", page(f"News of {name}", first, APPEAL, *others))


def put_several(newsroom: Newsroom, names: str) -> None:
    for name in names:
        put(newsroom, name)


def profile(newsroom: Newsroom, source: str = "oldhaven") -> SourceProfile | None:
    with transaction(newsroom.loader_url) as cursor:
        return profiles.load(cursor, [source]).get(source)


def numbers(newsroom: Newsroom) -> list[Any]:
    return newsroom.query("SELECT number, pages FROM ops.source_profile ORDER BY number")


def bodies(newsroom: Newsroom, name: str) -> str:
    (body,) = newsroom.query(
        "SELECT r.body FROM news.article AS a INNER JOIN news.article_revision AS r "
        "ON a.current_revision_id = r.revision_id WHERE a.address = %s",
        f"oldhaven/{name}.html",
    )
    return str(body)


def test_what_recurs_is_learned_from_a_run_and_left_out_by_the_next(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    put(newsroom, "e")
    newsroom.run("two")
    assert APPEAL in bodies(newsroom, "a")
    assert bodies(newsroom, "e").split("\n\n") == prose("e")


def test_a_line_is_kept_with_its_wording_its_pages_and_when_it_was_seen(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    rows = newsroom.query(
        "SELECT pages, first_seen_at <= last_seen_at FROM ops.source_profile_line WHERE wording = %s", APPEAL
    )
    assert rows == [(4, True)]
    assert newsroom.query("SELECT number, pages, run_id FROM ops.source_profile") == [(1, 4, "one")]


def test_a_published_article_is_not_cleaned_again_because_its_profile_moved(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    balance = newsroom.run("two")
    assert (balance.unchanged, balance.published) == (4, 0)
    assert APPEAL in bodies(newsroom, "a")


def test_a_rejection_is_judged_anew_when_the_profile_has_moved_and_only_then(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", "<html></html>")
    put_several(newsroom, "ab")
    newsroom.run("one")
    assert newsroom.collect("two").waiting == 1
    newsroom.publish_after_cleaning("two")
    assert newsroom.collect("three").waiting == 0
    newsroom.publish_after_cleaning("three")
    (versions,) = newsroom.query("SELECT versions FROM ops.rejection")
    learned = profile(newsroom)
    assert learned
    assert versions == clean.versions(None, learned.version)


def test_a_version_is_not_made_of_every_page(newsroom: Newsroom):
    for number, name in enumerate("abcdefg"):
        put(newsroom, name)
        newsroom.run(f"run {number}")
    assert numbers(newsroom) == [(1, 2), (2, 3), (3, 5)]


def test_learning_from_a_run_that_has_published_changes_nothing(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    before = profile(newsroom)
    pipeline.publish_batch(newsroom.loader_url, "one")
    with transaction(newsroom.loader_url) as cursor:
        assert profiles.learn(cursor, "one") == []
    assert profile(newsroom) == before
    assert numbers(newsroom) == [(1, 4)]


def test_a_page_that_comes_again_counts_once(newsroom: Newsroom):
    put_several(newsroom, "abc")
    newsroom.run("one")
    for number in range(3):
        put(newsroom, "a", *prose("a"), f"The harbour office corrected the number to {number} boats a day.")
        newsroom.run(f"edited {number}")
    assert newsroom.query("SELECT count(*) FROM ops.source_profile_page") == [3]
    assert numbers(newsroom) == [(1, 3)]


def test_copies_of_a_story_are_one_page(newsroom: Newsroom):
    story = prose("wire", 8)
    for name in "abcde":
        put(newsroom, name, *story)
    newsroom.run("one")
    assert numbers(newsroom) == []


def test_what_was_rejected_teaches_nothing(newsroom: Newsroom):
    put_several(newsroom, "abc")
    newsroom.collect("one")
    newsroom.clean("one")
    newsroom.query("UPDATE stage.article SET is_rejected = TRUE WHERE address LIKE '%%a.html'")
    newsroom.query(
        "DELETE FROM ops.work WHERE document_key IN (SELECT document_key FROM stage.article WHERE is_rejected)"
    )
    newsroom.query(
        "UPDATE ops.run_item SET outcome = 'rejected', reason = 'too_short' "
        "WHERE document_key IN (SELECT document_key FROM stage.article WHERE is_rejected)"
    )
    newsroom.publish("one")
    assert numbers(newsroom) == [(1, 2)]


def test_only_the_newest_pages_are_remembered(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("wirehouse.clean.source_profile.MOST_PAGES", 3)
    put_several(newsroom, "ab")
    newsroom.run("one")
    put_several(newsroom, "cd")
    newsroom.run("two")
    assert newsroom.query("SELECT run_id, count(*) FROM ops.source_profile_page GROUP BY 1 ORDER BY 1") == [
        ("one", 1),
        ("two", 2),
    ]


def test_two_runs_at_once_lose_no_page(newsroom: Newsroom):
    put_several(newsroom, "ab")
    newsroom.collect("one")
    newsroom.clean("one")
    put_several(newsroom, "cd")
    newsroom.collect("two")
    newsroom.clean("two")
    judging.warm_up()
    with closing(connect(newsroom.loader_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('wirehouse publish'))")
        runs = [FORK.Process(target=newsroom.publish, args=(run_id,)) for run_id in ("one", "two")]
        for run in runs:
            run.start()
    for run in runs:
        run.join(60)
        assert run.exitcode == 0
    learned = profile(newsroom)
    assert learned
    assert learned.pages == 4
    assert newsroom.query("SELECT count(*) FROM ops.source_profile_page") == [4]


@pytest.mark.parametrize(("stated", "after"), [("off", []), ("pinned", [(1, 2)])])
def test_an_operator_sets_a_profile_off_or_pins_it(newsroom: Newsroom, stated: str, after: list[Any]):
    put_several(newsroom, "ab")
    if stated == "pinned":
        newsroom.run("one")
    newsroom.state("oldhaven", f"profile: {stated}")
    put_several(newsroom, "cdef")
    newsroom.run("two")
    assert numbers(newsroom) == after
    assert bool(profile(newsroom)) == (stated == "pinned")


def test_loose_files_are_of_no_one_source(newsroom: Newsroom):
    for name in "abcd":
        newsroom.put(f"{name}.html", page(f"News of {name}", *prose(name), APPEAL))
    newsroom.run("one")
    assert profile(newsroom, "loose") is None


def test_a_profile_is_forgotten_with_its_pages(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    assert profiles.forget(newsroom.loader_url, "oldhaven") == 4
    assert profile(newsroom) is None
    for table in ("source_profile", "source_profile_line", "source_profile_page"):
        assert newsroom.query(f"SELECT count(*) FROM ops.{table}") == [0]
    put(newsroom, "e")
    newsroom.run("two")
    assert APPEAL in bodies(newsroom, "e")


def test_all_of_a_chunk_is_cleaned_by_one_version(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    put_several(newsroom, "efgh")
    monkeypatch.setenv("WIREHOUSE_CLAIM_SIZE", "1")
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "1")
    loads = []
    load = profiles.load
    monkeypatch.setattr(profiles, "load", lambda cursor, sources: loads.append(1) or load(cursor, sources))
    newsroom.collect("two")
    newsroom.clean("two")
    assert len(loads) == 1
    assert len(newsroom.query("SELECT DISTINCT clean_versions FROM stage.article WHERE run_id = 'two'")) == 1


def test_a_profile_is_read_as_it_was_learned(newsroom: Newsroom):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    with transaction(newsroom.loader_url) as cursor:
        heads = profiles.versions(cursor, ["oldhaven", "nowhere"])
    learned = profile(newsroom)
    assert learned
    assert heads == {"oldhaven": learned.version}
    assert len(learned.lines) == newsroom.query("SELECT lines FROM ops.source_profile")[0]


def test_a_profile_that_is_forgotten_while_it_is_read_is_read_whole(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    put_several(newsroom, "abcd")
    newsroom.run("one")
    read_heads = profiles._heads

    def read_and_forget(cursor: Any, sources: Any) -> Any:
        heads = read_heads(cursor, sources)
        profiles.forget(newsroom.loader_url, "oldhaven")
        return heads

    monkeypatch.setattr(profiles, "_heads", read_and_forget)
    found = chunks._profiles(newsroom.loader_url, ["oldhaven"])["oldhaven"]
    assert found is not None
    assert len(found.lines) > 0
