"""Collecting when things go wrong: nothing is lost, nothing is fetched twice within its pace, the next run completes."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from collected_web import PACE, Press, press, press_of
from newsroom import Newsroom, newsroom
from web import Answer, Fault
from wirehouse import settings
from wirehouse.collect.network import Door, Fetched, FetchReason, FetchRequest, failure
from wirehouse.errors import TransientError

__all__ = ["newsroom", "press"]

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def crowd(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """Three towns of four pages each, collected by one source."""
    with press_of(newsroom, monkeypatch, crowd=3, crowd_pages=4) as press:
        press.state_feed("towns", *(f"http://{host}/feed.xml" for host in towns(press)))
        yield press


def towns(press: Press) -> list[str]:
    return [host for host in press.web.hosts if host.startswith("town-")]


def is_complete(press: Press) -> bool:
    """Whether every page of every town is in the queue of documents, once."""
    return press.room.query("SELECT count(*), count(DISTINCT address) FROM raw.document") == [(12, 12)]


def visits(press: Press) -> list[int]:
    """How often each page was asked for."""
    heard = [(request.host, request.path) for request in press.web.requests if "/news/" in request.path]
    return [heard.count(one) for one in set(heard)]


def kill_while(press: Press, is_time: Callable[[], bool], **options: Any) -> None:
    """Collect in another process and kill it with SIGKILL as soon as it is time."""
    process = FORK.Process(target=press.collect, args=("killed",), kwargs=options)
    process.start()
    ends = time.monotonic() + 20
    while not is_time() and time.monotonic() < ends and process.is_alive():
        time.sleep(0.005)
    assert process.is_alive(), "it ended before it could be killed"
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def end_leases(press: Press) -> None:
    """Let the leases of what was under way end, as time would."""
    press.room.query(
        "UPDATE ops.domain SET lease_until = now() - interval '1 s' WHERE lease_until IS NOT NULL"
    )
    press.room.query(
        "UPDATE ops.address SET lease_until = now() - interval '1 s' WHERE lease_until IS NOT NULL"
    )
    press.room.query(
        "UPDATE ops.listing SET lease_until = now() - interval '1 s' WHERE lease_until IS NOT NULL"
    )


def test_a_worker_killed_while_it_fetches_loses_nothing(crowd: Press):
    crowd.web.put(
        "town-001.test",
        "/news/2",
        Answer(b"<html>", fault=Fault.HANG),
        crowd.web.sites["town-001.test"].at("/news/2")[0],
    )
    kill_while(crowd, lambda: bool(crowd.web.asked("town-001.test", "/news/2")))
    assert crowd.room.query("SELECT count(*) FROM ops.address WHERE state = 'fetching'")[0] >= 1
    end_leases(crowd)
    crowd.collect("next")
    assert is_complete(crowd)
    assert set(crowd.addresses().values()) == {"fetched"}
    assert crowd.room.query("SELECT count(*) FROM ops.fetch WHERE outcome = 'abandoned'")[0] >= 1
    assert all(crowd.shortest_gap(host) >= PACE for host in towns(crowd) if host != "town-001.test")


def test_what_a_killed_worker_holds_is_left_alone_while_its_lease_lasts(crowd: Press):
    crowd.web.put("town-001.test", "/news/2", Answer(b"<html>", fault=Fault.HANG))
    kill_while(crowd, lambda: bool(crowd.web.asked("town-001.test", "/news/2")))
    before = len(crowd.web.asked("town-001.test"))
    crowd.collect("next", minutes=0.05)
    assert len(crowd.web.asked("town-001.test")) == before


def test_a_worker_killed_before_it_writes_down_fetches_again_after_its_lease_and_once(crowd: Press):
    kill_while(crowd, lambda: sum("/news/" in request.path for request in list(crowd.web.requests)) >= 5)
    end_leases(crowd)
    crowd.collect("next")
    crowd.collect("and the one after")
    assert is_complete(crowd)
    # At most what each of the four workers had under way is asked for a second time.
    assert max(visits(crowd)) <= 2
    assert sum(times == 2 for times in visits(crowd)) <= 4


def test_the_documents_of_a_killed_run_are_published_by_the_next_processing_run(crowd: Press):
    kill_while(crowd, lambda: crowd.room.query("SELECT count(*) FROM ops.work") != [0])
    end_leases(crowd)
    crowd.room.query("UPDATE ops.work SET lease_until = now() - interval '1 s'")
    crowd.collect("next")
    balance = crowd.process("publish")
    assert balance.collected == balance.published + balance.unchanged + balance.rejected + balance.skipped
    assert balance.published == 12


def test_a_run_whose_task_was_killed_goes_on_under_its_own_name(crowd: Press):
    kill_while(crowd, lambda: len(crowd.web.requests) > 8)
    end_leases(crowd)
    report = crowd.collect("killed")
    assert is_complete(crowd)
    assert report.collected == 12
    assert crowd.room.query("SELECT balances, state FROM mart.run") == [(True, "published")]


def test_a_name_that_does_not_resolve_is_tried_again_later(press: Press):
    press.state_feed("nowhere", "http://nowhere.invalid/feed.xml")
    press.collect("one", minutes=0.02)
    assert press.room.query("SELECT outcome, reason FROM ops.fetch") == [("failed", "robots_unreachable")]
    assert press.room.query("SELECT state FROM ops.listing") == ["active"]


class Line:
    """A door whose line can be cut: every request then fails as a lost line does."""

    def __init__(self) -> None:
        self._door = Door(settings.load())
        self.is_cut = threading.Event()
        self.pages = 0

    def fetch(self, request: FetchRequest, *, may_follow: Callable[[str], bool] | None = None) -> Fetched:
        self.pages += "/news/" in request.url
        if self.pages > 4:
            self.is_cut.set()
        if self.is_cut.is_set():
            raise failure(FetchReason.CONNECT, request.url, "no route to host")
        return self._door.fetch(request, may_follow=may_follow)


def test_a_network_cut_in_the_middle_of_a_run_loses_nothing(crowd: Press):
    line = Line()
    crowd.collect("cut", fetch=line.fetch, minutes=0.05)
    assert "failed" in dict(crowd.outcomes()).values()
    assert set(crowd.addresses().values()) == {"fetched", "queued"}
    crowd.make_due("page")
    crowd.collect("next")
    assert is_complete(crowd)
    assert max(visits(crowd)) == 1
    assert crowd.room.query("SELECT DISTINCT balances FROM mart.run") == [True]


def test_after_no_answer_a_domain_is_left_alone_ever_longer(crowd: Press):
    def silence(request: FetchRequest, **_options: object) -> Fetched:
        if "robots" in request.url:
            return line.fetch(request)
        raise failure(FetchReason.TIMEOUT, request.url, "no byte within 20 seconds")

    line = Line()
    crowd.collect("silent", fetch=silence, minutes=0.02)
    waits = crowd.room.query("SELECT extract(EPOCH FROM next_free_at - now())::int FROM ops.domain")
    assert min(waits) >= 8
    assert crowd.room.query("SELECT DISTINCT slow_downs, last_slow_down FROM ops.domain") == [(1, "timeout")]


def test_a_lost_database_fails_the_run_as_transient_and_the_next_completes(crowd: Press):
    def cut_off(request: FetchRequest, **options: Any) -> Fetched:
        if "/news/3" in request.url and not struck.is_set():
            struck.set()
            crowd.room.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'wirehouse collector' AND datname = current_database()"
            )
        return line.fetch(request, **options)

    struck, line = threading.Event(), Line()
    line.pages = -1_000
    with pytest.raises(TransientError):
        crowd.collect("one", fetch=cut_off)
    end_leases(crowd)
    crowd.collect("one")
    assert is_complete(crowd)


def test_a_worker_that_outlived_its_lease_does_not_overwrite_what_another_wrote(crowd: Press):
    slow, waits = threading.Event(), threading.Event()

    def late(request: FetchRequest, **options: Any) -> Fetched:
        answer = line.fetch(request, **options)
        if request.url == "http://town-001.test/news/2" and not slow.is_set():
            slow.set()
            end_leases(crowd)
            waits.wait(10)
        return answer

    line = Line()
    line.pages = -1_000
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(crowd.collect, "late", fetch=late, workers=1, minutes=0.2)
        slow.wait(10)
        crowd.collect("other", minutes=0.2)
        waits.set()
        first.result()
    assert is_complete(crowd)
    assert crowd.room.query("SELECT run_id FROM ops.fetch WHERE reason = 'lease_ended'") == ["late"]
    assert crowd.room.query(
        "SELECT count(*) FROM ops.run_item WHERE address LIKE '%%town-001.test/news/2'"
    ) == [1]


def test_ten_workers_of_two_runs_keep_one_pace(crowd: Press):
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(crowd.collect, f"run {number}", workers=5) for number in range(2)]
        reports = [run.result() for run in runs]
    assert sum(report.collected for report in reports) == 12
    assert is_complete(crowd)
    assert max(visits(crowd)) == 1
    for host in towns(crowd):
        assert crowd.shortest_gap(host) >= PACE
        assert crowd.most_at_once(host) == 1
