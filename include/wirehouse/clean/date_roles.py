"""What a date is of, by the words beside it: publication, change, something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from wirehouse.clean import wording
from wirehouse.records import Block

_ROLES = {
    "saved": r"\b(?:retrieved|accessed|saved|captured|printed|abgerufen|consulté|consultado)\b",
    "other": (
        r"\b(?:reviewed|fact[- ]checked|expires?|deadline|copyright|joined|member since|registered|registriert|born|"
        r"until|valid|available|archived?|verfügbar|bis|hasta|jusqu'au|fino al)\b|©|gültig|dabei seit|mitglied seit|termin"
    ),
    "modified": (
        r"updat(?:e[ds]?|ing)\b|modified|edited|last edit|revised|changed|amended|corrected|aktualisiert|geändert|bearbeitet|mis à jour|"
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


def words_of(role: str) -> re.Pattern[str]:
    """Give the words of a role: "published", "modified", "saved", "other"."""
    return _WORDS[role]


def said_in(text: str) -> str | None:
    """Give the role that the words of a text name, the telling ones first; None where none does."""
    return next((role for role, words in _WORDS.items() if words.search(text[:100])), None)


def along(text: str, before: str | None) -> Callable[[int], str]:
    """Give what tells the role of a date by where it starts: the last such word before it decides."""
    words = sorted(
        (found.start(), role) for role, pattern in _WORDS.items() for found in pattern.finditer(text[:400])
    )

    def role(start: int) -> str:
        return next((role for at, role in reversed(words) if at <= start), before or "published")

    return role


_LABELLED = re.compile(r"^\W*(?:last|page|date|zuletzt|dernière|última|datum|fecha)?\W*", re.I)


def line_before(blocks: Sequence[Block], index: int) -> str | None:
    """Read the role from the line before, where that says nothing else: “Last updated:”."""
    if index == 0:
        return None
    text = blocks[index - 1].text
    if len(text) > 40 or any(char.isdigit() for char in text) or wording.count_words(text) > 4:
        return None
    lead = _LABELLED.match(text)
    start = lead.end() if lead else 0
    return next((role for role, words in _WORDS.items() if words.match(text, start)), None)
