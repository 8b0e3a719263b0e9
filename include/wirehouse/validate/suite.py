"""A suite of expectations: one YAML file of include/suites, whose README.md describes the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wirehouse import identity
from wirehouse.errors import TerminalError
from wirehouse.reasons import Reason

if TYPE_CHECKING:
    from wirehouse.sources import Source

RUN_ID = "{run_id}"
"""What stands for the run's id in a suite's query."""
DOCUMENT_KEY = "document_key"
FACT_COLUMNS = (DOCUMENT_KEY, "fact", "start_char", "end_char")
"""The columns that tell a fact of a staged batch; `fact` is the name of its table."""

_KEYS = {"table", "query", "id_columns", "most_pass", "floors", "expectations"}
_Choice = TypeVar("_Choice", bound=StrEnum)


class Level(StrEnum):
    """What a failure means: the document is rejected, the one fact is left out, the batch is stopped, or
    it is only told.
    """

    ROW = "row"
    FACT = "fact"
    BATCH = "batch"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation: `expect` and `kwargs` are Great Expectations' own, `meaning` is for operators.

    `of_source` narrows it to the rows whose `source_id` that is.
    """

    name: str
    expect: str
    kwargs: Mapping[str, Any]
    level: Level
    reason: Reason | None
    meaning: str
    of_source: str | None = None


@dataclass(frozen=True, slots=True)
class MostPass:
    """The guard of a batch: it stops when more than `share` of `at_least` documents or more fail."""

    name: str
    share: float
    at_least: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations on one guarded table; `query` selects a run's batch of it.

    `floors` names, for a floor that a source may state, the column that a row has or lacks.
    """

    name: str
    table: str
    query: str
    id_columns: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    most_pass: MostPass | None = None
    floors: Mapping[str, str] = field(default_factory=dict)


def read(path: Path) -> Suite:
    """Read one suite. Raises `TerminalError`, naming the file and the key, for one that is wrong."""
    content = _mapping(path, _content(path), "", _KEYS)
    query = _query(path, _text(path, content, "", "query"))
    columns = content.get("id_columns", [DOCUMENT_KEY])
    if not isinstance(columns, list) or not columns or not all(isinstance(name, str) for name in columns):
        raise _wrong(path, "id_columns", "a list of names of columns is expected")
    entries = content.get("expectations")
    if not isinstance(entries, list) or not entries:
        raise _wrong(path, "expectations", "a list is expected")
    guard = _most_pass(path, content["most_pass"]) if "most_pass" in content else None
    expectations = tuple(_expectation(path, number, entry) for number, entry in enumerate(entries, start=1))
    if DOCUMENT_KEY not in columns and (guard or any(each.level is Level.ROW for each in expectations)):
        raise _wrong(path, "id_columns", f"{DOCUMENT_KEY} is expected: failing rows reject their document")
    if any(each.level is Level.FACT for each in expectations) and not set(FACT_COLUMNS) <= set(columns):
        raise _wrong(path, "id_columns", f"{', '.join(FACT_COLUMNS)} are expected: they tell a failing fact")
    _no_two_alike(path, [each.name for each in expectations] + ([guard.name] if guard else []))
    return Suite(
        name=path.stem,
        table=_text(path, content, "", "table"),
        query=query,
        id_columns=tuple(columns),
        expectations=expectations,
        most_pass=guard,
        floors=_floors(path, content.get("floors", {})),
    )


def find(folder: Path, name: str) -> Suite:
    """Read the suite of a name. Raises `TerminalError` for a name that is none of the folder's."""
    known = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    if name not in known:
        raise TerminalError(f"there is no suite {name!r} in {folder}; there are {', '.join(known) or 'none'}")
    return read(known[name])


def with_floors(suite: Suite, sources: Iterable[Source]) -> Suite:
    """Add the floors that sources state, as warnings."""
    added = tuple(
        Expectation(
            name=f"{source.id}: share {floor.replace('_', ' ')}",
            expect="expect_column_values_to_not_be_null",
            kwargs={"column": column, "mostly": share},
            level=Level.WARNING,
            reason=None,
            meaning=f"Of the articles of {source.id}, {share:.0%} or more come {floor.replace('_', ' ')}.",
            of_source=source.id,
        )
        for source in sources
        for floor, column in suite.floors.items()
        if (share := getattr(source.floors, floor)) > 0
    )
    return replace(suite, expectations=suite.expectations + added)


