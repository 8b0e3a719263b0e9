"""Every error Wirehouse raises on purpose.

WirehouseError
├── TerminalError          trying again cannot help
│   ├── SettingsError        a setting is unknown, missing or of the wrong form
│   ├── SourceError          a source's YAML file is wrong
│   ├── MigrationError       the database and the migration files disagree
│   ├── DocumentError        one document is at fault; carries the rejection's reason
│   ├── BatchStopped         a batch-level expectation failed; nothing of the batch was published
│   ├── JudgementRefused     a judgement about entities stands against another one
│   └── UnbalancedRun        collected != published + unchanged + rejected + skipped
└── TransientError         the same call may succeed later: a lock, a connection, a full disk
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirehouse.reasons import Reason


class WirehouseError(Exception):
    """The root of the tree."""


class TerminalError(WirehouseError):
    """Trying again cannot help."""


class SettingsError(TerminalError):
    """A setting is unknown, missing or of the wrong form."""


class SourceError(TerminalError):
    """A source's YAML file is wrong; the message names the file and the key."""


class MigrationError(TerminalError):
    """The database and the migration files disagree."""


class DocumentError(TerminalError):
    """One document is at fault: it becomes a `Rejection` with this reason and evidence."""

    def __init__(self, reason: Reason, evidence: str) -> None:
        super().__init__(f"{reason.value}: {evidence}")
        self.reason = reason
        self.evidence = evidence


class BatchStopped(TerminalError):  # noqa: N818 - it names what happened to the batch
    """A batch-level expectation failed; nothing of the batch was published."""


class JudgementRefused(TerminalError):  # noqa: N818 - it names what happened to the judgement
    """A judgement about entities stands against another one, or is not whole."""


class UnbalancedRun(TerminalError):  # noqa: N818 - it names what is wrong with the run
    """The run's documents do not add up."""


class TransientError(WirehouseError):
    """The same call may succeed later."""
