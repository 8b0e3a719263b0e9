"""Reading a source's YAML file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from wirehouse import identity
from wirehouse.records import RepairKind
from wirehouse.sources.description import Collect, CollectKind, Floors, Rule, Rules, Source
from wirehouse.sources.stated import Stated, read_yaml

DATE_ORDERS = ("dmy", "mdy", "ymd")
PROFILES = ("learn", "pinned", "off")

_TEXTS = ("name", "homepage", "language", "timezone", "date_order", "licence")
_OF_COLLECTING = ("collect", "hosts", "pace_seconds", "max_per_run", "recheck", "silent_after_hours")
_KEYS = frozenset({*_TEXTS, *_OF_COLLECTING, "rules", "floors", "profile", "repairs"})
_SELECTORS = ("keep", "drop", "headline", "standfirst", "byline", "date", "section")
_OF_THE_WEB = {CollectKind.FEED, CollectKind.SITEMAP}
_OF_FILES = {CollectKind.LANDING, CollectKind.ARCHIVE}
_RESULTS = re.compile(r"\.(?:json|jsonl|ndjson)(?:\.gz)?\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 2_000
_HOUR, _YEAR = 3_600, 24 * 366


@cache
def load_all(folder: Path) -> Mapping[str, Source]:
    """Read every source of a folder, by id. Raises `SourceError` for the first that is wrong."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.yaml"))}


def read(path: Path) -> Source:
    """Read one source's YAML file. Raises `SourceError`, naming the file, the line and the key."""
    stated = read_yaml(path)
    values = stated.mapping(_KEYS)
    texts = {key: _text(values.get(key), key) for key in _TEXTS}
    _check(values, texts)
    return Source(
        id=path.stem,
        rules=_rules(values.get("rules")),
        floors=_floors(values.get("floors")),
        profile=_profile(values.get("profile")),
        repairs=_repairs(values.get("repairs")),
        version=_version(stated),
        collect=_collect(values.get("collect")),
        hosts=_hosts(values.get("hosts")),
        pace_seconds=_number(values, "pace_seconds", 0.1, _HOUR, "a number of seconds from 0.1 to 3600"),
        max_per_run=_max_per_run(values),
        recheck=values["recheck"].switch() if "recheck" in values else True,
        silent_after_hours=_number(
            values, "silent_after_hours", 1, _YEAR, "a number of hours from 1 to 8784"
        ),
        **texts,
    )


def _version(stated: Stated) -> str:
    """Give the version of what is read from a page: another pace is no reason to judge pages again."""
    content = stated.value or {}
    return identity.rules_hash({key: value for key, value in content.items() if key not in _OF_COLLECTING})


def _text(stated: Stated | None, key: str) -> str | None:
    if stated is None:
        return None
    # YAML 1.1 reads the language code `no` as false.
    return "no" if stated.value is False and key == "language" else stated.text()


def _check(values: Mapping[str, Stated], texts: Mapping[str, str | None]) -> None:
    if texts["date_order"] not in {None, *DATE_ORDERS}:
        raise values["date_order"].fault(f"one of {', '.join(DATE_ORDERS)} is expected")
    if texts["timezone"]:
        try:
            ZoneInfo(texts["timezone"])
        except (KeyError, ValueError, OSError) as error:
            raise values["timezone"].fault(f"{texts['timezone']!r} is no IANA time zone") from error
    if texts["homepage"] and not _is_of_the_web(texts["homepage"]):
        raise values["homepage"].fault("an address with http:// or https:// is expected")


def _profile(stated: Stated | None) -> str:
    if stated is None or stated.value is True:
        return "learn"
    # YAML 1.1 reads the words `on` and `off` as true and false.
    return "off" if stated.value is False else stated.choice(PROFILES)


def _repairs(stated: Stated | None) -> tuple[tuple[RepairKind, bool], ...]:
    values = stated.mapping(list(RepairKind)) if stated else {}
    return tuple((RepairKind(key), value.switch()) for key, value in sorted(values.items()))


def _rules(stated: Stated | None) -> Rules:
    values = stated.mapping((*_SELECTORS, "drop_lines")) if stated else {}
    lines = values.get("drop_lines")
    if lines is not None and not isinstance(lines.value, list | None):
        raise lines.fault("a list of texts is expected")
    return Rules(
        drop_lines=tuple(line.text() or "" for line in lines.entries()) if lines else (),
        **{name: _selectors(values[name]) for name in _SELECTORS if name in values},
    )


