"""A web archive gives a document for each page, a skip for what was not asked for, a reason for what is broken."""

from __future__ import annotations

import gzip
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warc_files import ABSATZ, PARAGRAPH, address, http, page, record, response, write

from wirehouse.collect.warc import ArchiveItem, Selection, find_archives, read_archive, split_archive
from wirehouse.errors import TerminalError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import RawDocument, Rejection
from wirehouse.settings import Settings

WARCIO = Path(__file__).resolve().parents[4] / "shared" / "data" / "corpora" / "warc-warcio.tar.gz"


def read(
    path: Path | str, selection: Selection | None = None, start: int = 0, end: int | None = None, **settings
):
    return list(
        read_archive(
            str(path),
            source_of=lambda host: host.removeprefix("www.") or "loose",
            settings=Settings(**settings),
            selection=selection,
            start=start,
            end=end,
        )
    )


def brief(items: list[ArchiveItem]) -> list[str]:
    """The number in each document's address, or the reason there is none."""
    return [
        item.outcome.address.rpartition("/")[2]
        if isinstance(item.outcome, RawDocument)
        else item.outcome.reason.value
        for item in items
    ]


@pytest.fixture(params=["a.warc", "a.warc.gz"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / request.param


def test_a_page_is_a_document_of_its_host_captured_at_the_records_date(path: Path):
    write(path, [response("https://WWW.Oldhaven.example:443/wall?utm_source=x#top")])
    (item,) = read(path)
    document = item.outcome
    assert isinstance(document, RawDocument)
    assert document.address == "https://www.oldhaven.example/wall"
    assert document.source == "oldhaven.example"
    assert document.data == page()
    assert (document.media_type, document.charset) == ("text/html", "utf-8")
    assert document.captured_at == datetime(2026, 6, 5, 18, 24, tzinfo=UTC)


def test_what_is_no_page_is_passed_over_with_its_reason(path: Path):
    write(
        path,
        [
            record("", b"software: x\r\n", "warcinfo", Content_Type="application/warc-fields"),
            record(
                address(1),
                b"GET / HTTP/1.1\r\n\r\n",
                "request",
                Content_Type="application/http; msgtype=request",
            ),
            response(address(1)),
            record(address(1), b"languages-cld2: {}", "metadata", Content_Type="application/warc-fields"),
            response(address(2), status="404 Not Found"),
            response(address(3), status="301 Moved", Location="/4"),
            response(address(4), Content_Type="image/png"),
            record(address(5), http(b""), "revisit"),
            record("dns:oldhaven.example", b"x", "resource", Content_Type="text/dns"),
            record("<https://www.oldhaven.example/6>", page(), "resource"),
        ],
    )
    assert brief(read(path)) == ["1", "http_error", "http_error", "other_type", "revisit", "no_response", "6"]


def test_hosts_are_taken_with_all_below_them(path: Path):
    hosts = ["oldhaven.example", "sport.oldhaven.example", "notoldhaven.example", "lakeside.example"]
    write(path, [response(address(number, host)) for number, host in enumerate(hosts)])
    found = read(path, Selection(hosts=frozenset({"oldhaven.example"})))
    assert brief(found) == ["0", "1", "other_host", "other_host"]


def test_a_language_is_told_by_the_words_and_only_without_them_by_what_is_stated(path: Path):
    write(
        path,
        [
            response(address(1), page(PARAGRAPH, "de")),
            response(address(2), page(ABSATZ, "en")),
            response(address(3), page("Wall.", "de")),
            response(address(4), page("Wall.", "")),
            response(address(5), page("Wall.", "de"), Content_Language="en-GB, de"),
            response(
                address(6), page(ABSATZ).decode().encode("cp1252"), Content_Type="text/html; charset=cp1252"
            ),
        ],
    )
    found = read(path, Selection(languages=frozenset({"en"})))
    assert brief(found) == ["1", "other_language", "other_language", "4", "5", "other_language"]


def chunked(body: bytes) -> bytes:
    return b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + 50]), body[at : at + 50]) for at in range(0, len(body), 50)
    )


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(page()) + b"0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
        (chunked(page()), {"Transfer_Encoding": "chunked"}),
        (page(), {"Transfer_Encoding": "chunked"}),
        (gzip.compress(page(), mtime=0), {"Content_Encoding": "gzip"}),
        (page(), {"Content_Encoding": "gzip"}),
        (brotli.compress(page()), {"Content_Encoding": "br"}),
        (page(), {"Content_Encoding": "br"}),
        (
            chunked(gzip.compress(page(), mtime=0)) + b"0\r\n\r\n",
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (page(), {"Content_Length": "999999"}),
    ],
)
def test_codings_are_undone_where_the_bytes_are_such(path: Path, body: bytes, headers: dict[str, str]):
    write(path, [record(address(1), http(body, **headers)), response(address(2))])
    first, second = read(path)
    assert isinstance(first.outcome, RawDocument)
    assert first.outcome.data == page()
    assert brief([second]) == ["2"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (response(address(1), b"x" * 2_000), Reason.TOO_LARGE),
        (
            response(address(1), gzip.compress(b"x" * 900_000, mtime=0), Content_Encoding="gzip"),
            Reason.TOO_LARGE,
        ),
        (
            response(address(1), gzip.compress(page(), mtime=0)[:-9], Content_Encoding="gzip"),
            Reason.BROKEN_RECORD,
        ),
        (response(address(1), b"5\r\nab", Transfer_Encoding="chunked"), Reason.BROKEN_RECORD),
        (response(address(1), b""), Reason.EMPTY),
        (record(address(1), http(page()), WARC_Truncated="length"), Reason.TOO_LARGE),
        (record(address(1), http(page()), WARC_Truncated="disconnect"), Reason.BROKEN_ARCHIVE),
        (record(address(1), b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000), Reason.BROKEN_RECORD),
    ],
)
def test_a_page_that_cannot_be_had_has_its_reason_and_the_rest_goes_on(
    path: Path, broken: bytes, reason: Reason
):
    write(path, [broken, response(address(2))])
    assert brief(read(path, max_document_bytes=1_500)) == [reason.value, "2"]


