"""The dates that a page shows its readers: around the headline and below the text.

The page's own clock, the dates of comments and of related articles, and dates that the text tells of are
told apart from the article's by what stands beside and between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wirehouse.clean import dates, wording
from wirehouse.clean.dates import FoundDate
from wirehouse.clean.stated_dates import DatedElement
from wirehouse.records import Block, DateBasis, Label, Precision

_TIME_ELEMENT = 0.86
_ALONE = 0.84
_BESIDE = 0.7
_WITHIN = 0.5
_BELOW = 0.74
_OPENING = 0.62
_SAID = 0.05
_FAR = 0.12
_CLOCK = "the page's clock"

_ALONE_WORDS = 7
_BESIDE_WORDS = 14
_MOST_WORDS = 25
_NEAR_HEADLINE = 8
_FAR_FROM_HEADLINE = 20
_REACH_INTO_BODY = 3
_REACH_BELOW = 15
_SAID_BEFORE = 30

_ROLES = {
    "saved": r"\b(?:retrieved|accessed|saved|captured|printed|abgerufen|consulté|consultado)\b",
    "other": (
        r"\b(?:reviewed|fact[- ]checked|expires?|deadline|copyright|joined|member since|registered|registriert|born|"
        r"due|starts?|ends?|until|from|event|valid|archived?)\b|©|gültig|dabei seit|mitglied seit|termin"
    ),
    "modified": (
        r"updated?\b|modified|edited|last edit|revised|changed|amended|corrected|aktualisiert|geändert|bearbeitet|mis à jour|"
        r"mise à jour|modifié|actualizad[oa]|actualización|modificado|aggiornat[oa]|aggiornamento|atualizad[oa]|bijgewerkt|"
        r"uppdatera|oppdatert|opdateret|päivitetty|muokattu|aktualizac|aktualizov|frissítve|módosítva|güncelle|actualizat|"
        r"обновлен|обновлён|оновлен|обновен|ажурирано|ενημέρωση|ενημερώθηκε|diperbarui|diubah|cập nhật|ažurirano|posodobljen|"
        r"atnaujint|atjaunots|uuendatud|muudetud|actualitzat|uppfært|përditësuar|تحديث|עודכן|עדכון|अपडेट|আপডেট|อัปเดต|อัพเดต|แก้ไข|"
        r"به.?روز|更新|수정|업데이트|\bstand\b(?=\W)"
    ),
    "published": (
        r"publish|posted|created|date of publication|release[ds]?\b|veröffentlicht|erstellt|erschienen|publié|publication|"
        r"publicad[oa]|publicación|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|publisert|udgivet|publiceret|julkaistu|"
        r"opublikowan|publikován|publikovan|zverejnen|yayınlan|yayın tarihi|publicat|опубликован|опубліковано|публикуван|"
        r"објављено|δημοσίευση|δημοσιεύ|diterbitkan|dipublikasikan|xuất bản|objavljen|paskelbta|publicēts|avaldatud|birt\b|"
        r"megjelent|közzétéve|publikuar|نشر|פורסם|प्रकाशित|প্রকাশ|เผยแพร่|انتشار|发布|發布|發佈|公開|掲載|配信|입력|등록|게재"
    ),
}
_WORDS = {role: re.compile(pattern, re.I) for role, pattern in _ROLES.items()}
_DATE_MARKS = frozenset(
    "date dates datetime time timestamp published publish pubdate publication posted byline dateline meta entry "
    "postdate publishdate postmeta articlemeta info".split()
)
_CLOCK_MARKS = frozenset("clock today current now weather masthead topbar navbar ticker".split())
_HEADER_LABELS = frozenset(
    {
        Label.TIMESTAMP,
        Label.BYLINE,
        Label.SECTION,
        Label.READING_TIME,
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.CAPTION,
        Label.SHARE,
        Label.ADDRESS,
        Label.CREDIT,
        Label.TAGS,
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A date that a page offers, on its way to be judged.

    `role` is what it dates: "published", "modified", "saved", "other". Offers of one `family` come from
    one hand. `verdict` says why it lost, and is empty while it runs.
    """

    value: str
    precision: Precision
    basis: DateBasis | None
    confidence: float
    evidence: str
    line: int | None
    role: str
    family: str
    verdict: str = ""

    @property
    def day(self) -> date:
        """The calendar day as it stands there; the first of the month where no more is known."""
        return date.fromisoformat(f"{self.value}-01" if len(self.value) == 7 else self.value[:10])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the headline (None: not shown), the first and the last block of the body stand."""

    headline: int | None
    first: int
    last: int

    @property
    def top(self) -> int:
        """The block that the article begins with."""
        return self.first if self.headline is None else self.headline


def read(
    blocks: Sequence[Block],
    around: Surroundings,
    order: str | None,
    language: str | None = None,
    dated: Iterable[DatedElement] = (),
) -> list[Offer]:
    """Give the dates around the headline and below the text, each with what it dates and why it may not count.

    A date above the headline counts only where nothing but the article's own header stands between, or
    its markup says what it is: above a menu, it is the clock of the page.
    """
    if around.first < 0:
        return []
    elements: dict[int, list[DatedElement]] = defaultdict(list)
    for element in dated:
        elements[element.block].append(element)
    found: list[Offer] = []
    end = min(
        len(blocks), max(around.first, around.top) + _REACH_INTO_BODY + 1, max(around.last, around.top) + 1
    )
    for index in range(end):
        if not elements.get(index) and not dates.may_hold(blocks[index].text):
            continue
        if index != around.headline and _may_hold(blocks[index], index, around, elements[index]):
            role = _role_before(blocks, index)
            offers = _in_block(blocks[index], order, language, elements[index], role)
            found.extend(_placed(offer, blocks, index, around) for offer in offers)
    found += _opening(blocks[around.first], order, language)
    found += _below(blocks, around, order, language)
    return found


_OPENING_REACH = 40
_MOST_BEFORE_OPENING = 4
_AFTER_OPENING = re.compile(r"\s*(?:[)–—:„“”\"«-]|\.?/)")


def _opening(block: Block, order: str | None, language: str | None) -> Iterator[Offer]:
    """Give the date that a report opens with, as agencies and offices do: “Berlin, 3 June 2024 – ...”."""
    start = block.text[: _OPENING_REACH * 2]
    found = dates.find(start, order, language) if dates.may_hold(start) else []
    if len(found) != 1 or found[0].start > _OPENING_REACH or not _AFTER_OPENING.match(start, found[0].end):
        return
    if wording.count_words(start[: found[0].start]) <= _MOST_BEFORE_OPENING:
        yield Offer(
            found[0].value, found[0].precision, DateBasis.HEADER, _OPENING, start, block.line, "published", "opening"
        )  # fmt: skip


def _may_hold(block: Block, index: int, around: Surroundings, elements: Sequence[DatedElement]) -> bool:
    words = wording.count_words(block.text)
    if block.label is Label.BODY or index >= around.first:
        is_line = words <= _ALONE_WORDS + 6 and not wording.ends_sentence(block.text)
        return is_line or (bool(elements) and words <= _ALONE_WORDS + 6)
    return words <= _MOST_WORDS


_LABELLED = re.compile(r"^\W*(?:last|page|date|zuletzt|dernière|última|datum|fecha)?\W*", re.I)


def _role_before(blocks: Sequence[Block], index: int) -> str | None:
    """Read the role from the line before, where that says nothing else: “Last updated:”."""
    if index == 0:
        return None
    text = blocks[index - 1].text
    if len(text) > 40 or any(char.isdigit() for char in text) or wording.count_words(text) > 4:
        return None
    lead = _LABELLED.match(text)
    start = lead.end() if lead else 0
    return next((role for role, words in _WORDS.items() if words.match(text, start)), None)


def _in_block(
    block: Block,
    order: str | None,
    language: str | None,
    elements: Sequence[DatedElement],
    role_before: str | None,
) -> Iterator[Offer]:
    role_of = _roles(block.text, role_before)
    spoken_for: list[tuple[int, int, date]] = []
    at = 0
    for element in elements:
        start = max(block.text.find(element.text, at), 0)
        at = start + len(element.text)
        parsed = dates.parse(element.value, order, language)
        if parsed is None:
            continue
        offer = Offer(
            *parsed, DateBasis.METADATA, _TIME_ELEMENT, f"<time> {element.value[:60]}", block.line,
            _said_role(element.text) or element.role or role_of(start), "time element",
        )  # fmt: skip
        spoken_for.append((start, at, offer.day))
        yield (
            replace(offer, verdict="among comments, teasers or in the margin")
            if element.is_foreign
            else offer
        )
    found = dates.find(block.text, order, language)
    trust, evidence = _trust(block, found), block.text[:120]
    for each in found:
        day = date.fromisoformat(each.value[:10])
        element_role = next(
            (
                el.role
                for el in elements
                if el.role
                and el.text
                and block.text.find(el.text) <= each.start < block.text.find(el.text) + len(el.text)
            ),
            None,
        )
        if any(start <= each.start < end and day == its for start, end, its in spoken_for):
            continue
        yield Offer(
            each.value, each.precision, DateBasis.HEADER, trust, evidence, block.line,
            element_role or role_of(each.start), "shown",
        )  # fmt: skip


def _said_role(text: str) -> str | None:
    return next((role for role, words in _WORDS.items() if words.search(text[:100])), None)


def _trust(block: Block, found: Sequence[FoundDate]) -> float:
    """Tell by how much else stands in the line whether it is there to say the date."""
    rest = block.text
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    words = wording.count_words(rest)
    trust = _ALONE if words <= _ALONE_WORDS else _BESIDE if words <= _BESIDE_WORDS else _WITHIN
    said = _WORDS["published"].search(rest) is not None or not block.marks.isdisjoint(_DATE_MARKS)
    return trust + (_SAID if said else 0.0)


def _roles(text: str, before: str | None) -> Callable[[int], str]:
    """Give what tells the role of a date by where it starts: the last such word before it decides."""
    words = sorted(
        (found.start(), role) for role, pattern in _WORDS.items() for found in pattern.finditer(text[:400])
    )

    def role(start: int) -> str:
        return next((role for at, role in reversed(words) if at <= start), before or "published")

    return role


def _placed(offer: Offer, blocks: Sequence[Block], index: int, around: Surroundings) -> Offer:
    """Judge an offer by where its block stands."""
    if offer.verdict:
        return replace(offer, confidence=0.2)
    if index < around.top:
        return _above(offer, blocks, index, around.top)
    is_marked = offer.family == "time element" or not blocks[index].marks.isdisjoint(_DATE_MARKS)
    if index - around.top > _FAR_FROM_HEADLINE and not is_marked:
        return replace(offer, confidence=0.2, verdict="too far from the headline")
    if index - around.top > _NEAR_HEADLINE or index > around.first:
        return replace(offer, confidence=offer.confidence - _FAR)
    return offer


def _above(offer: Offer, blocks: Sequence[Block], index: int, top: int) -> Offer:
    between = [block for block in blocks[index + 1 : top] if block.label not in _HEADER_LABELS]
    marks = blocks[index].marks
    is_said = _WORDS["published"].search(blocks[index].text) is not None
    is_marked = is_said or not marks.isdisjoint(_DATE_MARKS) or offer.family == "time element"
    under_heading = any(block.element == "h1" for block in blocks[max(0, index - 3) : index])
    if not between and top - index <= _NEAR_HEADLINE:
        return offer
    if marks.isdisjoint(_CLOCK_MARKS) and (
        (is_marked and len(between) <= 2) or ((is_said or under_heading) and len(between) <= _NEAR_HEADLINE)
    ):
        return replace(offer, confidence=offer.confidence - _FAR)
    if not between:
        return replace(offer, confidence=0.2, verdict="too far above the headline")
    seen = f"{_CLOCK}: “{between[0].text[:40]}” stands between it and the headline"
    return replace(offer, basis=None, confidence=0.1, role="saved", verdict=seen)


def _below(
    blocks: Sequence[Block], around: Surroundings, order: str | None, language: str | None
) -> Iterator[Offer]:
    """Give the dates below the text that say of themselves what they are: “Published: 3 June 2024”."""
    for index in range(around.last + 1, min(len(blocks), around.last + 1 + _REACH_BELOW)):
        block = blocks[index]
        if block.label is Label.COMMENT:
            return
        if not dates.may_hold(block.text) or wording.count_words(block.text) > _MOST_WORDS:
            continue
        role_of = _roles(block.text, _role_before(blocks, index) or "other")
        for each in dates.find(block.text, order, language):
            role = role_of(each.start)
            is_said = _said_role(block.text[max(0, each.start - _SAID_BEFORE) : each.start]) == role
            if role in {"published", "modified"} and (is_said or _trust(block, [each]) >= _ALONE):
                yield Offer(
                    each.value, each.precision, DateBasis.HEADER, _BELOW, block.text[:120], block.line, role, "shown"
                )  # fmt: skip
