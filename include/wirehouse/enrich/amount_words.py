"""What is said around an amount, in eleven languages: modifiers, periods, conversions, changes."""

from __future__ import annotations

MODIFIERS = {
    "more than": (
        "more than|over|above|in excess of|exceeding|exceeds|exceed|exceeded|upwards of|north of|just over|well over"
        "|slightly more than|surpassing|surpassed|topping|topped|greater than|beyond"
        "|mehr als|über|gut|knapp über|plus de|dépasse|dépassent|dépassé|plus d'|supérieur à"
        "|más de|superior a|supera|superan|superó|superaron|por encima de|mais de|acima de|superou|ultrapassa"
        "|oltre|più di|supera|superiore a|ponad|więcej niż|przekroczyła|przekroczył|przekroczyły"
        "|более|более чем|более чем в|больше|больше чем|свыше|превысил|превысила|превысили|превышает"
        "|понад|більше|більше ніж|більш ніж|перевищив|перевищила|перевищили|перевищує"
        "|meer dan|ruim|boven|mer än|över|drygt"
    ),
    "at least": (
        "at least|no less than|no fewer than|not less than|a minimum of|minimum|mindestens|wenigstens|au moins|au minimum"
        "|al menos|por lo menos|como mínimo|pelo menos|no mínimo|almeno|co najmniej|przynajmniej|minimum"
        "|не менее|не менее чем|по меньшей мере|как минимум|минимум|щонайменше|не менше|принаймні"
        "|minstens|ten minste|minst|åtminstone"
    ),
    "about": (
        "about|around|approximately|approx|approx.|roughly|some|an estimated|estimated at|estimated|circa|in the region of"
        "|something like|or so|etwa|rund|ungefähr|zirka|circa|ca.|schätzungsweise|environ|quelque|autour de|à peu près"
        "|unos|unas|cerca de|alrededor de|aproximadamente|en torno a|cerca de|aproximadamente|em torno de|uns"
        "|circa|intorno a|około|ok.|mniej więcej|około|около|примерно|приблизительно|порядка|приблизно|близько|орієнтовно"
        "|ongeveer|circa|zo'n|rond|cirka|ca|omkring|ungefär|runt"
    ),
    "almost": (
        "nearly|almost|close to|approaching|fast approaching|virtually|fast|beinahe|nahezu|knapp|annähernd"
        "|près de|presque|casi|cerca de los|quase|quasi|prawie|niemal|blisko|почти|чуть менее|майже|bijna|nästan|närmare"
    ),
    "less than": (
        "less than|under|below|just under|fewer than|just shy of|short of|shy of|slightly less than|weniger als|unter"
        "|moins de|inférieur à|menos de|inferior a|por debajo de|meno di|inferiore a|sotto i|mniej niż|poniżej"
        "|менее|меньше|менее чем|ниже|менше|менше ніж|minder dan|onder|mindre än|under"
    ),
    "up to": (
        "up to|as much as|as many as|as high as|at most|no more than|not more than|a maximum of|maximum|capped at|a ceiling of"
        "|bis zu|maximal|höchstens|jusqu'à|jusqu’à|au plus|au maximum|hasta|como máximo|un máximo de|até|no máximo"
        "|fino a|sino a|al massimo|do|maksymalnie|najwyżej|до|не более|не более чем|максимум|максимально|не більше"
        "|tot|maximaal|hooguit|upp till|högst|som mest"
    ),
}
"""The words that say each modifier. The longest that stands before the amount is taken."""

# "a dispute over $5 million", "rose to 5 million": no modifiers there.
NOT_OVER = (
    "dispute|disputes|row|fight|battle|talks|clash|clashes|questions|lawsuit|case|sued|argument|quarrel|feud|concerns"
    "|concern|controversy|negotiations|wrangle|charged|charges|spat|standoff|debate|protest|protests|anger"
)

TO_A_NEW_LEVEL = (
    "вырос|вырас|возрос|увелич|подорож|подешев|сниз|сниж|упал|упад|повыс|повыш|подня|подним|сократ|довел|довё|рост|доход"
    "|зрос|збільш|подорожч|подешевш|зниз|впал|впаде|підвищ|підня|скорот|дове|зріс|wzr|spad|podni|obni|zwięk|zmniej|podro"
    "|gestegen|stijg|steeg|daal|verhoog|verlaag"
)
"""Beginnings of the words after which "до", "do" and "tot" mean a new level, and no upper bound."""

