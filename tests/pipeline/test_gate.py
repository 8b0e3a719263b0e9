"""The gate: what the suites say of a batch, and what becomes of it. With the real suites."""

from __future__ import annotations

import pytest

from newsroom import Newsroom, page
from wirehouse import pipeline
from wirehouse.errors import BatchStopped, TerminalError


def put_pages(newsroom: Newsroom, count: int) -> None:
    for number in range(count):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails for Skarv"))


def stage(newsroom: Newsroom, count: int) -> None:
    put_pages(newsroom, count)
    newsroom.collect("one")
    newsroom.clean("one")


def spoil(newsroom: Newsroom, address: str) -> None:
    """Take the headline of a staged article away, as a fault in the cleaner would."""
    newsroom.query("UPDATE stage.article SET headline = '  ' WHERE address = %s", address)


def validate(newsroom: Newsroom) -> pipeline.GateReport:
    return pipeline.validate_batch(newsroom.loader_url, "one")


def test_a_sound_batch_passes_and_every_verdict_is_kept(newsroom: Newsroom):
    stage(newsroom, 2)
    report = validate(newsroom)
    assert (report.rejected, report.stopped) == (0, ())
    assert report.expectations > 20
    assert newsroom.query("SELECT count(*) FROM ops.check_result") == [report.expectations]
    assert newsroom.publish("one").published == 2


def test_a_document_that_fails_an_expectation_is_rejected_and_the_others_are_published(newsroom: Newsroom):
    stage(newsroom, 3)
    spoil(newsroom, "oldhaven/1.html")
    assert validate(newsroom).rejected == 1
    assert newsroom.items("one")["oldhaven/1.html"] == ("rejected", "missing_value")
    ((stage_name, expectation, evidence),) = newsroom.query(
        "SELECT DISTINCT stage, split_part(expectation, '.', 1), evidence <> '' FROM ops.rejection"
    )
    assert (stage_name, expectation, evidence) == ("validate", "staged_article", True)
    assert newsroom.publish("one").published == 2
    assert newsroom.query("SELECT count(*) FROM news.article") == [2]


def test_a_rejection_by_the_gate_stands_until_something_that_judges_has_changed(newsroom: Newsroom):
    stage(newsroom, 1)
    spoil(newsroom, "oldhaven/0.html")
    validate(newsroom)
    newsroom.publish("one")
    assert newsroom.collect("two").rejected == 1
    newsroom.state("oldhaven", "rules: {}\nname: Oldhaven Courier\n")
    assert newsroom.collect("three").waiting == 1


def test_a_gate_that_is_called_again_says_the_same(newsroom: Newsroom):
    stage(newsroom, 2)
    spoil(newsroom, "oldhaven/1.html")
    validate(newsroom)
    again = validate(newsroom)
    assert again.rejected == 0
    assert newsroom.query("SELECT count(*) FROM ops.check_result") == [again.expectations]
    assert newsroom.publish("one").rejected == 1


def test_a_batch_of_which_most_fails_is_stopped_and_carried_over(newsroom: Newsroom):
    stage(newsroom, 24)
    newsroom.query("UPDATE stage.article SET headline = '' WHERE address < 'oldhaven/23'")
    with pytest.raises(BatchStopped, match="most articles pass"):
        validate(newsroom)
    with pytest.raises(TerminalError, match="validate: the batch of one was stopped"):
        pipeline.finish_run(newsroom.loader_url, "one")
    assert newsroom.query("SELECT count(*) FROM news.article") == [0]
    assert newsroom.query("SELECT count(*) FROM ops.check_result WHERE NOT passed") != [0]
    # What ails most of a batch is no document's fault: none is rejected, all are judged again.
    assert newsroom.query("SELECT count(*) FROM ops.rejection") == [0]
    assert newsroom.run("two").published == 24


def test_staging_that_a_crash_of_the_server_emptied_is_cleaned_again(newsroom: Newsroom):
    stage(newsroom, 2)
    for table in ("article", "mention", "quotation", "amount", "entity", "date_candidate"):
        newsroom.query(f"DELETE FROM stage.{table}")
    assert validate(newsroom).rejected == 0
    assert newsroom.publish("one").published == 2


def test_an_empty_batch_is_not_judged(newsroom: Newsroom):
    newsroom.collect("one")
    assert validate(newsroom).expectations == 0
    assert newsroom.publish("one").collected == 0


def test_the_published_tables_are_judged_after_the_load(newsroom: Newsroom):
    stage(newsroom, 2)
    newsroom.publish("one")
    report = pipeline.verify_published(newsroom.loader_url, "one")
    assert report.expectations > 0
    assert report.stopped == ()
    assert newsroom.query("SELECT state FROM ops.step WHERE step = 'verify'") == ["done"]
