"""`python -m wirehouse.local run|up|down|psql`, as the Makefile calls it."""

from __future__ import annotations

import sys

from wirehouse.local.commands import main

if __name__ == "__main__":
    sys.exit(main())
