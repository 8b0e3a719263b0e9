"""However much a server sends, the door holds no more than the bound: measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

INCLUDE = Path(__file__).resolve().parents[3] / "include"

PROGRAM = """
import json, resource, sys
from wirehouse.collect.network import Door, FetchFailure, FetchRequest, Purpose
from wirehouse.settings import Settings

stated, paths = json.loads(sys.argv[1]), json.loads(sys.argv[2])
door = Door(Settings(**stated))
door.fetch(FetchRequest("http://ledger.test/two-layers"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
reasons = []
for path in paths:
    try:
        door.fetch(FetchRequest("http://ledger.test" + path, Purpose.SITEMAP))
    except FetchFailure as failure:
        reasons.append(failure.reason)
print(json.dumps([reasons, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]))
"""

BOMBS = ["/bomb-gzip", "/bomb-br", "/bomb-deflate", "/bomb-nested", "/header-flood", "/information-flood"]


def measured(web, paths: list[str], **settings: object) -> tuple[list[str], float]:
    stated = {**web.network_settings(), **settings}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(stated), json.dumps(paths)],
        env={"PYTHONPATH": str(INCLUDE), "PATH": ""},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    reasons, mebibytes = json.loads(ran.stdout)
    return reasons, mebibytes


def test_bombs_and_floods_end_within_a_few_megabytes(web):
    reasons, mebibytes = measured(web, BOMBS)
    assert reasons == ["bomb", "bomb", "bomb", "bomb", "too_large", "too_large"]
    assert mebibytes < 25


@pytest.mark.parametrize("path", ["/endless", "/endless-chunks"])
def test_a_body_without_end_costs_the_bound_and_little_more(web, path):
    reasons, mebibytes = measured(web, [path], network_max_sitemap_bytes=20_000_000)
    assert reasons == ["too_large"]
    assert mebibytes < 45
