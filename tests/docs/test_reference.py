"""What the code offers is documented: settings, tables, reasons, verbs, reports, DAGs."""

from __future__ import annotations

import argparse
import ast
import importlib.util
import re
from types import ModuleType

import pytest
from documentation import DOCS, ROOT, rows

from wirehouse.cli import arguments
from wirehouse.database import transaction
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import RepairKind
from wirehouse.settings import INCLUDE, Settings

AGAIN = "write it anew: .venv/bin/python docs/build_reference.py"
REPORTS = sorted((INCLUDE / "sql" / "reports").glob("*.sql"))
DAGS = sorted((ROOT / "dags").glob("news_*.py"))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_reference", DOCS / "build_reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_settings_is_current(reference):
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == reference.settings_page(
        Settings.model_fields
    ), AGAIN


@pytest.mark.parametrize(
    "page",
    [
        "data-dictionary.md",
        "data-dictionary-mart.md",
        "data-dictionary-pipeline.md",
        "data-dictionary-operations.md",
    ],
)
def test_the_data_dictionary_is_current_and_no_table_or_column_lacks_its_comment(reference, warehouse, page):
    title, schemas = reference.DICTIONARIES[page]
    with transaction(warehouse.owner_url) as cursor:
        made = reference.dictionary_page(cursor, title, schemas)
    assert (DOCS / page).read_text(encoding="utf-8") == made, AGAIN


def test_the_data_dictionary_leaves_no_schema_out(reference, warehouse):
    described = {schema for _, schemas in reference.DICTIONARIES.values() for schema in schemas}
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"
        )
        there = {name for (name,) in cursor.fetchall()}
    assert there - {"public"} == described


def test_a_column_without_a_comment_is_an_error(reference, warehouse):
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("COMMENT ON COLUMN news.article.address IS NULL")
        with pytest.raises(ValueError, match=r"news\.article\.address has no comment"):
            reference.dictionary_page(cursor, "news", ["news"])


def test_every_reason_is_explained_and_no_other():
    page = (DOCS / "reasons.md").read_text(encoding="utf-8")
    states = page.index("## States of a rejection")
    explained = re.findall(r"^\| `(\w+)` \|", page[:states], re.M)
    assert sorted(explained) == sorted([*Reason, *SkipReason])


def test_every_kind_of_repair_is_explained_and_no_other():
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    table = page.split("### Kinds of repair", 1)[1].split("\n## ", 1)[0]
    cells = re.findall(r"^\| (`.+?`) \|", table, re.M)
    assert sorted(kind for cell in cells for kind in re.findall(r"`([^`]+)`", cell)) == sorted(RepairKind)


def test_every_state_of_a_rejection_is_explained():
    assert {"open", "fixed", "waived", "superseded"} <= set(rows(DOCS / "reasons.md"))


@pytest.fixture(scope="module")
def verbs() -> dict[str, argparse.ArgumentParser]:
    """The parsers of the verbs, by name."""
    kept: list[argparse.ArgumentParser] = []

    def keep(parser, *_arguments):
        kept.append(parser)
        return argparse.Namespace()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argparse.ArgumentParser, "parse_args", keep)
        arguments.parse(["status"])
    (choices,) = [
        action.choices for action in kept[0]._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return dict(choices)


def sections(page: str) -> dict[str, str]:
    """The parts of a page by their headings."""
    parts = re.split(r"^## (.+)\n", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_verb_and_no_other_has_its_section(verbs):
    page = sections((DOCS / "cli.md").read_text(encoding="utf-8"))
    assert {name.split()[1] for name in page if name.startswith("wirehouse ")} == set(verbs)


def test_every_option_and_positional_argument_of_a_verb_is_documented(verbs):
    page = sections((DOCS / "cli.md").read_text(encoding="utf-8"))
    missing = []
    for verb, parser in verbs.items():
        (text,) = [
            f"{name}\n{text}" for name, text in page.items() if name.split()[:2] == ["wirehouse", verb]
        ]
        for action in parser._actions:
            words = [word for word in action.option_strings if word.startswith("--") and word != "--help"]
            if not action.option_strings:
                words = list(action.choices or [str(action.metavar)])
            missing += [f"{verb}: {word}" for word in words if word not in text]
    assert not missing


def test_no_option_is_documented_that_is_not_there(verbs):
    page = sections((DOCS / "cli.md").read_text(encoding="utf-8"))
    for heading, text in page.items():
        if heading.startswith("wirehouse "):
            known = {option for a in verbs[heading.split()[1]]._actions for option in a.option_strings}
            assert set(re.findall(r"^\| `(--[a-z-]+)", text, re.M)) <= known


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_every_report_is_documented_with_its_parameters(report):
    row = rows(DOCS / "cli.md").get(report.stem, "")
    stated = re.findall(r"`([\w-]+)`", row.split("|")[2]) if row else []
    assert sorted(stated) == sorted(set(re.findall(r"%\((\w+)\)s", report.read_text(encoding="utf-8"))))


def test_every_verb_of_make_is_documented():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    verbs = re.findall(r"^([a-z]+):.*## ", makefile, re.M)
    assert not [verb for verb in verbs if f"`make {verb}" not in page and verb != "help"]


@pytest.mark.parametrize("path", DAGS, ids=lambda path: path.stem)
def test_every_dag_is_documented_with_its_params_and_tasks(path):
    page = (DOCS / "operators.md").read_text(encoding="utf-8")
    section = re.split(r"^##+ ", page.split(f"\n### {path.stem}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    params = [
        key.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PARAMS"
        for key in node.value.keys
    ]
    tasks = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(getattr(getattr(each, "func", None), "id", "") == "step" for each in node.decorator_list)
    ]
    assert tasks
    assert not [name for name in (*params, *tasks) if f"`{name}`" not in section]
