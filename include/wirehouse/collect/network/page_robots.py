"""What a page's own head asks not to be done with it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from wirehouse.collect.network.answer_headers import words_of
from wirehouse.collect.network.exchange import OptOut

_HEAD_BYTES = 256 * 1024
_MOST_TAGS = 2_000
_MOST_ATTRIBUTES = 30
_TAG = re.compile(r"<(!--|/?[a-z]+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[\s/]*([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_RAW_TEXT = {"script", "style", "noscript", "title", "template"}
_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def page_opt_outs(page: bytes, agent: str = "wirehouse") -> frozenset[OptOut]:
    """Give the opt-outs of `<meta name="robots">`, of one that names the agent, and of `tdm-reservation`.

    Only the head is read, and of that the first 256 KiB; comments, scripts and templates say nothing.
    The bytes need not be decoded: names and words are ASCII in every charset that pages are written in
    but UTF-16, which is told by its byte order mark.
    """
    found: set[OptOut] = set()
    for attributes in _metas(_head(page)):
        name = attributes.get("name", "").strip().lower()
        content = attributes.get("content", "")
        if name in {"robots", agent.lower()}:
            found |= words_of(content[:2_000].split(","))
        elif name == "tdm-reservation" and content.strip() == "1":
            found.add(OptOut.TDM)
    return frozenset(found)


def _head(page: bytes) -> str:
    head = page[:_HEAD_BYTES]
    charset = next((name for bom, name in _BOMS.items() if head.startswith(bom)), "latin-1")
    return head.decode(charset, "replace")


def _metas(head: str) -> Iterator[dict[str, str]]:
    position = 0
    for _ in range(_MOST_TAGS):
        tag = _TAG.search(head, position)
        if tag is None:
            return
        name = tag[1].lower()
        position = tag.end()
        if name in {"/head", "body"}:
            return
        if name == "meta":
            attributes, position = _attributes(head, position)
            yield attributes
        elif name == "!--" or name in _RAW_TEXT:
            position = _end_of(head, position, "-->" if name == "!--" else f"</{name}")


def _end_of(head: str, position: int, end: str) -> int:
    found = re.compile(re.escape(end), re.IGNORECASE).search(head, position)
    return found.end() if found else len(head)


def _attributes(head: str, position: int) -> tuple[dict[str, str], int]:
    """Give the attributes of the tag at a position, and where they end."""
    attributes: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        match = _ATTRIBUTE.match(head, position)
        if match is None:
            break
        position = match.end()
        attributes.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return attributes, position
