"""The domain that someone registered."""

from __future__ import annotations

import pytest

from wirehouse.collect.network import registrable_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.example.org", "example.org"),
        ("WWW.Example.ORG.", "example.org"),
        ("news.bbc.example.co.uk", "example.co.uk"),
        ("example.co.uk", "example.co.uk"),
        ("a.b.example.com.au", "example.com.au"),
        ("münchen.example.de", "example.de"),
        ("www.bücher.de", "xn--bcher-kva.de"),
        ("gazette.test", "gazette.test"),
        ("www.gazette.test", "gazette.test"),
        # Blogs of one host belong to many owners (the list's private part).
        ("one.blogspot.com", "one.blogspot.com"),
        ("other.github.io", "other.github.io"),
        # What nobody could register is its own domain.
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("93.184.215.14", "93.184.215.14"),
        ("no host at all", "no host at all"),
    ],
)
def test_a_host_belongs_to_the_domain_below_the_public_suffix(host, domain):
    assert registrable_domain(host) == domain
