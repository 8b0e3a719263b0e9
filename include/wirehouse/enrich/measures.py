"""Percentages and units of measure: what stands after a number that is no sum of money."""

from __future__ import annotations

import re
from typing import NamedTuple

from wirehouse.records import AmountKind


class Measure(NamedTuple):
    """What a number measures or counts: `code` is the unit or what is counted, in the singular."""

    kind: AmountKind
    code: str
    fate: str | None = None


class MeasurePlace(NamedTuple):
    """Where the words end that say what a number measures, and what that is."""

    end: int
    measure: Measure


_PERCENTAGES = {
    "percentage point": (
        "percentage points|percentage point|percentage-point|pct points|pp|ppt|Prozentpunkte|Prozentpunkten|Prozentpunkt"
        "|points de pourcentage|puntos porcentuales|pontos percentuais|punti percentuali|punktów procentowych"
        "|процентных пункта|процентных пунктов|п.п.|відсоткових пункти|відсоткових пунктів|procentenheter|procentpunt"
    ),
    "basis point": "basis points|basis point|bps|Basispunkte",
    "percent": (
        "%|percent|per cent|per-cent|pct|Prozent|v. H.|pour cent|por ciento|por cento|per cento|procent|procenta|procentów"
        "|процентов|процента|процент|відсотків|відсотки|відсоток|відсотка"
    ),
}
_UNITS = {
    "kilometre per hour": "km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|км/ч",
    "mile per hour": "mph|miles per hour|miles an hour",
    "square kilometre": (
        "square kilometres|square kilometers|square kilometre|sq km|sq. km|km2|km²|Quadratkilometer|kilomètres carrés"
        "|kilómetros cuadrados|квадратных километров|кв. км"
    ),
    "square mile": "square miles|square mile|sq miles|sq mi",
    "square metre": (
        "square metres|square meters|square metre|square meter|sq m|m2|m²|Quadratmeter|mètres carrés|metros cuadrados"
        "|metri quadrati|квадратных метров|кв. м"
    ),
    "square foot": "square feet|square foot|sq ft|sq. ft.",
    "cubic metre": "cubic metres|cubic meters|cubic metre|m3|m³|Kubikmeter|mètres cubes|metros cúbicos|кубометров|кубометра",
    "cubic foot": "cubic feet|cubic foot",
    "kilometre": (
        "kilometres|kilometers|kilometre|kilometer|kms|km|Kilometer|Kilometern|kilomètres|kilómetros|quilômetros|quilómetros"
        "|chilometri|kilometrów|километров|километра|км|кілометрів|kilometer"
    ),
    "metre": "metres|meters|metre|meter|Meter|Metern|mètres|metros|metri|metrów|метров|метра|метрів|m",
    "centimetre": "centimetres|centimeters|centimetre|centimeter|cm|Zentimeter",
    "millimetre": "millimetres|millimeters|millimetre|millimeter|mm|Millimeter",
    "mile": "miles|mile",
    "nautical mile": "nautical miles|nautical mile",
    "yard": "yards|yard",
    "foot": "feet|foot|ft",
    "inch": "inches|inch",
    "hectare": "hectares|hectare|ha|Hektar|hectáreas|hectares|ettari|hektarów|гектаров|гектара|гектарів",
    "acre": "acres|acre",
    "tonne": (
        "tonnes|tonne|metric tons|metric ton|metric tonnes|mt|Tonnen|Tonne|toneladas|tonnellate|ton.|тонн|тонны|тонни|ton"
    ),
    "ton": "tons|ton|short tons",
    "kiloton": "kilotons|kiloton|kilotonnes",
    "megaton": "megatons|megaton",
    "kilogram": "kilograms|kilogrammes|kilogram|kilos|kilo|kgs|kg|Kilogramm|Kilo|kilogrammes|kilogramos|кг|килограммов|кілограмів",
    "gram": "grams|grammes|gram|Gramm|граммов",
    "milligram": "milligrams|mg",
    "pound": "pounds|pound|lbs|lb",
    "ounce": "ounces|ounce|oz|troy ounces",
    "litre": "litres|liters|litre|liter|Liter|Litern|litros|litri|litrów|литров|літрів",
    "gallon": "gallons|gallon",
    "barrel": "barrels|barrel|bbl|Barrel|Fass|barils|barriles|barris|barili|baryłek|баррелей|барреля|барелів|vaten|fat",
    "bushel": "bushels|bushel",
    "barrel per day": "bpd|b/d",
    "billion cubic metres": "bcm",
    "watt": "watts|watt",
    "kilowatt": "kilowatts|kilowatt|kW|Kilowatt|кВт",
    "megawatt": "megawatts|megawatt|MW|Megawatt|МВт|megavatios",
    "gigawatt": "gigawatts|gigawatt|GW|Gigawatt|ГВт|gigavatios",
    "kilowatt-hour": "kilowatt-hours|kilowatt hours|kWh|Kilowattstunden",
    "megawatt-hour": "megawatt-hours|megawatt hours|MWh|Megawattstunden",
    "gigawatt-hour": "gigawatt-hours|gigawatt hours|GWh|Gigawattstunden",
    "terawatt-hour": "terawatt-hours|terawatt hours|TWh|Terawattstunden",
    "volt": "volts",
    "kilovolt": "kilovolts|kV",
    "degree Celsius": "degrees Celsius|degree Celsius|°C|° C|ºC|degrees centigrade|Grad Celsius|degrés Celsius|grados Celsius",
    "degree Fahrenheit": "degrees Fahrenheit|°F|° F",
    "degree": "degrees|degree|Grad|degrés|grados|градусов|градусів",
    "gigabyte": "gigabytes|GB",
    "terabyte": "terabytes|TB",
    "megabyte": "megabytes|MB",
    "knot": "knots",
    "hertz": "Hz|hertz",
}
_FORMS = {
    form: Measure(kind, unit)
    for kind, table in ((AmountKind.PERCENTAGE, _PERCENTAGES), (AmountKind.QUANTITY, _UNITS))
    for unit, forms in table.items()
    for form in forms.split("|")
}
# Signs keep their letters' case (MW is no mW), words do not matter.
_SIGNS = {form for form in _FORMS if len(form.rstrip("²³23")) <= 3 and form.isascii()} | {
    "kWh",
    "MWh",
    "GWh",
    "TWh",
}
_WORDS = {form.lower(): measure for form, measure in _FORMS.items() if form not in _SIGNS}
_SPACE = "[ \xa0\u202f-]?"


def _any(forms: set[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_SIGN = re.compile(rf"{_SPACE}(?P<form>{_any(_SIGNS)})(?!\w)")
_WORD = re.compile(rf"{_SPACE}(?:(?:de|di|of) )?(?P<form>{_any(set(_WORDS))})(?!\w)", re.IGNORECASE)
# "a 5m-high wall", "the 100m final": before anything else the letter stands for millions.
_HOW_FAR = re.compile(
    r"(?:[ -](?:high|wide|long|deep|tall|thick|sprint|race|final|freestyle|hurdles|away|above|below|relay|from|off)\b)"
)


def measure_after(text: str, end: int) -> MeasurePlace | None:
    """Give the unit of measure that begins where a number ends."""
    found = _WORD.match(text, end)
    if found:
        return MeasurePlace(found.end(), _WORDS[found["form"].lower()])
    found = _SIGN.match(text, end)
    if found is None or (found["form"] == "m" and not _is_length(text, found)):
        return None
    return MeasurePlace(found.end(), _FORMS[found["form"]])


def _is_length(text: str, found: re.Match[str]) -> bool:
    return found.group() != "m" or bool(_HOW_FAR.match(text, found.end()))
