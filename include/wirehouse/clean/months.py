"""Names of months in the languages whose dates we read, and the clock's own words.

From Unicode CLDR, wide and abbreviated, nominative and genitive where a language has both.
"""

from __future__ import annotations

_NAMES = """
en: january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sept sep, october oct, november nov, december dec
de: januar jänner, februar, märz mär, april, mai, juni, juli, august, september, oktober okt, november, dezember dez
fr: janvier janv, février févr fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre, octobre, novembre, décembre déc
es: enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto ago, septiembre setiembre, octubre, noviembre, diciembre dic
pt: janeiro, fevereiro fev, março, abril, maio, junho, julho, agosto, setembro set, outubro out, novembro, dezembro
it: gennaio gen, febbraio, marzo, aprile, maggio mag, giugno giu, luglio lug, agosto, settembre, ottobre ott, novembre, dicembre
nl: januari, februari, maart mrt, april, mei, juni, juli, augustus, september, oktober, november, december
sv: januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december
da: januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december
no: januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember des
fi: tammikuuta tammikuu, helmikuuta helmikuu, maaliskuuta maaliskuu, huhtikuuta huhtikuu, toukokuuta toukokuu, kesäkuuta kesäkuu, heinäkuuta heinäkuu, elokuuta elokuu, syyskuuta syyskuu, lokakuuta lokakuu, marraskuuta marraskuu, joulukuuta joulukuu
pl: stycznia styczeń, lutego luty, marca marzec, kwietnia kwiecień, maja maj, czerwca czerwiec, lipca lipiec, sierpnia sierpień, września wrzesień, października październik, listopada listopad, grudnia grudzień
cs: ledna leden, února únor, března březen, dubna duben, května květen, června červen, července červenec, srpna srpen, září, října říjen, listopadu, prosince prosinec
ro: ianuarie ian, februarie, martie, aprilie, mai, iunie iun, iulie iul, august, septembrie, octombrie, noiembrie noi, decembrie
hu: január, február, március, április, május, június, július, augusztus, szeptember, október, november, december
tr: ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık
id: januari, februari, maret, april, mei, juni, juli, agustus, september, oktober, november, desember
ru: января январь, февраля февраль, марта март, апреля апрель, мая май, июня июнь, июля июль, августа август, сентября сентябрь, октября октябрь, ноября ноябрь, декабря декабрь
uk: січня січень, лютого лютий, березня березень, квітня квітень, травня травень, червня червень, липня липень, серпня серпень, вересня вересень, жовтня жовтень, листопада листопад, грудня грудень
bg: януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември
sr: јануар, фебруар, март, април, мај, јун, јул, август, септембар, октобар, новембар, децембар
el: ιανουαρίου, φεβρουαρίου, μαρτίου, απριλίου, μαΐου, ιουνίου, ιουλίου, αυγούστου, σεπτεμβρίου, οκτωβρίου, νοεμβρίου, δεκεμβρίου
"""  # noqa: E501 - a line a language is how the table is read


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for row in _NAMES.strip().splitlines():
        _, _, months = row.partition(":")
        for number, names in enumerate(months.split(","), start=1):
            for name in names.split():
                # A name that is another month in another language is no evidence.
                table[name] = number if table.get(name, number) == number else 0
    return {name: number for name, number in table.items() if number}


MONTHS = _table()
"""The number of each month's name, in small letters; names that mean two months are left out."""

ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00",
    "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "pst": "-08:00", "pdt": "-07:00", "mdt": "-06:00", "cdt": "-05:00", "jst": "+09:00", "kst": "+09:00",
}  # fmt: skip
"""Offsets of the zone names that mean one offset only: CST, IST, BST and MST mean several."""
