"""How money is written before and after a number, and which currency a word shared by many stands for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wirehouse.enrich.registry import Registry
from wirehouse.records import EntityKind


class Unit(NamedTuple):
    """What a sign, code or word means: an ISO 4217 code and how many of it one is (a cent: 0.01).

    A unit of a `family` is shared: the text's countries decide between these codes, and `code` is what
    it is where they do not. A `weak` one is a word or letter of other uses, too.
    """

    form: str
    code: str | None
    factor: float = 1.0
    weak: bool = False
    family: frozenset[str] = frozenset()


class Place(NamedTuple):
    """Where a unit stands, with what links it to its number, and what it means."""

    start: int
    end: int
    unit: Unit


@dataclass(frozen=True, eq=False, slots=True)
class Countries:
    """The forms that name a country, or a place in it, each with a code of what is paid with there."""

    forms: tuple[tuple[str, str], ...]


class Currencies(NamedTuple):
    """The forms of all currencies that one language may use."""

    before: re.Pattern[str]
    sign_after: re.Pattern[str]
    word_after: re.Pattern[str]
    units: dict[str, Unit]
    countries: Countries


# Metals, funds, tests and units of account: no sums are written in them.
_NO_MONEY = frozenset(
    "XAU XAG XPT XPD XTS XXX XBA XBB XBC XBD XSU XUA XAD BOV CHE CHW CLF COU MXV USN UYI UYW".split()
)
# Codes that are words or abbreviations in English: taken with a scale, or where the country is named.
_WORDLIKE = frozenset(
    "ALL TOP TRY CUP GEL PEN BAM BOB MAD SOS RON MOP ANG COP MUR ARS LAK INR SAR CAD BIF MGA SDR ESP PTE"
    " FIM MRU CDF".split()
)
# Words that weigh, count or name something else as well.
_WEAK_WORDS = frozenset(
    "pound pounds won dong rand rands lei leu lev leva crowns mark marks real reals reales som soums lek leks kip"
    " pula sol soles taka dram drams lari laris kuna kn tl ft nis birr br punts lire schilling schillings gulden"
    " pfund libras livres pund pond kronen coronas couronnes corone coroas krone krona sterline rial manat"
    " franken bs sr qr kd bd jd dh dhs kz sh shs cfa r n p y frank quetzal colones".split()
)
# Shared in spite of a default: the country that the line names decides.
_PROMOTED = frozenset("lira liras pound pounds ruble rubles rouble roubles фунтов ¥".split())
_SIGN_FAMILIES = {
    "rs": ("INR", "INR PKR LKR NPR MUR SCR"),
    "rs.": ("INR", "INR PKR LKR NPR MUR SCR"),
    "₨": (None, "INR PKR LKR NPR MUR SCR"),
    "kr": (None, "SEK NOK DKK ISK"),
    "sh": (None, "KES UGX TZS SOS"),
    "sh.": (None, "KES UGX TZS SOS"),
    "shs": (None, "KES UGX TZS SOS"),
    "cfa": (None, "XOF XAF"),
    "fcfa": (None, "XOF XAF"),
    "cfa franc": (None, "XOF XAF"),
    "cfa francs": (None, "XOF XAF"),
    "francs cfa": (None, "XOF XAF"),
    "¥": ("JPY", "JPY CNY"),
    "centavos": (None, "MXN BRL PHP ARS COP BOB CUP DOP"),
}
_CFA = {
    **dict.fromkeys("BJ BF CI GW ML NE SN TG".split(), "XOF"),
    **dict.fromkeys("CM CF TD CG GQ GA".split(), "XAF"),
}
_CROWNS = frozenset("kr krona kronor krone kroner kronen".split())
_CROWNS_OF = {"sv": "SEK", "da": "DKK", "no": "NOK", "nb": "NOK", "nn": "NOK"}
# The euro sign in UTF-8 that was read as Windows-1252 or Latin-1, and in Windows-1252 that was read as
# Latin-1: certain by itself, and here only where clean was told to leave such text alone.
_BROKEN_EUROS = ("â‚¬", "â\x82¬", "\x80")
_EURO_WORD = re.compile("(?i:euros?)")
_SPACE = "[ \xa0\u202f]"
_LONGEST_SIGN = 8


@lru_cache(maxsize=32)
def currencies(registry: Registry, language: str = "en") -> Currencies:
    """Give the forms that one language may use: its own words, and those that belong to no language."""
    units: dict[str, Unit] = {sign: Unit(sign, "EUR") for sign in _BROKEN_EUROS}
    words: set[str] = set()
    signs: set[str] = set(_BROKEN_EUROS)
    tokens = _tokens(registry)
    for currency in registry.currencies:
        if currency.code in _NO_MONEY:
            continue
        if currency.code:
            signs.add(currency.code)
            units[currency.code] = Unit(currency.code, currency.code, weak=currency.code in _WORDLIKE)
        for factor, forms in ((1.0, currency.words), (0.01, currency.hundredths)):
            for form in _of_language(forms, language):
                words.add(form)
                units.setdefault(form.lower(), _unit(form, currency.code, factor, tokens, language))
        for sign in currency.symbols:
            signs.add(sign)
            units.setdefault(sign, _unit(sign, currency.code, 1.0, {}, language))
    after_signs = rf"(?:{_any(sign for sign in signs if not _EURO_WORD.fullmatch(sign))})(?!\w|{_SPACE}?\d)"
    # "20 euro zone countries" are no euros.
    after_words = (
        rf"(?i:{_any(words)})(?!\w|[ -]?(?:zone|area|bloc|countr|member|nations|states|sceptic|skeptic))"
    )
    return Currencies(
        before=re.compile(rf"(?<![\w$€£¥₹])(?P<form>{_any(signs)}){_SPACE}?$"),
        sign_after=re.compile(rf"{_SPACE}?(?P<form>{after_signs})"),
        word_after=re.compile(rf"(?:{_SPACE}|-)?(?:(?:de|di|of) |d['’])?(?P<form>{after_words})"),
        units=units,
        countries=Countries(tuple(_country_forms(registry))),
    )


def unit_before(book: Currencies, text: str, start: int) -> Place | None:
    """Give the sign or code that ends where a number starts."""
    first = max(0, start - _LONGEST_SIGN)
    found = book.before.search(text[first:start])
    return found and Place(first + found.start(), start, book.units[found["form"]])


def unit_after(book: Currencies, text: str, end: int) -> Place | None:
    """Give the word, code or sign that begins where a number ends."""
    word, sign = book.word_after.match(text, end), book.sign_after.match(text, end)
    # "CFA francs" is more than "CFA".
    if sign and (word is None or word.end() <= sign.end()):
        return Place(end, sign.end(), book.units[sign["form"]])
    return word and Place(end, word.end(), book.units[word["form"].lower()])


def code_of(unit: Unit, book: Currencies, text: str, start: int) -> str | None:
    """Decide a shared unit by the one country, of those that use it, that its line or else the text names.

    Gives the unit's own code where that decides nothing: None for a word such as "pesos".
    """
    if not unit.family:
        return unit.code
    line = text.rfind("\n", 0, start) + 1, text.find("\n", start) % (len(text) + 1)
    for first, last in (line, (0, len(text))):
        codes = _named(book, text, first, last) & unit.family
        if unit.code in codes:
            return unit.code
        if len(codes) == 1:
            return next(iter(codes))
        if codes or unit.code:
            return unit.code
    return unit.code


def is_named(unit: Unit, book: Currencies, text: str) -> bool:
    """Tell whether the text names a country that pays with the unit."""
    return bool(_named(book, text, 0, len(text)) & (unit.family | {unit.code}))


def _named(book: Currencies, text: str, first: int, last: int) -> frozenset[str]:
    """Give the currencies of the countries that a stretch of the text names."""
    places, everywhere = _country_places(book.countries, text)
    if (first, last) == (0, len(text)):
        return everywhere
    return frozenset(
        code for _, code in places[bisect_left(places, (first, "")) : bisect_left(places, (last, ""))]
    )


@lru_cache(maxsize=2)
def _country_places(countries: Countries, text: str) -> tuple[list[tuple[int, str]], frozenset[str]]:
    plain = _unaccented(text)
    places = sorted((place, code) for form, code in countries.forms for place in _whole_words(form, plain))
    return places, frozenset(code for _, code in places)


def _whole_words(form: str, text: str) -> Iterator[int]:
    place = text.find(form)
    while place >= 0:
        end = place + len(form)
        if not text[max(0, place - 1) : place].isalpha() and not text[end : end + 1].isalpha():
            yield place
        place = text.find(form, end)


def _unaccented(text: str) -> str:
    """Give the letters without their accents; every character keeps its place."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _unit(
    form: str, code: str | None, factor: float, tokens: dict[str, frozenset[str]], language: str
) -> Unit:
    key = form.lower()
    if key in _CROWNS and language in _CROWNS_OF:
        return Unit(form, _CROWNS_OF[language], factor)
    if key in _SIGN_FAMILIES:
        default, family = _SIGN_FAMILIES[key]
        return Unit(form, default, factor, key in _WEAK_WORDS, frozenset(family.split()))
    family_codes: frozenset[str] = frozenset()
    if code is None or key in _PROMOTED:
        family_codes = tokens.get(key, frozenset()) | tokens.get(key.rstrip("s"), frozenset())
    return Unit(
        form, code, factor, key in _WEAK_WORDS, family_codes | ({code} if code and family_codes else set())
    )


