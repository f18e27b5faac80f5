"""The wordings that tell of rooster, as patterns in plain letters."""

import re

WORDINGS = (
    "taalles op ma, wo en do van 9 tot 12",
    "MAP op dinsdagmiddag",
    "tabel met dag, activiteit en tijd",
    "tabel met dagen en dagdelen",
    "bijbaan za 9-15",
    "bijles (opleiding)",
    "vrijwilligerswerk (werk)",
    "fysio, wijkcoach (afspraak)",
    "zorg voor een naaste (zorg)",
    "hobby of gebed (overig)",
    "rooster t/m ... / rooster vanaf ...",
    "beschikbaar op vrijdag van 9 tot 17",
    "beschikbaar vanaf 1 februari",
    "niet beschikbaar 12:30-14:30",
    "om de week (telt niet)",
    "zelf in te delen (telt niet)",
)

REASONS = (
    (
        "opleiding",
        r"schakeltraject|\bschool\b(?!\s?kind)|\bopleiding|entree|bijles|\bstudie|\bmbo\b|\bhbo\b|\broc-opleiding"
        r"|hogeschool|college|praktijkles|beroepsopl",
    ),
    ("module", r"\bmap\b|module arbeidsmarkt|\bpvt\b|participatieverklaring|\bmodule\b|\bknm\b|workshop"),
    (
        "taalles",
        r"taal\s?les|\bles\b|\blessen\b|\bles(?:tijd|dag|avond|uur|ochtend|middag)\w*|\blesrooster|\bnt2\b"
        r"|\balfa\w*|inburgerings?(?:cursus|les)|conversatie|taalcafe"
        r"|taalcursus|taalhuis|taalschool|taalgroep|\bavondles\w*|nederlandse les|cursus nederlands|z-route les"
        r"|taalklas|taaltraject|inburgering\b",
    ),
    (
        "zorg",
        r"mantelzorg|\bdialyse|zorgt voor|zorg voor|verzorg\w* (?:haar|zijn|van)|gaat (?:hij|zij|ze) met (?:zijn"
        r"|haar) (?:vrouw|man|moeder|vader|zoon|dochter|kind)|begeleidt (?:haar|zijn)|past .* op|met (?:haar"
        r"|zijn) (?:moeder|vader|zoon|dochter|kind|vrouw|man) (?:mee )?naar",
    ),
    (
        "afspraak",
        r"fysio\w*|\barts\b|huisarts|ziekenhuis|behandel\w*|\bafspraak|wijkcoach|wijkteam|therap\w*|psycholoog"
        r"|begeleider|maatschappelijk|spreekuur|tandarts|consult",
    ),
    (
        "werk",
        r"\b(?:bij)?baan\b|bijbaantje|\bwerkt?\b|\bwerken\b|vrijwillig\w*|bezorg\w*"
        r"|schoonmaak\w*|werkervaringsplek|\bkrant\w*|\bwinkel|\bstage|\bdienst|restaurant|lunchroom|buurtmaaltijd"
        r"|voorlees\w*|loopt nog|uitzend\w*|magazijn|horeca|kantine",
    ),
    (
        "overig",
        r"\w*gebed|moskee|kerk\w*|sport\w*|voetbal\w*|zwem\w*|naaiclub|\bclub\b|koor|hobby|niet beschikbaar|fitness"
        r"|training|muziek\w*|buurthuis|vaste tijd|moeder\s?groep|koffie\w*|inloop|volkstuin",
    ),
)
REASON = re.compile("|".join(f"(?P<{code}>{word})" for code, word in REASONS))
FREE = re.compile(
    r"\bbeschikb\w*|\binzetbaar\b|\bkan werken op|\binzetbaarheid\b|\bvrij (?:van|op|voor participatie)"
    r"|\bruimte voor (?:werk|participatie)|\bkan (?:hij|zij|ze)? ?(?:wel |alleen |enkel |ook )?op\b"
    r"|\b(?:kan|kun|kunt|kunnen) (?:\w+ ){0,3}(?:\d+|\w+) uur\b[^.;]{0,40}\b(?:werken|meelopen|meedoen|participeren"
    r"|starten|stage)"
)
ONLY = re.compile(
    r"\W*(?:alleen|enkel|uitsluitend)\s(?:op\s)?(?:de\s)?(?=(?:ma|di|wo|do|vr|za|zo)\w*\b|(?:werk|week)?dagen\b)"
)
ABLE = re.compile(r"mogelijk|beschik|inzet|belast|wat kan|aankan|aankunt|uren|kun je|kunt u|kan ik")
SAME = re.compile(
    r"\W*(?:daarnaast|verder|ook|en|dat|dit|die|deze|de lessen|hij|zij|ze|u|je)\s(?:is|zijn|doet|doe|vindt|gebeurt"
    r"|gaat|volgt|heeft|heb"
    r"|hebt|duurt|worden|wordt|op|elke|iedere)\b"
)
NOT_FREE = re.compile(r"\bniet beschikbaar|\bonbeschikbaar")
OTHERS = re.compile(
    r"\bkinder\w*|\bkind\b|\bopvang\b|\bkdv\b|\bbso\b|\bpeuter\w*|\bpartner\b|\bechtgeno\w+|\bzoon\w*"
    r"|\bdochter\w*|\bgastouder|\bschooldag|\bman volgt|\bman (?:werkt|is|past)|\bvrouw (?:werkt|past|is)"
    r"|\bjongste|\boudste|\bandere (?:twee|drie|kinderen)\b|\bzijn (?:dan )?op school\b|\bbasisschool|\bcreche"
    r"|\bnaschool\w*|\bschooltijd"
)
PAST = re.compile(
    r"\bafgerond\b|\bgestopt\b|\bwas\b|\bwaren\b|\bvolgde\b|\bhad\b|\bgedaan\b(?!.*\bles)|\bafgesloten\b"
    r"|\bkomt te vervallen|\bvervalt|\bvrijgesteld"
)
UNTIL = re.compile(r"\b(?:t/m|tot en met|tot|geldig tot)\s+(?=\d|[a-z]{3,9} \d{4})")
FROM = re.compile(r"\b(?:vanaf|per|ingaande|m\.i\.v\.?|met ingang van|start op)\s+(?=\d|[a-z]{3,9} \d{4})")
VANAF = re.compile(
    r"\b(?:beschikb\w*|inzetbaar|participatie\w*|starten?|start|beginnen|aan de slag|werken"
    r"|kan)\b[^.;]{0,40}?\b(?:vanaf|per|m\.i\.v\.?|met ingang van|op)\s+(?=\d)|\bvanaf\s+(?=\d)"
)
NOT_START = re.compile(
    r"verlof|rooster|termijn|opvang|kdv|bso|studie|hbo|wijzig|gevestigd|ingeschreven|uitkering|contract|taalles"
    r"|lessen|les\b|school|bezwaar|geldt|rijles|gesprek|opleiding|deze versie|vastgest|\bversie\b|\bplan\b|toets"
    r"|examen"
    r"|geboren|opgesteld"
)
BEFORE_FREE = re.compile(r"\b(?:per|vanaf|m\.?i\.?v\.?|met ingang van)\s(?=\d)")
THEN_FREE = re.compile(
    r"\W*(?:(?:is|kan|zijn|ben|weer|volledig|zij|hij|ze|u|je|ik|mw|dhr|mevrouw|meneer)\b\.?\s?){0,5}"
    r"(?:beschikbaar|inzetbaar|starten|beginnen|aan de slag|participeren)\b"
)
PART_NAMES = {"ochtend": "ochtend", "morgen": "ochtend", "middag": "middag", "avond": "avond"}
DEFAULT = re.compile(r"\b(ochtend|middag|avond)(?:en)?\s*(?:=|:|is)\s*(?:van\s*)?([\d.:]+\s*(?:-|tot)\s*[\d.:]+)")
WEEK_HEADING = re.compile(
    r"rooster|week|agenda|schema|dagindeling|vaste tijden|bezet|verplichtingen|activiteiten|taal|les"
)
FREE_DAY = re.compile(r"^(?:vrij|geen|-|n\.?v\.?t\.?|nvt|niets|beschikbaar|leeg)?\W*$")
