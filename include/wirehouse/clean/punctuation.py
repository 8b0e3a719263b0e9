"""Spaces and marks between words and sentences, where saving a page or cutting its links damaged them."""

from __future__ import annotations

import re

# What stands behind a point without being a sentence: domains and the suffixes of files.
_SUFFIXES = frozenset(
    "aero ai app ar asia asp aspx at au avi be biz blog br ca cat cc cfm ch cl club cn co com cpp css csv cz de dev dk "
    "doc docx edu ee es eu exe fi fm fr gif gov gr gz hk htm html hu id ie il in info int io ir is it jar java jobs "
    "jp jpeg jpg js json jsp kr kz la live local lt lu lv md me mil mk mobi mov museum mx my name net news ng nl no "
    "nz online org pdf ph php pk pl png ppt pptx pro ps pt pw py rar rb ro rs rtf ru se sg sh shop si site sk sql "
    "store su svg swf tar tel th tiff to top tr travel ts tv tw tx txt ua ug uk us uz ve vn vu wav wiki wma wmv ws xls "
    "xlsx xml xxx xyz yaml yml za zip".split()
)
_ABBREVIATIONS = frozenset(
    "abb abs adm anm approx apr apt art assn assoc aug ave bhf bros bzgl bzw ca calif cap capt cie col conn corp "
    "dept dir doc dott dra ecc ed eds engr esp esq etc evtl exc fax feb fig figs fla fol fri gen ggf gov ing inc "
    "inkl insb jan jul jun kap lic lieut ltd mag mar max maj mass mgr mich min minn miss mlle mln mlrd mme mon mont "
    "mrs msgr mwst neb nov nos obs oct okla oreg ord par penn pers pfc prof prov pte pvt rep resp rev sat sen sens "
    "sept sgt sig sog soc spec sra srta sta ste str supt tel tenn thu thur tue tues univ usw verm vgl vol vols wash "
    "wed wis wisc zzgl просп проф гос ред ген див стор табл рис".split()
)
# Names that end in a mark of their own.
_MARKED_NAMES = frozenset(
    {"yahoo", "jeopardy", "joomla", "yum", "wham", "guess", "moulin", "mamma", "oklahoma", "oliver"}
)
# A point, perhaps with a mark of quotation, that no space parts from the letter after it.
# The look behind stands behind the mark: what begins with a set of characters is found much faster.
GLUED = re.compile(r"([.!?…])(?<=[^\W_].|[%)].)([\"”’»“„«]?)(?=[^\W\d_])")
_WORD_BEFORE = re.compile(r"([^\W_]+|%|\))$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_TOKEN_BEFORE = re.compile(r"\S{0,80}$")
_TOKEN_AFTER = re.compile(r"\S{0,80}")
_NOT_PROSE = re.compile(r"[/\\@_=#~|<>{}$]|www\.|[^\W\d]\.[^\W\d]+$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_WORDS = frozenset("AIÀEOUYÓVSKZВИЯОУКСАІЙЄΟΗΣ")
"""Words of one letter that begin a sentence, in the languages that have such."""
# Words that begin sentences and no names: what follows a capital word and a point is otherwise as likely
# the second half of a name ("Rocket.Chat").
_STARTERS = frozenset(
    "The This That These Those There They He She It We In On At But And As An For With From If When While After Before "
    "His Her Its Their Our My You Some More One Two According However Meanwhile Now So To Of By Not No Who How Why "
    "Der Die Das Den Dem Ein Eine Einen Er Sie Es Wir Ich Aber Auch Und Doch Im Am Als Wenn Nach Mit Bei Für Auf Von Zu "
    "Dann Nun Denn Dies Diese Dieser Le La Les Un Une Il Elle Ils Elles On Ce Cette Ces Mais Et Dans Pour Avec Sur En "
    "El Los Las Una Pero Por Para Con Se Lo Gli Ma Per Non Os As Um Uma Mas Com Na De Het Een Maar Op Voor Met Det En Ett "
    "Он Она Они Мы На Но Это По За Как Что Не Він Вона Вони Ми Але Це Як Що".split()
)

# `soon. .` at the end of a sentence: what a removed link leaves. `. . .` is an ellipsis.
CODE = re.compile(r"[{}]|=>|==|::|[\w\])]\(\)|\w = \w|\[\.\.\.|\b0x|</|&&|\|\||;\s*$")
"""What a paragraph of code or of data shows, in which no mark is a mark of prose."""
STRAY_STOP = re.compile(r"(?<![.!?] )([.!?])\s+\.(?=\s|$)(?!\s+[.!?])")
SPACE_BEFORE_LOW = re.compile(r" (?<=\w )(,(?=\s|$)|\.(?=\s+[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ]|$))")
SPACE_BEFORE_HIGH = re.compile(
    r" (?<=\w )(;(?=\s|$)|[!?](?=[\"”’»]*(?:\s+[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁЇІЄҐ\"“„«(]|\s*$)))"
)
IN_BRACKETS = re.compile(r"\(\s?(\w(?:[^()\[\]]{0,300}?[\w.!?…\"”’»])?)\s?\)")
CONTRACTION = re.compile(
    r"(?<=[a-z]) (['’](?:s|re|ve|ll|d|m))(?=[ .,;:!?)])(?![^'’\n]{0,40}(?<=\w)['’](?!\w))"
    r"|(?<=\b(?:do|is|ca|wo)n) (['’]t\b)|(?<=\b(?:are|did|has|had|was)n) (['’]t\b)"
    r"|(?<=\b(?:does|have|were)n) (['’]t\b)|(?<=\b(?:could|would)n) (['’]t\b)|(?<=\bshouldn) (['’]t\b)"
)
MISSING_SPACE = re.compile(r"([,;])(?<=[^\W\d_]{3}.)(?=[^\W\d_]{3})")

TEX_QUOTES = re.compile(r"``(?=\S)((?:(?!``|'').){1,600}?\S)''", re.S)
ESCAPED_QUOTES = re.compile(
    r"(?<=[^\W\d_])\\(['’])(?=[^\W\d_])|(?<![\w\\:])\\([\"“])(?=\w)|(?<=[\w.,!?…])\\([\"”])(?!\w)"
)
ACCENT_FOR_APOSTROPHE = re.compile(
    r"(?<=[a-z])[´`](?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\b[lndtsmcjLNDTSMCJ])[´`](?=[aeiouhyàâéèêëîïôùûAEIOUHÀÉÈÊ])"
)
SPACED_LANGUAGES = frozenset({None, "fr", "br", "oc", "wa"})
"""Languages that set a space before high marks (`Vraiment ?`), and those that may be one of them."""


_LONGEST_PARAGRAPH = 10_000
"""Characters in which the marks of quotation are counted, each time that one has to be told."""


def part_sentences(found: re.Match[str]) -> str:
    """Give a mark of the end of a sentence with the space that it lost, or as it was where in doubt."""
    text, mark, quote = found.string, found[1], found[2]
    head, tail = text[max(0, found.start() - 80) : found.start()], text[found.end() : found.end() + 80]
    word, following = _WORD_BEFORE.search(head), _WORD_AFTER.match(tail)
    if word is None or following is None or not _may_part(word[1], mark, following[0], head, tail):
        return found.group()
    if not quote:
        return f"{mark} "
    if found.start() > _LONGEST_PARAGRAPH:
        return found.group()
    return f"{mark} {quote}" if _opens(quote, text[: found.start()]) else f"{mark}{quote} "


def _may_part(word: str, mark: str, following: str, head: str, tail: str) -> bool:
    if not (following[0].isupper() and (following[1:2].islower() or following in _SHORT_WORDS)):
        return False
    behind = tail[len(following) :]
    if following in _SHORT_WORDS and not behind.startswith((" ", "’", "'")):
        return False
    if (
        following.lower() in _SUFFIXES
        or following.lower() == word.lower()
        or re.match(r"\(|\.[^\W_]|://", behind)
    ):
        return False
    before, after = _TOKEN_BEFORE.search(head), _TOKEN_AFTER.match(tail)
    assert before is not None and after is not None  # noqa: S101 - both match the empty text
    if _NOT_PROSE.search(before[0]) or re.search(r"[/\\@_=#~|<>{}$]", after[0]):
        return False
    return _ends_a_sentence(word, mark, following, head)


def _ends_a_sentence(word: str, mark: str, following: str, head: str) -> bool:
    """Tell whether a word can be the last of a sentence, and is no abbreviation or initial."""
    if word == "%":
        return True
    if word == ")":
        return len(head) > 2 and head[-3:-1].isalpha()
    if not word.isalpha():
        return _YEAR.fullmatch(word) is not None and following in _STARTERS
    if word.isupper():
        return len(word) >= 3 and following in _STARTERS
    if mark == "." and word[0].isupper() and following not in _STARTERS and len(following) > 1:
        return False
    if not (len(word) >= 3 and word[-3:].islower()):
        return False
    return word.lower() not in (_ABBREVIATIONS if mark == "." else _MARKED_NAMES)


def _opens(quote: str, before: str) -> bool:
    """Tell whether a mark of quotation opens what follows it, by the marks before it in the paragraph."""
    if quote == '"':
        return before.count('"') % 2 == 0
    if quote == "“":
        # It closes what a low mark has opened: „Wir kommen.“
        return before.count("„") <= before.count("“")
    return quote in "„«"


def space_out(found: re.Match[str]) -> str:
    """Give a comma with the space that it lost, where it stands between words of prose."""
    text = found.string
    before = _TOKEN_BEFORE.search(text[max(0, found.start() - 80) : found.start()])
    after = _TOKEN_AFTER.match(text, found.end())
    assert before is not None and after is not None  # noqa: S101 - both match the empty text
    prose = not _NOT_PROSE.search(before[0]) and not re.search(r"[/\\@_=#~|<>{}$,;]", after[0][:-1])
    small = (
        text[found.start() - 3 : found.start()].islower() and text[found.end() : found.end() + 3].islower()
    )
    return found.group() + " " if prose and small and f"{found[1]} " in text else found.group()
