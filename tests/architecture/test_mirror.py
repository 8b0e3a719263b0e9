"""The tests mirror the source: who looks for the tests of a module finds them by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from checkout import LIBRARY, ROOT, imports, name_of

ROOMS = (
    "collect",
    "clean",
    "enrich",
    "validate",
    "publish",
    "pipeline",
    "judge",
    "database",
    "cli",
    "local",
    "desk",
)

TESTED_IN = {
    "tests/collect/test_zip_archives.py": "collect.archives",
    "tests/clean/test_samples.py": "clean.page",
    "tests/enrich/test_document.py": "enrich.names enrich.recognise enrich.senses",
    "tests/enrich/test_amounts.py": "enrich.amount_context enrich.amount_ranges enrich.amount_words",
    "tests/enrich/test_quotations.py": """
        enrich.attribution enrich.cues enrich.noun_phrases
        enrich.speakers enrich.subjects
    """,
    "tests/enrich/test_linking.py": "enrich.people enrich.roles",
    "tests/pipeline/test_in_process.py": "pipeline.reports pipeline.runs",
    "tests/pipeline/test_killed.py": "pipeline.ledger",
    "tests/pipeline/test_collecting.py": """
        pipeline.collecting_pages pipeline.collecting_robots pipeline.collecting_worker
    """,
    "tests/pipeline/test_gate.py": "pipeline.rejections",
    "tests/database/test_embedded.py": "database.cluster database.ports database.private_file",
    "tests/cli/test_verbs.py": """
        cli.arguments cli.database cli.replay cli.run cli.source cli.source_profile cli.sql cli.status cli.terminal
    """,
    "tests/cli/test_entities_verb.py": "cli.entities cli.entities_arguments",
    "tests/cli/test_collectors.py": """
        cli.collect cli.collect_arguments cli.import_archives cli.recheck pipeline.collecting_in_process
    """,
    "tests/cli/test_clean.py": "cli.documents cli.json_output",
    "tests/desk/test_routes.py": """
        desk.access desk.app desk.checks desk.dictionary desk.documents desk.files desk.gate desk.headers
        desk.inbox desk.pages desk.runs desk.stated
    """,
    "tests/desk/test_desk_states.py": "desk.raw",
    "tests/acceptance/test_up_and_down.py": "local.api local.databases",
}
"""Parts of a room that are tested through its face: where, and which."""

THROUGH_THE_FACE = {f"wirehouse.{name}" for names in TESTED_IN.values() for name in names.split()}


def modules_of(room: str) -> list[Path]:
    return [path for path in sorted((LIBRARY / room).glob("*.py")) if not path.stem.startswith("__")]


def is_tested(path: Path) -> bool:
    """Whether a file of tests bears the module's name, or one beside it imports the module."""
    tests = ROOT / "tests" / path.parent.name
    name = name_of(path)
    return (tests / f"test_{path.stem}.py").exists() or any(
        f"{met}.".startswith(f"{name}.") for file in tests.glob("test_*.py") for met in imports(file)
    )


@pytest.mark.parametrize("path", [p for room in ROOMS for p in modules_of(room)], ids=name_of)
def test_a_module_has_tests_or_is_tested_through_its_face(path):
    assert is_tested(path) or name_of(path) in THROUGH_THE_FACE


def test_what_is_tested_through_a_face_exists_and_so_do_its_tests():
    assert {name_of(path) for room in ROOMS for path in modules_of(room)} >= THROUGH_THE_FACE
    assert not [file for file in TESTED_IN if not (ROOT / file).exists()]


def test_the_list_is_no_longer_than_it_must_be():
    tested = {name_of(path) for room in ROOMS for path in modules_of(room) if is_tested(path)}
    assert not tested & THROUGH_THE_FACE
