"""Names of months in the languages whose dates we read, and the clock's own words.

From Unicode CLDR 47 (Unicode licence), wide and abbreviated, nominative and genitive where a language has
both, with the spellings that newspapers use beside them. Abbreviations that are words of other languages
are left out.
"""

from __future__ import annotations

import re
import unicodedata

_NAMES = """
en: january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec
de: januar jan jänner, februar feb feber, märz mär mrz, april apr, mai, juni jun, juli jul, august aug, september sept sep, oktober okt, november nov, dezember dez
fr: janvier janv, février févr fevrier fevr fev fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre sept, octobre oct, novembre nov, décembre déc decembre dec
es: enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre sept setiembre sep set, octubre oct, noviembre nov, diciembre dic
pt: janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez
it: gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set, ottobre ott, novembre nov, dicembre dic
nl: januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sep, oktober okt, november nov, december dec
sv: januari jan, februari feb, mars mar, april, maj, juni jun, juli jul, augusti aug, september sep, oktober, november nov, december dec
da: januar jan, februar feb, marts mar, april apr, maj, juni jun, juli jul, august aug, september sep, oktober okt, november nov, december dec
no: januar jan, februar feb, mars mar, april apr, mai, juni jun, juli jul, august aug, september sep, oktober okt, november nov, desember des
is: janúar, febrúar, mars, apríl, maí, júní, júlí, ágúst, september, október, nóvember, desember
fo: januar jan, februar feb, mars, apríl, mai, juni jun, juli jul, august aug, september sep, oktober, november nov, desember des
fi: tammikuuta tammikuu tammi, helmikuuta helmikuu helmi, maaliskuuta maaliskuu maalis, huhtikuuta huhtikuu huhti, toukokuuta toukokuu touko, kesäkuuta kesäkuu kesä, heinäkuuta heinäkuu heinä, elokuuta elokuu elo, syyskuuta syyskuu syys, lokakuuta lokakuu loka, marraskuuta marraskuu marras, joulukuuta joulukuu joulu
et: jaanuar jaan, veebruar veebr, märts mar, aprill apr, mai, juuni, juuli, august aug, september sept, oktoober okt, november nov, detsember dets
lv: janvāris janv janvārī, februāris febr februārī, marts mar martā, aprīlis apr aprīlī, maijs maijā, jūnijs jūn jūnijā, jūlijs jūl jūlijā, augusts aug augustā, septembris sept septembrī, oktobris okt oktobrī, novembris nov novembrī, decembris dec decembrī
lt: sausio sausis saus, vasario vasaris vas, kovo kovas kov mar, balandžio balandis bal apr, gegužės gegužė geg, birželio birželis birž, liepos liepa liep, rugpjūčio rugpjūtis rugp, rugsėjo rugsėjis rugs, spalio spalis spal okt, lapkričio lapkritis lapkr, gruodžio gruodis gruod
pl: stycznia styczeń sty, lutego, marca marzec mar, kwietnia kwiecień kwi, maja, czerwca czerwiec cze, lipca lipiec, sierpnia sierpień sie, września wrzesień wrz, października październik paź, listopada listopad, grudnia grudzień
cs: ledna leden, února, března březen, dubna duben, května květen, června červen, července červenec, srpna srpen, září, října říjen, listopadu listopad, prosince prosinec
sk: januára január jan, februára február feb, marca marec mar, apríla apríl apr, mája máj, júna jún, júla júl, augusta august aug, septembra september sep, októbra október okt, novembra november nov, decembra december dec
sl: januar jan januarja, februar feb februarja, marec mar marca, april apr aprila, maj maja, junij jun junija, julij jul julija, avgust avg avgusta, september sep septembra, oktober okt oktobra, november nov novembra, december dec decembra
hr: siječnja siječanj, veljače veljača, ožujka ožujak, travnja travanj, svibnja svibanj, lipnja lipanj, srpnja srpanj, kolovoza kolovoz, rujna rujan, listopada listopad, studenoga studeni studenog, prosinca prosinac
bs: januar, februar, mart, april, maj, juni, juli, august augusta, septembar, oktobar, novembar, decembar
sr-Latn: januar jan januara, februar feb februara, mart mar marta, april apr aprila, maj maja, jun juna juni, jul jula juli, avgust avg avgusta, septembar sep septembra, oktobar okt oktobra, novembar nov novembra, decembar dec decembra
sr: јануар јан јануара, фебруар феб фебруара, март мар марта, април апр априла, мај маја, јун јуна јуни, јул јула јули, август авг августа, септембар сеп септембра, октобар окт октобра, новембар нов новембра, децембар дец децембра
mk: јануари јан, февруари фев, март мар, април апр, мај, јуни јун, јули јул, август авг, септември сеп, октомври окт, ноември ное, декември дек
bg: януари яну, февруари фев, март, април апр, май, юни, юли, август авг, септември сеп, октомври окт, ноември ное, декември дек
ru: января январь янв, февраля февраль февр, марта март мар, апреля апрель апр, мая май, июня июнь июн, июля июль июл, августа август авг, сентября сентябрь сент сен, октября октябрь окт, ноября ноябрь нояб ноя, декабря декабрь дек
uk: січня січень, лютого лютий, березня березень, квітня квітень, травня травень, червня червень, липня липень, серпня серпень, вересня вересень, жовтня жовтень, листопада листопад, грудня грудень
be: студзеня студзень, лютага, сакавіка сакавік, красавіка красавік, мая, чэрвеня чэрвень, ліпеня ліпень, жніўня жнівень, верасня верасень, кастрычніка кастрычнік, лістапада лістапад, снежня снежань
ro: ianuarie ian, februarie feb, martie mar, aprilie apr, mai, iunie iun, iulie iul, august aug, septembrie sept sep, octombrie oct, noiembrie nov, decembrie dec
hu: január jan, február febr feb, március márc, április ápr, május máj, június jún, július júl, augusztus aug, szeptember szept, október okt, november nov, december dec
sq: janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nëntor, dhjetor
el: ιανουαρίου ιανουάριος ιαν, φεβρουαρίου φεβρουάριος φεβ, μαρτίου μάρτιος μαρ μάρ, απριλίου απρίλιος απρ, μαΐου μάιος μαΐ μάι μαίου, ιουνίου ιούνιος ιουν ιούν, ιουλίου ιούλιος ιουλ ιούλ, αυγούστου αύγουστος αυγ αύγ, σεπτεμβρίου σεπτέμβριος σεπ, οκτωβρίου οκτώβριος οκτ, νοεμβρίου νοέμβριος νοε νοέ, δεκεμβρίου δεκέμβριος δεκ
tr: ocak oca, şubat şub, mart mar, nisan nis, mayıs may, haziran haz, temmuz tem, ağustos ağu, eylül eyl, ekim eki, kasım kas, aralık ara
az: yanvar yan, fevral fev, mart mar, aprel apr, may, iyun iyn, iyul iyl, avqust avq, sentyabr sen, oktyabr okt, noyabr noy, dekabr dek
uz: yanvar yan, fevral fev, mart mar, aprel apr, may, iyun iyn, iyul iyl, avgust avg, sentabr sen, oktabr okt, noyabr noy, dekabr dek
kk: қаңтар, ақпан, наурыз, сәуір, мамыр, маусым, шілде, тамыз, қыркүйек, қазан, қараша, желтоқсан
ky: январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь
ka: იანვარი იან, თებერვალი თებ, მარტი მარ, აპრილი აპრ, მაისი მაი, ივნისი ივნ, ივლისი ივლ, აგვისტო აგვ, სექტემბერი სექ, ოქტომბერი ოქტ, ნოემბერი ნოე, დეკემბერი დეკ
hy: հունվարի հունվար հնվ, փետրվարի փետրվար փտվ, մարտի մարտ մրտ, ապրիլի ապրիլ ապր, մայիսի մայիս մյս, հունիսի հունիս հնս, հուլիսի հուլիս հլս, օգոստոսի օգոստոս օգս, սեպտեմբերի սեպտեմբեր սեպ, հոկտեմբերի հոկտեմբեր հոկ, նոյեմբերի նոյեմբեր նոյ, դեկտեմբերի դեկտեմբեր դեկ
ca: gener gen, febrer febr, març, abril abr, maig, juny, juliol jul, agost, setembre set, octubre oct, novembre nov, desembre des
gl: xaneiro, febreiro, marzo, abril, maio, xuño, xullo, agosto, setembro, outubro, novembro, decembro
eu: urtarrila urtarrilaren urtarrilak, otsaila otsailaren otsailak, martxoa martxoaren martxoak, apirila apirilaren apirilak, maiatza maiatzaren maiatzak, ekaina ekainaren ekainak, uztaila uztailaren uztailak, abuztua abuztuaren abuztuak, iraila irailaren irailak, urria urriaren urriak, azaroa azaroaren azaroak, abendua abenduaren abenduak
mt: jannar, frar, marzu, april, mejju, ġunju, lulju, awwissu, settembru, ottubru, novembru, diċembru
ga: eanáir, feabhra feabh, márta, aibreán, bealtaine, meitheamh meith, iúil, lúnasa, meán_fómhair mfómh, deireadh_fómhair dfómh, samhain, nollaig
cy: ionawr, chwefror chwef, mawrth, ebrill, mai, mehefin, gorffennaf gorff, awst, medi, hydref, tachwedd, rhagfyr
lb: januar, februar, mäerz, abrëll, mee, juni, juli, august, september, oktober, november, dezember
af: januarie jan, februarie feb, maart mrt mar, april apr, mei, junie jun, julie jul, augustus aug, september sep, oktober okt, november nov, desember des
sw: januari, februari, machi, aprili, mei, juni, julai, agosti, septemba, oktoba, novemba, desemba
id: januari jan, februari feb, maret mar, april apr, mei, juni jun, juli jul, agustus agu, september sep, oktober okt, november nov, desember des
ms: januari jan, februari feb, mar, april apr, mei, jun, julai jul, ogos ogo, september sep, oktober okt, november nov, disember dis
fil: enero ene, pebrero peb, marso mar, abril abr apr, mayo, hunyo hun, hulyo hul, agosto ago, setyembre set, oktubre okt, nobyembre nob, disyembre dis
he: ינואר ינו, פברואר פבר, מרץ, אפריל אפר, מאי, יוני, יולי, אוגוסט אוג, ספטמבר ספט, אוקטובר אוק, נובמבר נוב, דצמבר דצמ
ar: يناير, فبراير, مارس, أبريل ابريل إبريل, مايو, يونيو, يوليو, أغسطس اغسطس, سبتمبر, أكتوبر اكتوبر, نوفمبر, ديسمبر
ar-MA: يناير, فبراير, مارس, أبريل, ماي مايو, يونيو, يوليوز يوليو, غشت أغسطس, شتنبر سبتمبر, أكتوبر, نونبر نوفمبر, دجنبر ديسمبر
ar-IQ: كانون_الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين_الأول, تشرين_الثاني, كانون_الأول
ar-DZ: جانفي يناير, فيفري فبراير, مارس, أفريل أبريل, ماي مايو, جوان يونيو, جويلية يوليو, أوت أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر
fa: ژانویهٔ ژانویه, فوریهٔ فوریه, مارس, آوریل, مهٔ, ژوئن, ژوئیهٔ ژوئیه, اوت, سپتامبر, اکتبر, نوامبر, دسامبر
ur: جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر
hi: जनवरी, फ़रवरी फ़र फरवरी, मार्च, अप्रैल, मई, जून, जुलाई जुल, अगस्त, सितंबर सित सितम्बर, अक्टूबर अक्टू अक्तूबर, नवंबर नवम्बर, दिसंबर दिस दिसम्बर
mr: जानेवारी जाने, फेब्रुवारी फेब्रु, मार्च, एप्रिल एप्रि, मे, जून, जुलै, ऑगस्ट, सप्टेंबर सप्टें, ऑक्टोबर ऑक्टो, नोव्हेंबर नोव्हें, डिसेंबर डिसें
ne: जनवरी, फेब्रुअरी, मार्च, अप्रिल, मे, जुन, जुलाई, अगस्ट, सेप्टेम्बर, अक्टोबर, नोभेम्बर, डिसेम्बर
bn: জানুয়ারী জানু জানুয়ারি, ফেব্রুয়ারী ফেব ফেব্রুয়ারি, মার্চ, এপ্রিল এপ্রি, মে, জুন, জুলাই জুল, আগস্ট, সেপ্টেম্বর সেপ, অক্টোবর অক্টো, নভেম্বর নভে, ডিসেম্বর ডিসে
ta: ஜனவரி, பிப்ரவரி பிப், மார்ச் மார், ஏப்ரல் ஏப், மே, ஜூன், ஜூலை, ஆகஸ்ட், செப்டம்பர் செப், அக்டோபர் அக், நவம்பர், டிசம்பர் டிச
te: జనవరి, ఫిబ్రవరి ఫిబ్ర, మార్చి, ఏప్రిల్ ఏప్రి, మే, జూన్, జులై, ఆగస్టు, సెప్టెంబర్ సెప్టెం, అక్టోబర్ అక్టో, నవంబర్ నవం, డిసెంబర్ డిసెం
ml: ജനുവരി ജനു, ഫെബ്രുവരി ഫെബ്രു, മാർച്ച് മാർ, ഏപ്രിൽ ഏപ്രി, മേയ്, ജൂൺ, ജൂലൈ, ഓഗസ്റ്റ്, സെപ്റ്റംബർ സെപ്റ്റം, ഒക്‌ടോബർ ഒക്ടോ, നവംബർ നവം, ഡിസംബർ ഡിസം
kn: ಜನವರಿ, ಫೆಬ್ರವರಿ ಫೆಬ್ರ, ಮಾರ್ಚ್, ಏಪ್ರಿಲ್ ಏಪ್ರಿ, ಮೇ, ಜೂನ್, ಜುಲೈ, ಆಗಸ್ಟ್, ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ, ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ, ನವೆಂಬರ್ ನವೆಂ, ಡಿಸೆಂಬರ್ ಡಿಸೆಂ
gu: જાન્યુઆરી જાન્યુ, ફેબ્રુઆરી ફેબ્રુ, માર્ચ, એપ્રિલ, મે, જૂન, જુલાઈ, ઑગસ્ટ, સપ્ટેમ્બર સપ્ટે, ઑક્ટોબર ઑક્ટો, નવેમ્બર નવે, ડિસેમ્બર ડિસે
pa: ਜਨਵਰੀ, ਫ਼ਰਵਰੀ ਫ਼ਰ, ਮਾਰਚ, ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ, ਮਈ, ਜੂਨ, ਜੁਲਾਈ ਜੁਲਾ, ਅਗਸਤ, ਸਤੰਬਰ ਸਤੰ, ਅਕਤੂਬਰ ਅਕਤੂ, ਨਵੰਬਰ ਨਵੰ, ਦਸੰਬਰ ਦਸੰ
si: ජනවාරි, පෙබරවාරි, මාර්තු, අප්‍රේල්, මැයි, ජූනි, ජූලි, අගෝස්තු, සැප්තැම්බර්, ඔක්තෝබර්, නොවැම්බර්, දෙසැම්බර්
th: มกราคม ม.ค, กุมภาพันธ์ ก.พ, มีนาคม มี.ค, เมษายน เม.ย, พฤษภาคม พ.ค, มิถุนายน มิ.ย, กรกฎาคม ก.ค, สิงหาคม ส.ค, กันยายน ก.ย, ตุลาคม ต.ค, พฤศจิกายน พ.ย, ธันวาคม ธ.ค
lo: ມັງກອນ, ກຸມພາ, ມີນາ, ເມສາ, ພຶດສະພາ, ມິຖຸນາ, ກໍລະກົດ, ສິງຫາ, ກັນຍາ, ຕຸລາ, ພະຈິກ, ທັນວາ
km: មករា, កុម្ភៈ, មីនា, មេសា, ឧសភា, មិថុនា, កក្កដា, សីហា, កញ្ញា, តុលា, វិច្ឆិកា, ធ្នូ
my: ဇန်နဝါရီ, ဖေဖော်ဝါရီ, မတ်, ဧပြီ, မေ, ဇွန်, ဇူလိုင်, ဩဂုတ်, စက်တင်ဘာ, အောက်တိုဘာ အောက်, နိုဝင်ဘာ, ဒီဇင်ဘာ
"""  # noqa: E501 - a line a language is how the table is read


