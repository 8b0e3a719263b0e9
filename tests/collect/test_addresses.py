"""Addresses: valid Unicode for any bytes, and different ones for different paths."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirehouse.collect import addresses

# Names that are likely to collide: of the characters that mean something in an address.
tricky = st.lists(
    st.sampled_from([b"%", b"!", b"#", b"L1", b"25", b"0A", b"\n", b"\xff", b"\xc2", b"\x85", b"a"])
)
names = (st.binary(min_size=1, max_size=40) | tricky.map(b"".join).filter(bool)).map(
    lambda name: name.replace(b"/", b"_")
)


def undo(address: str) -> bytes:
    """Give the name that an address stands for, by the rule that the module states."""
    escape = rb"%([01][0-9A-Fa-f]|2[135]|7[Ff]|[89A-Fa-f][0-9A-Fa-f])"
    return re.sub(escape, lambda match: bytes([int(match[1], 16)]), address.encode())


@given(names)
@example(b"%25")
@example(b"%\n")
@example(b"%%250A")
@example("a\u202etxt.exe".encode())
def test_a_name_can_be_had_back_from_its_address(name: bytes) -> None:
    assert undo(addresses.of_name(name)) == name


@given(names)
def test_an_address_is_valid_unicode_without_controls(name: bytes) -> None:
    address = addresses.of_name(name)
    assert address.encode().decode() == address
    assert not {unicodedata.category(character) for character in address} & {"Cc", "Cs", "Zl", "Zp"}


@given(names, names, names)
def test_no_folder_reads_like_an_archive_and_no_file_like_a_record(
    one: bytes, other: bytes, third: bytes
) -> None:
    path = addresses.of_name(one) + "/" + addresses.of_name(other)
    assert path != addresses.of_member(addresses.of_name(third), other)
    assert addresses.of_name(one) != addresses.of_line(addresses.of_name(other), 1)
    assert path != addresses.of_element(addresses.of_name(third), 1)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (b"page.html", "page.html"),
        ("Москва – €.txt".encode(), "Москва – €.txt"),
        (b"100% sure.txt", "100% sure.txt"),
        (b"index.html%3Fp%20=1.html", "index.html%3Fp%20=1.html"),
        (b"two\nlines.txt", "two%0Alines.txt"),
        (b"two%0Alines.txt", "two%250Alines.txt"),
        (b"latin-\xe9.txt", "latin-%E9.txt"),
        (b"a.zip!", "a.zip%21"),
        (b"a.jsonl#L3", "a.jsonl%23L3"),
        (b"C#.html", "C#.html"),
    ],
)
def test_only_what_cannot_stand_in_an_address_is_encoded(name: bytes, address: str) -> None:
    assert addresses.of_name(name) == address


@given(st.binary(min_size=1_500, max_size=9_000), st.binary(min_size=1, max_size=20))
def test_long_names_have_bounded_and_different_addresses(name: bytes, more: bytes) -> None:
    one, other = (addresses.of_member("a.zip", b"x" + each) for each in (name, name + b"x" + more))
    assert one != other
    assert len(other.encode()) <= 2_000


def test_a_shortened_address_is_not_the_address_of_another_name() -> None:
    shortened = addresses.of_member("a.zip", b"x" * 5_000)
    assert addresses.of_member("a.zip", shortened.removeprefix("a.zip!/").encode()) != shortened


def test_a_member_is_the_same_with_and_without_a_dot_in_front() -> None:
    assert (
        addresses.of_member("a.tar", b"./b//c.html")
        == addresses.of_member("a.tar", b"b/c.html")
        == "a.tar!/b/c.html"
    )


def test_a_member_under_the_root_is_another() -> None:
    assert addresses.of_member("a.tar", b"/b/c.html") != addresses.of_member("a.tar", b"b/c.html")
