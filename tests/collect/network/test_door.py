"""What comes back through the door from servers that behave, and from those that do not."""

from __future__ import annotations

import time

import pytest

from web import Answer, Fault
from wirehouse.collect.network import (
    Door,
    FetchFailure,
    FetchReason,
    FetchRequest,
    Hop,
    OptOut,
    Purpose,
    TerminalFetchFailure,
    TransientFetchFailure,
)
from wirehouse.errors import SettingsError, TerminalError, TransientError
from wirehouse.settings import Settings

QUICK = {"network_total_seconds": 1.5, "network_connect_seconds": 0.6}


def page(host: str, path: str) -> str:
    return f"http://{host}{path}"


def failure_of(door: Door, url: str, purpose: Purpose = Purpose.PAGE) -> FetchFailure:
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest(url, purpose))
    return caught.value


# What is asked


def test_it_says_who_asks_and_how_to_reach_them(web, door):
    door.fetch(FetchRequest("http://gazette.test/robots.txt"))
    assert web.requests[-1].headers["user-agent"] == "Wirehouse/0.1.0 (+newsdesk@wirehouse.test)"


def test_it_does_not_open_without_a_contact():
    with pytest.raises(SettingsError, match="network_contact"):
        Door(Settings())


def test_it_asks_only_for_codings_that_it_can_undo(web, door):
    door.fetch(FetchRequest("http://gazette.test/robots.txt"))
    assert web.requests[-1].headers["accept-encoding"] == "gzip, deflate, br"


def test_it_keeps_no_cookie(web, door):
    door.fetch(FetchRequest("http://courier.test/2026/11/orchards"))
    door.fetch(FetchRequest("http://courier.test/2026/11/harbour-crane"))
    assert [request for request in web.requests if "cookie" in request.headers] == []


def test_it_opens_a_connection_for_each_request_and_closes_it(web, door):
    door.fetch(FetchRequest("http://courier.test/chain/1"))
    assert len({request.connection for request in web.requests}) == 6
    assert {request.headers["connection"] for request in web.requests} == {"close"}


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_port_of_the_scheme_is_not_named_in_the_host_header(web, door, scheme):
    door.fetch(FetchRequest(f"{scheme}://GAZETTE.test:{ {'http': 80, 'https': 443}[scheme] }/feed.xml"))
    assert web.requests[-1].headers["host"] == "gazette.test"


def test_the_fragment_stays_at_home(web, door):
    door.fetch(FetchRequest("http://gazette.test/news/archive-opens#comments"))
    assert web.requests[-1].path == "/news/archive-opens"


# What comes back


def test_an_answer_comes_with_all_that_is_known_of_it(door):
    fetched = door.fetch(FetchRequest("http://gazette.test/news/archive-opens"))
    assert fetched.status == 200
    assert fetched.address == "http://gazette.test/news/archive-opens"
    assert fetched.media_type == "text/html"
    assert fetched.charset == "utf-8"
    assert fetched.etag == '"gazette-1"'
    assert fetched.last_modified == "Tue, 10 Nov 2026 08:00:00 GMT"
    assert fetched.ip == "127.0.0.1"
    assert fetched.started_at.utcoffset() is not None
    assert 0 < fetched.seconds < 5
    assert b"<h1>County archive opens its cellar to readers</h1>" in fetched.body
    assert 0 < fetched.sent_bytes < len(fetched.body)
    assert fetched.header("content-encoding") == "gzip"


@pytest.mark.parametrize("path", ["/ok", "/slow", "/deflate", "/two-layers", "/length-none"])
def test_a_body_is_the_same_however_it_is_sent(web, door, path):
    expected = web.answer("ledger.test", "/ok").body
    assert door.fetch(FetchRequest(page("ledger.test", path))).body == expected


@pytest.mark.parametrize(
    ("url", "validators"),
    [
        ("http://gazette.test/feed.xml", {"etag": 'W/"gazette-feed-7"'}),
        ("http://gazette.test/feed.xml", {"last_modified": "Tue, 10 Nov 2026 09:30:00 GMT"}),
        ("http://courier.test/feed", {"etag": '"courier-atom"'}),
    ],
)
def test_what_has_not_changed_is_not_sent_again(door, url, validators):
    fetched = door.fetch(FetchRequest(url, Purpose.FEED, **validators))
    assert (fetched.status, fetched.body) == (304, b"")