def _spellings(name: str) -> tuple[str, ...]:
    """Give a name as it stands and without its accents, as Greek capitals and hasty typists write it."""
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    has_accents = re.fullmatch(r"[a-z\u0370-\u03ff]+", bare) is not None
    return (name, bare) if has_accents else (name,)


def _table() -> dict[str, dict[int, set[str]]]:
    table: dict[str, dict[int, set[str]]] = {}
    for row in _NAMES.strip().splitlines():
        tag, _, months = row.partition(":")
        for number, names in enumerate(months.split(","), start=1):
            for name in names.split():
                for spelling in _spellings(name.replace("_", " ")):
                    table.setdefault(spelling, {}).setdefault(number, set()).add(tag.split("-")[0])
    return table


_BY_NAME = _table()

MONTHS = {name: next(iter(numbers)) for name, numbers in _BY_NAME.items() if len(numbers) == 1}
"""The number of each month's name, in small letters; names that mean two months are left out."""

_BY_LANGUAGE = {
    (name, language): number
    for name, numbers in _BY_NAME.items()
    if len(numbers) > 1
    for number, languages in numbers.items()
    for language in languages
}

# A preposition grown on to the name: Hebrew "in June", Catalan "of April".
_GROWN_ON = re.compile(r"^(?:ב|d['’])")


def number_of(name: str, language: str | None = None) -> int | None:
    """Give the number of a month by its name, whatever its case; None where it is no month's.

    `language` settles what means two months: "listopad" is October in Croatian and November in Polish.
    """
    # The capital dotted İ has a small form of two characters.
    key = name.strip(" .,،").lower().replace("i\u0307", "i")
    for spelling in (key, _GROWN_ON.sub("", key), key.split("/")[0].strip()):
        found = MONTHS.get(spelling) or _BY_LANGUAGE.get((spelling, language or ""))
        if found:
            return found
    return None


ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00",
    "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "pst": "-08:00", "pdt": "-07:00", "mdt": "-06:00", "cdt": "-05:00", "jst": "+09:00", "kst": "+09:00",
}  # fmt: skip
"""Offsets of the zone names that mean one offset only: CST, IST, BST and MST mean several."""
