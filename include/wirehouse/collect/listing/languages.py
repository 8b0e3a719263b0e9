"""Tags of language as listings and servers state them."""

from __future__ import annotations

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}")


def language_tag(stated: str | None) -> str | None:
    """Give a tag of BCP 47 in small letters (`de-at`), None for what is none (`English`, `x-default`)."""
    tag = (stated or "").strip().lower().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None
