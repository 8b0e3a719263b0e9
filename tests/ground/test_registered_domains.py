"""Domains that someone registered."""

from __future__ import annotations

import pytest

from wirehouse.domains import registered


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.oldhaven.example", "oldhaven.example"),
        ("news.example.co.uk", "example.co.uk"),
        ("ferries.github.io", "ferries.github.io"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_a_host_has_the_domain_that_someone_registered(host: str, domain: str):
    assert registered(host) == domain
