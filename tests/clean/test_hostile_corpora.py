"""Public suites of bad input: no case of theirs stops `clean`. They lie beside the project."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import SENTENCE, judge, page

from wirehouse.clean import charset
from wirehouse.errors import DocumentError
from wirehouse.records import HTML, TEXT

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "data" / "corpora"


def members(archive: str) -> Iterator[tuple[str, bytes]]:
    """The files of a corpus."""
    path = CORPORA / archive
    if not path.exists():
        pytest.skip(f"{path} is not here: the corpora of bad input are no part of the project")
    with tarfile.open(path) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                yield member.name, content.read()


def test_the_cases_of_html5lib_are_read_or_refused():
    inputs = []
    for name, data in members("html-html5lib.tar.gz"):
        if name.endswith(".test"):
            inputs += [
                case["input"].encode("utf-8", "surrogatepass") for case in json.loads(data).get("tests", ())
            ]
        elif name.endswith(".dat"):
            inputs += [case.split(b"\n#encoding")[0] for case in data.split(b"#data\n")[1:]]
    assert len(inputs) > 500
    for data in inputs:
        judge(data)
        judge(page("").encode().replace(b"</body>", data + b"</body>"))


def test_the_samples_of_character_sets_are_read_and_nearly_all_rightly():
    right = total = 0
    for name, data in members("charset-chardet.tar.gz"):
        if name.endswith("README.txt"):
            continue
        judge(data, HTML if name.endswith(".xml") else TEXT)
        total += 1
        right += _text_as(data, name.split("/")[1]) == _text(data)
    assert total > 200
    assert right >= RIGHT_CHARSETS


RIGHT_CHARSETS = 199
_OF_PYTHON = {
    "MacCyrillic": "mac_cyrillic",
    "TIS-620": "cp874",
    "GB2312": "gb18030",
    "EUC-KR": "cp949",
    "SHIFT_JIS": "cp932",
}


def _text(data: bytes) -> str:
    try:
        return charset.decode(data).text.strip("\ufeff")
    except DocumentError:
        return ""


def _text_as(data: bytes, folder: str) -> str | None:
    """The text in the character set that the folder is named for: `windows-1251-russian`."""
    name = _OF_PYTHON.get(folder) or folder
    for _ in range(2):
        try:
            return data.decode(name, "replace").strip("\ufeff")
        except LookupError:
            name = name.rsplit("-", 1)[0]
    return None


def test_naughty_strings_come_through_as_headlines_names_and_paragraphs():
    for _, data in members("strings-naughty.tar.gz"):
        strings = json.loads(data)
        for string in strings:
            judge(f"{string}\n\n{SENTENCE * 3}\n{string}\n{SENTENCE * 3}", TEXT)
            judge(
                page(
                    f"<p class=byline>By {string}</p><p>{string}</p>",
                    f"<meta name=author content='{string}'>",
                )
            )
