"""Judging: what people decide about entities and links, and what is proposed for the registry.

Everything happens in Postgres (include/sql/views/14_judge.sql) and in the caller's transaction. A judgement is
a row that is only ever added; what it changes, the views show at once.
"""

from __future__ import annotations

from wirehouse.judge.entities import FoundEntity, Proposal, find, proposals
from wirehouse.judge.export import RegistryRow, registry_rows
from wirehouse.judge.judgements import Verdict, judge_alias, judge_entities, judge_mention, undo

__all__ = [
    "FoundEntity",
    "Proposal",
    "RegistryRow",
    "Verdict",
    "find",
    "judge_alias",
    "judge_entities",
    "judge_mention",
    "proposals",
    "registry_rows",
    "undo",
]
