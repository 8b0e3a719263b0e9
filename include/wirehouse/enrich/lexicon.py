"""The closed word lists of English news prose that the rules read by."""

from __future__ import annotations

ROLES = {
    "secretary general": "secretary general",
    "secretary-general": "secretary general",
    "director general": "director general",
    "director-general": "director general",
    "managing director": "managing director",
    "president": "president",
    "president-elect": "president-elect",
    "vice president": "vice president",
    "vice-president": "vice president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "deputy prime minister": "deputy prime minister",
    "chancellor": "chancellor",
    "foreign minister": "foreign minister",
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "secretary of state": "secretary of state",
    "defense minister": "defence minister",
    "minister of defense": "defence minister",
    "defense secretary": "defence minister",
    "secretary of defense": "defence minister",
    "defense chief": "defence minister",
    "finance minister": "finance minister",
    "interior minister": "interior minister",
    "justice minister": "justice minister",
    "health minister": "health minister",
    "energy minister": "energy minister",
    "home secretary": "home secretary",
    "treasury secretary": "treasury secretary",
    "secretary of the treasury": "treasury secretary",
    "attorney general": "attorney general",
    "national security adviser": "national security adviser",
    "national security advisor": "national security adviser",
    "high representative": "high representative",
    "high commissioner": "high commissioner",
    "foreign policy chief": "high representative",
    "commander-in-chief": "commander in chief",
    "commander in chief": "commander in chief",
    "chief executive officer": "chief executive",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "chairman": "chair",
    "chairwoman": "chair",
    "chair": "chair",
    "chief": "head",
    "head": "head",
    "boss": "head",
    "leader": "leader",
    "minister": "minister",
    "secretary": "secretary",
    "speaker": "speaker",
    "governor": "governor",
    "mayor": "mayor",
    "senator": "senator",
    "congressman": "congressman",
    "congresswoman": "congresswoman",
    "ambassador": "ambassador",
    "envoy": "envoy",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "press secretary": "press secretary",
    "supreme leader": "supreme leader",
    "crown prince": "crown prince",
    "king": "king",
    "queen": "queen",
    "prince": "prince",
    "princess": "princess",
    "pope": "pope",
    "general": "general",
    "commander": "commander",
    "judge": "judge",
    "justice": "justice",
    "professor": "professor",
    "director": "director",
    "coach": "coach",
    "manager": "manager",
    "captain": "captain",
    "sheriff": "sheriff",
    "detective": "detective",
    "analyst": "analyst",
    "lawmaker": "lawmaker",
    "candidate": "candidate",
    "nominee": "nominee",
    "author": "author",
    "founder": "founder",
    "attorney": "attorney",
    "lawyer": "lawyer",
}
"""How a role is written (in small letters, American spelling) and the role that it is."""

HEADS_OF_ORGANISATIONS = frozenset(
    {"secretary general", "president", "director general", "managing director", "chair"}
)
HEADS_OF_COUNTRIES = frozenset({"president", "prime minister", "chancellor", "supreme leader"})

TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady rev prof gen lt col maj capt sgt sen rep gov sec pres adm amb hon "
    "madame monsieur secretary president senator minister judge justice detective officer sheriff coach king "
    "queen prince princess pope".split()
)

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any both each every no another".split()
)

CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed "
    "thu thur thurs fri sat sun christmas easter spring summer autumn fall winter today tomorrow yesterday".split()
)

# Capitalised in news without naming anyone.
COMMON_NOUNS = frozenset(
    "allies allied ally alliance minister ministers ministerial defense defence east west north south eastern "
    "western northern southern northeast northwest southeast southwest summit meeting headquarters leaders leader "
    "members member forces troops officials official government parliament ministry council committee commission "
    "department office party state states nation nations country countries war treaty pact agreement deal plan "
    "security foreign affairs interior finance secretary general chief head president premier chancellor prime vice "
    "deputy spokesman spokeswoman ambassador senator governor mayor king queen pope group bloc union federal "
    "national international euro-atlantic transatlantic republic kingdom internet god bible english covid covid-19 "
    "i he she we they it you read share more news photo image video file related advertisement story live watch "
    "update breaking opinion editorial analysis exclusive follow subscribe newsletter patriot".split()
)

# What may stand beside a registry name, inside a span of the model's, without making it another name.
GENERIC_HEADS = COMMON_NOUNS | frozenset(
    "embassy border soil people citizens army military air space territory side led backed based born era "
    "style made built delegation delegations capital city region conference talks session following despite "
    "amid after before since during with from in on at of and for to by as counterpart counterparts".split()
)
EVENT_HEADS = frozenset(
    "war wars olympics games cup championship championships open festival revolution".split()
)

PARTICLES = frozenset(
    "von van der den de del della di da dos du la le el al bin ibn ben abu ter ten af".split()
)

SPEECH_VERBS = frozenset(
    """said says say saying added adds adding told tells telling asked asks asking wrote writes writing explained
    explains explaining noted notes noting stated states stating declared declares declaring announced announces
    announcing claimed claims claiming argued argues arguing insisted insists insisting stressed stresses stressing
    emphasized emphasised emphasizing emphasising warned warns warning replied replies responded responds
    remarked remarks continued continues concluded concludes recalled recalls admitted admits admitting
    acknowledged acknowledges acknowledging tweeted tweets posted quipped joked testified testifies suggested
    suggests suggesting predicted predicts vowed vows pledged promised promises urged urges urging called calls
    calling described describes describing commented comments observed observes pointed underlined underscored
    reiterated repeated repeats boasted complained complains cautioned cautions countered counters confirmed
    confirms confirming denied denies denying exclaimed shouted yelled thundered joked alleged alleges asserted asserts
    asserting contended contends maintained maintains mused opined proclaimed reported reports reporting revealed
    reveals revealing advised cried demanded demands demanding bragged lamented laments conceded concedes
    highlighted dubbed denounced slammed criticized criticised praised accused blasted hailed hinted read
    reads reasoned recounted wondered wonders thanked texted ranted charged signaled signalled
    marveled crowed gushed scoffed""".split()
)
# Verbs that report speech only with a quotation right beside them; elsewhere they mean something else.
WEAK_VERBS = frozenset(
    """called calls calling read reads described describes describing posted pledged promised promises vowed
    vows reported reports reporting charged dubbed praised accused hailed denounced slammed criticized criticised
    signaled signalled pointed repeated repeats demanded demands demanding states notes comments remarks counters
    claims reveals concluded continued thanked blasted maintained maintains observed cautions""".split()
)
INVERTING_VERBS = frozenset(
    """said says added adds asked asks wrote writes explained explains noted notes stated states declared declares
    announced claimed argued argues insisted insists stressed warned warns replied replies responded remarked
    continued concluded recalled admitted acknowledged tweeted quipped joked commented observed asserted
    reported cautioned lamented mused""".split()
)
SUBJECT_PRONOUNS = frozenset({"he", "she"})
ADVERBS = frozenset(
    """also later then again has had have been is was reportedly once repeatedly previously recently further
    simply just even still already only now earlier famously flatly bluntly publicly often first finally
    sarcastically clearly correctly recently quickly quietly angrily subsequently himself herself went on to
    proceeded to""".split()
)
