"""The words for days, weeks, months and years in the texts of six languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language dates: words in lower case, of months and weekdays in the order of the year and week.

    `relative` gives unit and offset of an expression ("last week": a week, -1); `last`, `this` and `next`
    stand before or after a weekday or month. `ago` holds the forms of "three days ago" with {n} and {unit};
    `before_year` and `before_month` are the words after which a bare year or month is a date. `future` are
    words that put a weekday ahead. `of` links day, month and year.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    relative: dict[str, tuple[str, int]]
    units: dict[str, str]
    numbers: dict[str, int]
    ago: tuple[str, ...]
    last: str
    this: str
    next: str
    before_year: str
    before_month: str
    future: str
    of: str = ""
    day_suffix: str = ""


def _relative(text: str) -> dict[str, tuple[str, int]]:
    found = {}
    for entry in text.split(";"):
        phrases, _, meaning = entry.strip().partition("=")
        unit, offset = meaning.split()
        found.update({phrase.strip(): (unit, int(offset)) for phrase in phrases.split("|")})
    return found


def _numbers(text: str) -> dict[str, int]:
    pairs = (pair.split("=") for pair in text.split())
    return {word: int(number) for word, number in pairs}


def _units(text: str) -> dict[str, str]:
    return {
        form: unit for unit, forms in (pair.split("=") for pair in text.split()) for form in forms.split("|")
    }


_ENGLISH = DateWords(
    months=(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sept|sep",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    relative=_relative(
        "today|tonight|this morning|this afternoon|this evening=day 0; yesterday|last night=day -1; tomorrow=day 1;"
        " last week=week -1; this week=week 0; next week=week 1; last month=month -1; this month=month 0;"
        " next month=month 1; last year=year -1; this year=year 0; next year=year 1; the day before yesterday=day -2;"
        " the day after tomorrow=day 2; last weekend=weekend -1; next weekend=weekend 1; this weekend=weekend 0"
    ),
    units=_units("day=day|days week=week|weeks month=month|months year=year|years"),
    numbers=_numbers(
        "a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 twelve=12"
    ),
    ago=("{n} {unit} ago",),
    last="last|this past|past",
    this="this",
    next="next",
    before_year=(
        "in|since|by|until|till|before|after|from|during|through|of|early|late|mid|to|between|in early|in late|year|back in"
    ),
    before_month="in|since|by|until|till|before|after|from|during|early|late|mid|through|last|next|this|of|between|end of",
    future="will|would|is due|are due|due|scheduled|expected|plans?|planned|upcoming|coming|set to|to be held|next|tomorrow",
    of="of ",
    day_suffix="st|nd|rd|th",
)
_GERMAN = DateWords(
    months=(
        "januar|jan.|jänner",
        "februar|feb.",
        "märz",
        "april|apr.",
        "mai",
        "juni",
        "juli",
        "august|aug.",
        "september|sept.",
        "oktober|okt.",
        "november|nov.",
        "dezember|dez.",
    ),
    weekdays=(
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag|sonnabend",
        "sonntag",
    ),
    relative=_relative(
        "heute=day 0; gestern=day -1; vorgestern=day -2; übermorgen=day 2; letzte woche|vergangene woche|in der vergangenen"
        " woche|vorige woche=week -1; diese woche|in dieser woche=week 0; nächste woche|kommende woche|in der kommenden"
        " woche=week 1; letzten monat|vergangenen monat|im vergangenen monat=month -1; diesen monat|in diesem monat=month 0;"
        " nächsten monat|kommenden monat=month 1; letztes jahr|vergangenes jahr|im vergangenen jahr|im vorjahr=year -1;"
        " dieses jahr|in diesem jahr=year 0; nächstes jahr|im nächsten jahr|im kommenden jahr=year 1;"
        " am vergangenen wochenende|letztes wochenende=weekend -1"
    ),
    units=_units("day=tag|tagen|tage week=woche|wochen month=monat|monaten|monate year=jahr|jahren|jahre"),
    numbers=_numbers(
        "einem=1 einer=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwölf=12"
    ),
    ago=("vor {n} {unit}",),
    last="letzten|letzter|vergangenen|vergangener|vorigen",
    this="diesen|diesem|dieser",
    next="nächsten|nächster|kommenden|kommender",
    before_year="im jahr|im jahre|seit|bis|ab|anfang|ende|mitte|jahr|von|jahres|nach|vor|zwischen",
    before_month="im|seit|bis|ab|anfang|ende|mitte|vom|zum",
    future="wird|werden|soll|sollen|will|wollen|geplant|kommenden",
    day_suffix=r"\.",
)
_FRENCH = DateWords(
    months=(
        "janvier|janv.",
        "février|févr.",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet|juil.",
        "août",
        "septembre|sept.",
        "octobre|oct.",
        "novembre|nov.",
        "décembre|déc.",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    relative=_relative(
        "aujourd'hui|aujourd’hui|ce matin|ce soir|cet après-midi=day 0; hier|hier soir=day -1; avant-hier=day -2; demain=day 1;"
        " après-demain=day 2; la semaine dernière|la semaine passée=week -1; cette semaine=week 0; la semaine prochaine=week 1;"
        " le mois dernier|le mois passé=month -1; ce mois-ci=month 0; le mois prochain=month 1; l'an dernier|l’an dernier"
        "|l'année dernière|l’année dernière|l'an passé=year -1; cette année=year 0; l'an prochain|l'année prochaine"
        "|l’année prochaine=year 1; le week-end dernier=weekend -1; ce week-end=weekend 0"
    ),
    units=_units("day=jour|jours week=semaine|semaines month=mois year=an|ans|année|années"),
    numbers=_numbers("un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 douze=12"),
    ago=("il y a {n} {unit}",),
    last="dernier|dernière|passé",
    this="ce|cette",
    next="prochain|prochaine",
    before_year="en|depuis|dès|avant|après|jusqu'en|d'ici|fin|début|mi|année|l'année|entre",
    before_month="en|depuis|dès|début|fin|mi-|mi|avant|après|jusqu'en|d'ici|mois de|au mois de",
    future="sera|seront|doit|doivent|devrait|devraient|va|vont|prévu|prévue|prochain|prochaine|aura|auront",
    day_suffix="er",
)
_SPANISH = DateWords(
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    relative=_relative(
        "hoy|esta mañana|esta tarde|esta noche=day 0; ayer|anoche=day -1; anteayer=day -2; mañana=day 1; pasado mañana=day 2;"
        " la semana pasada=week -1; esta semana=week 0; la próxima semana|la semana próxima|la semana que viene=week 1;"
        " el mes pasado=month -1; este mes=month 0; el próximo mes|el mes que viene=month 1; el año pasado=year -1;"
        " este año=year 0; el próximo año|el año que viene=year 1; el fin de semana pasado=weekend -1"
    ),
    units=_units("day=día|días week=semana|semanas month=mes|meses year=año|años"),
    numbers=_numbers(
        "un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 doce=12"
    ),
    ago=("hace {n} {unit}",),
    last="pasado|último",
    this="este",
    next="próximo",
    before_year="en|desde|hasta|antes de|después de|a finales de|a principios de|de|año|durante|entre",
    before_month="en|desde|hasta|a finales de|a principios de|a mediados de|durante|el mes de|antes de",
    future="será|serán|debe|deben|deberá|va|van|previsto|prevista|próximo|tendrá|habrá",
    of="de |del ",
)
_RUSSIAN = DateWords(
    months=(
        "января|январе|январь",
        "февраля|феврале|февраль",
        "марта|марте|март",
        "апреля|апреле|апрель",
        "мая|мае",
        "июня|июне|июнь",
        "июля|июле|июль",
        "августа|августе|август",
        "сентября|сентябре|сентябрь",
        "октября|октябре|октябрь",
        "ноября|ноябре|ноябрь",
        "декабря|декабре|декабрь",
    ),
    weekdays=(
        "понедельник",
        "вторник",
        "среду|среда",
        "четверг",
        "пятницу|пятница",
        "субботу|суббота",
        "воскресенье",
    ),
    relative=_relative(
        "сегодня=day 0; вчера=day -1; позавчера=day -2; завтра=day 1; послезавтра=day 2; на прошлой неделе=week -1;"
        " на этой неделе=week 0; на следующей неделе=week 1; в прошлом месяце=month -1; в этом месяце=month 0;"
        " в следующем месяце=month 1; в прошлом году=year -1; в этом году=year 0; в следующем году=year 1"
    ),
    units=_units("day=день|дня|дней week=неделю|недели|недель month=месяц|месяца|месяцев year=год|года|лет"),
    numbers=_numbers("один=1 два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 десять=10"),
    ago=("{n} {unit} назад",),
    last="прошлый|прошлую|прошлое|прошлого|прошлом",
    this="этот|эту|это",
    next="следующий|следующую|следующее|ближайший|ближайшую",
    before_year="в|с|до|к|после|начале|конце|середине",
    before_month="в|с|до|к|начале|конце|середине",
    future="будет|будут|планирует|планируют|запланирован|запланирована|намечен|состоится|пройдёт|пройдет",
)
_ITALIAN = DateWords(
    months=(
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    relative=_relative(
        "oggi|stamattina|stasera=day 0; ieri=day -1; domani=day 1; dopodomani=day 2; la settimana scorsa|la scorsa"
        " settimana=week -1; questa settimana=week 0; la prossima settimana|la settimana prossima=week 1; il mese scorso"
        "|lo scorso mese=month -1; il prossimo mese=month 1; l'anno scorso|lo scorso anno=year -1; quest'anno=year 0;"
        " l'anno prossimo|il prossimo anno=year 1"
    ),
    units=_units("day=giorno|giorni week=settimana|settimane month=mese|mesi year=anno|anni"),
    numbers=_numbers("un=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10"),
    ago=("{n} {unit} fa",),
    last="scorso|scorsa",
    this="questo|questa",
    next="prossimo|prossima",
    before_year="nel|dal|fino al|entro il|del|dopo il|prima del|inizio|fine",
    before_month="a|in|da|fino a|entro|dopo|prima di|di|inizio|fine",
    future="sarà|saranno|dovrà|dovrebbe|previsto|prevista|prossimo|prossima",
)

LANGUAGES = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "it": _ITALIAN,
}
