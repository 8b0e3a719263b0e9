"""Every difference between three readers of robots files has a cause that the experiment finds."""

from __future__ import annotations

import logging

import pytest

from bench.robots_differences import CORPUS, agents, corpus, differences, probes
from wirehouse.collect.network.robots_file import read_robots


def found(text: str) -> set[tuple[str, str]]:
    return {(one.parser, one.cause) for one in differences("made up", text.encode())}


@pytest.mark.parametrize(
    ("text", "parser", "why"),
    [
        ("\ufeffUser-agent: *\nDisallow: /a\n", "protego", "line ends and byte order marks"),
        (
            "User-agent: slurp\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /a\n",
            "protego",
            "lines that are no rule between names",
        ),
        ("User-agent: wire\nDisallow: /a\n", "protego", "groups of the agent, and misspelt rules"),
        (
            "User-agent: *\nAllow: /a\nUser-agent: 008\nDisallow: /\n",
            "robotspy",
            "names that are no product token",
        ),
        ("User-agent: *\nDisallow: /forgot$\n", "protego", "a dollar sign or an asterisk in the address"),
        ("User-agent: *\nDisallow: /a//b\n", "robotspy", "two slashes in a row in the address"),
        ("User-agent: *\nDisallow: private/\n", "robotspy", "a rule without its first slash"),
        (
            "User-agent: *\nDisallow: /a/\nAllow: /a/index.html\n",
            "protego",
            "index.html allowed, and so its folder",
        ),
    ],
)
def test_a_difference_is_traced_to_its_cause(text, parser, why):
    assert (parser, why) in found(text)


def test_three_readers_agree_on_a_plain_file():
    assert found("User-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf\n") == set()


@pytest.mark.skipif(not CORPUS.exists(), reason="the robots files of ../shared are not here")
def test_no_difference_over_the_corpus_is_without_a_cause():
    logging.disable(logging.CRITICAL)
    try:
        all_found = [one for name, body in corpus(every=10) for one in differences(name, body)]
    finally:
        logging.disable(logging.NOTSET)
    assert len(all_found) > 50
    assert [one for one in all_found if one.cause == "unexplained"] == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the robots files of ../shared are not here")
def test_every_file_of_the_corpus_is_read_and_most_hold_rules():
    files = [read_robots(body, "wirehouse", "http://gazette.test/robots.txt") for _, body in corpus()]
    assert len(files) > 500
    assert sum(bool(file.rules) for file in files) > len(files) * 0.8


def test_addresses_are_made_of_the_rules_and_names_of_the_file():
    text = "User-agent: otherbot\nDisallow: /a/*.html$\n"
    assert "/a/x.html" in probes(text)
    assert agents(text) == ["wirehouse", "otherbot"]
