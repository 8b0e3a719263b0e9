"""One document through clean and enrich, whatever it does: an article with its facts, or a rejection."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from wirehouse import clean, enrich, settings, sources, validate
from wirehouse.errors import DocumentError, TransientError
from wirehouse.pipeline.time_limit import TooSlowError, within
from wirehouse.reasons import Reason
from wirehouse.records import Article, Enrichment, RawDocument, Rejection, SourceProfile, Stage
from wirehouse.sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """The document that is judged, without its bytes, the source that it is of, and that one's profile."""

    address: str
    document_id: str
    source: Source
    profile: SourceProfile | None = None

    def reject(self, stage: Stage, reason: Reason, evidence: str) -> Rejection:
        """Turn it away, by what would judge it today."""
        return Rejection(
            source=self.source.id,
            address=self.address,
            document_id=self.document_id,
            stage=stage,
            reason=reason,
            evidence=f"{self.address}: {evidence}",
            versions=versions_today(self.source, stage, self.profile.version if self.profile else ""),
        )


def source_of(source_id: str) -> Source:
    """Give a source as its YAML file states it, or one without rules; the settings say the rest."""
    config = settings.load()
    known = sources.load_all(config.sources_folder)
    return (known.get(source_id) or sources.unknown(source_id)).without_repairs(config.repairs_not_made)


@cache
def versions_today(source: Source, stage: Stage, profile_version: str = "") -> str:
    """Give what would judge a source's documents today, as a rejection at a stage states it.

    `profile_version` is that of the source's profile, empty where nothing was learned of it. Every
    version that comes before the verdict counts: a newer cleaner can mend what a suite refused.
    """
    versions = [clean.versions(source, profile_version)]
    if stage in {Stage.ENRICH, Stage.VALIDATE}:
        versions.append(enrich.versions())
    if stage is Stage.VALIDATE:
        versions.append(validate.versions())
    return joined(*versions)


def joined(*versions: str) -> str:
    """Name the versions of several stages as one text."""
    return "; ".join(versions)


def warm_up() -> None:
    """Load the models: outside a document's time, and where a missing one is not a document's fault."""
    text = "The river rose on Monday."
    enrich.enrich(
        Article(document_id="0" * 64, address="warm-up", source="warm-up", headline=text, body=text)
    )


def judge(
    document: RawDocument, source: Source, profile: SourceProfile | None = None
) -> tuple[Article, Enrichment] | Rejection:
    """Clean and enrich one document; it raises nothing but `TransientError`."""
    subject = Subject(document.address, document.id, source, profile)
    article = guarded(subject, Stage.CLEAN, lambda: clean.clean(document, source, profile))
    if isinstance(article, Rejection):
        return article
    facts = guarded(subject, Stage.ENRICH, lambda: enrich.enrich(article))
    if isinstance(facts, Rejection):
        return replace(facts, explanation=article.explanation)
    return article, facts


def guarded(subject: Subject, stage: Stage, work: Callable[[], T]) -> T | Rejection:
    """Do a piece of a document's work; whatever goes wrong is a rejection, unless it may pass.

    The work has the seconds of the setting `max_clean_seconds`.
    """
    try:
        return within(settings.load().max_clean_seconds, work)
    except TransientError:
        raise
    except TooSlowError as error:
        return subject.reject(
            stage, Reason.TOO_SLOW, f"{error}; raise the setting max_clean_seconds if it is worth it"
        )
    except DocumentError as error:
        return subject.reject(stage, error.reason, error.evidence)
    except Exception as error:
        # Whatever one document does, it must not end the others.
        failed = Reason.CLEANER_FAILED if stage is Stage.CLEAN else Reason.ENRICHER_FAILED
        return subject.reject(stage, failed, _last_lines(error))


def _last_lines(error: Exception, lines: int = 6) -> str:
    """Tell where an exception came from; of paths only the file's name, to read the same anywhere."""
    frames = traceback.extract_tb(error.__traceback__)[-lines:]
    told = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} in {frame.name}" for frame in frames]
    return "; ".join([f"{type(error).__name__}: {error}", *reversed(told)])