def test_validators_go_only_to_the_address_that_gave_them(web, door):
    request = FetchRequest(
        "http://courier.test/feed", etag='"courier-atom"', validators_from="http://courier.test/atom.xml"
    )
    assert door.fetch(request).status == 304
    assert ["if-none-match" in asked.headers for asked in web.requests] == [False, True]


def test_a_validator_that_would_break_the_header_is_not_sent(web, door):
    door.fetch(FetchRequest("http://gazette.test/feed.xml", etag='"x"\r\nX-Injected: 1'))
    assert "x-injected" not in web.requests[-1].headers
    assert "if-none-match" not in web.requests[-1].headers


@pytest.mark.parametrize(
    ("path", "status"),
    [("/never", 500), ("/missing", 404), ("/news/seawall", 429), ("/news/allotments", 503)],
)
def test_a_status_of_whatever_kind_is_an_answer(door, path, status):
    assert door.fetch(FetchRequest(page("tribune.test", path))).status == status


@pytest.mark.parametrize(("path", "seconds"), [("/news/seawall", 2), ("/news/chess-club", 2)])
def test_retry_after_is_understood_in_both_forms(door, path, seconds):
    # A date has no fraction of a second, so that it may name one second less.
    assert door.fetch(FetchRequest(page("tribune.test", path))).retry_after == pytest.approx(
        seconds, abs=1.01
    )


@pytest.mark.parametrize(
    ("path", "opt_outs"),
    [
        ("/news/kite-festival", {OptOut.NOARCHIVE, OptOut.NOAI}),
        ("/news/bell-ringers", {OptOut.TDM}),
        ("/news/other-bots", set()),
    ],
)
def test_what_the_headers_opt_out_of_is_recorded(door, path, opt_outs):
    assert door.fetch(FetchRequest(page("beacon.test", path))).opt_outs == opt_outs


def test_a_page_may_be_fetched_over_tls(door):
    assert door.fetch(FetchRequest("https://gazette.test/feed.xml")).status == 200


def test_a_certificate_that_nobody_vouches_for_is_refused(web):
    stated = {**web.network_settings(), "network_ca_file": None}
    failure = failure_of(Door(Settings(**stated)), "https://gazette.test/feed.xml")
    assert failure.reason is FetchReason.TLS
    assert web.requests == []


def test_a_certificate_of_another_name_is_refused(web):
    stated = web.network_settings()
    stated["network_test_hosts"] += f", impostor.test:443=127.0.0.1:{web.secure_port}"
    failure = failure_of(Door(Settings(**stated)), "https://impostor.test/")
    assert failure.reason is FetchReason.TLS
    assert web.requests == []


def test_a_server_that_never_answers_in_tls_is_given_up_in_time(web):
    stated = web.network_settings() | {"network_test_hosts": f"gazette.test:443=127.0.0.1:{web.port}"}
    failure = failure_of(Door(Settings(**stated, **QUICK)), "https://gazette.test/")
    assert failure.reason is FetchReason.TIMEOUT
    assert failure.detail.endswith("TLS")


# Redirects


def test_redirects_are_followed_and_each_is_told(door):
    fetched = door.fetch(FetchRequest("http://courier.test/chain/1"))
    assert fetched.address == "http://courier.test/2026/11/harbour-crane"
    assert [hop.status for hop in fetched.hops] == [301, 302, 303, 307, 308]
    assert fetched.hops[0] == Hop("http://courier.test/chain/1", 301)


@pytest.mark.parametrize("path", ["/loop/1", "/round"])
def test_a_loop_is_noticed_when_it_closes(web, door, path):
    assert failure_of(door, page("courier.test", path)).reason is FetchReason.REDIRECTS
    assert len(web.requests) <= 2


def test_there_are_only_so_many_redirects(web, door):
    for number in range(30):
        web.put("courier.test", f"/far/{number}", Answer(status=302, location=f"/far/{number + 1}"))
    assert failure_of(door, "http://courier.test/far/0").reason is FetchReason.REDIRECTS
    assert len(web.requests) == 11