AFTER = {
    "or more": "at least",
    "and more": "at least",
    "and up": "at least",
    "or over": "at least",
    "at least": "at least",
    "minimum": "at least",
    "plus": "more than",
    "+": "more than",
    "or so": "about",
    "or thereabouts": "about",
    "or less": "up to",
    "or under": "up to",
    "at most": "up to",
    "oder mehr": "at least",
    "ou plus": "at least",
    "o más": "at least",
    "ou mais": "at least",
    "o più": "at least",
    "lub więcej": "at least",
    "и более": "at least",
    "и выше": "at least",
    "і більше": "at least",
    "of meer": "at least",
    "eller mer": "at least",
}

_PER = """
year: year|years|annum|jahr|an|année|año|ano|anno|rok|roku|rocznie|год|году|рік|року|jaar|år
quarter: quarter|quartal|trimestre|kwartał|квартал|kwartaal|kvartal
month: month|monat|mois|mes|mês|mese|miesiąc|месяц|місяць|maand|månad
week: week|woche|semaine|semana|settimana|tydzień|неделю|тиждень|vecka
day: day|tag|jour|día|dia|giorno|dzień|день|dag
night: night|nacht|nuit|noche|noite|notte|noc|ночь|ніч|natt
hour: hour|hr|stunde|heure|hora|ora|godzinę|час|годину|uur|timme
minute: minute|min|минуту|хвилину
second: second
season: season|saison|temporada|stagione|sezon|сезон|seizoen|säsong
term: term
semester: semester
shift: shift
person: person|head|capita|kopf|personne|tête|persona|cabeza|pessoa|cabeça|osobę|человека|людину|persoon|hoofd
adult: adult|erwachsenen
child: child|kid|kind|enfant|niño|criança|bambino|dziecko|ребенка|ребёнка|дитину|barn
household: household|haushalt|foyer|ménage|hogar|família|famiglia|gospodarstwo|huishouden|hushåll
family: family|familie|famille|familia|rodzinę|семью|сім'ю|familj
employee: employee|worker|mitarbeiter|salarié|empleado|trabajador
student: student|pupil|schüler|élève|alumno|aluno
passenger: passenger|passagier|passager|pasajero|passageiro
patient: patient
customer: customer|user|subscriber
barrel: barrel|bbl|fass|baril|barril|barile|baryłkę|баррель|vat|fat
tonne: tonne|tonnes|metric ton|mt|tonelada|tonnellata|tonę|тонну
ton: ton
kilogram: kilogram|kilogramme|kilo|kg|килограмм|кілограм
gram: gram|gramme|g
pound: pound|lb
ounce: ounce|oz|troy ounce|unze|once|onza|унцию|унцію
litre: litre|liter|l|litro|litr|литр|літр
gallon: gallon
bushel: bushel
cubic metre: cubic metre|cubic meter|kubikmeter|mètre cube|metro cúbico|m³|m3|кубометр
thousand cubic metres: 1,000 cubic metres|1,000 cubic meters|thousand cubic metres|тысячу кубометров|тис. кубометрів
million British thermal units: mmbtu|million british thermal units|million btu
megawatt-hour: mwh|megawatt-hour|megawatt hour|megawattstunde|mégawattheure|mégawatt-heure|megavatio hora|megawattora
kilowatt-hour: kwh|kilowatt-hour|kilowatt hour|kilowattstunde|kilowattheure|kilovatio hora|кВт·ч
square metre: square metre|square meter|quadratmeter|mètre carré|metro cuadrado|metro quadrado|m²|m2|кв. м|metr kwadratowy
square foot: square foot|sq ft|sq. ft.
acre: acre
hectare: hectare|hektar|hectárea|гектар
metre: metre|meter|mètre|metro|metr|метр
mile: mile
kilometre: kilometre|kilometer|km|kilomètre|kilómetro|quilômetro|км
share: share|aktie|action|acción|ação|azione|akcję|акцию|акцію|aandeel|aktie
unit: unit|stück|unité|unidad|unidade|штуку
ticket: ticket|karte|billet
visit: visit
trip: trip
game: game|match|spiel|partido|partita
episode: episode
seat: seat
room: room
home: home|house|property
car: car|vehicle|fahrzeug|voiture|coche
each: piece
device: device
dose: dose|dosis|doza
vote: vote
plate: plate
bottle: bottle
pack: pack|packet
test: test
call: call
click: click
line: line
"""
PER = {
    form.strip().lower(): name
    for name, _, forms in (line.partition(":") for line in _PER.strip().splitlines())
    for form in forms.split("|")
}
"""What a sum may be per, as written, and what it is called in the records."""

