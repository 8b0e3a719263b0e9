"""`python -m wirehouse`, for where the script `wirehouse` is not on the path."""

from __future__ import annotations

import sys

from wirehouse.cli import main

if __name__ == "__main__":
    sys.exit(main())
