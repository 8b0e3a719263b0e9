"""Domains that someone registered, by the public suffix list (publicsuffix.org)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


def registered(host: str) -> str:
    """Give the part of a host's name below which one owner decides: of `news.example.co.uk`, `example.co.uk`.

    `host` is in small letters and A-labels. The list's private part holds too: the blogs of one host are
    many owners'. A public suffix itself is given back as it is.
    """
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    # 10,000 rules, read once, and by those who ask only.
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415

    return PublicSuffixList()
