"""Rebuild the packed samples from the pages in `archived/`: run it without arguments.

Times, owners and modes are fixed, so that the same pages give the same archives.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
ARCHIVED = SAMPLES / "archived"

ZIP_MEMBERS = {
    "library-returns.html": "library-returns.html",
    "ferry-dog.html": "ferry-dog.html",
    "hydrant-museum.html": "hydrant-museum.html",
    # Unpacked as it is named, this one would land beside the folder and not in it.
    "../outside.html": "outside.html",
}
_ZIP_TIME = (2026, 8, 2, 0, 0, 0)
_TAR_TIME = 1_785_542_400


def gzipped(data: bytes) -> bytes:
    """Pack bytes as gzip (RFC 1952), without a name and with the time 0."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(data)
    return packed.getvalue()


def week_zip(folder: Path) -> bytes:
    """Pack the pages of `week-31`, one of them under a name that climbs out of the folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, file in ZIP_MEMBERS.items():
            entry = zipfile.ZipInfo(member, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / file).read_bytes())
    return packed.getvalue()


def dumps_tar_gz(folder: Path) -> bytes:
    """Pack every text dump under a folder, in the order of their names."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for file in sorted(folder.rglob("*.txt")):
            data = file.read_bytes()
            entry = tarfile.TarInfo(file.relative_to(folder).as_posix())
            entry.size, entry.mtime, entry.mode = len(data), _TAR_TIME, 0o644
            archive.addfile(entry, io.BytesIO(data))
    return gzipped(packed.getvalue())


def build() -> dict[str, bytes]:
    """Give the packed samples by their path under `raw`."""
    return {
        "harbour-courier/penhallow-peal.html.gz": gzipped((ARCHIVED / "penhallow-peal.html").read_bytes()),
        "tidewater-gazette/week-31.zip": week_zip(ARCHIVED / "week-31"),
        "meridian-wire/dumps.tar.gz": dumps_tar_gz(ARCHIVED / "dumps"),
    }


if __name__ == "__main__":
    for path, data in build().items():
        (SAMPLES / "raw" / path).write_bytes(data)