def _selectors(stated: Stated) -> tuple[Rule, ...]:
    return tuple(_selector(entry) for entry in stated.entries())


def _selector(entry: Stated) -> Rule:
    import soupsieve  # noqa: PLC0415 - only a source with rules pays for it

    values = {"css": entry} if isinstance(entry.value, str) else entry.mapping(("css", "valid_until"))
    css, until = values.get("css"), values.get("valid_until")
    if css is None or not isinstance(css.value, str):
        raise (css or entry).fault("a CSS selector is expected")
    if until is not None and type(until.value) is not date:
        raise until.fault("a day is expected, such as 2026-11-30")
    try:
        soupsieve.compile(css.value)
    except soupsieve.SelectorSyntaxError as error:
        raise css.fault(f"{css.value!r} is no CSS selector: {error}") from error
    return Rule(css.value, until.value if until else None)


def _floors(stated: Stated | None) -> Floors:
    values = stated.mapping(("with_date", "with_author", "articles_a_day")) if stated else {}
    return Floors(
        **{
            key: value.number(0, 1_000_000, "a number from 0 on")
            if key == "articles_a_day"
            else value.number(0, 1, "a share between 0 and 1")
            for key, value in values.items()
        }
    )


def _collect(stated: Stated | None) -> tuple[Collect, ...]:
    places = tuple(_place(entry) for entry in stated.entries()) if stated else ()
    if stated and (twice := next((one for one in places if places.count(one) > 1), None)):
        raise stated.fault(f"{twice.address} is stated twice as {twice.kind}")
    return places


def _place(entry: Stated) -> Collect:
    values = entry.mapping(("kind", "address"))
    for key in ("kind", "address"):
        if key not in values:
            raise entry.fault(f"{key} is missing; state it, as in 'kind: feed' and 'address: https://...'")
    kind = CollectKind(values["kind"].choice(list(CollectKind)))
    address = values["address"].text()
    if not address or len(address.encode()) > _LONGEST_ADDRESS:
        raise values["address"].fault(f"an address of up to {_LONGEST_ADDRESS:,} bytes is expected")
    if not address.isprintable():
        raise values["address"].fault("it holds a character that no address has")
    is_of_the_web = _is_of_the_web(address)
    if kind in _OF_THE_WEB and not is_of_the_web:
        raise values["address"].fault(f"a {kind} lies at an address with http:// or https://")
    if "@" in address.partition("://")[2].partition("/")[0]:
        raise values["address"].fault("it holds a name or password; give those to the storage's own settings")
    if kind in _OF_FILES and is_of_the_web:
        raise values["address"].fault(f"a {kind} lies in a folder or in object storage, not on the web")
    if kind is CollectKind.SEARCH_RESULTS and not is_of_the_web and not _RESULTS.search(address):
        raise values["address"].fault("a file of results is named .json, .jsonl or .ndjson, or so with .gz")
    return Collect(kind, _from_here(entry.path, address))


def _from_here(file: Path, address: str) -> str:
    """Let a path start at the YAML file's folder: a worker's own folder is anywhere."""
    return address if "://" in address else os.path.join(file.absolute().parent, address)  # noqa: PTH118 - a Path would drop `./` and a slash at the end


def _is_of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _hosts(stated: Stated | None) -> tuple[str, ...]:
    entries = stated.entries() if stated else []
    for entry in entries:
        text = entry.text() or ""
        if not text or set(text) & set("/:@ ?#*"):
            raise entry.fault("a host's name is expected, such as news.example.org")
    return tuple(str(entry.value).lower() for entry in entries)


def _number(values: Mapping[str, Stated], key: str, least: float, most: float, what: str) -> float | None:
    return values[key].number(least, most, what) if key in values else None


def _max_per_run(values: Mapping[str, Stated]) -> int | None:
    if "max_per_run" not in values:
        return None
    stated = values["max_per_run"]
    if type(stated.value) is not int or stated.value < 1:
        raise stated.fault("a whole number from 1 on is expected")
    return stated.value
