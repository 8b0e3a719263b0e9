"""How long each DAG file takes to import, and how much of it is ours.

Prints, for each file of dags/, the time of its own import (everything but the modules of Airflow and of
what Airflow loads for it) beside Airflow's, from `python -X importtime`, as the least of several runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
OURS = frozenset(path.stem for folder in ("dags", "plugins") for path in (ROOT / folder).glob("*.py"))


def measure(dag: str) -> tuple[float, float]:
    """Import a DAG file in a fresh process; give the seconds that are ours, and all seconds."""
    path = os.pathsep.join(str(ROOT / folder) for folder in ("dags", "plugins", "include"))
    report = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {dag}"],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        check=True,
    ).stderr
    ours = everything = 0
    # A module's children stand above it, further in. What one of ours loads is ours, unless Airflow
    # itself loads it too.
    parents: list[tuple[int, bool]] = []
    for line in reversed(report.splitlines()):
        if not line.startswith("import time:") or "self [us]" in line:
            continue
        own, _, name = line.removeprefix("import time:").split("|")
        depth = len(name) - len(name.lstrip())
        while parents and parents[-1][0] >= depth:
            parents.pop()
        module = name.strip()
        root = module.split(".")[0]
        inherited = parents[-1][1] if parents else False
        is_ours = root in OURS or root == "wirehouse" or (inherited and root not in {"airflow", "pendulum"})
        parents.append((depth, is_ours))
        everything += int(own)
        ours += int(own) if is_ours else 0
    return ours / 1e6, everything / 1e6


def main() -> None:
    """Print a line a DAG file."""
    print(f"{'DAG file':<20} {'ours':>8} {'with Airflow':>14}")
    for path in sorted((ROOT / "dags").glob("news_*.py")):
        runs = [measure(path.stem) for _ in range(RUNS)]
        ours, whole = min(runs)
        print(f"{path.name:<20} {ours:>6.3f} s {whole:>12.2f} s")


if __name__ == "__main__":
    main()