def test_a_redirect_without_an_address_is_the_answer(door):
    assert door.fetch(FetchRequest("http://courier.test/nowhere")).status == 302


def test_a_redirect_in_raw_utf_8_is_understood(web, door):
    location = "/straße/münchen".encode().decode("latin-1")
    web.put("courier.test", "/utf-8", Answer(status=301, headers=(("Location", location),)))
    fetched = door.fetch(FetchRequest("http://courier.test/utf-8"))
    assert fetched.address == "http://courier.test/stra%C3%9Fe/m%C3%BCnchen"


def test_a_caller_may_keep_a_redirect_from_being_followed(web, door):
    offered: list[str] = []

    def may_follow(url: str) -> bool:
        offered.append(url)
        return "gazette.test" not in url

    web.put("courier.test", "/to-gazette", Answer(status=301, location="http://gazette.test/feed.xml"))
    web.put("courier.test", "/to-there", Answer(status=301, location="/to-gazette"))
    fetched = door.fetch(FetchRequest("http://courier.test/to-there"), may_follow=may_follow)
    assert (fetched.status, fetched.location) == (301, "http://gazette.test/feed.xml")
    assert fetched.address == "http://courier.test/to-gazette"
    assert offered == ["http://courier.test/to-gazette", "http://gazette.test/feed.xml"]
    assert {request.host for request in web.requests} == {"courier.test"}


def test_a_redirect_from_https_to_http_is_refused(web, door):
    web.put("gazette.test", "/down", Answer(status=302, location="http://gazette.test/feed.xml"))
    assert failure_of(door, "https://gazette.test/down").reason is FetchReason.DOWNGRADE
    assert [request.is_secure for request in web.requests] == [True]


def test_a_redirect_from_https_to_http_is_followed_where_the_settings_say_so(web):
    web.put("gazette.test", "/down", Answer(status=302, location="http://gazette.test/feed.xml"))
    door = Door(Settings(**web.network_settings(), network_allow_downgrade=True))
    assert door.fetch(FetchRequest("https://gazette.test/down")).address == "http://gazette.test/feed.xml"


def test_a_failure_after_redirects_names_the_hop_and_the_beginning(door):
    failure = failure_of(door, "http://courier.test/away/metadata")
    assert failure.url == "http://169.254.169.254/latest/meta-data/"
    assert "after 1 redirects from http://courier.test/away/metadata" in str(failure)


# What goes wrong


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/hang", FetchReason.TIMEOUT),
        ("/hang-in-body", FetchReason.TIMEOUT),
        ("/drip", FetchReason.TIMEOUT),
        ("/reset", FetchReason.RESET),
        ("/reset-at-once", FetchReason.RESET),
        ("/cut", FetchReason.CUT_OFF),
        ("/cut-chunks", FetchReason.CUT_OFF),
        ("/cut-gzip", FetchReason.CUT_OFF),
        ("/length-too-long", FetchReason.CUT_OFF),
    ],
)
def test_what_a_network_does_to_an_answer_may_pass(door, path, reason):
    failure = failure_of(door, page("ledger.test", path))
    assert failure.reason is reason
    assert isinstance(failure, TransientFetchFailure)
    assert isinstance(failure, TransientError)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/endless", FetchReason.TOO_LARGE),
        ("/endless-chunks", FetchReason.TOO_LARGE),
        ("/length-lie", FetchReason.TOO_LARGE),
        ("/large", FetchReason.TOO_LARGE),
        ("/header-flood", FetchReason.TOO_LARGE),
        ("/information-flood", FetchReason.TOO_LARGE),
        ("/bomb-gzip", FetchReason.BOMB),
        ("/bomb-br", FetchReason.BOMB),
        ("/bomb-deflate", FetchReason.BOMB),
        ("/bomb-nested", FetchReason.BOMB),
        ("/three-layers", FetchReason.UNDECODABLE),
        ("/zstd", FetchReason.UNDECODABLE),
        ("/not-packed", FetchReason.UNDECODABLE),
    ],
)
def test_what_a_server_does_wrong_it_does_again(door, path, reason):
    failure = failure_of(door, page("ledger.test", path))
    assert failure.reason is reason
    assert isinstance(failure, TerminalFetchFailure)
    assert isinstance(failure, TerminalError)


