"""A web archive in the shape of Common Crawl's news archives, made up: the same each time for a number of records."""

from __future__ import annotations

import gzip
import hashlib
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generated_pages import article_page

HOSTS = tuple(f"www.paper-{number:03}.example" for number in range(200))

# Sizes of news pages as they are archived: half have over 30 kB, one in twenty over 110 kB.
_MEDIAN, _SPREAD = 30_000, 0.8
_SMALLEST, _LARGEST = 4_000, 400_000
_DISTINCT = 400
_ENGLISH = (
    "The council will rebuild the harbour wall before the winter storms arrive, and the fishermen who moor their "
    "boats behind it have been asked to leave the basin from June until the end of September, officials said."
)
_GERMAN = (
    "Der Rat will die Hafenmauer noch vor den Winterstürmen erneuern, und die Fischer, deren Boote dahinter "
    "liegen, sollen das Becken von Juni bis Ende September räumen und an den Kai im Süden umziehen."
)
_LEVEL = 6


def make(path: Path, pages: int) -> int:
    """Write an archive with so many pages and give the number of its records.

    Each page comes with its request, as crawlers store it. One page in ten is German; of a hundred
    answers two are 404, one is a redirect, three are pictures, and one page is sent as gzip.
    """
    rng = random.Random(pages)
    stock = [_page(rng, number) for number in range(_DISTINCT)]
    count = 0
    with path.open("wb") as archive:
        for number in range(pages):
            for record in _records(rng, number, stock[rng.randrange(_DISTINCT)]):
                archive.write(gzip.compress(record, _LEVEL, mtime=0))
                count += 1
    return count


def _page(rng: random.Random, number: int) -> bytes:
    size = int(min(max(_MEDIAN * math.exp(rng.gauss(0, _SPREAD)), _SMALLEST), _LARGEST))
    # Long paragraphs, as the words that the generator makes up are of no language.
    text = f"<p>{(_GERMAN if number % 10 == 0 else _ENGLISH) * 8}</p>" * 3
    return article_page(number, size).replace(
        b'<div class="story-body">', f'<div class="story-body">{text}'.encode(), 1
    )


def _records(rng: random.Random, number: int, page: bytes) -> Iterator[bytes]:
    host = HOSTS[rng.randrange(len(HOSTS))]
    url = f"https://{host}/2026/06/story-of-the-day-{number}"
    status, media_type, body, headers = "200 OK", "text/html; charset=utf-8", page, ""
    draw = rng.randrange(100)
    # Each page differs from all others, as its address does.
    body = page.replace(b"</body>", b"<!-- %d --></body>" % number)
    if draw < 2:
        status = "404 Not Found"
    elif draw < 3:
        status, headers = "301 Moved Permanently", f"Location: {url}/\r\n"
    elif draw < 6:
        media_type, body = "image/jpeg", rng.randbytes(20_000)
    elif draw < 7:
        body, headers = gzip.compress(body, mtime=0), "Content-Encoding: gzip\r\n"
    request = f"GET {url} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n".encode()
    yield _record("request", url, number, request)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    yield _record("response", url, number, head.encode() + body)


def _record(kind: str, url: str, number: int, block: bytes) -> bytes:
    digest = hashlib.sha1(block, usedforsecurity=False).hexdigest()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-06-05T18:24:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\nWARC-Block-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