def test_a_bomb_ends_at_its_bound(path: Path):
    bomb = gzip.compress(b"\0" * 15_000_000)
    write(path, [response(address(1), bomb, Content_Encoding="gzip"), response(address(2))])
    assert brief(read(path)) == ["archive_bomb", "2"]


def test_reading_goes_on_behind_a_record_that_is_damaged(path: Path):
    starts = write(path, [response(address(number)) for number in range(5)])
    data = bytearray(path.read_bytes())
    data[starts[2] : starts[2] + 60] = b"?" * 60
    path.write_bytes(data)
    found = read(path)
    assert brief(found) == ["0", "1", "broken_archive", "3", "4"]
    assert isinstance(found[2].outcome, Rejection)
    assert "copy it again" in found[2].outcome.evidence


def test_a_length_that_is_wrong_costs_one_record(path: Path):
    lying = record(address(1), http(page()), Content_Length="99999999999999")
    write(path, [response(address(0)), lying, response(address(2))])
    assert brief(read(path)) == ["0", "too_large", "2"]


def test_an_archive_that_is_cut_off_gives_all_before_the_cut(path: Path):
    write(path, [response(address(number)) for number in range(3)])
    path.write_bytes(path.read_bytes()[:-100])
    assert brief(read(path)) == ["0", "1", "broken_archive"]


def test_a_cut_in_the_head_of_a_member_is_told_too(tmp_path: Path):
    path = tmp_path / "a.warc.gz"
    starts = write(path, [response(address(number)) for number in range(3)])
    path.write_bytes(path.read_bytes()[: starts[2] + 14])
    assert brief(read(path)) == ["0", "1", "broken_archive"]
    path.write_bytes(b"\x1f\x8b\x08" * 999)
    assert brief(read(path)) == ["broken_archive"]


def test_zeros_that_a_tape_leaves_behind_an_archive_are_no_record(tmp_path: Path):
    path = tmp_path / "a.warc.gz"
    write(path, [response(address(number)) for number in range(2)])
    path.write_bytes(path.read_bytes() + b"\0" * 10_240)
    assert brief(read(path)) == ["0", "1"]


@pytest.mark.parametrize(
    "data", [b"", b"no archive at all" * 99, gzip.compress(b"no archive", mtime=0), b"WARC/1.0\r\n" * 9_999]
)
def test_what_is_no_archive_gives_no_document(path: Path, data: bytes):
    path.write_bytes(data)
    assert set(brief(read(path))) <= {"broken_archive"}


def test_a_stopped_reading_goes_on_at_the_next_record_and_gives_the_same(path: Path):
    write(path, [response(address(number)) for number in range(6)])
    whole = read(path)
    for stopped_after in range(6):
        rest = read(path, start=whole[stopped_after].next_offset)
        assert whole[: stopped_after + 1] + rest == whole


