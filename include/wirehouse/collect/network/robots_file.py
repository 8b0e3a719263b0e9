"""Reading a robots file as RFC 9309 says, and as those who write them mean it."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from wirehouse.collect.network.exchange import OptOut
from wirehouse.collect.network.failures import NoAnswer
from wirehouse.collect.network.robots_rules import Rule, deciding_rule, make_rule, ranked
from wirehouse.collect.network.web_addresses import follow, read_address

MOST_SITEMAPS: Final = 1_000

_LINE_END = re.compile("\r\n|\n|\r")
_TOKEN = re.compile(r"[A-Za-z_-]+")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_LONGEST_LINE = 16 * 1024

_AGENT = {"user-agent", "useragent", "user agent"}
_ALLOW = {"allow"}
# Misspelt, it is still meant; all of these stand in robots files of well-known sites.
_DISALLOW = {"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"}
_SITEMAP = {"sitemap", "site-map"}
_DELAY = {"crawl-delay", "crawldelay"}
_SIGNAL = {"content-signal", "content-usage"}
_NAMES = _AGENT | _ALLOW | _DISALLOW | _SITEMAP | _DELAY | _SIGNAL
_NO_TRAINING = {("ai-train", "no"), ("train-ai", "n"), ("ai-input", "no")}


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What a robots file says to one agent.

    `rules` are ranked. `crawl_delay` is in seconds. `sitemaps` are absolute addresses. `opt_outs` come
    from `Content-Signal` and `Content-Usage` lines (drafts of the IETF's aipref group, and what large
    delivery networks write for their customers).
    """

    rules: tuple[Rule, ...] = ()
    crawl_delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    opt_outs: frozenset[OptOut] = frozenset()

    def deciding_rule(self, target: str) -> Rule | None:
        """Give the rule that decides over a path with its query; None where none does, which allows it."""
        return deciding_rule(self.rules, target)


@dataclass(slots=True)
class _Group:
    """What was said to one name, in however many places."""

    rules: list[Rule] = field(default_factory=list)
    delay: float | None = None
    opt_outs: set[OptOut] = field(default_factory=set)


def read_robots(body: bytes, agent: str, address: str) -> RobotsFile:
    """Read the robots file that lies at an address, for the agent of a product token.

    All groups that name the agent count together; where none does, those of `*`. Nothing in it is an
    error: what is not understood is passed over.
    """
    groups: dict[str, _Group] = {}
    named: list[_Group] = []
    sitemaps: list[str] = []
    takes_names = False
    for number, name, value in _lines(_text(body)):
        if name in _AGENT:
            if not takes_names:
                named = []
            takes_names = True
            token = _product_token(value)
            if token:
                named.append(groups.setdefault(token, _Group()))
        elif name in _SITEMAP:
            sitemaps.append(value)
        elif name in _DELAY | _SIGNAL:
            # No rule as RFC 9309 has it, so that names may still follow and share the group's rules.
            _note(named, name, value)
        elif name in _ALLOW | _DISALLOW:
            takes_names = False
            rule = make_rule(name in _ALLOW, value, number)
            if rule is not None:
                for group in named:
                    group.rules.append(rule)
    group = groups.get(agent.lower()) or groups.get("*") or _Group()
    return RobotsFile(
        ranked(dict.fromkeys(group.rules)),
        group.delay,
        _absolute(sitemaps, address),
        frozenset(group.opt_outs),
    )


def _text(body: bytes) -> str:
    for bom, charset in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(bom):
            return body[len(bom) :].decode(charset, "replace" if "16" in charset else "surrogateescape")
    # Bytes that are not UTF-8 stay what they are, and match the same bytes in an address.
    return body.decode("utf-8", "surrogateescape")


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Give each line that says something: its number, its name in lower case, its value."""
    for number, line in enumerate(_LINE_END.split(text), 1):
        said = line[:_LONGEST_LINE].partition("#")[0].strip(" \t\0\x0b\x0c\u00a0\ufeff")
        name, colon, value = said.partition(":")
        name = name.strip().lower()
        if name not in _NAMES or not colon:
            # `Disallow /private`: the colon is forgotten often enough.
            name, _, value = said.partition(" ")
            name = name.strip().lower()
            if name not in _NAMES or len(value.split()) != 1:
                continue
        yield number, name, value.strip()


def _product_token(value: str) -> str:
    if value.startswith("*"):
        return "*"
    match = _TOKEN.match(value)
    return match[0].lower() if match else ""


def _note(named: list[_Group], name: str, value: str) -> None:
    if name in _DELAY:
        match = _NUMBER.match(value)
        delay = float(match[0]) if match else math.nan
        for group in named if match else ():
            group.delay = max(delay, group.delay or 0.0)
        return
    stated = {tuple(part.strip().lower().split("=", 1)) for part in value.split(",") if "=" in part}
    if stated & _NO_TRAINING:
        for group in named:
            group.opt_outs.add(OptOut.NOAI)


def _absolute(stated: list[str], address: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    base = read_address(address)
    for text in stated[:MOST_SITEMAPS]:
        try:
            found[follow(base, text).url] = None
        except NoAnswer:
            continue
    return tuple(found)
