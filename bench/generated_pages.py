"""Pages of any size, of words that mean nothing: an article with chrome around it, only chrome, only text.

The same seed and size give the same page. A page of the middle size of real ones (170 KB) has about as
many elements, links, scripts and characters of text as those have.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

_ONSETS = "b br d dr f fl g gr h k kl l m n p pr r s sk st t tr v".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ["", "", "n", "r", "l", "s", "nd", "rt", "m", "ck"]
_SITE = "The Oldhaven Courier"
_URL = "https://courier.example/2024/06/12/"


def _word(rng: random.Random) -> str:
    syllables = rng.choice((1, 1, 2, 2, 3))
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))


def _words(rng: random.Random, count: int) -> str:
    return " ".join(_word(rng) for _ in range(count))


def _sentence(rng: random.Random) -> str:
    return _words(rng, rng.randint(8, 24)).capitalize() + "."


def _paragraph(rng: random.Random) -> str:
    sentences = [_sentence(rng) for _ in range(rng.randint(2, 5))]
    if rng.random() < 0.3:
        linked = f'<a href="{_URL}{rng.randrange(10**6)}">{_words(rng, 3)}</a>'
        sentences.insert(1, f"{_words(rng, 4).capitalize()} {linked} {_words(rng, 5)}.")
    return " ".join(sentences)


def _chrome(rng: random.Random) -> str:
    """Give one box of a site's furniture: a menu, teasers, a script, or a form."""
    kind = rng.choice(("menu", "teasers", "teasers", "script", "script", "picture", "newsletter"))
    name = f"{kind} {kind}--{_word(rng)} module-{rng.randrange(100)}"
    if kind == "script":
        values = {_word(rng): _words(rng, 8) for _ in range(60)}
        return f"<script>window.{_word(rng)} = {json.dumps(values)};</script>"
    if kind == "menu":
        entries = "".join(
            f'<li class="menu__item"><a href="/{_word(rng)}">{_word(rng).title()}</a></li>' for _ in range(12)
        )
        return f'<nav class="{name}"><ul>{entries}</ul></nav>'
    if kind == "teasers":
        cards = "".join(
            f'<article class="card"><div class="card__body"><h3><a href="{_URL}{rng.randrange(10**6)}">'
            f"{_words(rng, 7).capitalize()}</a></h3><p>{_sentence(rng)}</p><time>2 hours ago</time></div></article>"
            for _ in range(4)
        )
        return f'<section class="{name}"><h2>More stories</h2>{cards}</section>'
    if kind == "picture":
        sources = "".join(f'<source srcset="/img/{rng.randrange(10**9)}.webp 800w">' for _ in range(4))
        return f'<figure class="{name}"><picture>{sources}<img src="/i.jpg"></picture></figure>'
    return (
        f'<div class="{name}"><p>Subscribe to our newsletter</p>'
        '<form action="/subscribe"><input name="email"><button>Sign up</button></form></div>'
    )


def _filled(rng: random.Random, part: Callable[[random.Random], str], size: int) -> Iterator[str]:
    """Give parts until they have so many bytes."""
    while size > 0:
        text = part(rng)
        size -= len(text)
        yield text


def _document(headline: str, body: str) -> bytes:
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": "2024-06-12T09:30:00+02:00",
        "author": {"@type": "Person", "name": "Jane Doe"},
        "publisher": {"@type": "Organization", "name": _SITE},
    }
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} | {_SITE}</title>'
        f'<meta property="og:title" content="{headline}"><link rel="canonical" href="{_URL}{len(body)}">'
        f'<script type="application/ld+json">{json.dumps(stated)}</script></head><body>{body}</body></html>'
    ).encode()


def article_page(seed: int, size: int) -> bytes:
    """Make an article of about `size` bytes: a tenth of them its text, the rest chrome on all sides."""
    rng = random.Random(seed)
    headline = _words(rng, 8).capitalize()
    paragraphs = "".join(f"<p>{text}</p>\n" for text in _filled(rng, _paragraph, size // 10))
    chrome = list(_filled(rng, _chrome, size * 9 // 10 - 900))
    third = len(chrome) // 3
    return _document(
        headline,
        f'<header class="site-header">{"".join(chrome[:third])}</header><main><article class="story">'
        f'<h1>{headline}</h1><p class="byline">By Jane Doe</p><div class="story-body">{paragraphs}</div>'
        f'</article><aside class="rail">{"".join(chrome[third : 2 * third])}</aside></main>'
        f"<footer>{''.join(chrome[2 * third :])}</footer>",
    )


def chrome_page(seed: int, size: int) -> bytes:
    """Make a page of about `size` bytes that holds no article."""
    rng = random.Random(seed)
    return _document(_words(rng, 3).capitalize(), "".join(_filled(rng, _chrome, size)))


def text_page(seed: int, size: int) -> bytes:
    """Make an article of about `size` bytes with nothing around its paragraphs."""
    rng = random.Random(seed)
    headline = _words(rng, 8).capitalize()
    paragraphs = "".join(f"<p>{text}</p>\n" for text in _filled(rng, _paragraph, size))
    return _document(headline, f"<h1>{headline}</h1>{paragraphs}")


def text_dump(seed: int, size: int) -> bytes:
    """Make a text dump of about `size` bytes: a menu, a headline, paragraphs, related headlines."""
    rng = random.Random(seed)
    menu = [_word(rng).title() for _ in range(12)]
    paragraphs = _filled(
        rng, lambda rng: " ".join(_sentence(rng) for _ in range(rng.randint(2, 5))), max(size - 900, 600)
    )
    related = [_words(rng, 8).capitalize() for _ in range(10)]
    lines = [*menu, _words(rng, 8).capitalize(), "By Jane Doe", *paragraphs, "Related articles", *related]
    return "\n".join(lines).encode()