def test_the_last_record_ends_where_the_archive_does(path: Path):
    write(path, [response(address(number)) for number in range(3)])
    whole = read(path)
    assert whole[-1].next_offset == path.stat().st_size
    assert [item.next_offset for item in whole[:-1]] == [item.offset for item in whole[1:]]


def test_parts_cover_an_archive_once(path: Path):
    write(path, [response(address(number)) for number in range(40)])
    starts = split_archive(str(path), 4)
    assert len(starts) == 4
    parts = [read(path, start=start, end=end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert all(parts)
    assert [item.outcome for part in parts for item in part] == [item.outcome for item in read(path)]


def test_an_archive_packed_as_a_whole_is_one_part_and_counts_records(tmp_path: Path):
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(gzip.compress(b"".join(response(address(number)) for number in range(4))))
    whole = read(path)
    assert [(item.offset, item.next_offset) for item in whole] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert read(path, start=2) == whole[2:]
    assert split_archive(str(path), 4) == [0]


def test_archives_are_found_by_folder_by_name_and_in_object_storage(tmp_path: Path):
    for name in ("b.warc", "a.warc.gz", "notes.txt"):
        write(tmp_path / name, [response(address(1))] if "warc" in name else [])
    assert find_archives(str(tmp_path)) == [str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc")]
    assert find_archives(str(tmp_path / "*.warc")) == [str(tmp_path / "b.warc")]
    with pytest.raises(TerminalError, match="there is no web archive"):
        find_archives(str(tmp_path / "c*.warc"))


def test_an_archive_of_object_storage_is_read_like_a_file(path: Path):
    import fsspec  # noqa: PLC0415 - slow to import

    write(path, [response(address(number)) for number in range(3)])
    storage = fsspec.filesystem("memory")
    storage.pipe_file(f"/crawl/{path.name}", path.read_bytes())
    (found,) = find_archives("memory://crawl/*.warc*")
    try:
        assert [item.offset for item in read(found)] == [item.offset for item in read(path)]
        assert brief(read(found, start=read(path)[1].offset)) == ["1", "2"]
    finally:
        storage.rm("/crawl", recursive=True)


def test_an_archive_that_is_missing_is_told(tmp_path: Path):
    with pytest.raises(TerminalError, match="name one that exists and may be read"):
        read(tmp_path / "none.warc")


def test_the_samples_of_another_reader_are_read_or_have_a_reason(tmp_path: Path):
    if not WARCIO.exists():
        pytest.skip("the samples of warcio are not on this machine")
    with tarfile.open(WARCIO) as archive:
        # Python before 3.11.4 knows no filters.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path, **safely)
    found = {path.name: brief(read(path)) for path in sorted((tmp_path / "test" / "data").iterdir())}
    assert found["example.warc"] == ["", "revisit"]
    assert found["example-trunc.warc"] == ["broken_record", "broken_archive"]
    assert found["example.arc.gz"] == found["example-space-in-url.arc"] == ["broken_archive"]
    assert all(found.values())


@pytest.mark.parametrize("damage", ["\0", "\u202e", "\x7f", " "])
def test_an_address_with_damaged_characters_is_a_broken_record(path: Path, damage: str):
    write(path, [response(f"https://www.oldhaven.exam{damage}ple/1", page()), response(address(2), page())])
    assert brief(read(path)) == ["broken_record", "2"]


WHOLE = [response(address(number), page()[:300]) for number in range(4)]


@given(
    data=st.data(),
    is_packed=st.booleans(),
    changes=st.lists(
        st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=20)), min_size=1, max_size=4
    ),
)
@settings(max_examples=80, deadline=None)
def test_damage_of_any_kind_ends_in_reasons_and_offsets_go_forward(
    tmp_path_factory, data, is_packed, changes
):
    archive = bytearray(b"".join(gzip.compress(one, mtime=0) if is_packed else one for one in WHOLE))
    for at, piece in changes:
        archive[at % len(archive) : at % len(archive) + len(piece)] = piece
    cut = data.draw(st.integers(1, len(archive)))
    path = tmp_path_factory.mktemp("damaged") / "a.warc"
    path.write_bytes(archive[:cut])
    found = read(path)
    offsets = [(item.offset, item.next_offset) for item in found]
    assert all(offset <= behind for offset, behind in offsets)
    assert [offset for offset, _ in offsets] == sorted(offset for offset, _ in offsets)
    for item in found:
        # A damaged address that still is one gives a document there.
        assert isinstance(item.outcome, RawDocument) or item.outcome.reason in {*Reason, *SkipReason}
        assert item.outcome.address.isprintable()
