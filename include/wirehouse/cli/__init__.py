"""The command line: the same verbs as the DAGs, for one file or one batch.

    wirehouse clean FILE            clean one page and show the article
    wirehouse enrich FILE           find what one page says and show it span by span
    wirehouse run FOLDER            collect, clean, validate and publish a folder
    wirehouse collect               fetch what is new of the sources
    wirehouse recheck               visit pages again for changes and withdrawals
    wirehouse import ARCHIVES       take the pages of web archives
    wirehouse explain DOCUMENT      how a document was read when it was last judged
    wirehouse status [RUN]          runs, open rejections and the queue
    wirehouse replay                judge the documents of open rejections again
    wirehouse sql [NAME]            run a report as an analyst
    wirehouse source profile SOURCE what was learned of a source from its pages
    wirehouse entities ACTION       judge and merge entities, propose them for the registry
    wirehouse database VERB         start, stop, migrate or name the database

Errors are one line on stderr. Exit codes: 0 fine; 1 the document or the run was rejected or failed; 2
wrong usage or a wrong setting; 75 (EX_TEMPFAIL of sysexits.h) the same command may succeed later.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from wirehouse.cli.arguments import UsageError, parse
from wirehouse.errors import SettingsError, SourceError, TransientError, WirehouseError

__all__ = ["main"]

FAILED, WRONG_USAGE, TRANSIENT, INTERRUPTED = 1, 2, 75, 130


def main(argv: list[str] | None = None) -> int:
    """Run one command (`sys.argv` without an argument) and give its exit code."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except TransientError as error:
        return _fail(error, TRANSIENT)
    except (UsageError, SettingsError, SourceError) as error:
        return _fail(error, WRONG_USAGE)
    except WirehouseError as error:
        return _fail(error, FAILED)
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader, such as `head`, has had enough; Python must not find the pipe shut when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    return int(arguments.verb(arguments))


def _fail(error: object, code: int) -> int:
    print("wirehouse:", " ".join(str(error).split()), file=sys.stderr)
    return code