@cache
def version_of(folder: Path) -> str:
    """Give a short hash of all that the suites of a folder say, read once."""
    said = {path.name: _content(path) for path in sorted(folder.glob("*.yaml"))}
    return identity.rules_hash(
        said | {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    )


def _content(path: Path) -> object:
    import yaml  # noqa: PLC0415 - keeps the stage's face light

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TerminalError(f"{path}: not readable as YAML: {error}") from error


def _query(path: Path, query: str) -> str:
    """Give the query that stands in a suite, or in the file beside it that it names."""
    if query.endswith(".sql"):
        file = path.with_name(Path(query).name)
        try:
            query = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _wrong(path, "query", f"{file.name} beside the suite cannot be read: {error}") from error
    query = query.strip().rstrip(";")
    # Great Expectations takes no other statement as a batch, and says so much later.
    if not query.upper().startswith("SELECT") or RUN_ID not in query:
        raise _wrong(path, "query", f"a SELECT of the rows of {RUN_ID} is expected")
    return query


def _expectation(path: Path, number: int, entry: object) -> Expectation:
    where = f"expectations[{number}]."
    known = {"name", "expect", "kwargs", "level", "reason", "meaning"}
    content = _mapping(path, entry, where, known)
    kwargs = content.get("kwargs", {})
    if not isinstance(kwargs, dict):
        raise _wrong(path, f"{where}kwargs", "a mapping is expected")
    level = _one_of(path, f"{where}level", Level, content.get("level"))
    reason = _one_of(path, f"{where}reason", Reason, content["reason"]) if "reason" in content else None
    names_rows = level in {Level.ROW, Level.FACT}
    if names_rows != (reason is not None):
        raise _wrong(
            path, f"{where}reason", "the levels row and fact need a reason, and no other level has one"
        )
    if names_rows and "mostly" in kwargs:
        raise _wrong(path, f"{where}kwargs.mostly", "a row fails or passes; a share is for other levels")
    return Expectation(
        name=_text(path, content, where, "name"),
        expect=_text(path, content, where, "expect"),
        kwargs=kwargs,
        level=level,
        reason=reason,
        meaning=_text(path, content, where, "meaning"),
    )


def _most_pass(path: Path, entry: object) -> MostPass:
    where = "most_pass."
    content = _mapping(path, entry, where, {"name", "share", "at_least", "meaning"})
    share, at_least = content.get("share"), content.get("at_least")
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share < 1:
        raise _wrong(path, f"{where}share", "a share between 0 and 1 is expected")
    if isinstance(at_least, bool) or not isinstance(at_least, int) or at_least < 1:
        raise _wrong(path, f"{where}at_least", "a number of documents is expected")
    return MostPass(
        _text(path, content, where, "name"), float(share), at_least, _text(path, content, where, "meaning")
    )


def _floors(path: Path, entry: object) -> dict[str, str]:
    from wirehouse.sources import Floors  # noqa: PLC0415 - keeps the stage's face light

    content = _mapping(path, entry, "floors.", {each.name for each in fields(Floors)})
    return {name: _text(path, content, "floors.", name) for name in content}


def _mapping(path: Path, content: object, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise _wrong(path, where.rstrip(".") or "the file", "a mapping of keys is expected")
    for key in content:
        if key not in known:
            raise _wrong(path, f"{where}{key}", f"unknown key; known are {', '.join(sorted(known))}")
    return content


def _text(path: Path, content: Mapping[str, Any], where: str, key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(path, f"{where}{key}", "a text is expected")
    return value.strip()


def _one_of(path: Path, key: str, choices: type[_Choice], value: object) -> _Choice:
    try:
        return choices(str(value))
    except ValueError as error:
        raise _wrong(path, key, f"{value!r} is none of {', '.join(choices)}") from error


def _no_two_alike(path: Path, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise _wrong(path, "expectations", f"two have the name {name!r}")


def _wrong(path: Path, key: str, problem: str) -> TerminalError:
    return TerminalError(f"{path}: {key}: {problem}")
