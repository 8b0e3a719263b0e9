"""Records of captured pages, in JSON and JSON Lines."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse import identity
from wirehouse.collect import Outcome, collect_results
from wirehouse.collect.captures import HOPELESS, read_lines, read_records
from wirehouse.collect.places import Place
from wirehouse.reasons import Reason
from wirehouse.records import HTML, TEXT, RawDocument, Rejection
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]


def one(outcomes: list[Outcome]) -> RawDocument:
    (found,) = outcomes
    assert isinstance(found, RawDocument), found
    return found


def refused(outcomes: list[Outcome], reason: Reason = Reason.BROKEN_RECORD) -> Rejection:
    (found,) = outcomes
    assert isinstance(found, Rejection), found
    assert found.reason is reason
    return found


def brief(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [
        (each.address, each.reason.value if isinstance(each, Rejection) else each.data.decode())  # type: ignore[union-attr]
        for each in outcomes
    ]


def record(landing: Path, **content: object) -> None:
    (landing / "a.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_page_is_taken_with_its_url_and_time(landing: Path, collect: Collect) -> None:
    record(landing, url="https://example.org/a?b=1", captured_at="2024-06-12T20:59:00+03:00", html="<p>Ä</p>")
    found = one(collect())
    assert (found.address, found.media_type, found.charset) == ("https://example.org/a?b=1", HTML, "utf-8")
    assert found.data == "<p>Ä</p>".encode()
    assert found.captured_at == datetime(2024, 6, 12, 17, 59, tzinfo=UTC)


def test_a_dump_is_taken_under_the_file_s_address_when_it_has_no_url(landing: Path, collect: Collect) -> None:
    record(landing, text="words")
    found = one(collect())
    assert (found.address, found.media_type, found.captured_at) == ("a.json", TEXT, None)


def test_a_page_goes_before_the_text_of_the_same_record(landing: Path, collect: Collect) -> None:
    record(landing, text="words", html="<p>words")
    assert one(collect()).media_type == HTML


@pytest.mark.parametrize(
    ("stated", "utc"),
    [
        ("2024-06-12T20:59:00", "2024-06-12T20:59:00+00:00"),
        ("2024-06-12T20:59:00Z", "2024-06-12T20:59:00+00:00"),
        ("20240612T205900-0500", "2024-06-13T01:59:00+00:00"),
        ("2024-06-12", "2024-06-12T00:00:00+00:00"),
    ],
)
def test_times_without_an_offset_are_utc(landing: Path, collect: Collect, stated: str, utc: str) -> None:
    record(landing, text="words", captured_at=stated)
    assert one(collect()).captured_at == datetime.fromisoformat(utc)


@pytest.mark.parametrize(
    "stated", ["yesterday", "", "2024-13-01", 1_718_182_800, 20240612, True, "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_is_none_is_a_broken_record(landing: Path, collect: Collect, stated: object) -> None:
    record(landing, text="words", captured_at=stated)
    assert json.dumps(stated) in refused(collect()).evidence


@pytest.mark.parametrize("depth", range(900, 1_000))
def test_a_time_of_any_depth_is_a_broken_record(landing: Path, collect: Collect, depth: int) -> None:
    (landing / "a.json").write_text('{"text": "words", "captured_at": ' + "[" * depth + "]" * depth + "}")
    refused(collect())


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "javascript:alert(1)",
        "/a/b.html",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/" + "a" * 2_000,
        7,
        None,
    ],
)
def test_a_url_that_cannot_be_an_address_is_passed_over(landing: Path, collect: Collect, url: object) -> None:
    record(landing, text="words", url=url)
    expected = "https://example.org/" if url == "https://example.org/\n" else "a.json"
    assert one(collect()).address == expected


def test_each_element_of_a_list_is_a_record(landing: Path, collect: Collect) -> None:
    (landing / "a.json").write_text('[{"text": "one"}, {"html": 2},\n {"text": "three"} ]')
    assert brief(collect()) == [("a.json#/0", "one"), ("a.json#/1", "broken_record"), ("a.json#/2", "three")]


def test_a_list_that_breaks_off_gives_what_comes_before(landing: Path, collect: Collect) -> None:
    (landing / "a.json").write_text('[{"text": "one"},\n {"text": "tw')
    found = collect()
    assert brief(found) == [("a.json#/0", "one"), ("a.json", "broken_record")]
    assert "line 2 column 11" in found[1].evidence  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"text": }', "line 1 column 10"),
        ('{\n"text": "a"\n"url": 1}', "line 3 column 1"),
        ('{"text": "a"} {"text": "b"}', "line 1 column 15"),
        ('{"text": "a"}\n{"text": "b"}', ".jsonl"),
        ('["a" "b"]', "line 1 column 6"),
        ('[{"text": "a"}] x', "line 1 column 17"),
        ('"a"', "an object is expected, not a text"),
        ("3", "not a number"),
        ("null", "not null"),
        ("{}", 'neither "html" nor "text"'),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "[" * 100_000, "nested too deeply"),
        ('{"text": ' + "1" * 100_000 + "}", "number that is too long"),
        ('{"text": "\\ud800"}', "U+D800"),
        ("\ud800", "line 1 column 1: it is not UTF-8"),
        ("   ", "line 1 column 4"),
    ],
)
def test_a_file_that_is_no_record_says_where(
    landing: Path, collect: Collect, content: str, where: str
) -> None:
    (landing / "a.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    rejections = [each for each in collect() if isinstance(each, Rejection)]
    assert {each.reason for each in rejections} == {Reason.BROKEN_RECORD}
    assert where in rejections[-1].evidence
    assert rejections[-1].evidence.startswith("a.json")


def test_utf_16_is_named_as_no_utf_8(landing: Path, collect: Collect) -> None:
    (landing / "a.json").write_bytes('{"text": "a"}'.encode("utf-16"))
    assert "save it as UTF-8" in refused(collect()).evidence


def test_a_byte_order_mark_is_passed_over(landing: Path, collect: Collect) -> None:
    (landing / "a.json").write_bytes(b'\xef\xbb\xbf{"text": "one"}')
    (landing / "b.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "two"}')
    assert brief(collect()) == [("a.json", "one"), ("b.jsonl#L1", "two")]


def test_a_broken_line_rejects_only_itself(landing: Path, collect: Collect) -> None:
    lines = ['{"text": "one"}', "", '{"text": ', '{"text": "four", "url": "http://example.org/4"}', "[]"]
    (landing / "a.jsonl").write_text("\r\n".join(lines))
    found = collect()
    assert brief(found) == [
        ("a.jsonl#L1", "one"),
        ("a.jsonl#L3", "broken_record"),
        ("http://example.org/4", "four"),
        ("a.jsonl#L5", "broken_record"),
    ]
    assert "line 3 column 9" in found[1].evidence  # type: ignore[union-attr]


def test_a_line_that_is_not_utf_8_rejects_only_itself(landing: Path, collect: Collect) -> None:
    (landing / "a.jsonl").write_bytes(b'{"text": "one"}\n{"text": "\xff"}\n{"text": "three"}\n')
    found = collect()
    assert brief(found) == [("a.jsonl#L1", "one"), ("a.jsonl#L2", "broken_record"), ("a.jsonl#L3", "three")]
    assert "line 2 column 11" in found[1].evidence  # type: ignore[union-attr]


def test_a_line_over_the_bound_is_too_large_and_the_next_is_taken(landing: Path, collect: Collect) -> None:
    (landing / "a.jsonl").write_text(json.dumps({"text": "a" * 300}) + '\n{"text": "b"}\n')
    assert brief(collect(max_document_bytes=100)) == [("a.jsonl#L1", "too_large"), ("a.jsonl#L2", "b")]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_line_of_just_the_bound_is_taken(landing: Path, collect: Collect, end: bytes) -> None:
    line = b'{"text": "0123456789"}'
    (landing / "a.jsonl").write_bytes(line + end + (line if end else b""))
    assert {text for _, text in brief(collect(max_document_bytes=len(line)))} == {"0123456789"}
    (landing / "a.jsonl").write_bytes(line + end)
    refused(collect(max_document_bytes=len(line) - 1), Reason.TOO_LARGE)


def test_a_line_without_an_end_stops_the_file_at_once(landing: Path, collect: Collect) -> None:
    with (landing / "a.jsonl").open("wb") as file:
        file.truncate(1 << 40)
    start = time.perf_counter()
    assert refused(collect(), Reason.TOO_LARGE).address == "a.jsonl"
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("content", [b"rubbish\n", b"\n"])
def test_a_file_of_something_else_is_given_up(landing: Path, collect: Collect, content: bytes) -> None:
    (landing / "a.jsonl").write_bytes(content * 1_000_000)
    start = time.perf_counter()
    found = collect()
    assert time.perf_counter() - start < 5
    assert len(found) <= HOPELESS + 1
    assert found[-1].address == "a.jsonl"


def test_a_list_of_something_else_is_given_up(landing: Path, collect: Collect) -> None:
    (landing / "a.json").write_bytes(b"[" + b"{}," * 2_000_000 + b"{}]")
    start = time.perf_counter()
    assert len(collect()) == HOPELESS + 1
    assert time.perf_counter() - start < 5


def test_broken_lines_between_good_ones_are_never_given_up(landing: Path, collect: Collect) -> None:
    (landing / "a.jsonl").write_text(('{"text": "a"}\n' + "x\n" * 500) * 4)
    assert len(collect()) == 4 * 501


def test_an_empty_page_is_rejected_as_empty(landing: Path, collect: Collect) -> None:
    record(landing, html="", url="https://example.org/")
    assert refused(collect(), Reason.EMPTY).document_id == identity.document_id(b"")


@pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.jsonl", "\n \n"), ("a.json", " [ ] ")])
def test_a_file_without_a_record_is_rejected_as_empty(
    landing: Path, collect: Collect, name: str, content: str
) -> None:
    (landing / name).write_text(content)
    refused(collect(), Reason.EMPTY)


def test_lines_are_read_from_gzip_beyond_the_bound_of_one_document(landing: Path, collect: Collect) -> None:
    lines = "".join(json.dumps({"text": f"words {number}"}) + "\n" for number in range(2_000))
    (landing / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    found = collect(max_document_bytes=1_000)
    assert len(found) == 2_000
    assert all(isinstance(each, RawDocument) for each in found)


def test_lines_before_the_cut_of_a_gzip_file_are_taken(landing: Path, collect: Collect) -> None:
    lines = "".join(json.dumps({"text": f"words {number * 7919}"}) + "\n" for number in range(20_000))
    packed = gzip.compress(lines.encode())
    (landing / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *taken, last = collect()
    assert len(taken) > 1_000
    assert all(isinstance(each, RawDocument) for each in taken)
    assert isinstance(last, Rejection)
    assert (last.address, last.reason) == ("a.jsonl.gz", Reason.BROKEN_ARCHIVE)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
records = st.fixed_dictionaries(
    {}, optional={"html": json_values, "text": json_values, "url": json_values, "captured_at": json_values}
)


@given(st.lists(records | json_values, min_size=1, max_size=5))
def test_every_value_of_a_list_becomes_one_thing(values: list[object]) -> None:
    content = json.dumps(values).encode()
    found = list(read_records(io.BufferedReader(io.BytesIO(content)), Place("bbc", "a.json"), Settings()))
    assert len(found) == len(values)


@given(st.text(min_size=1, max_size=200), st.booleans())
def test_the_text_of_a_record_comes_back_to_the_letter(text: str, ascii_only: bool) -> None:
    line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
    (found,) = read_lines(io.BufferedReader(io.BytesIO(line)), Place("bbc", "a.jsonl"), Settings())
    assert isinstance(found, RawDocument)
    assert found.data == text.encode()


def results(tmp_path: Path, name: str, content: str) -> list[object]:
    (tmp_path / name).write_text(content)
    return list(collect_results(str(tmp_path / name), source="wire", settings=Settings()))


def test_results_inside_an_object_are_read(tmp_path: Path):
    page = {"url": "https://gazette.example/1", "html": "<p>The wall is rebuilt.</p>"}
    held = {"status": "ok", "results": [page, {"url": "https://gazette.example/2"}]}
    (document,) = results(tmp_path, "results.json", json.dumps(held))
    assert isinstance(document, RawDocument)
    assert document.address == page["url"]


@pytest.mark.parametrize("name", ["results.json", "results.jsonl"])
def test_a_result_that_neither_holds_nor_names_a_page_is_turned_away(tmp_path: Path, name: str):
    (rejection,) = results(tmp_path, name, json.dumps({"title": "A headline"}))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.BROKEN_RECORD
