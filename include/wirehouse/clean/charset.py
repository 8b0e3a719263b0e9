"""Bytes to text: which character set a document is in, and how that is known.

The order is that of the WHATWG HTML standard, section 13.2.3.2 (BOM, transport, declaration, bytes),
with one difference: a declaration that the bytes contradict does not win. UTF-8 is never valid by
accident, so bytes that decode as UTF-8 are UTF-8 whatever is declared.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wirehouse.clean import bounds
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_DECLARATION_BYTES = 4096

# The WHATWG Encoding standard reads these labels as the larger Windows sets: pages that claim Latin-1
# use the Windows quotation marks.
_WINDOWS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Codecs of Python's that are no character set of any page; UTF-7 can hide markup, and browsers refuse it.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "utf-7", "unicode-escape", "raw-unicode-escape", "undefined", "oem", "mbcs"}
)
_UNDECLARED = (
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "koi8_r", "koi8_u", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874",
)  # fmt: skip
_SAMPLE_BYTES = 64_000
_BINARY_SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"MZ\x90",
    b"RIFF", b"OggS", b"ID3", b"BZh", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"wOFF", b"wOF2",
)  # fmt: skip
# Control characters that no text holds; form feed, escape and the like do turn up in saved text.
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27})
_BINARY_SHARE = 0.02
_MISFIT_SHARE = 0.005


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text, the character set that it was read in, and how that was known."""

    text: str
    charset: str
    basis: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a document. `declared` is what the container or transport states.

    Raises `DocumentError`: TOO_LARGE, BINARY for bytes that are no text, UNDECODABLE where no set fits.
    """
    bounds.check(len(data), bounds.MOST_BYTES, "bytes")
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(marked, "replace"), marked, "byte order mark")
    wide = _utf16_without_bom(data)
    if wide is not None:
        return _checked(data.decode(wide, "replace"), wide, "zero bytes")
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "bytes")
    except UnicodeDecodeError as error:
        # A file cut in the middle of a character is UTF-8 all the same.
        if error.start >= len(data) - 3 and error.start > 0:
            return Decoded(data.decode("utf-8", "ignore"), "utf-8", "bytes, cut in a character")
    for label, basis in ((declared, "transport"), (_declaration(data), "declaration")):
        charset = _known(label)
        if charset and charset != "utf-8":
            decoded = _strictly(data, charset)
            if decoded is not None:
                return Decoded(decoded, charset, basis)
    return _by_bytes(data)


def _declaration(data: bytes) -> str | None:
    found = _DECLARATION.search(data[:_DECLARATION_BYTES])
    return found[1].decode("ascii") if found else None


def _known(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _WINDOWS.get(name, name)
    # Python also has codecs from bytes to bytes (base64) and from text to text (rot13).
    is_charset = getattr(codecs.lookup(name), "_is_text_encoding", True) and name not in _NO_CHARSETS
    return name if is_charset else None


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        text = data.decode(charset)
    except (UnicodeDecodeError, UnicodeError):
        text = data.decode(charset, "replace")
        if text.count("\ufffd") > len(text) * _MISFIT_SHARE:
            return None
    return text


def _utf16_without_bom(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 20 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    for signature in _BINARY_SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(
                Reason.BINARY, f"the bytes begin with {signature!r}: a file of another kind; take it out"
            )
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) * _BINARY_SHARE and controls > 3:
        raise DocumentError(
            Reason.BINARY,
            f"{controls} of the first {len(sample)} bytes are control characters: no text; take it out",
        )


def _by_bytes(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a tenth of a second, for few documents

    sample = data if len(data) <= _SAMPLE_BYTES else _with_high_bytes(data)
    best = from_bytes(sample, cp_isolation=list(_UNDECLARED)).best()
    found = best.encoding if best else None
    text = _strictly(data, found) if found else None
    if found is None or text is None:
        raise DocumentError(
            Reason.UNDECODABLE, "no character set fits the bytes; save the page again as UTF-8"
        )
    return Decoded(text, found, "statistics of the bytes")


def _with_high_bytes(data: bytes) -> bytes:
    """Take a sample that holds characters beyond ASCII: a page's head often has none."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1000) if first else 0
    return data[start : start + _SAMPLE_BYTES]


def _checked(text: str, charset: str, basis: str) -> Decoded:
    if text.count("\ufffd") > max(3, len(text) * _BINARY_SHARE):
        raise DocumentError(
            Reason.BINARY, f"the bytes begin as {charset} and do not go on so: no text; take it out"
        )
    return Decoded(text, charset, basis)
