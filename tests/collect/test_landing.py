"""Walking the landing folder."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirehouse.collect import Outcome, collect_folder
from wirehouse.collect import landing as landing_module
from wirehouse.errors import TerminalError, TransientError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import LOOSE, RawDocument, Rejection, Skip
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]


def put(path: Path, content: str = "words") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def only_rejection(collect: Collect, reason: Reason, address: str) -> Rejection:
    (found,) = collect()
    assert isinstance(found, Rejection)
    assert (found.reason, found.address, found.document_id) == (reason, address, None)
    assert found.evidence.startswith(f"{address}: ")
    return found


def test_the_folders_are_the_sources(landing: Path, collect: Collect) -> None:
    put(landing / "bbc" / "2024" / "06" / "a.html")
    put(landing / "nhk" / "b.txt")
    assert [(each.source, each.address) for each in collect()] == [
        ("bbc", "bbc/2024/06/a.html"),
        ("nhk", "nhk/b.txt"),
    ]


def test_a_file_in_no_folder_is_loose(landing: Path, collect: Collect) -> None:
    put(landing / "a.txt")
    (found,) = collect()
    assert isinstance(found, RawDocument)
    assert (found.source, found.address, found.data) == (LOOSE, "a.txt", b"words")


def test_files_come_sorted_by_path(landing: Path, collect: Collect) -> None:
    paths = ["a.txt", "a/b.txt", "a/b/c.txt", "a-b/x.txt", "a0.txt", "Z.txt", "é.txt"]
    for path in paths:
        put(landing / path)
    assert [each.address for each in collect()] == sorted(paths, key=str.encode)


def test_only_the_sources_asked_for_are_walked(landing: Path, collect: Collect) -> None:
    for path in ("bbc/a.txt", "nhk/b.txt", "c.txt"):
        put(landing / path)
    assert [each.address for each in collect(sources=frozenset({"nhk"}))] == ["nhk/b.txt"]
    assert [each.address for each in collect(sources=frozenset({LOOSE}))] == ["c.txt"]


def test_the_file_s_own_time_is_kept_with_its_zone(landing: Path, collect: Collect) -> None:
    os.utime(put(landing / "a.txt"), (1_718_182_800, 1_718_182_800))
    (found,) = collect()
    assert isinstance(found, RawDocument)
    assert found.modified_at == datetime(2024, 6, 12, 9, 0, tzinfo=UTC)


def test_a_file_from_the_year_100000_is_taken_without_a_time(landing: Path, collect: Collect) -> None:
    try:
        os.utime(put(landing / "a.txt"), (3_093_527_980_800, 3_093_527_980_800))
    except OSError:
        pytest.skip("this file system keeps no such time")
    if (landing / "a.txt").stat().st_mtime < 3_093_527_980_800:
        pytest.skip("this file system keeps no such time")
    (found,) = collect()
    assert isinstance(found, RawDocument)
    assert found.modified_at is None


def test_what_is_not_taken_is_a_skip(landing: Path, collect: Collect) -> None:
    for path in ("bbc/a.pdf", "bbc/.a.txt", "README"):
        put(landing / path)
    assert collect() == [
        Skip(LOOSE, "README", SkipReason.UNSUPPORTED_TYPE),
        Skip("bbc", "bbc/.a.txt", SkipReason.UNSUPPORTED_TYPE),
        Skip("bbc", "bbc/a.pdf", SkipReason.UNSUPPORTED_TYPE),
    ]


def test_hidden_folders_are_not_entered(landing: Path, collect: Collect) -> None:
    put(landing / ".git" / "a.txt")
    put(landing / "bbc" / "__MACOSX" / "a.txt")
    assert collect() == []


def test_odd_names_are_taken_and_have_valid_addresses(landing: Path, collect: Collect) -> None:
    for name in (b"new\nline.txt", b"latin\xe9.txt", b"bell\x07.txt"):
        Path(os.fsdecode(bytes(landing) + b"/" + name)).write_text("words")
    assert [each.address for each in collect()] == ["bell%07.txt", "latin%E9.txt", "new%0Aline.txt"]


def test_a_fifo_is_not_opened(landing: Path, collect: Collect) -> None:
    os.mkfifo(landing / "a.txt")
    only_rejection(collect, Reason.UNREADABLE, "a.txt")


def test_a_fifo_that_takes_a_file_s_name_after_the_listing_does_not_hang(landing: Path) -> None:
    put(landing / "a.txt")
    put(landing / "b.txt")
    found = collect_folder(landing, settings=Settings())
    next(found)
    (landing / "b.txt").unlink()
    os.mkfifo(landing / "b.txt")
    (rejected,) = found
    assert isinstance(rejected, Rejection)
    assert rejected.reason is Reason.UNREADABLE


def test_a_socket_is_not_opened(landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    # By a relative name: a socket's path may have only 107 bytes.
    monkeypatch.chdir(landing)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.html")
        only_rejection(collect, Reason.UNREADABLE, "a.html")


def test_a_device_is_not_opened(landing: Path, collect: Collect) -> None:
    try:
        os.mknod(landing / "a.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")
    only_rejection(collect, Reason.UNREADABLE, "a.txt")


def test_a_link_out_of_the_folder_is_turned_away(landing: Path, collect: Collect) -> None:
    put(landing.parent / "secret.txt")
    (landing / "a.txt").symlink_to("../secret.txt")
    only_rejection(collect, Reason.OUTSIDE_FOLDER, "a.txt")


def test_a_link_to_a_folder_with_the_landing_folder_s_name_in_front_leads_out(
    landing: Path, collect: Collect
) -> None:
    put(landing.parent / "landing-other" / "secret.txt")
    (landing / "bbc").symlink_to("../landing-other")
    only_rejection(collect, Reason.OUTSIDE_FOLDER, "bbc")


def test_a_link_to_a_file_inside_is_taken_under_its_own_path(landing: Path, collect: Collect) -> None:
    put(landing / "bbc" / "a.html", "<html>")
    (landing / "nhk").mkdir()
    (landing / "nhk" / "b.html").symlink_to("../bbc/a.html")
    found = collect()
    assert [(each.source, each.address) for each in found] == [("bbc", "bbc/a.html"), ("nhk", "nhk/b.html")]
    assert all(isinstance(each, RawDocument) and each.data == b"<html>" for each in found)


def test_a_link_to_a_folder_inside_is_a_skip_because_its_files_are_taken_there(
    landing: Path, collect: Collect
) -> None:
    put(landing / "bbc" / "2024" / "a.txt")
    (landing / "bbc" / "latest").symlink_to("2024")
    assert [type(each) for each in collect()] == [RawDocument, Skip]


@pytest.mark.parametrize("target", ["..", ".", "../.."])
def test_a_link_back_up_is_turned_away_once(landing: Path, collect: Collect, target: str) -> None:
    (landing / "bbc" / "june").mkdir(parents=True)
    (landing / "bbc" / "june" / "up").symlink_to(target)
    only_rejection(collect, Reason.UNREADABLE, "bbc/june/up")


def test_links_that_lead_to_each_other_are_turned_away(landing: Path, collect: Collect) -> None:
    (landing / "a.txt").symlink_to("b.txt")
    (landing / "b.txt").symlink_to("a.txt")
    assert [each.reason for each in collect() if isinstance(each, Rejection)] == [Reason.UNREADABLE] * 2


def test_a_link_to_nothing_is_turned_away(landing: Path, collect: Collect) -> None:
    (landing / "a.txt").symlink_to("gone.txt")
    only_rejection(collect, Reason.UNREADABLE, "a.txt")


def test_a_file_that_vanishes_after_the_listing_is_turned_away(landing: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(landing / name)
    found = collect_folder(landing, settings=Settings())
    next(found)
    (landing / "b.txt").unlink()
    vanished, kept = found
    assert isinstance(vanished, Rejection)
    assert (vanished.reason, vanished.address) == (Reason.UNREADABLE, "b.txt")
    assert kept.address == "c.txt"


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    """Stand in for a file that may not be read: the tests may run as root, who may read everything."""

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(landing_module.os, "open", refuse)


def test_a_file_that_may_not_be_read_is_turned_away(
    landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(landing / "a.txt")
    refuse_to_open(monkeypatch, PermissionError(13, "Permission denied"))
    assert "right" in only_rejection(collect, Reason.UNREADABLE, "a.txt").evidence


def test_a_process_out_of_open_files_is_no_fault_of_the_file(
    landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(landing / "a.txt")
    refuse_to_open(monkeypatch, OSError(24, "Too many open files"))
    with pytest.raises(TransientError):
        collect()


def test_a_folder_that_vanishes_after_the_listing_is_turned_away(landing: Path) -> None:
    put(landing / "a.txt")
    put(landing / "bbc" / "b.txt")
    found = collect_folder(landing, settings=Settings())
    next(found)
    (landing / "bbc" / "b.txt").unlink()
    (landing / "bbc").rmdir()
    (rejected,) = found
    assert isinstance(rejected, Rejection)
    assert (rejected.reason, rejected.source, rejected.address) == (Reason.UNREADABLE, "bbc", "bbc")


def test_a_path_deeper_than_the_system_reads_is_turned_away_once(
    landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(landing / "z.txt")
    monkeypatch.chdir(landing)
    for _ in range(2_500):
        Path("d").mkdir()
        os.chdir("d")
    try:
        found = collect()
    finally:
        for _ in range(2_500):
            os.chdir("..")
            Path("d").rmdir()
    assert [type(each) for each in found] == [Rejection, RawDocument]
    assert found[0].reason is Reason.UNREADABLE  # type: ignore[union-attr]
    assert len(found[0].address) <= 2_000


def test_a_missing_landing_folder_stops_the_run_at_once(tmp_path: Path) -> None:
    with pytest.raises(TerminalError, match="nowhere"):
        collect_folder(tmp_path / "nowhere", settings=Settings())


def test_a_file_is_no_landing_folder(tmp_path: Path) -> None:
    with pytest.raises(TerminalError, match=r"a\.txt"):
        collect_folder(put(tmp_path / "a.txt"), settings=Settings())


def test_the_landing_folder_itself_may_be_a_link(landing: Path, tmp_path: Path) -> None:
    put(landing / "bbc" / "a.txt")
    (tmp_path / "link").symlink_to(landing)
    assert [each.address for each in collect_folder(tmp_path / "link", settings=Settings())] == ["bbc/a.txt"]