ADVERBS = {
    form: name
    for name, forms in {
        "year": "annually|yearly|a year|per annum|p.a.|jährlich|annuellement|anualmente|anuales|annuali|rocznie|ежегодно"
        "|щорічно|щороку|jaarlijks|årligen|im Jahr|par an|l'an|al año|ao ano|all'anno|anuais|год|в год|на рік|na rok"
        "|per jaar|om året|per år|all’anno|l’an",
        "quarter": "quarterly|vierteljährlich",
        "month": "monthly|monatlich|mensuels|mensuellement|mensuales|mensuais|mensili|miesięcznie|ежемесячно|щомісяця"
        "|im Monat|par mois|al mes|ao mês|al mese|в месяц|на місяць|maandelijks|i månaden|per maand",
        "week": "weekly|wöchentlich|in der Woche|par semaine|a la semana|por semana|a settimana|tygodniowo|в неделю|на тиждень"
        "|i veckan",
        "day": "daily|täglich|am Tag|par jour|al día|ao dia|al giorno|dziennie|в день|в сутки|на день|om dagen",
        "hour": "hourly|die Stunde|de l'heure|l'heure|a la hora|l'ora|в час|на годину|na godzinę|i timmen",
        "night": "nightly|la nuit",
        "each": "each|apiece|a piece",
    }.items()
    for form in forms.split("|")
}
"""Words after a sum that say what it is per by themselves."""

PER_WORDS = (
    "per|a|an|each|every|for each|for every|pro|je|par|por|al|à l'|à la|a la|ao|à|na|в|на|voor elke|om"
)
"""What may stand between a sum and what it is per."""

CONVERTS = (
    "about|around|approximately|approx.|roughly|nearly|some|or|equivalent to|equal to|the equivalent of|equivalent|worth"
    "|over|more than|almost|just over|just under|at least|up to|less than|or about|or around|or roughly|i.e.|that is|ie"
    "|umgerechnet|rund|etwa|circa|ca.|knapp|gut|also|mehr als|über|soit|environ|près de|quelque|plus de|ou"
    "|unos|alrededor de|o|es decir|equivalentes a|equivalente a|cerca de|o sea|casi|más de|aproximadamente|ou seja"
    "|pari a|circa|ovvero|oltre|około|ok.|czyli|czyli około|równowartość|prawie|ponad|около|примерно|или|то есть|почти|более"
    "|близько|приблизно|або|тобто|майже|понад|ongeveer|ofwel|zo'n|omgerekend|cirka|motsvarande|ungefär|eller|=|~|≈|US"
)
"""What may stand between a sum and its conversion."""

CONVERTS_FOR_SURE = "umgerechnet|soit|czyli|или|то есть|або|o sea|es decir|ou seja|ofwel|omgerekend|motsvarande|equivalent|the equivalent"
"""What says so even without brackets around it."""

BETWEEN = "between|zwischen|entre|tra|fra|między|pomiędzy|между|між|tussen|mellan"
TO = "to|bis|à|a|do|tot|till|до|al|upp till|ad|bis zu"
AND = "and|und|et|y|e|i|и|та|й|і|en|och"
# By language: the Dutch "or" is the English "of", and "one of three liters" is no range.
OR = {
    "en": "or",
    "de": "oder",
    "fr": "ou",
    "es": "o|u",
    "it": "o",
    "pt": "ou",
    "pl": "lub",
    "ru": "или",
    "uk": "або",
    "nl": "of",
    "sv": "eller",
}
FROM = "from|de|da|från|desde"
RANGES = (
    "range|ranges|ranged|ranging|vary|varies|varied|varying|anywhere|anything|variant|allant|va|vont|van|oscila|oscilan"
    "|oscilaba|variano|varia|variam|somewhere|prices|priced|cost|costs|costing|fees|fines|fine|fee|salaries|bids"
)
CHANGES = (
    "rose|rise|risen|rises|rising|raised|raises|raise|increased|increases|increase|grew|grown|grow|fell|fall|fallen|falls"
    "|dropped|drop|drops|cut|cuts|reduced|climbed|climbs|jumped|jumps|up|down|gained|gain|gains|added|adds|lost|loses|slid"
    "|slipped|eased|surged|soared|dipped|shed|sank|sinks|advanced|declined|declines|doubled|went|gone|lifted|lifts|hiked"
    "|tumbled|plunged|edged|swung|narrowed|widened|shrank|moved|passe|passé|passer|passant|passent|grimpe|chute|recule"
    "|baisse|monte|augmente|pasa|pasó|pasar|pasaron|subió|sube|subir|aumentó|cayó|cae|bajó|redujo|passou|passa|passar"
    "|subiu|aumentou|caiu|reduziu|passato|passata|passa|passare|salito|salita|sceso|aumentato|ökade|steg|sjönk|ökat"
)
