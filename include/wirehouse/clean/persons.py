"""What is a person's name, and what is not: the test that every author passes.

Precision first: what is not plainly a person's name is left out. Desks, agencies, jobs and the
publisher itself are no authors.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from wirehouse.clean import wording

_NAME = r"(?:[dDlL][’'])?[^\W\d_a-z][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|bin|ibn|bint|zu|ter|ten|af|av|y|e)"
_FULL_NAME = re.compile(rf"^{_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_NAME}){{1,4}}$")
_ONE_NAME = re.compile(r"^[^\W\d_a-z][a-zà-ÿа-яёіїєґğışčćřžšńłąęőű]{1,20}(?:[’'-][^\W\d_]{2,20})?$")
# Hangul writes a name as one word: one of the commonest family names and two syllables.
_KOREAN_NAME = re.compile(
    r"^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민][가-힣]{2}$"
)
# So do Chinese and Japanese, two to five characters, at times with a space between the two names.
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff々]{1,3}[\s\u3000・·]?[\u4e00-\u9fff々\u3040-\u30ff]{1,4}$")
_NO_HAN_NAME = re.compile(
    r"新聞|新闻|编辑|編集|編輯|记者|記者|通信|通讯|社|部$|局|网|網|报|報|电视|電視|日[报報]|時報|时报|時事|取材|写真|摄影|撮影|"
    r"翻[訳译]|文化|公司|会社|広告|广告|本[报報]|综合|来源|官方|作者|著者|執筆|監修|匿名|管理员|小编|委員|委员|政府|経済|政治|中国|日本|朝日|読売|毎日|中央"
)
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|sir|dame|lord|lady|herr|frau|rechtsanw(?:alt|ältin)|monsieur|madame|don|doña)\b\.?\s+",
    re.I,
)
_JOB_BEFORE = re.compile(
    r"^(?:[^\W\d_]+\s+){0,3}(?:writer|correspondent|reporter|journalist|editor|columnist|contributor)s?:?\s+(?=\S)",
    re.I,
)
_JOB_AFTER = re.compile(r"\s*(?:,|\s[–—-]\s)\s*[^,()]*$")
_JOB_LAST = re.compile(
    r"(?<=\w)\s+(?:(?:senior|staff|contributing|freelance|guest|chief|associate|lead|managing|political|sports?)\s+)*"
    r"(?:writer|reporter|editor|correspondent|journalist|contributor|columnist|author|blogger|기자|特派员|記者|记者)$",
    re.I,
)
_AGENCY_AFTER = re.compile(
    r"\s+(?:the\s+)?(?:reuters|afp|ap|dpa|apa|efe|ansa|upi|pti|cnn|bbc(?: \w+)?|bloomberg(?: news)?|associated press)$",
    re.I,
)
_NO_PERSON = re.compile(
    r"\b(?:staff|desk|team|editor|editors|editorial|editoren|redakteur|redakteurin|redaktion|redacción|redacao|redação|rédaction|"
    r"redazione|redakcja|redactie|redaksi|redaktionen|redaksjonen|toimitus|szerkesztőség|redakce|yazı|haber|haberler|merkezi|ajansı|"
    r"correspondent|correspondents|korrespondent|korrespondentin|corresponsal|reporter|reporters|"
    r"writer|writers|journalist|journaliste|periodista|columnist|analyst|analysts|contributor|contributors|guest|senior|chief|head|"
    r"deputy|assistant|executive|special|producer|economist|researcher|admin|administrator|webmaster|author|authors|autor|auteur|"
    r"news|newsroom|agency|agencies|agencia|agence|agentur|agentura|press|presse|media|magazine|bureau|service|services|wire|online|"
    r"digital|reuters|afp|ap|dpa|efe|ansa|pap|tass|interfax|ukrinform|sputnik|xinhua|bloomberg|associated|jazeera|anadolu|euronews|"
    r"published|updated|posted|written|reviewed|edited|sponsored|photo|photos|photographer|photography|video|videos|"
    r"today|yesterday|hours|minutes|ago|read more|min read|comments|subscribe|cookies|privacy|"
    r"share this|follow|email|twitter|facebook|instagram|linkedin|youtube|minister|ministry|president|director|bank|council|committee|"
    r"commission|government|department|university|institute|association|foundation|police|rights|radio|television|sport|sports|world|"
    r"weekly|daily|monthly|opinion|analysis|breaking|exclusive|politics|business|technology|culture|marketing|manager|coordinator|"
    r"specialist|founder|co-founder|ceo|cto|cfo|expert|experts|engineer|consultant|strategist|professor|attorney|lawyer|physician|"
    r"horticulturalist|nutritionist|dietitian|veterinarian|therapist|content|seo|studio|studios|labs|solutions|systems|software|"
    r"technologies|insurance|clinic|dental|hospital|academy|society|federation|company|corporation|corp|group|blog|shop|store|"
    r"support|community|podcasts?|login|members?|board|authorities|consultants|employers|here|kreuz|kg|creative|designs?|homepage|website|anonymous|unknown|none|null|undefined|default|user|test|advertorial|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|"
    r"редакция|редакція|редакцията|редактор|корреспондент|кореспондент|журналист|журналістка|журналіст|новости|новини|агентство|"
    r"zeitung|nachrichten|nachrichtenagentur|noticias|journal|sekretariat|pressestelle|pressemitteilung|verband|verein|partei|party|"
    r"club|times|post|herald|tribune|gazette|chronicle|observer|guardian|telegraph|courier|network|inc|ltd|llc|gmbh|"
    r"aviv|kong|dhabi|aires|lumpur|d\.?c)\b|편집국|편집부|뉴스|신문|هيئة|تحرير|وكالة|تحریریه|خبرگزاری|डेस्क|टीम|ब्यूरो",
    re.I,
)
# What begins so is a place ("New York") or a paper ("The Example"), and `BBC Sport` an organisation.
_NO_FIRST_NAME = re.compile(
    r"^(?:by|contact|about|more|view|meet|el|les|die|das|the|our|your|my|new|nueva|san|los|las|north|south|east|west|united|saudi|cape|"
    r"all|for|click|see|how|why|what|top|best|posts?|from|ask|last|first|next|share|read|get|join|image|figure)\s",
    re.I,
)
# `Ana RuizTwitter` is two texts without their space; `Jim MacDonald` and `Ana DeSiato` are none.
_JOINED = re.compile(r"(?<!\bMac)(?<!\bVan)(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ][a-zà-ÿ])")
_ACRONYM_FIRST = re.compile(r"^[A-ZÀ-ÞА-ЯІЇЄҐ]{3,}\s")
_ENDS = " .,:;|*–—-\u2010\u2011\u201c\u201d\"'()/·•\u00a0\u3000"
_LONGEST_NAME = 60


def person(text: str, publisher: str = "", *, stated: bool = False) -> str | None:
    """Give the person that a text names, without titles of courtesy, jobs and agencies; None for no person.

    `publisher` is who publishes the page: many state their own name as the author's. `stated` says that
    the page calls it its author's name, so that one name alone will do: `Susan`, `王小明`.
    """
    name = _AGENCY_AFTER.sub("", text.strip(_ENDS))
    name = _TITLE.sub("", _JOB_BEFORE.sub("", _TITLE.sub("", name)))
    without_job = _JOB_LAST.sub("", name)
    # `Rasender Reporter` is a pen name or nobody, and no Mr Rasender.
    name = (
        without_job
        if " " in without_job or _HAN_NAME.match(without_job) or _KOREAN_NAME.match(without_job)
        else name
    )
    if _NO_PERSON.search(name):
        name = _JOB_AFTER.sub("", name)
    name = _once(name)
    if _KOREAN_NAME.match(name):
        return name
    if stated and _HAN_NAME.match(name) and not _NO_HAN_NAME.search(name) and name not in publisher:
        return name
    if not 2 <= len(name) <= _LONGEST_NAME or _NO_PERSON.search(name) or _NO_FIRST_NAME.match(name):
        return None
    if _ONE_NAME.match(name):
        return name if stated and _is_one_name(name, publisher) else None
    if len(name) < 4 or not _FULL_NAME.match(name):
        return None
    if _ACRONYM_FIRST.match(name) or (_JOINED.search(name) and not stated) or _is_publisher(name, publisher):
        return None
    return name


def parted(text: str) -> list[str]:
    """Part names that stand together without a space: `Ana RuizTom Okoye`."""
    parts = _JOINED.split(text)
    return parts if all(len(part.split()) > 1 for part in parts) else [text]


def is_job(text: str) -> bool:
    """Tell whether a text holds a word that is a job, a desk or an organisation, and no person's name."""
    return _NO_PERSON.search(text) is not None


def is_given_name(word: str) -> bool:
    """Tell whether a word is, or begins as, a common given name of a language written with Latin letters."""
    return word.casefold().split("-")[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("given_names.txt").read_text("utf-8").split())


def _once(name: str) -> str:
    """Give `Ana Ruiz Ana Ruiz`, the text beside a picture's and a link's, as `Ana Ruiz`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _is_one_name(name: str, publisher: str) -> bool:
    """Tell `Susan` from `Soliant`: the publisher's own names are no persons, but for given names."""
    if _JOINED.search(name) or len(name) < 3:
        return False
    return is_given_name(name) or "".join(wording.tokens(name)) not in "".join(wording.tokens(publisher))


def _is_publisher(name: str, publisher: str) -> bool:
    """Tell `Example Berlin` of the publisher `Example`: a person rarely shares its first word.

    But many a person's site bears that person's name: `Ana Ruiz Photography`.
    """
    own = wording.tokens(publisher)
    words = wording.tokens(name)
    if not words or is_given_name(words[0]):
        return False
    return (len(words[0]) > 2 and words[0] in own) or set(words) <= set(own)
