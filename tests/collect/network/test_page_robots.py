"""What a page's own head asks not to be done with it."""

from __future__ import annotations

import time

import pytest

from wirehouse.collect.network import OptOut, page_opt_outs


@pytest.mark.parametrize(
    ("head", "opt_outs"),
    [
        ('<meta name="robots" content="noarchive">', {OptOut.NOARCHIVE}),
        ("<META CONTENT='NoAI, noimageai' NAME=Robots>", {OptOut.NOAI, OptOut.NOIMAGEAI}),
        ("<meta name=robots content=noindex>", {OptOut.NOINDEX}),
        ('<meta name="robots" content="none"/>', {OptOut.NOINDEX}),
        ('<meta name="Wirehouse" content="noai">', {OptOut.NOAI}),
        ('<meta name="otherbot" content="noai">', set()),
        ('<meta name="tdm-reservation" content="1">', {OptOut.TDM}),
        ('<meta name="tdm-reservation" content="0">', set()),
        ('<meta name="robots" content="index,follow,max-image-preview:large">', set()),
        ('<meta name="robots">', set()),
        ('<meta\n name = "robots"\n content = "noarchive"\n>', {OptOut.NOARCHIVE}),
        ('<meta name="description" content="noarchive">', set()),
        ('<meta property="og:x" content="a > b"><meta name="robots" content="noai">', {OptOut.NOAI}),
        ('<!-- <meta name="robots" content="noarchive"> -->', set()),
        ('<script>"<meta name=robots content=noarchive>"</script>', set()),
        ("<title><meta name=robots content=noarchive></title>", set()),
        ('</head><meta name="robots" content="noarchive">', set()),
        ('<body><meta name="robots" content="noarchive">', set()),
    ],
)
def test_the_head_is_heard_and_nothing_else(head, opt_outs):
    assert page_opt_outs(b"<!doctype html><html><head>" + head.encode(), "Wirehouse") == opt_outs


def test_several_elements_add_up():
    page = b"<head><meta name=robots content=noai><meta name=robots content=noarchive></head>"
    assert page_opt_outs(page) == {OptOut.NOAI, OptOut.NOARCHIVE}


def test_a_page_in_utf_16_is_heard_too():
    assert page_opt_outs("\ufeff<head><meta name=robots content=noai>".encode("utf-16-le")) == {OptOut.NOAI}


def test_the_opt_out_of_an_invented_page_is_found(web):
    assert page_opt_outs(web.answer("beacon.test", "/news/mill-race").body) == {
        OptOut.NOAI,
        OptOut.NOIMAGEAI,
        OptOut.TDM,
    }


@pytest.mark.parametrize(
    "page",
    [
        b"<meta " * 1_000_000,
        b"<!--" * 1_000_000,
        b"<script>" * 500_000,
        b"<meta name='" + b" " * 5_000_000,
        b"<meta " + b"a=" * 2_000_000,
        b"<meta" + b" x" * 2_000_000,
        b"<" * 5_000_000,
    ],
    ids=["elements", "comments", "scripts", "quote", "equals", "attributes", "brackets"],
)
def test_a_hostile_head_is_given_up_in_time(page):
    started = time.monotonic()
    page_opt_outs(page)
    assert time.monotonic() - started < 1.0
