"""Undoing content codings, piece by piece and within bounds."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, lists, sampled_from

from wirehouse.collect.network.codings import SMALL, Meter, expand
from wirehouse.collect.network.failures import FetchReason, NoAnswer

PACKERS = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "x-gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=4),
    "identity": bytes,
}


def expanded(packed: bytes, codings: str, *, most: int = 10_000_000, size: int = 1_000) -> bytes:
    parts = (packed[start : start + size] for start in range(0, len(packed), size))
    return b"".join(expand(parts, codings, Meter(most, 200)))


def reason_of(packed: bytes, codings: str, **bounds: int) -> FetchReason:
    with pytest.raises(NoAnswer) as caught:
        expanded(packed, codings, **bounds)
    return caught.value.reason


@given(binary(max_size=5_000), lists(sampled_from(sorted(PACKERS)), max_size=2), integers(1, 700))
def test_what_was_packed_comes_back_whatever_the_pieces(data, codings, size):
    packed = data
    for coding in codings:
        packed = PACKERS[coding](packed)
    assert expanded(packed, ", ".join(codings), size=size) == data


@given(binary(max_size=300), sampled_from(["gzip", "deflate", "br", "gzip, br"]))
def test_any_bytes_are_undone_or_a_named_failure(data, codings):
    try:
        expanded(data, codings)
    except NoAnswer as error:
        assert error.reason in {FetchReason.UNDECODABLE, FetchReason.CUT_OFF}


@pytest.mark.parametrize("count", [65_535, 65_536, 65_537, 131_072, 400_000])
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_nothing_is_lost_where_a_piece_is_just_full(coding, count):
    data = bytes(number % 251 for number in range(count))
    assert expanded(PACKERS[coding](data), coding, size=1 << 20) == data


def test_a_bare_deflate_stream_is_undone_too():
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    assert expanded(compressor.compress(b"news " * 9) + compressor.flush(), "deflate") == b"news " * 9


def test_several_members_of_gzip_are_one_body():
    assert expanded(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip") == b"one two"


@pytest.mark.parametrize("padding", [b"\0" * 512, b"\n", b"garbage"])
def test_what_follows_the_last_member_of_gzip_is_passed_over(padding):
    assert expanded(gzip.compress(b"news") + padding, "gzip") == b"news"


@pytest.mark.parametrize("codings", ["gzip", "deflate", "br"])
def test_an_empty_body_is_empty_however_it_claims_to_be_packed(codings):
    assert expanded(b"", codings) == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_stream_without_an_end_is_cut_off(coding):
    packed = PACKERS[coding](bytes(range(256)) * 20)
    assert reason_of(packed[:-6], coding) is FetchReason.CUT_OFF


@pytest.mark.parametrize("codings", ["zstd", "compress", "gzip, zstd", "gzip, gzip, gzip", "rot13"])
def test_a_coding_that_was_not_asked_for_is_named(codings):
    assert reason_of(b"whatever", codings) is FetchReason.UNDECODABLE


@pytest.mark.parametrize("codings", ["", "identity", " , ", "IDENTITY"])
def test_no_coding_is_no_coding(codings):
    assert expanded(b"news", codings) == b"news"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_ends_at_the_ratio(coding):
    assert reason_of(PACKERS[coding](bytes(60_000_000)), coding, most=100_000_000) is FetchReason.BOMB


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_within_a_bomb_ends_at_the_outer_one(coding):
    # Inside there is nothing but empty members: it expands to nothing, after a very long time.
    inner = gzip.compress(b"") * 2_000_000
    assert reason_of(PACKERS[coding](inner), f"gzip, {coding}", most=100_000_000) is FetchReason.BOMB


def test_a_short_page_of_one_repeated_line_is_no_bomb():
    data = bytes(SMALL)
    assert expanded(gzip.compress(data), "gzip") == data


def test_a_body_too_large_as_expanded_is_not_read_on():
    given_parts: list[int] = []

    def parts() -> Iterator[bytes]:
        packed = brotli.compress(bytes(range(256)) * 4_000, quality=1)
        for start in range(0, len(packed), 100):
            given_parts.append(start)
            yield packed[start : start + 100]

    with pytest.raises(NoAnswer) as caught:
        list(expand(parts(), "br", Meter(10_000, 200)))
    assert caught.value.reason is FetchReason.TOO_LARGE
    assert "as expanded" in caught.value.detail


def test_a_body_too_large_as_sent_is_not_read_on():
    with pytest.raises(NoAnswer) as caught:
        list(expand(iter([b"x" * 600, b"x" * 600]), "", Meter(1_000, 200)))
    assert "as sent" in caught.value.detail


BOMBS = Path(__file__).resolve().parents[4] / "shared/data/corpora/bombs-scrapy.tar.gz"


@pytest.mark.skipif(not BOMBS.exists(), reason="the compressed samples of ../shared are not here")
@pytest.mark.parametrize(
    ("name", "coding", "reason"),
    [
        ("bomb-gzip.bin", "gzip", FetchReason.BOMB),
        ("bomb-br.bin", "br", FetchReason.BOMB),
        ("bomb-deflate.bin", "deflate", FetchReason.BOMB),
        ("bomb-zstd.bin", "zstd", FetchReason.UNDECODABLE),
        ("truncated-crc-error.gz", "gzip", FetchReason.CUT_OFF),
        ("unexpected-eof.gz", "gzip", FetchReason.CUT_OFF),
        ("html-gzip-deflate-gzip.bin", "gzip, deflate, gzip", FetchReason.UNDECODABLE),
    ],
)
def test_the_samples_of_another_crawler_end_with_a_reason(name, coding, reason):
    assert reason_of(_sample(name), coding) is reason


@pytest.mark.skipif(not BOMBS.exists(), reason="the compressed samples of ../shared are not here")
@pytest.mark.parametrize(
    ("name", "coding"),
    [
        ("html-gzip.bin", "gzip"),
        ("html-br.bin", "br"),
        ("html-rawdeflate.bin", "deflate"),
        ("html-zlibdeflate.bin", "deflate"),
        ("html-gzip-deflate.bin", "gzip, deflate"),
    ],
)
def test_the_good_samples_of_another_crawler_are_pages(name, coding):
    assert expanded(_sample(name), coding).lstrip().startswith(b"<")


def _sample(name: str) -> bytes:
    with tarfile.open(BOMBS) as archive:
        member = archive.extractfile(f"tests/sample_data/compressed/{name}")
        assert member is not None
        return member.read()
