"""The address of everything that lies under the landing folder, as valid Unicode.

A path's names are bytes; an address is text that goes into a database and onto a screen. What cannot
stand there is percent-encoded, byte by byte, as in RFC 3986: bytes that are not UTF-8, control
characters, line separators, and the controls of writing direction, which can make one name look like
another. Different paths keep different addresses: a name's own `%` is encoded where it would read as
such an escape, and its own `!` and `#` where they would read as one of the marks below.

    bbc/2024/page.html                 a file
    bbc/june.zip!/page.html            a member of an archive
    bbc/pages.jsonl#L12                the twelfth line
    bbc/pages.json#/3                  the fourth element (a JSON Pointer, RFC 6901)
"""

from __future__ import annotations

import re

from wirehouse import identity

# A B-tree index of Postgres takes no value over 2,704 bytes. Linux paths reach 4,096 bytes and names
# in a zip archive 65,535.
_LONGEST = 2_000
_DIGEST = "#sha256="

# Only the escapes that are written here: `%20` in the name of a page saved by wget stays as it is.
_LOOKS_ESCAPED = re.compile(r"%(?=[01][0-9A-Fa-f]|2[135]|7[Ff]|[89A-Fa-f][0-9A-Fa-f])")
_LOOKS_MARKED = re.compile(rf"[!#]\Z|#(?=L[0-9]+\Z|{_DIGEST[1:]})")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\udc80-\udcff]")


def of_name(name: bytes) -> str:
    """Give one name of a path, without a slash, as it stands in an address."""
    text = name.decode("utf-8", "surrogateescape")
    text = _LOOKS_ESCAPED.sub("%25", text)
    text = _LOOKS_MARKED.sub(_escaped, text)
    return _UNFIT.sub(_escaped, text)


def of_member(archive: str, name: bytes) -> str:
    """Give the address of an archive's member, from the archive's and the name in it.

    `./page.html` and `page.html` are the same member, and `/page.html` is not.
    """
    root = "/" if name.startswith(b"/") else ""
    parts = [of_name(part) for part in name.split(b"/") if part not in {b"", b"."}]
    return bounded(f"{archive}!/{root}{'/'.join(parts)}")


def of_line(file: str, number: int) -> str:
    """Give the address of one line of a file, counted from 1."""
    return f"{file}#L{number}"


def of_element(file: str, index: int) -> str:
    """Give the address of one element of the list that a JSON file holds, counted from 0."""
    return f"{file}#/{index}"


def bounded(address: str) -> str:
    """Shorten an address over 2,000 bytes: its beginning, then the SHA-256 of the whole."""
    data = address.encode()
    if len(data) <= _LONGEST:
        return address
    digest = _DIGEST + identity.document_id(data)
    return data[: _LONGEST - len(digest)].decode("utf-8", "ignore") + digest


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))
