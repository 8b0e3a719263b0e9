"""A listing's bytes as text: expanded where they are gzip, decoded by what they and the server say."""

from __future__ import annotations

import codecs
import re
import zlib

from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

LARGEST = 50 * 1024 * 1024
"""Bytes of a listing, as expanded: the bound of the sitemap protocol."""

_GZIP_FORMAT = 16 + zlib.MAX_WBITS
_GZIP_SIGNATURE = b"\x1f\x8b"
_MARKS = (
    # The longer first: the mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How `<?xml` begins without a mark (XML 1.0, appendix F).
_UNMARKED = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED = re.compile(rb"\A\s{0,99}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
# As browsers read these names (WHATWG Encoding, 4.2): each a superset of what is declared.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# They decode text into other text than a server can have meant.
_NO_CHARSETS = frozenset("utf-7 idna punycode unicode-escape raw-unicode-escape undefined".split())
# What XML 1.0 forbids (2.2); one of them in a thousand entries would make all of them ill-formed.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def expanded(body: bytes) -> bytes:
    """Expand a gzip body, of one member or several; give any other as it is.

    Raises `DocumentError`: `too_large` over 50 MiB, `broken_archive` for gzip without any readable byte.
    What comes before a fault in the middle is given: a sitemap that was cut off still names pages.
    """
    data = _unpacked(body) if body.startswith(_GZIP_SIGNATURE) else body
    if len(data) > LARGEST:
        raise DocumentError(
            Reason.TOO_LARGE, f"a listing may have {LARGEST:,} bytes and this one has more; ask for a part"
        )
    return data


def _unpacked(body: bytes) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while body.startswith(_GZIP_SIGNATURE) and size <= LARGEST:
        member = zlib.decompressobj(_GZIP_FORMAT)
        try:
            piece = member.decompress(body, LARGEST + 1 - size)
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        body = member.unused_data
    if not size:
        raise DocumentError(Reason.BROKEN_ARCHIVE, "it is damaged gzip, without a byte that can be read")
    return b"".join(pieces)


def decoded(body: bytes, charset: str | None) -> str:
    """Decode a listing and take out what XML forbids.

    A byte order mark decides, then the server's charset, then the XML declaration (RFC 7303, 3), but
    for one case: bytes over 127 that are valid UTF-8 are UTF-8, whatever is declared. Servers are set
    to a site's old charset for years after its feeds have changed, and text of another charset does
    not read as UTF-8 by chance. What fits nothing is read as Windows-1252, byte by byte.
    """
    for encoding in _candidates(body, charset):
        try:
            return _FORBIDDEN.sub("", body.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _FORBIDDEN.sub("", body.decode("cp1252", "replace"))


def _candidates(body: bytes, charset: str | None) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if body.startswith(mark)]
    unmarked = [encoding for begin, encoding in _UNMARKED if body.startswith(begin)]
    declared = _DECLARED.match(body)
    stated = [charset or "", declared[1].decode("ascii") if declared else ""]
    names = [name for one in stated if (name := _codec(one))]
    certain = [*marked[:1], *unmarked[:1]]
    # Pure ASCII is left to what is declared: ISO-2022-JP is written with nothing else.
    return [*certain, *names, "utf-8"] if body.isascii() else [*certain, "utf-8", *names]


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return None if found in _NO_CHARSETS else _READ_AS.get(found, found)
