"""Imports run one way: the ground, the database, the stages, the pipeline, the command line."""

from __future__ import annotations

import ast
import importlib
import inspect

import pytest
from checkout import LIBRARY, ROOT, STAGES, imports, modules, name_of, room_of

GROUND = {"records", "reasons", "errors", "identity", "settings", "sources", "domains"}
ALLOWED = {
    **dict.fromkeys(GROUND, GROUND),
    "database": GROUND,
    **{stage: GROUND | {stage} for stage in ("collect", "clean", "enrich")},
    **{stage: GROUND | {stage, "database"} for stage in ("validate", "publish")},
    "pipeline": GROUND | {"database", "pipeline", *STAGES},
    "judge": GROUND | {"database", "judge"},
    "cli": GROUND | {"database", "pipeline", "judge", "cli", *STAGES},
    "desk": GROUND | {"database", "pipeline", "collect", "judge", "cli", "desk"},
    "local": GROUND | {"database", "pipeline", "local"},
}
"""Of each room those that it may import, besides itself."""

IMPURE = (
    "psycopg2",
    "socket",
    "ssl",
    "http",
    "httpx",
    "requests",
    "urllib.request",
    "subprocess",
    "random",
    "secrets",
    "time",
    "wirehouse.database",
)
CLOCKS = {"now", "utcnow", "today"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_only_rooms_below_its_own(path):
    room = room_of(name_of(path))
    if room in {"", "__main__"}:
        pytest.skip("the package itself and its entry point belong to no room")
    allowed = ALLOWED[room] | {room, "__version__"}
    met = {name for name in imports(path) if name.split(".")[0] == "wirehouse"}
    assert not {name for name in met if room_of(name) not in allowed}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_the_library_knows_nothing_of_airflow(path):
    assert not [name for name in imports(path) if name.split(".")[0] == "airflow"]


@pytest.mark.parametrize(
    "path", [path for path in modules() if path.parent.name in {"clean", "enrich"}], ids=name_of
)
def test_clean_and_enrich_reach_for_no_network_database_or_clock(path):
    met = list(imports(path))
    assert not [name for name in met for impure in IMPURE if f"{name}.".startswith(f"{impure}.")]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [f.attr for f in called if isinstance(f, ast.Attribute) and f.attr in CLOCKS]


@pytest.mark.parametrize("path", sorted((ROOT / "dags").glob("*.py")), ids=lambda path: path.name)
def test_a_dag_file_imports_no_heavy_library_where_it_is_parsed(path):
    heavy = {"great_expectations", "spacy", "bs4", "lxml", "psycopg2", "pandas"}
    assert not [name for name in imports(path) if name.split(".")[0] in heavy]


@pytest.mark.parametrize("stage", (*STAGES, "pipeline", "database"))
def test_every_public_name_of_a_face_is_there_and_documented(stage):
    face = importlib.import_module(f"wirehouse.{stage}")
    assert face.__all__
    for name in face.__all__:
        member = getattr(face, name)
        if inspect.isfunction(member) or inspect.isclass(member):
            assert inspect.getdoc(member), f"wirehouse.{stage}.{name} has no docstring"


def test_every_room_has_its_place_in_the_order():
    rooms = {path.stem for path in LIBRARY.glob("*.py")} | {
        path.name for path in LIBRARY.iterdir() if (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__"} == set(ALLOWED)
