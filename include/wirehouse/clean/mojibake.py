"""UTF-8 that was read as Windows-1252, Latin-1 or Windows-1251, read right: "cafÃ©", "Itâ€™s".

Two accented characters can stand beside each other in honest text ("CAFÉ…", "AMANHÃ”"), and three of the
right ones hardly ever do. So a sequence is read again only where it is certain: by its own characters,
by the letters around it, or by the sequences around it. What is uncertain stays.
"""

from __future__ import annotations

import re


def _bytes_of(codec: str) -> dict[str, int]:
    """Map each character that a byte from 0x80 on was read as to that byte.

    Windows-1252 leaves five bytes undefined; browsers read those, and Latin-1 all up to 0x9F, as the
    control characters of the same number (WHATWG Encoding standard, index windows-1252).
    """
    table = {chr(byte): byte for byte in range(0x80, 0x100)} if codec == "cp1252" else {}
    for byte in range(0x80, 0x100):
        shown = bytes([byte]).decode(codec, "ignore")
        table[shown or chr(byte)] = byte
    return table


_LATIN = _bytes_of("cp1252")
_CYRILLIC = _bytes_of("cp1251")


def _characters(table: dict[str, int], first: int, last: int) -> str:
    return "".join(re.escape(shown) for shown, byte in table.items() if first <= byte <= last)


_TAIL = f"[{_characters(_LATIN, 0x80, 0xBF)}]"
# Two-byte leads of Latin, Greek, Cyrillic, Hebrew, Arabic; the others encode phonetic and rare letters,
# which honest text makes ("É…"), but for three signs of Windows-1252 that a second misreading leaves.
_LEADS = "".join(map(chr, [*range(0xC2, 0xC6), 0xC8, *range(0xCD, 0xD4), 0xD6, 0xD7, *range(0xD8, 0xDC)]))
_TWO = f"(?:[{_LEADS}]{_TAIL}|Æ’|Ë[†œ])"
_THREE = f"[\u00e0-\u00ef]{_TAIL}{{2}}"
_FOUR = f"[\u00f0-\u00f4]{_TAIL}{{3}}"
_RUN = re.compile(f"(?:{_FOUR}|{_THREE}|{_TWO})+")
_SEQUENCE = re.compile(f"{_FOUR}|{_THREE}|{_TWO}")
_CYRILLIC_TAIL = f"[{_characters(_CYRILLIC, 0x80, 0xBF)}]"
# Ukrainian has honest pairs ("Рівне"), none of which stands beside another.
_CYRILLIC_SURE = re.compile(f"[РС]{_CYRILLIC_TAIL}(?:[РС]{_CYRILLIC_TAIL}){{3}}")
_CYRILLIC_RUN = re.compile(f"(?:[ВРС]{_CYRILLIC_TAIL}|в{_CYRILLIC_TAIL}{{2}})+")

# Begins with one set of characters, and is found many times faster than the whole pattern.
_LOOKS_SO = re.compile(f"[{_LEADS}Æ\u00e0-\u00f4Ë]{_TAIL}")

# What honest text puts right behind an accented letter.
_HONEST_TAIL = frozenset("”“’‘»«…–—›‹™®©°ªº\xa0")
# Text for whose words such sequences are a matter of course once one of them is certain.
_ACCENTED = re.compile(r"[\x80-\uffff]")


def may_hold(text: str) -> bool:
    """Tell quickly whether a text has a sequence that could be mojibake."""
    if text.isascii():
        return False
    cyrillic = ("Р" in text or "С" in text) and _CYRILLIC_SURE.search(text)
    return bool(cyrillic) or _LOOKS_SO.search(text) is not None


def mend(text: str) -> str:
    """Read again what is certain to be mojibake, as often as it was made so."""
    while (mended := _once(text)) != text:
        # Each reading makes one character out of two or more, so this ends.
        text = mended
    return text


def _once(text: str) -> str:
    runs = list(_RUN.finditer(text))
    if runs:
        certain = [_certain(run) for run in runs]
        whole = any(certain) and _is_all(text)
        pieces, place = [], 0
        for run, sure in zip(runs, certain, strict=True):
            read = _read(run.group(), _LATIN) if sure or whole else None
            pieces += [text[place : run.start()], run.group() if read is None else read]
            place = run.end()
        text = "".join([*pieces, text[place:]])
    if _CYRILLIC_SURE.search(text):
        text = _CYRILLIC_RUN.sub(lambda run: _read(run.group(), _CYRILLIC) or run.group(), text)
    return text


def _read(run: str, table: dict[str, int]) -> str | None:
    try:
        return bytes(table[character] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_all(text: str) -> bool:
    """Tell whether every accented character of a text belongs to a sequence."""
    return _ACCENTED.search(_RUN.sub("", text)) is None


def _certain(run: re.Match[str]) -> bool:
    sequences = _SEQUENCE.findall(run.group())
    if _read(run.group(), _LATIN) is None:
        return False
    # Several in a row: how every word of another script looks.
    if len(sequences) > 1 or any("\x80" <= character <= "\x9f" for character in run.group()):
        return True
    (one,) = sequences
    before, after = run.string[: run.start()][-1:], run.string[run.end() :][:1]
    if len(one) == 2:
        return _certain_pair(one, before, after)
    if len(one) == 3:
        return one[0] in "âï" and not set(one[1:]) <= _HONEST_TAIL
    return True


def _certain_pair(pair: str, before: str, after: str) -> bool:
    lead, tail = pair[0], pair[1]
    # A capital in the midst of a word, or one that a sign ties to a small letter: "cafÃ©", "Ãœber".
    if before.islower() or (after.islower() and tail != "\xa0"):
        return True
    if lead not in "ÂÃ" or before.isupper():
        return False
    return lead == "Â" or tail not in _HONEST_TAIL - {"\xa0", "©", "®", "°", "ª", "º"}
