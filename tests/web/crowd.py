"""Hosts by the hundred, for measuring pace: a feed and so many short articles each, made when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from web.answers import Answer

_PLACES = "Brackwater Thornley Aldersea Kestrel Millbrook Saltmarsh Wyndham Carrow Felden Osgate".split()
_THINGS = "bridge library ferry market school reservoir tramway orchard theatre hospital quarry pier".split()
_PEOPLE = (
    "Mara Quillfeather",
    "Tobias Rennick",
    "Ines Valcourt",
    "Omar Felding",
    "Greta Soames",
    "Piet Harlow",
)
_MONTHS = ("September", "October", "November")


@dataclass
class CrowdSite:
    """A made-up host that has pages by number: `/news/1`, `/news/2`, ..."""

    host: str
    number: int
    pages: int

    def at(self, path: str) -> tuple[Answer, ...]:
        """The answers at a path; none where there is nothing."""
        if path == "/robots.txt":
            return (Answer(b"User-agent: *\nDisallow: /private/\n", media_type="text/plain"),)
        if path == "/feed.xml":
            return (Answer(self._feed().encode(), media_type="application/rss+xml; charset=utf-8"),)
        number = path.removeprefix("/news/")
        if path.startswith("/news/") and number.isdigit() and 0 < int(number) <= self.pages:
            return (Answer(self._page(int(number)).encode(), media_type="text/html; charset=utf-8"),)
        return ()

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{self._headline(n)}</title><link>http://{self.host}/news/{n}</link></item>"
            for n in range(1, self.pages + 1)
        )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.host}</title>'
            f"<link>http://{self.host}/</link><description>News</description>{items}</channel></rss>"
        )

    def _headline(self, number: int) -> str:
        place, thing = _PLACES[(self.number + number) % 10], _THINGS[(self.number * 7 + number) % 12]
        return f"{place} council votes to repair the {thing} on street {number} of district {self.number}"

    def _page(self, number: int) -> str:
        person = _PEOPLE[(self.number + 3 * number) % len(_PEOPLE)]
        day, month = 1 + number % 20, 9 + self.number % 3
        sentences = "\n".join(f"<p>{text}</p>" for text in self._sentences(number))
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self._headline(number)}</title>'
            f'<meta property="article:published_time" content="2026-{month:02}-{day:02}T08:{number % 60:02}:00+00:00">'
            f'<meta name="author" content="{person}"></head><body><nav><a href="/">Home</a></nav><article>'
            f"<h1>{self._headline(number)}</h1><p>By {person}, {day} {_MONTHS[month - 9]} 2026</p>{sentences}"
            f"</article><footer>All rights reserved</footer></body></html>"
        )

    def _sentences(self, number: int) -> Iterator[str]:
        place, thing = _PLACES[(self.number + number) % 10], _THINGS[(self.number * 7 + number) % 12]
        cost = 100 + 37 * number + 11 * self.number
        yield (
            f"The council of {place} agreed late on Monday to spend {cost} thousand crowns on the {thing} in "
            f"street {number}, which has been closed since the flood of last spring."
        )
        yield (
            f"Work in district {self.number} begins in {4 + number % 9} weeks and should last until the summer, the "
            f"town's engineer told a meeting that {20 + number} residents attended in the old hall."
        )
        yield (
            f"Those who live beside the {thing} had asked for {2 + number % 5} years that something be done, and "
            "several of them said that they would believe it when they saw the first spade in the ground."
        )


def crowd_site(number: int, pages: int) -> CrowdSite:
    """One host of the crowd."""
    return CrowdSite(f"town-{number:03}.test", number, pages)
