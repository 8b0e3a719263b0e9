"""What upkeep deletes and gives up."""

from __future__ import annotations

import socket
import subprocess
import sys

from newsroom import Newsroom, page
from wirehouse import pipeline


def upkeep(newsroom: Newsroom) -> dict[str, int]:
    return pipeline.upkeep(newsroom.loader_url).as_dict()


def test_staging_is_kept_for_some_days_after_a_run_and_then_deleted(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    assert upkeep(newsroom)["runs_unstaged"] == 0
    newsroom.query("UPDATE ops.run SET finished_at = now() - interval '4 days'")
    assert upkeep(newsroom)["runs_unstaged"] == 1
    for table in ("article", "mention", "quotation", "amount", "entity", "date_candidate", "page_trace"):
        assert newsroom.query(f"SELECT count(*) FROM stage.{table}") == [0]


def test_staging_that_still_waits_is_never_deleted(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    newsroom.clean("one")
    newsroom.query("UPDATE ops.run SET state = 'failed', finished_at = now() - interval '4 days'")
    assert upkeep(newsroom)["runs_unstaged"] == 0
    assert newsroom.query("SELECT count(*) FROM stage.article") == [1]


def test_a_run_whose_process_is_dead_is_given_up(newsroom: Newsroom):
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    newsroom.start("one", owner=f"{socket.gethostname()}:{process.pid}")
    newsroom.start("two", owner=pipeline.this_process())
    assert upkeep(newsroom)["runs_given_up"] == 1
    assert newsroom.query("SELECT run_id, problem FROM ops.run WHERE state = 'failed'") == [
        ("one", "it no longer moved")
    ]


def test_a_run_none_of_whose_documents_has_a_lease_is_given_up(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    assert upkeep(newsroom)["runs_given_up"] == 0
    newsroom.query("UPDATE ops.work SET lease_until = now() - interval '1 second'")
    assert upkeep(newsroom)["runs_given_up"] == 1


def test_a_run_that_was_given_up_and_moves_again_is_alive(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    newsroom.query("UPDATE ops.work SET lease_until = now() - interval '1 second'")
    upkeep(newsroom)
    assert newsroom.publish_after_cleaning("one").published == 1


def test_old_check_results_and_steps_are_deleted_and_young_ones_are_kept(newsroom: Newsroom):
    newsroom.run("one")
    newsroom.query(
        "INSERT INTO ops.check_result (run_id, suite, expectation, level, passed, checked_at) VALUES "
        "('one', 'published', 'old', 'row', TRUE, now() - interval '401 days'), "
        "('one', 'published', 'young', 'row', TRUE, now())"
    )
    newsroom.query("UPDATE ops.step SET started_at = now() - interval '401 days' WHERE step = 'collect'")
    done = upkeep(newsroom)
    assert (done["check_results_deleted"], done["steps_deleted"]) == (1, 1)
    assert newsroom.query("SELECT expectation FROM ops.check_result") == ["young"]


def test_the_log_of_the_network_is_kept_for_ninety_days(newsroom: Newsroom):
    newsroom.start("one")
    newsroom.query(
        "INSERT INTO ops.fetch (run_id, purpose, source, address, domain, worker, started_at, seconds, outcome) "
        "SELECT 'one', 'page', 's', 'http://a.test/' || days, 'a.test', 'w', now() - make_interval(days => days), 1, "
        "'fetched' FROM unnest(ARRAY[1, 89, 91]) AS t (days)"
    )
    assert upkeep(newsroom)["fetches_deleted"] == 1
    assert newsroom.query("SELECT count(*) FROM ops.fetch") == [2]
