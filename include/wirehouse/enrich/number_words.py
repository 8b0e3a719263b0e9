"""How eleven languages write numbers: decimal marks, scale words, cardinals, halves, vague plurals.

Scales are the language's own: a German "Billion", like a French "billion" and a Spanish "billón", is 10^12.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, in lower case.

    `before_scale` are factors that only a scale may follow ("half a" million); `and_half` follows a scale
    ("dos millones y medio"). `vague` are plurals that state no number ("thousands"), which `few` may
    precede; `of` links them to each other and to what is counted.
    """

    decimal: str
    scales: dict[str, float]
    words: dict[str, float]
    before_scale: dict[str, float] = field(default_factory=dict)
    and_half: str = ""
    vague: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


def _table(text: str) -> dict[str, float]:
    """Read "one=1 two=2 half_a=0.5": an underscore stands for a space."""
    pairs = (entry.rsplit("=", 1) for entry in text.split())
    return {word.replace("_", " "): float(value) for word, value in pairs}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


LETTERS = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9}
"""Scales of one letter (or two the same): a unit of measure, unless a currency stands beside them."""

SIGNS = _table(
    "mn=1e6 mln=1e6 mio=1e6 mio.=1e6 bn=1e9 bln=1e9 mrd=1e9 mrd.=1e9 mld=1e9 mld.=1e9 md=1e9 tn=1e12 trn=1e12"
    " tln=1e12 trln=1e12 mrds=1e9 mds=1e9 lakh=1e5 lakhs=1e5 lac=1e5 crore=1e7 crores=1e7 cr=1e7"
)
"""Abbreviations and Indian scales that every language may use."""