@pytest.mark.parametrize("path", ["/hang", "/drip", "/hang-in-body"])
def test_the_whole_time_holds_against_a_server_that_goes_on_and_on(web, path):
    door = Door(Settings(**web.network_settings(), network_total_seconds=0.8))
    started = time.monotonic()
    assert failure_of(door, page("ledger.test", path)).reason is FetchReason.TIMEOUT
    assert 0.7 < time.monotonic() - started < 1.6


def test_the_whole_time_counts_over_all_redirects(web):
    for number in range(8):
        web.put(
            "ledger.test", f"/slow/{number}", Answer(status=302, location=f"/slow/{number + 1}", wait=0.25)
        )
    door = Door(Settings(**web.network_settings(), network_total_seconds=0.8))
    started = time.monotonic()
    assert failure_of(door, "http://ledger.test/slow/0").reason is FetchReason.TIMEOUT
    assert time.monotonic() - started < 1.6


def test_a_wait_of_its_own_ends_before_the_whole_time(web):
    door = Door(Settings(**web.network_settings(), network_first_byte_seconds=0.3))
    started = time.monotonic()
    assert "first byte" in failure_of(door, "http://ledger.test/hang").detail
    assert time.monotonic() - started < 1.2


def test_nobody_at_the_port_is_a_failure_that_may_pass(web):
    stated = web.network_settings() | {"network_test_hosts": "gone.test=127.0.0.1:9"}
    failure = failure_of(Door(Settings(**stated, **QUICK)), "http://gone.test/")
    assert (failure.reason, failure.transient) == (FetchReason.CONNECT, True)


def test_a_name_without_an_address_is_a_failure_that_may_pass(door, names):
    assert names == {}
    failure = failure_of(door, "http://nowhere.example.org/")
    assert (failure.reason, failure.transient) == (FetchReason.DNS, True)
    assert "nowhere.example.org" in str(failure)


def test_bytes_of_another_protocol_are_no_answer(web, door):
    web.put("ledger.test", "/smtp", Answer(fault=Fault.NOT_HTTP))
    assert failure_of(door, "http://ledger.test/smtp").reason in {FetchReason.RESET, FetchReason.PROTOCOL}


# Bounds


def test_what_lies_beyond_the_stated_length_is_not_read(door):
    assert len(door.fetch(FetchRequest("http://ledger.test/length-too-short")).body) == 500


def test_a_sitemap_may_be_larger_than_a_page(web):
    door = Door(Settings(**web.network_settings(), network_max_page_bytes=1_000))
    assert failure_of(door, "http://ledger.test/ok").reason is FetchReason.TOO_LARGE
    assert failure_of(door, "http://ledger.test/ok", Purpose.FEED).reason is FetchReason.TOO_LARGE
    assert door.fetch(FetchRequest("http://ledger.test/ok", Purpose.SITEMAP)).status == 200


def test_of_a_robots_file_500_kib_are_read_and_no_more(door):
    fetched = door.fetch(FetchRequest("http://ledger.test/bomb-robots", Purpose.ROBOTS))
    assert (fetched.status, len(fetched.body), fetched.is_cut) == (200, 500 * 1024, True)


def test_of_an_error_page_only_the_beginning_is_read(door):
    fetched = door.fetch(FetchRequest("http://ledger.test/large-error"))
    assert (fetched.status, len(fetched.body), fetched.is_cut) == (404, 64 * 1024, True)


def test_an_error_page_that_cannot_be_read_is_still_its_status(door):
    fetched = door.fetch(FetchRequest("http://ledger.test/broken-error"))
    assert (fetched.status, fetched.is_cut) == (404, True)


def test_one_door_serves_many_threads(web, door):
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    urls = [page("gazette.test", "/news/archive-opens")] * 40
    with ThreadPoolExecutor(8) as pool:
        fetched = list(pool.map(lambda url: door.fetch(FetchRequest(url)), urls))
    assert {answer.status for answer in fetched} == {200}
    assert len(web.asked("gazette.test", "/news/archive-opens")) == 40