def _tokens(registry: Registry) -> dict[str, frozenset[str]]:
    """Give, for each word of the currencies' names and longer forms, the codes it stands in."""
    found: dict[str, set[str]] = {}
    for currency in registry.currencies:
        if currency.code and currency.code not in _NO_MONEY:
            longer = (form.partition(":")[2] or form for form in currency.words)
            for form in (currency.name, *(form for form in longer if " " in form)):
                for token in form.lower().split():
                    found.setdefault(token, set()).add(currency.code)
    return {token: frozenset(codes) for token, codes in found.items()}


def _of_language(forms: Iterable[str], language: str) -> Iterator[str]:
    for form in forms:
        own, colon, word = form.partition(":")
        if not colon:
            yield form
        elif own == language:
            yield word


def _country_forms(registry: Registry) -> Iterator[tuple[str, str]]:
    codes = {currency.code for currency in registry.currencies}
    by_country: dict[str, set[str]] = {}
    for code in codes - {None}:
        by_country.setdefault(str(code)[:2], set()).add(str(code))
    for entry in registry.entries.values():
        country = entry.entity.country
        if country is None or entry.entity.kind is not EntityKind.PLACE:
            continue
        for form in (*entry.names, *entry.demonyms):
            for code in by_country.get(country, set()) | ({_CFA[country]} if country in _CFA else set()):
                yield _unaccented(form), code


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))
