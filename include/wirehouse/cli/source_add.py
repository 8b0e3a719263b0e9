"""`wirehouse source add URL`: find a site's listings and write the YAML file of a new source."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from wirehouse import settings, sources
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import printable
from wirehouse.collect.network import Door
from wirehouse.collect.scouting import Candidate, Scout, Site, find_listings
from wirehouse.collect.scouting.finding import domain_of

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_BYTES_OF_A_LINE = 2_000


def main(arguments: argparse.Namespace) -> int:
    """Write and show the file; 1 where the site has no listing that could be found."""
    config = settings.load()
    url = arguments.source if "://" in arguments.source else f"https://{arguments.source}/"
    source_id = arguments.id or _id_of(url)
    if not _ID.fullmatch(source_id):
        raise UsageError(
            f"{source_id!r} is no id: small letters, digits and hyphens are expected; state --id"
        )
    path = config.sources_folder / f"{source_id}.yaml"
    if path.exists():
        raise UsageError(f"{path} is there already; edit it, or give the new source another --id")
    site = find_listings(url, Scout(Door(config), config))
    for problem in site.problems:
        print(printable(f"left out: {problem}"))
    if not site.candidates:
        print(printable(f"{site.homepage}: no feed and no sitemap was found; nothing was written"))
        return 1
    text = yaml_of(site)
    _write(path, text)
    print(printable(f"{path}:\n\n{text}"))
    print(printable(f"Try it: wirehouse source check {path}"))
    return 0


def _id_of(url: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", domain_of(url).partition(".")[0]).strip("-")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it first: a file that does not read back must not stop all runs.
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    try:
        sources.read(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def yaml_of(site: Site) -> str:
    """Give a source's YAML file: listings of new articles stated, all others as remarks to choose from."""
    advised = [one for one in site.candidates if one.is_advised] or list(site.candidates)
    others = [one for one in site.candidates if one not in advised]
    language = site.page.language or _language_of(advised)
    lines = [
        *_stated(
            "name", site.page.name or next((one.listing.title for one in advised if one.listing.title), None)
        ),
        *_stated("homepage", site.homepage),
        *_stated("language", language),
        "# Times that its pages print without an offset are of this zone:",
        "# timezone: Europe/Oslo",
        "# The terms under which its texts may be used:",
        "# licence: ask the publisher",
        "collect:",
        *(line for one in advised for line in _place(one)),
    ]
    if others:
        lines.append("  # These list a site's whole past:")
        lines.extend("  # " + line[2:].removeprefix("# ") for one in others for line in _place(one))
    return "\n".join(lines) + "\n"


def _place(candidate: Candidate) -> Iterator[str]:
    listing = candidate.listing
    count = f"{len(listing.entries):,} pages" if listing.entries else f"{len(listing.sitemaps):,} sitemaps"
    full = sum(entry.content_html is not None for entry in listing.entries)
    yield f"  # {listing.form}, {count}{', with full texts' if full else ''}; found by {candidate.found_by}"
    yield f"  - kind: {candidate.kind}"
    yield from ("    " + line for line in _stated("address", candidate.address))


def _stated(key: str, value: str | None) -> Iterator[str]:
    if value:
        yield yaml.safe_dump({key: value}, allow_unicode=True, width=_BYTES_OF_A_LINE * 2).rstrip("\n")


def _language_of(candidates: Iterable[Candidate]) -> str | None:
    stated = Counter(entry.language for one in candidates for entry in one.listing.entries if entry.language)
    return stated.most_common(1)[0][0] if stated else None
