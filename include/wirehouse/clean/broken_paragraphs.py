"""Paragraphs that a dump broke at every link and bold word, made whole.

A tool that writes each piece of a page's text on a line of its own leaves lines that begin in the middle of a
sentence: "The chancellor", "Olaf Scholz", "said on Monday ...". What goes on is told by how the lines
meet, and only where that makes a paragraph: a menu's lower-case words do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirehouse.records import Block, Repair, RepairKind

_GOES_ON = re.compile(
    r"[,.;:!?)\]}”»%…、。，；：！？）」』](?!\.\.)|['’‘]s\b|-[^\W\d_]"  # "‘s" is what some editors make of "’s"
)
_ASIDE = re.compile(r"[(（][^()（）]{1,80}[)）]\W*[^\W\d_]")
_ENDS = re.compile(r"(?:[.!?…。！？][\"”»“’'）)」』\]]*|[:：])$")
_OPEN = re.compile(r"(?:[,(\[„«「『（，、]|(?:^|\s)[“‘])$")
_INSIDE = re.compile(r"[.!?][\s\"”»“]|[。！？]")
_NO_SPACE_AFTER = re.compile(r"[(\[„«「『（“‘\u3040-\u30ff\u3400-\u9fff，、。]$")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

# Articles, prepositions and conjunctions: no line of a language ends in one of its own.
_LEADS_ON = frozenset(
    """
    a an the of in on at to by and or for with from that which as is are was were be has have had its their his
    her our your this these those than but if not into about after before under between when who whose while because
    der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur im mit auf für bei aus am als
    dass nach über unter vor sich ist sind war hat wird seine ihre sein ihr durch gegen um
    le la les un une du de d et ou à au aux en dans sur par pour avec que qui est sont son sa ses leur ce cette
    el los las una unos del y o al con por para se su sus como más
    il lo gli i uno della delle dei degli dal dalla nel nella per che di da e è sono alla alle ai
    os um uma do dos no na nos nas em com ao pela pelo
    het een van met op voor aan door naar bij dat zijn te om uit
    att det som på av till för ett har är och til
    ve ile bir bu için
    w z od się po za przez dla
    и в на с по для от из к о об что не за при до как а но у та що й з від і
    """.split()
)
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_LEAST_LEADING_ON = 2
_LEAST_WORDS = 8
_LEAST_LETTERS = 20
_PIECE_WORDS = 2.5
_LONG = 25
_LOWER = 0.25
_SHORT_LINE = 25
_LINK_WORDS = 6
_OWN_WORDS = 6
_CONTEXT = 15
_LOOKED_AT = 12
_MOST_TOLD = 20


def rejoin(lines: Sequence[Block]) -> list[Block]:
    """Give the lines with those that are pieces of one paragraph as one, numbered as the first of them.

    A blank line ends a paragraph. Lines that are whole paragraphs come back as they are.
    """
    if not _is_broken(lines):
        return list(lines)
    goes_on = [
        False,
        *(_adjoin(one, two) and _is_evident(one.text, two.text) for one, two in pairwise(lines)),
    ]
    _bridge(lines, goes_on)
    found: list[Block] = []
    for pieces in _runs(lines, goes_on):
        if len(pieces) > 1 and not _is_paragraph(pieces):
            # A list of links that commas part, or a credit that its colon was parted from.
            marked = [False, *(_is_marked(one.text, two.text) for one, two in pairwise(pieces))]
            found += [_whole(run) for run in _runs(pieces, marked)]
        else:
            found.append(_whole(pieces))
    return found


def _runs(lines: Sequence[Block], goes_on: Sequence[bool]) -> Iterator[Sequence[Block]]:
    """Give the lines by runs in which each goes on from the one before."""
    first = 0
    for after in range(1, len(lines) + 1):
        if after == len(lines) or not goes_on[after]:
            yield lines[first:after]
            first = after


def _adjoin(one: Block, two: Block) -> bool:
    return two.line == one.line + 1


def _is_broken(lines: Sequence[Block]) -> bool:
    """Tell whether a dump breaks its paragraphs.

    Then two lines begin with a mark that follows the line before, or one does and two others end in a word
    that another has to follow.
    """
    joints = [pair for pair in pairwise(lines) if _adjoin(*pair) and not _ENDS.search(pair[0].text)]
    marks = sum(_GOES_ON.match(two.text) is not None for _, two in joints)
    if marks != 1:
        return marks > 1
    return sum(_leads_on(one.text) for one, _ in joints) >= _LEAST_LEADING_ON


def _is_evident(one: str, two: str) -> bool:
    """Tell by the ends that meet whether a line goes on in the next."""
    if _ENDS.search(one):
        # "e.g." or an initial, and what follows it.
        return bool(_GOES_ON.match(two)) and len(one) < _SHORT_LINE and not one.endswith(":")
    return _is_marked(one, two) or _is_amid(two) or _leads_on(one)


def _is_marked(one: str, two: str) -> bool:
    """Tell whether a mark at the ends that meet shows that a line goes on in the next."""
    return not _ENDS.search(one) and bool(_GOES_ON.match(two) or _OPEN.search(one))


def _is_amid(text: str) -> bool:
    """Tell whether a line begins as the middle of a sentence does: `said on Monday`, `(SPD) said`."""
    return text[:1].islower() or _ASIDE.match(text) is not None


def _leads_on(text: str) -> bool:
    """Tell whether a line ends in a word that another has to follow: `met with the`, `came home. From`."""
    if text.endswith(_POSSESSIVES):
        return True
    before, _, last = text.rpartition(" ")
    return last in _LEADS_ON or (bool(_ENDS.search(before)) and last.casefold() in _LEADS_ON)


def _bridge(lines: Sequence[Block], goes_on: list[bool]) -> None:
    """Join what stands before a link to the link, where the text goes on after it."""
    begins = 0
    for index in range(1, len(lines) - 1):
        if goes_on[index]:
            continue
        text, link, after = lines[index - 1].text, lines[index].text, lines[index + 1].text
        if (
            goes_on[index + 1]
            and _adjoin(lines[index - 1], lines[index])
            and not _ENDS.search(text)
            and not _ENDS.search(link)
            and (_GOES_ON.match(after) or _is_amid(after))
            and link.count(" ") < _LINK_WORDS
            and not _leads_on(link)
            and _is_unfinished([line.text for line in lines[max(begins, index - _LOOKED_AT) : index]])
        ):
            goes_on[index] = True
        else:
            begins = index


def _is_unfinished(pieces: Sequence[str]) -> bool:
    """Tell whether what stands before a link reads as a part of a sentence, and not as a headline."""
    words = " ".join(pieces).split()
    last = pieces[-1].split()
    return (
        bool(last)
        and last[-1].islower()
        and sum(word[:1].islower() for word in words) >= 2
        and (len(pieces) > 1 or len(last) >= _OWN_WORDS)
    )


def _is_paragraph(pieces: Sequence[Block]) -> bool:
    """Tell whether pieces together make a paragraph: words enough, in sentences."""
    text = " ".join(piece.text for piece in pieces)
    words = text.split()
    lower = sum(word[:1].islower() for word in words)
    is_prose = len(words) >= max(_LEAST_WORDS, len(pieces) * _PIECE_WORDS) and lower >= len(words) * _LOWER
    if not is_prose and not (_IDEOGRAPHS.search(text) and len(text) >= _LEAST_LETTERS):
        return False
    return (
        bool(_ENDS.search(pieces[-1].text))
        or bool(_INSIDE.search(text))
        or (len(words) >= _LONG and any(_is_marked(one.text, two.text) for one, two in pairwise(pieces)))
    )


def _whole(pieces: Sequence[Block]) -> Block:
    """Make one block of a paragraph's pieces."""
    if len(pieces) == 1:
        return pieces[0]
    texts = [pieces[0].text]
    repairs = list(pieces[0].repairs)
    tail = pieces[0].text[-_CONTEXT:]
    for joint, piece in enumerate(pieces[1:]):
        gap = "" if _is_close(tail, piece.text) else " "
        head = piece.text[:_CONTEXT]
        if joint < _MOST_TOLD:
            repairs.append(
                Repair(RepairKind.BROKEN_PARAGRAPH, piece.line, f"{tail} / {head}", f"{tail}{gap}{head}")
            )
        repairs += piece.repairs
        texts += (gap, piece.text)
        tail = f"{tail}{gap}{piece.text[-_CONTEXT:]}"[-_CONTEXT:]
    return Block(pieces[0].line, "".join(texts), repairs=tuple(repairs))


def _is_close(one: str, two: str) -> bool:
    if _GOES_ON.match(two):
        return True
    after = _NO_SPACE_AFTER.search(one)
    return after is not None and (not _IDEOGRAPHS.match(after[0]) or bool(_IDEOGRAPHS.match(two)))
