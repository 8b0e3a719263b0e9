"""All steps in one process, as the command line runs them."""

from __future__ import annotations

import multiprocessing

import pytest

from newsroom import Newsroom, page
from wirehouse import pipeline
from wirehouse.errors import TerminalError
from wirehouse.pipeline import in_process, judging


def run(newsroom: Newsroom, **options: object) -> pipeline.RunReport:
    return pipeline.run_in_process(newsroom.loader_url, job="test run", folder=newsroom.landing, **options)  # type: ignore[arg-type]


def test_a_run_collects_cleans_validates_and_publishes_and_tells_each_step(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    told: list[str] = []
    report = run(newsroom, on_progress=told.append)
    assert report.balance.published == 1
    assert report.state == "published"
    assert [line.split(":")[0] for line in told[1:]] == ["collect", "clean", "validate", "publish"]
    steps = newsroom.query("SELECT step, state FROM ops.step ORDER BY started_at")
    assert steps == [(name, "done") for name in ("collect", "clean", "validate", "publish", "verify")]


def test_a_fault_in_a_sources_rules_is_mended_and_replayed(newsroom: Newsroom):
    newsroom.state("oldhaven", "rules:\n  drop: p\n")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    assert run(newsroom).balance.rejected == 1
    newsroom.state("oldhaven", "rules:\n  drop: .advert\n")
    report = pipeline.replay_in_process(newsroom.loader_url, job="test replay")
    assert report.balance.published == 1
    assert newsroom.query("SELECT DISTINCT state, closed_by FROM ops.rejection") == [("fixed", report.run_id)]
    assert newsroom.query("SELECT headline FROM mart.article") == ["A third ferry for Skarv"]


def test_a_run_over_a_folder_that_is_missing_fails_and_says_so(newsroom: Newsroom):
    with pytest.raises(TerminalError, match="landing"):
        pipeline.run_in_process(newsroom.loader_url, job="test", folder=newsroom.landing / "nowhere")
    ((state, problem),) = newsroom.query("SELECT state, problem FROM ops.run")
    assert state == "failed"
    assert "cannot be listed" in problem


def test_a_run_after_which_the_tables_fail_their_suite_is_published_and_fails(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))

    def publish_and_spoil(loader_url: str, run_id: str) -> pipeline.Balance:
        balance = pipeline.publish_batch(loader_url, run_id)
        newsroom.query("UPDATE news.mention SET surface = 'something else'")
        return balance

    monkeypatch.setattr(in_process, "publish_batch", publish_and_spoil)
    with pytest.raises(TerminalError, match=r"published, but the tables fail .*the mentions hold"):
        run(newsroom)
    assert newsroom.query("SELECT state, finished_at IS NOT NULL FROM ops.run") == [("published", True)]


def test_two_runs_at_once_publish_every_document_once(newsroom: Newsroom):
    for number in range(30):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails for Skarv"))
    judging.warm_up()
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=newsroom.run, args=(run_id,)) for run_id in ("one", "two")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert newsroom.query("SELECT count(*), sum(published)::int FROM ops.batch") == [(2, 30)]
    assert newsroom.query("SELECT count(*), max(revision_number) FROM news.article_revision") == [(30, 1)]
    assert newsroom.query(
        "SELECT max(times_judged)::int FROM (SELECT count(*) AS times_judged FROM stage.article GROUP BY document_key) AS t"
    ) == [1]
