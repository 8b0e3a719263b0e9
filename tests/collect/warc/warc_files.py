"""Web archives, written byte by byte as crawlers do it."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

PARAGRAPH = (
    "The council of Oldhaven will rebuild the harbour wall before the winter storms arrive, and the fishermen "
    "who moor their boats behind it have been asked to leave the basin from June until the end of September. "
)
ABSATZ = (
    "Der Rat von Nordtal will die Hafenmauer noch vor den Winterstürmen erneuern, und die Fischer, deren Boote "
    "dahinter liegen, sollen das Becken von Juni bis Ende September räumen und an den Kai im Süden umziehen. "
)


def page(text: str = PARAGRAPH, lang: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Wall</title><script>var menu = "x";</script></head>'
        f"<body><nav>Home News Sport</nav><p>{text}</p></body></html>"
    ).encode()


def http(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    fields = {"Content_Type": "text/html; charset=utf-8", **headers}
    lines = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def record(url: str, content: bytes, kind: str = "response", **headers: str) -> bytes:
    is_http = content.startswith(b"HTTP/")
    fields = {
        "WARC_Type": kind,
        "WARC_Target_URI": url,
        "WARC_Date": "2026-06-05T18:24:00Z",
        "WARC_Record_ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content_Type": f"application/http; msgtype={kind}" if is_http else "text/html",
        **headers,
        "Content_Length": headers.get("Content_Length", str(len(content))),
    }
    lines = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"


def response(url: str, body: bytes | None = None, status: str = "200 OK", **headers: str) -> bytes:
    return record(url, http(page() if body is None else body, status, **headers))


def address(number: int, host: str = "www.oldhaven.example") -> str:
    return f"https://{host}/{number}"


def write(path: Path, records: Iterable[bytes]) -> list[int]:
    """Write an archive, a gzip member a record where its name ends in .gz; give where each record begins."""
    starts = []
    with path.open("wb") as archive:
        for one in records:
            starts.append(archive.tell())
            archive.write(gzip.compress(one, mtime=0) if path.suffix == ".gz" else one)
    return starts
