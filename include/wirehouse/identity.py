"""Every id and hash is made here and nowhere else.

Ids are names (RFC 9562 UUID version 5): the same thing gets the same id on every machine and in every
run, so a step that is run again finds its own rows. Nothing that varies from run to run (time of
capture, chrome, run id) enters one.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
import uuid
from collections.abc import Mapping, Sequence

_NAMESPACE = uuid.UUID("7f1e6f0a-5d0b-5c57-9a3c-6f6e65777300")

# Joins the parts of a name. It cannot stand in an address or a surface form: control characters are
# removed from both before they come here.
_SEPARATOR = "\x1f"


def _named(*parts: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, _SEPARATOR.join(parts))


def document_id(data: bytes) -> str:
    """Give the SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def document_key(document: str, source: str, address: str) -> uuid.UUID:
    """Give the id of these bytes at this address.

    The address belongs to it because different addresses can hold equal bytes: all empty files do.
    """
    return _named("document", document, source, address)


def item_key(source: str, address: str) -> uuid.UUID:
    """Give the id of one thing that a run found at an address, readable or not."""
    return _named("item", source, address)


def listing_key(source: str, address: str) -> uuid.UUID:
    """Give the id of a feed, sitemap or list of addresses that a source is collected from."""
    return _named("listing", source, address)


def import_part_key(archive: str, selection: str, first_offset: int) -> uuid.UUID:
    """Give the id of a part of an archive, as far as `selection` takes from it."""
    return _named("import part", archive, selection, str(first_offset))


def article_id(address: str) -> uuid.UUID:
    """Give the id of the article that lives at an address."""
    return _named("article", address)


def content_hash(content: Mapping[str, str | Sequence[str] | None]) -> str:
    """Hash an article's cleaned content: equal content has equal hashes, whatever the key order.

    Text is compared in Unicode normal form C with runs of white space as one space, so that a page
    served once with decomposed accents or another line width is not a revision.
    """

    def plain(value: str | Sequence[str] | None) -> str | list[str] | None:
        if value is None:
            return None
        if isinstance(value, str):
            return " ".join(unicodedata.normalize("NFC", value).split())
        return [" ".join(unicodedata.normalize("NFC", part).split()) for part in value]

    canonical = {key: plain(value) for key, value in content.items()}
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def revision_id(article: uuid.UUID, content: str) -> uuid.UUID:
    """Give the id of one wording of an article, from its content hash."""
    return _named("revision", str(article), content)


def entity_id(kind: str, name: str) -> uuid.UUID:
    """Give the id of a provisional entity: the same name of the same kind is the same entity."""
    return _named("entity", kind, " ".join(unicodedata.normalize("NFKC", name).casefold().split()))


def registry_entity_id(key: str) -> uuid.UUID:
    """Give the id of a curated entity, from its key in the registry, which never changes."""
    return _named("registry", key)


def rejection_id(item: uuid.UUID, document: str | None, stage: str, reason: str) -> uuid.UUID:
    """Give the id of a rejection: the same item refused again for the same reason is the same one."""
    return _named("rejection", str(item), document or "", stage, reason)


def rules_hash(rules: object) -> str:
    """Give a short hash of a source's rules, to tell which rules judged a document."""
    text = json.dumps(rules, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def line_hash(wording: str) -> int:
    """Hash a line's wording to a whole number of 64 bits with a sign, as Postgres's bigint holds it."""
    digest = hashlib.blake2b(wording.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def profile_version(pages: int, lines: Mapping[int, int], date_order: str | None) -> str:
    """Give a short hash of what a source's profile says: equal profiles have equal versions."""
    text = json.dumps([pages, date_order, sorted(lines.items())])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