_ENGLISH = NumberWords(
    decimal=".",
    scales=_table(
        "hundred=1e2 thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 trillion=1e12 trillions=1e12"
        " milliard=1e9 quadrillion=1e15"
    ),
    words=_table(
        "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13"
        " fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40"
        " fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
    ),
    before_scale=_table(
        "half_a=0.5 a_half=0.5 half=0.5 one_and_a_half=1.5 two_and_a_half=2.5 three_and_a_half=3.5"
        " four_and_a_half=4.5 five_and_a_half=5.5 a_quarter_of_a=0.25 quarter_of_a=0.25 a_third_of_a=0.333333"
        " three_quarters_of_a=0.75 three-quarters_of_a=0.75 two_thirds_of_a=0.666667 a=1 one_and_a_quarter=1.25"
    ),
    and_half="and a half",
    vague=_words("tens dozens scores hundreds thousands millions billions trillions"),
    few=_words("several a_few a_couple a_couple_of many untold countless multiple some"),
    of=("of ",),
)
_GERMAN = NumberWords(
    decimal=",",
    scales=_table(
        "hundert=1e2 tausend=1e3 tsd.=1e3 tsd=1e3 million=1e6 millionen=1e6 milliarde=1e9 milliarden=1e9"
        " billion=1e12 billionen=1e12"
    ),
    words=_table(
        "ein=1 eine=1 einer=1 einen=1 einem=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10"
        " elf=11 zwölf=12 fünfzehn=15 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 hundert=100"
    ),
    before_scale=_table(
        "eine_halbe=0.5 einer_halben=0.5 halbe=0.5 anderthalb=1.5 eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5"
        " eine_viertel=0.25 eine_dreiviertel=0.75"
    ),
    vague=_words("dutzende hunderte tausende hunderttausende zehntausende millionen milliarden billionen"),
    few=_words("mehrere mehreren mehrerer einige einigen viele vielen etliche"),
    of=("von ",),
)
_FRENCH = NumberWords(
    decimal=",",
    scales=_table(
        "mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12 mille_milliards=1e12"
    ),
    words=_table(
        "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15"
        " vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 mille=1000"
    ),
    before_scale=_table("un_demi=0.5 un_demi-=0.5 un_quart_de=0.25"),
    and_half="et demi",
    vague=_words("dizaines centaines milliers millions milliards"),
    few=_words("plusieurs quelques"),
    of=("de ", "d'", "d’", "de plusieurs "),
)
_SPANISH = NumberWords(
    decimal=",",
    scales=_table(
        "mil=1e3 mil_millones=1e9 millón=1e6 millones=1e6 millon=1e6 millardo=1e9 millardos=1e9 billón=1e12"
        " billones=1e12"
    ),
    words=_table(
        "un=1 una=1 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12"
        " quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50 cien=100 mil=1000 doscientos=200 quinientos=500"
    ),
    before_scale=_table("medio=0.5 un_cuarto_de=0.25"),
    and_half="y medio",
    vague=_words("decenas cientos centenares miles millones billones"),
    few=_words("varios varias algunos algunas muchos"),
    of=("de ",),
)
_PORTUGUESE = NumberWords(
    decimal=",",
    scales=_table(
        "mil=1e3 mil_milhões=1e9 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 bi=1e9 mi=1e6 trilhão=1e12"
        " trilhões=1e12 bilião=1e12 biliões=1e12"
    ),
    words=_table(
        "um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12"
        " quinze=15 vinte=20 trinta=30 quarenta=40 cinquenta=50 cem=100 mil=1000"
    ),
    before_scale=_table("meio=0.5"),
    and_half="e meio",
    vague=_words("dezenas centenas milhares milhões bilhões"),
    few=_words("vários várias alguns algumas muitos"),
    of=("de ",),
)
_ITALIAN = NumberWords(
    decimal=",",
    scales=_table(
        "mila=1e3 mille=1e3 milione=1e6 milioni=1e6 mln=1e6 miliardo=1e9 miliardi=1e9 mille_miliardi=1e12"
        " mila_miliardi=1e12 bilione=1e12 bilioni=1e12"
    ),
    words=_table(
        "un=1 uno=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11"
        " dodici=12 quindici=15 venti=20 trenta=30 quaranta=40 cinquanta=50 cento=100 mille=1000 duemila=2000"
        " diecimila=10000 centomila=100000"
    ),
    before_scale=_table("mezzo=0.5"),
    and_half="e mezzo",
    vague=_words("decine centinaia migliaia milioni miliardi"),
    few=_words("diversi diverse alcuni alcune parecchi molti"),
    of=("di ",),
)
_POLISH = NumberWords(
    decimal=",",
    scales=_table(
        "tys.=1e3 tys=1e3 tysiąc=1e3 tysiące=1e3 tysięcy=1e3 milion=1e6 miliony=1e6 milionów=1e6 miliona=1e6"
        " miliard=1e9 miliardy=1e9 miliardów=1e9 miliarda=1e9 bilion=1e12 biliony=1e12 bilionów=1e12 bln=1e12"
    ),
    words=_table(
        "jeden=1 dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10"
        " dwanaście=12 piętnaście=15 dwadzieścia=20 trzydzieści=30 pięćdziesiąt=50 sto=100 dwieście=200 pięćset=500"
    ),
    before_scale=_table("pół=0.5 półtora=1.5"),
    vague=_words("dziesiątki setki tysiące miliony miliardy dziesiątek setek tysięcy milionów miliardów"),
    few=_words("kilka kilkaset kilkadziesiąt kilkanaście wiele"),
)
_RUSSIAN = NumberWords(
    decimal=",",
    scales=_table(
        "тыс.=1e3 тыс=1e3 тысяча=1e3 тысячу=1e3 тысячи=1e3 тысяч=1e3 млн=1e6 млн.=1e6 миллион=1e6 миллиона=1e6"
        " миллионов=1e6 млрд=1e9 млрд.=1e9 миллиард=1e9 миллиарда=1e9 миллиардов=1e9 трлн=1e12 трлн.=1e12"
        " триллион=1e12 триллиона=1e12 триллионов=1e12"
    ),
    words=_table(
        "один=1 одна=1 одну=1 два=2 две=2 двух=2 три=3 трёх=3 трех=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8"
        " девять=9 десять=10 двенадцать=12 пятнадцать=15 двадцать=20 тридцать=30 пятьдесят=50 сто=100 двести=200"
        " триста=300 пятьсот=500 полмиллиона=5e5 полмиллиарда=5e8"
    ),
    before_scale=_table("полтора=1.5 половина=0.5"),
    vague=_words("десятки сотни тысячи миллионы миллиарды десятков сотен тысяч миллионов миллиардов"),
    few=_words("несколько нескольких много"),
)
_UKRAINIAN = NumberWords(
    decimal=",",
    scales=_table(
        "тис.=1e3 тис=1e3 тисяча=1e3 тисячу=1e3 тисячі=1e3 тисяч=1e3 млн=1e6 млн.=1e6 мільйон=1e6 мільйона=1e6"
        " мільйони=1e6 мільйонів=1e6 млрд=1e9 млрд.=1e9 мільярд=1e9 мільярда=1e9 мільярди=1e9 мільярдів=1e9"
        " трлн=1e12 трильйон=1e12 трильйона=1e12 трильйони=1e12 трильйонів=1e12"
    ),
    words=_table(
        "один=1 одна=1 одну=1 два=2 дві=2 двох=2 три=3 трьох=3 чотири=4 п'ять=5 п’ять=5 шість=6 сім=7 вісім=8"
        " дев'ять=9 десять=10 двадцять=20 тридцять=30 п'ятдесят=50 сто=100 двісті=200 п'ятсот=500"
    ),
    before_scale=_table("півтора=1.5 пів=0.5"),
    vague=_words("десятки сотні тисячі мільйони мільярди десятків сотень тисяч мільйонів мільярдів"),
    few=_words("кілька декілька багато"),
)
_DUTCH = NumberWords(
    decimal=",",
    scales=_table("duizend=1e3 miljoen=1e6 mln.=1e6 miljard=1e9 mld.=1e9 biljoen=1e12"),
    words=_table(
        "een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12"
        " vijftien=15 twintig=20 dertig=30 veertig=40 vijftig=50 honderd=100 tweehonderd=200 duizend=1000"
    ),
    before_scale=_table("een_half=0.5 half=0.5 anderhalf=1.5 anderhalve=1.5 tweeënhalf=2.5"),
    vague=_words("tientallen honderden duizenden tienduizenden miljoenen miljarden"),
    few=_words("enkele meerdere verschillende paar een_paar"),
)
_SWEDISH = NumberWords(
    decimal=",",
    scales=_table(
        "tusen=1e3 miljon=1e6 miljoner=1e6 miljard=1e9 miljarder=1e9 biljon=1e12 biljoner=1e12 milj=1e6 milj.=1e6"
    ),
    words=_table(
        "en=1 ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12 femton=15 tjugo=20"
        " trettio=30 fyrtio=40 femtio=50 hundra=100 tusen=1000"
    ),
    before_scale=_table("en_halv=0.5 halv=0.5 anderthalv=1.5"),
    vague=_words("tiotals hundratals tusentals miljontals miljoner miljarder"),
    few=_words("flera några många"),
)

LANGUAGES = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "pt": _PORTUGUESE,
    "it": _ITALIAN,
    "pl": _POLISH,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "nl": _DUTCH,
    "sv": _SWEDISH,
}


def number_words(language: str | None) -> NumberWords:
    """Give a language's number words; English ones for a language that has none here."""
    return LANGUAGES.get((language or "en").split("-")[0].lower(), _ENGLISH)
