"""The domain that someone registered: what a pace is kept for."""

from __future__ import annotations

from wirehouse import domains
from wirehouse.collect.network.failures import NoAnswer
from wirehouse.collect.network.web_addresses import read_host


def registrable_domain(host: str) -> str:
    """Give the part of a host's name below which one owner decides, in lower-case A-labels.

    `news.example.co.uk` gives `example.co.uk`, by the public suffix list, its private part included: the
    blogs of one host are many owners', and each has its own pace. An IP address, a public suffix
    itself, and what is no name at all are given back as they are.
    """
    try:
        name = read_host(host)
    except NoAnswer:
        return host.lower()
    if name[-1].isdigit() or ":" in name:
        return name
    return domains.registered(name)
