"""The packed samples hold what their unpacked pages say."""

from __future__ import annotations

import gzip
import io
import runpy
import tarfile
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "include" / "samples"
BUILT: dict[str, bytes] = runpy.run_path(str(SAMPLES / "build_archives.py"))["build"]()


def contents(path: str, data: bytes) -> dict[str, bytes]:
    """The members by name; packers differ in their compressed bytes from version to version."""
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if path.endswith(".tar.gz"):
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            files = {member.name: archive.extractfile(member) for member in archive.getmembers()}
            return {name: file.read() for name, file in files.items() if file}
    return {"": gzip.decompress(data)}


@pytest.mark.parametrize("path", sorted(BUILT))
def test_a_packed_sample_equals_what_its_pages_build(path: str) -> None:
    assert contents(path, (SAMPLES / "raw" / path).read_bytes()) == contents(path, BUILT[path])


def test_every_packed_sample_is_built_from_its_pages() -> None:
    packed = {
        file.relative_to(SAMPLES / "raw").as_posix()
        for file in (SAMPLES / "raw").rglob("*")
        if file.suffix in {".gz", ".zip"}
    }
    assert packed == set(BUILT)


def test_the_zip_holds_a_member_that_climbs_out_of_its_folder() -> None:
    names = contents("week-31.zip", BUILT["tidewater-gazette/week-31.zip"])
    assert [name for name in names if name.startswith("../")] == ["../outside.html"]


def test_building_twice_gives_the_same_bytes() -> None:
    again = runpy.run_path(str(SAMPLES / "build_archives.py"))["build"]()
    assert again == BUILT
