"""The wordings that tell of kinderopvang, as patterns in plain letters."""

import re

from features.dutch.clock import TIME
from features.dutch.numbers import NUMBER

WORDINGS = (
    "opvang nodig: ja",
    "opvang niet nodig",
    "geen kinderen",
    "kinderen zijn uit huis",
    "staat op de wachtlijst",
    "opvang is aangevraagd",
    "opvang is geregeld",
    "kinderen (5 en 8 jaar)",
    "zoon van zestien",
    "4 jr en 3 mnd",
    "op school van half negen tot kwart over twee",
    "kdv op ma, di en do van 8.00 tot 17.30",
    "tabel met kinderen en tijden",
    "tabel met dag, school en bso",
    "partner past op woensdag op",
    "opvang tijdens de les",
    "kinderen nog in het buitenland (tellen niet)",
)

KIDS = re.compile(
    r"\bkind(?:eren|je|jes)?\b|\bki\b|\bkids?\b|\bzoon(?:tje|s)?\b|\bzoontjes\b|\bdochters?\b|\bdochtertjes?\b"
    r"|\bbaby\b"
    r"|\bpeuters?\b|\bkleuters?\b|\bjongste\b|\boudste\b|\btweeling\b|\bgezin\b|\b(?:moeder|vader|ouders?) van\b"
)
CARE = re.compile(
    r"\b(?:kinder)?opvang\b|\bkdv\b|\bbso\b|\bpeuter\w*|\bcreche|\bgastouder\w*|\bkinderdagverblijf|\bnaschoolse"
    r"|\bvoorschool\b|\bpsz\b|\boppas\w*|\bvve\b|\btso\b"
)
AGE = re.compile(rf"(?P<n>{NUMBER})(?:\s*(?P<maat>jaar|jaren|jr|j\b|maanden|maand|mnd|mnden|weken|wk|dagen))?\b\.?")
AGES = re.compile(
    rf"(?:\b(?:van|zijn|is|leeftijd(?:en)?:?|:|,|\()\s*|^\W*)?(?P<list>(?:{NUMBER})(?:\s*(?:jaar|jr|j\b|maanden"
    rf"|mnd|maand|weken)\b\.?)?(?:\s*(?:,|en|\+|/|&)\s*(?:{NUMBER})(?:\s*(?:jaar|jr|j\b|maanden|mnd|maand"
    rf"|weken)\b\.?)?)*)"
)
GONE = re.compile(
    r"uit huis|volwassen|het huis uit|zelfstandig wonen|nog in (?:[a-z-]+)|achtergebleven|in het buitenland"
    r"|gezinshereniging|woont niet|wonen niet|bij (?:hun|de|haar|zijn|z'n|d'r) (?:moeder|vader)\b|overleden"
    r"|op zichzelf"
)
NO_KIDS = re.compile(
    r"\b(?:geen|gn|g[ée]+n|zonder) (?:thuiswonende |inwonende |minderjarige )?(?:kind(?:eren)?|kids)\b|\bkinderloos\b"
    r"|\bheeft (?:nog )?geen kinderen|\bkinderen\s*:?\s*(?:nee|geen|nvt|n\.v\.t|zijn er (?:nog )?niet"
    r"|heeft \w+ (?:nog )?niet)"
)
NOT_NEEDED = re.compile(
    r"\b(?:kinder)?opvang\b[^.;]{0,30}?\b(?:niet nodig|n\.?v\.?t\b|nvt|niet van toepassing|hoeft niet"
    r"|geen sprake|niet aan de orde|speelt niet)|\bgeen (?:kinder)?opvang (?:nodig|gewenst)"
    r"|\bniet nodig\b[^.;]{0,10}opvang|\bgeen opvangvraag|\bgeen behoefte aan (?:kinder)?opvang"
)
NEEDED = re.compile(
    r"\b(?:kinder)?opvang\b[^.;,]{0,25}\bnodig\b|\bnodig\b[^.;]{0,15}opvang|\bheeft (?:\w+ )?opvang nodig"
    r"|\bzonder opvang kan"
    r"|\bzoekt (?:\w+ )?(?:kinder)?opvang|\bopvang gezocht|\bopvang is (?:een )?(?:voorwaarde|noodzakelijk)"
)
PENDING = re.compile(
    r"wacht\s?lijst|\baangevraagd\b|\baanvraag\b|aangevr\b|\bin aanvraag|\baangemeld\b|ingeschreven bij"
    r"|wacht op (?:een )?plek|in behandeling"
)
DONE = re.compile(
    r"\b(?:is|zijn|al|sinds \w+)?\s?\b(?:geregeld|rond\b|gerealiseerd|gaat naar|gaan naar|in orde"
    r"|heeft (?:een )?plek|bezoekt|beschikbaar)"
)
NOT_DONE = re.compile(
    r"\b(?:niet|nog niet|niks|niets|nog geen|geen)\b[^.;]{0,25}?(?:geregeld|opvang|rond\b)|\bopvang ontbreekt"
    r"|\bgeen opvang\b"
)
THEN_AT_SCHOOL = re.compile(r"\b(?:ander\w*|overige|oudsten?|oudere)\b[^.;]{0,25}\bdan (?:op|naar) school")
"""Others who are at school in the meantime; the times of that are already within those told."""
CENTRE = re.compile(
    r"\bkdv\b|\bbso\b|\bpeuter(?:opvang|speelzaal|groep)\w*|\bcreche|\bgastouder\w*|\bkinderdagverblijf"
    r"|\bvoorschool\b"
)
END_ONLY = re.compile(rf"\btot (?P<tijd>{TIME})(?!\s*(?:en met|-))")
SAME = re.compile(r"\W*(?:die|deze|dit|dat|er|maar|hiervoor|daarvoor|het)\b")
NONE_INSIDE = re.compile(r"\bn\.?v\.?t\b|\bnvt\b|niet (?:nodig|van toepassing|aan de orde)|hoeft niet|\bniet$")
AT_SCHOOL = re.compile(
    r"\bop school\b|\bnaar school\b|\bschool\b|\bschooltijden\b|\bschooldag|\bbasisschool|\bonder de pannen"
)
PARTNER = re.compile(r"\b(?:partner|echtgeno\w+|man|vrouw|vader|moeder|oma|opa|buurvrouw|zus)\b")
MINDS = re.compile(r"\bpas(?:t|sen)?\b.*\bop\b|\bop(?:past|passen)\b|\bbij de kinderen|\bvangt .* op|\bzorgt voor")
CHILD = re.compile(
    r"\b(?P<oudste>oudsten?|middelste|grote)\b|\b(?P<jongste>jongste|baby|peuter|kleinste)\b|\b(?:zoon(?:tje)?"
    r"|dochter(?:tje)?)\s*\((?P<leeftijd>\d+)"
)
OTHER_LINE = re.compile(r"\bles (?:is|op)\b|\btaalles|\bkan werken|beschikbaar voor|\bna schooltijd\b|\bvolgt\b")
WHERE = re.compile(
    r"\b(?P<klein>peuter\w*|kdv|creche\w*|kinderdagverblijf|gastouder\w*|voorschool|psz|jongste)\b"
    r"|\b(?P<groot>basisschool|school|bso|oudste)\b"
)
ALL_OTHERS = re.compile(
    r"anderen dan|de anderen|overige kinderen|(?:de )?andere (?:twee|drie|vier|kinderen)|oudste (?:dan|zit dan)"
)
