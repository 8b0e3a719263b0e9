"""A body cut into pieces at the spans of its facts, so that each can be shown marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Fact = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of characters with what it is part of: a quotation, a name, an amount, or nothing.

    `begins` and `ends` say whether the quotation starts or stops with it.
    """

    text: str
    quotation: Fact | None = None
    mention: Fact | None = None
    amount: Fact | None = None
    begins: bool = False
    ends: bool = False


def paragraphs(
    body: str, *, mentions: Sequence[Fact], quotations: Sequence[Fact], amounts: Sequence[Fact]
) -> list[list[Marked]]:
    """Cut a body into its paragraphs, and each at the spans that it holds.

    Facts are rows with `start_char` and `end_char`. Of two of one kind that overlap the first one is shown.
    """
    kinds = {"quotation": _apart(quotations), "mention": _apart(mentions), "amount": _apart(amounts)}
    edges = sorted(
        {0, len(body)}
        | {fact[end] for facts in kinds.values() for fact in facts for end in ("start_char", "end_char")}
    )
    pieces: list[list[Marked]] = [[]]
    at = dict.fromkeys(kinds, 0)
    for start, end in pairwise(edges):
        here: dict[str, Fact | None] = {}
        for kind, facts in kinds.items():
            while at[kind] < len(facts) and facts[at[kind]]["end_char"] <= start:
                at[kind] += 1
            fact = facts[at[kind]] if at[kind] < len(facts) else None
            here[kind] = fact if fact and fact["start_char"] <= start else None
        said = here["quotation"]
        for number, part in enumerate(body[start:end].split("\n\n")):
            if number:
                pieces.append([])
            if part:
                begins = bool(said and said["start_char"] == start and not number)
                ends = bool(said and said["end_char"] == end)
                pieces[-1].append(Marked(part, said, here["mention"], here["amount"], begins, ends))
    return [piece for piece in pieces if piece]


def _apart(facts: Iterable[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda one: (one["start_char"], -one["end_char"])):
        if fact["end_char"] > fact["start_char"] and (not kept or fact["start_char"] >= kept[-1]["end_char"]):
            kept.append(fact)
    return kept
