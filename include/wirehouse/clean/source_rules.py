"""What a source's YAML file states about its pages, evaluated by BeautifulSoup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wirehouse.clean import repair
from wirehouse.sources import Rule, Rules

KEPT = "keptbyrule"
"""The word that marks the elements that a `keep` rule selects."""

KEPT_ATTRIBUTE = "data-wirehouse"
_VALUES = ("headline", "standfirst", "byline", "date", "section")


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page after its source's rules: the page's text, and the values that the rules name.

    `values` holds for headline, standfirst, byline, date and section the text found and the selector
    that found it.
    """

    text: str
    values: dict[str, tuple[str, str]] = field(default_factory=dict)


def apply(text: str, rules: Rules, captured_on: date | None) -> Ruled:
    """Apply the CSS rules that are valid for a page captured on a day (None: all that have not ended).

    A rule that matches nothing changes nothing, so that one template's rules do no harm to another's.
    """
    if not any((rules.keep, rules.drop, *(getattr(rules, name) for name in _VALUES))):
        return Ruled(text)
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only pages of sources with rules pay for it

    soup = BeautifulSoup(text, "lxml")
    values: dict[str, tuple[str, str]] = {}
    for name in _VALUES:
        for rule in _valid(getattr(rules, name), captured_on):
            element = soup.select_one(rule.css)
            if element is not None and name not in values:
                stated = (
                    element.get("datetime") or element.get("content") or element.get_text(" ", strip=True)
                )
                if stated:
                    values[name] = (repair.plain(str(stated)), rule.css)
    for rule in _valid(rules.drop, captured_on):
        for element in soup.select(rule.css):
            element.decompose()
    for rule in _valid(rules.keep, captured_on):
        for element in soup.select(rule.css):
            element[KEPT_ATTRIBUTE] = KEPT
    return Ruled(str(soup), values)


def _valid(rules: Iterable[Rule], captured_on: date | None) -> list[Rule]:
    return [
        rule
        for rule in rules
        if rule.valid_until is None or (captured_on is not None and captured_on <= rule.valid_until)
    ]
