"""The wordings that tell of wensen, as patterns in plain letters."""

import re

from features.dutch.words import words

WORDINGS = (
    "wens: weer electricien worden",
    "wil kok worden",
    "droomt ervan kapster te worden",
    "wil graag als bakker werken",
    "bereid te beginnen als heftruckchauffeur",
    "vindt chauffeur ook goed",
    "lasser, later voorman",
    "sector techniek of industrie",
    "wil in het onderwijs blijven",
    "iets in het groen",
    "wil geen schoonmaak",
    "liever geen nachtdienst",
    "horeca wil ze niet",
    "niet in de kassen",
    "wil niet: afwas",
    "mijn idee is ... (telt niet)",
)

WISH_LABEL = (
    r"(?:beroeps?)?wens(?:beroep|functie|en|richting)?(?: (?:beroep|werk|functie|voor de toekomst|korte termijn"
    r"|inburgeraar|mw|dhr))?(?: \([^)]*\))?|(?:droom|gewenst|wens) ?(?:baan|beroep|werk|functie)"
    r"|gewenste? (?:beroep|functie|baan|werk)\w*"
    r"|beroep(?:en)?|ambities?|wil|wil graag|wil (?:graag )?worden|toekomstwens|voorkeur(?:sberoep)?"
)
WISH_HEADING = re.compile(r"wens|wil\b|wilt\b|toekomst|ambitie|droom")
SECTOR_LABEL = r"(?:wens\s?|gewenste |voorkeurs?)?sector(?:en)?(?: van voorkeur)?|wens sector|branche|werkveld"
SECTOR = re.compile(
    r"\bsector(?:en)?\b(?! sociaal)[^:,.]{0,45}?(?::|\bis\b)\s(?P<s>[^.;]+)"
    r"|\bsector(?:en)?\s(?!sociaal)(?P<t>[^.;:]+)"
)
NOT_LABEL = (
    r"(?:wil (?:zeker |absoluut |echt |liever )?niet|liever (?:geen|niet)|niet(?: gewenst\w*)?|wil geen"
    r"|geen (?:interesse|voorkeur)(?: in)?|niet willen|ongewenst\w*|afwijzing\w*|nooit)(?: werk| beroep\w*"
    r"| sector\w*)?"
)
WHO = (
    r"(?:(?:zij|ze|hij|u|je|jij|mw\.?|mevr\.?|mevrouw|dhr\.?|meneer|de heer|betrokkene|klant|ik|haar"
    r"|zijn)(?: [a-z]\w+)?\s)?"
)
AGAIN = (
    r"(?:(?:graag|weer|ooit|later|ook|wel|het liefst|liefst|eerst|uiteindelijk|opnieuw|zelf|een|zo snel mogelijk"
    r"|in de toekomst|op termijn|heel graag|dolgraag|ervan|om|eigenlijk|nog steeds|nog|bij voorkeur|ook wel)\s)*"
)
LABELLED_END = r"(?=\s*(?:[.,;()\"]|$|\bte\b|\ben (?:zoekt|wil|heeft|is|kan|gaat|zou)\b))"
X = r"(?P<x>[a-z][a-z' /-]{2,60}?)"
WANTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:wil|wilt|willen|zou|hoopt|droomt|droom is|wens is|ambitie is|graag"
        rf"|liefst)\b\s*:?\s*{WHO}{AGAIN}{X}\s(?:te\s)?(?:worden|willen worden|kunnen worden"
        rf"|zijn(?=\s*[.,;()\"]|$|\s(?:en|in|bij|op|maar|of)\b))",
        rf"\b(?:wil|wilt|zou|hoopt|graag|liefst)\b\s{WHO}{AGAIN}als\s{AGAIN}{X}\s(?:te\s|willen\s"
        rf"|gaan\s)?(?:werken|beginnen|aan de slag|aan het werk|starten)\b",
        rf"\b(?:wil|wilt|zou)\b\s{WHO}{AGAIN}(?:(?:in|bij|op) (?:een |het |de )?[a-z-]+\s)?(?:gaan\s)?(?:werken"
        rf"|beginnen|aan de slag"
        rf"|starten)\sals\s{AGAIN}{X}{LABELLED_END}",
        rf"\b(?:bereid|staat (?:er)?\s?(?:voor\s)?open|staat ervoor open|open voor|akkoord met|prima om"
        rf"|kan zich vinden)\b.{{0,30}}?\bals\s{AGAIN}{X}{LABELLED_END}",
        rf"(?:^|[.,;]\s?){X}(?:\s(?:bij|in|op)\s[^,.;]+)?\s(?:vindt|vind)\s(?:hij|zij|ze|u|je|mw\.?|dhr\.?"
        rf"|ik)\s(?:ook\s)?(?:goed|prima|leuk|mooi)",
        rf"(?:^|[.,;]\s?)(?:werk(?:en)?\s(?:als|in|bij)\s)?{X}\s(?:ziet|zie)\s(?:hij|zij|ze|u|je|mw\.?|dhr\.?|ik"
        rf"|mevrouw|meneer)"
        rf"\s(?:ook|wel|zeker)\s(?:wel\s)?zitten",
        rf"\b(?:wil|wilt)\b\s{WHO}{AGAIN}(?:de\s|het\s)?{X}\sin(?=\s*[.,;]|$)",
        rf"\bwil\b[^.;]{{0,40}}?\b(?:baan|functie|werk|aan de slag|terug|carriere)\sals\s{AGAIN}{X}{LABELLED_END}",
        rf"(?:^|[.,;]\s?)(?:bijvoorbeeld\s|een functie als\s)?{X},?\s(?:spreekt|trekt|lijkt|past|interesseert)"
        rf"\s(?:haar|hem|u|je|mij|mw|mevrouw|meneer)\s(?:ook|wel|erg|zeker)\b(?!\sniet)",
        rf"\bis\s{X}\s(?:ook|wel)\s(?:prima|goed|leuk|mogelijk|bespreekbaar)",
        rf"\b(?:zo nodig|eventueel|desnoods|anders|of|en ook|maar ook)\s(?:ook\s)?als\s{X}(?=[.,;(]|$)",
        rf"\bwerk(?:en)?\sals\s{X}\s(?:is|lijkt|mag|kan)\b[^.]*\b(?:goed|prima|ook|leuk)\b",
        rf"^\W*(?:weer\s|ooit\s)?{X}\s(?:willen\s)?worden\b",
        rf"\b(?:droomberoep|droombaan|wensberoep|beroepswens|grootste wens|wens|droom|ambitie)\s(?:is|blijft"
        rf"|:)\s{AGAIN}{X}(?=[.,;(]|$|\sin\s|\sbij\s)",
        rf"\bdroomt van (?:een )?(?:baan als|werk als|werken als)\s{AGAIN}{X}{LABELLED_END}",
        rf"\bbeginnen als\s{AGAIN}{X}{LABELLED_END}",
        rf"\bwil\s{WHO}{AGAIN}aan het werk als\s{X}{LABELLED_END}",
        rf"\bziet (?:zichzelf|zich) (?:wel )?als\s{X}(?=[.,;(]|$|\swerken)",
    )
)
NOBODY = re.compile(
    r"\b(?:mijn|ons) idee|\bidee (?:is|van)|\bvroeg\b|\bik denk\b|\bkm\b|klantmanager|\bpartner\b|\becht?geno"
    r"|\bman wil|\bvrouw wil|\bkinderen\b|\bzoon|\bdochter|consulent|\bniet realistisch om|voorgesteld"
    r"|\badvies\b|wsp\b"
)
NO_JOB = re.compile(
    r"\b(?:taalmaatje|taalcoach|jobcoach|mw|dhr|zelfstandig|onafhankelijk|beter|goed|bezig|actief|gelukkig"
    r"|duidelijk|snel|rijbewijs|nederlander|moeder|vader|gezond|eerst|duurzaam|betaald|werk|iemand|meer|thuis"
    r"|zaak|eigen|onderweg|taal|nederlands|klaar|bekend|bevoegd|niet|geen|kunnen|leren|weten|\w*uur|minuten|reizen"
    r"|fietsen|lopen)\b"
)
TAIL = re.compile(
    r"\s(?:in (?:een|het|de)|bij|met|via|voor|op|maar|omdat|want|die|dat|of (?:een )?(?:salon|eigen|iets)|aan"
    r"|willen|later|eventueel|als|zodra|na|van plan|misschien)\b.*$"
)
LEAD = re.compile(
    r"^(?:(?:weer|graag|een|als|ooit|later|misschien|eerst|uiteindelijk|liefst|om|iets|werk(?:en)? als|baan als"
    r"|functie als|het|de|ook|wel|eventueel|anders|of|en|nog niet bekend|dhr\.?|mw\.?|mevrouw|zij|ze|hij|u|ik|wil"
    r"|zou|te|worden)\s+)+"
)
VERBAL = re.compile(
    r"\b(?:wil|wilt|zou|heeft|hebben|is|zijn|kan|gaat|hoopt|droomt|vindt|weet|worden|werken|staat|nodig|duurt|doel"
    r"|sector|geen|niet|bereid|liever|werkte|werkt|gewerkt|kreeg|mw|dhr|hij|zij|ze|u|ik|we|wij|volgt|spreekt|droomt"
    r"|kunt|vindt|maakt|zou)\b"
)
REFUSES = (
    re.compile(r"\bliever\s(?:geen|niet)\s(?P<x>[^.;]+?)(?=(?:\s(?:doen|meer doen|werken|meer))?\s*(?:[.;(]|$))"),
    re.compile(
        rf"\b(?:wil|wilt|zou)\b\s(?:{WHO})?(?:\w+\s){{0,4}}?geen\s(?P<x>[^.;,]+?)(?=\s(?:meer|doen|werk|willen"
        rf"|maar|want)\b|\s*[.;(,]|$)"
    ),
    re.compile(
        r"(?:^|[.;:]\s*|\ben\s(?=werk))(?P<x>[^.;:]{3,70}?)\s(?:wil|wilt|wenst|hoeft|ambieert)\s(?:ze|zij|hij|u|je"
        r"|jij|mw\.?|dhr\.?|mevrouw"
        r"|meneer|betrokkene|kandidaat|ik)\s(?:(?:liever|echt|zeker|absoluut|op termijn|beslist|helemaal|pertinent"
        r"|ook)\s)*niet\b"
    ),
    re.compile(
        rf"\b(?:wil|wilt|zou)\b\s(?:{WHO})?(?:(?:in elk geval|in ieder geval|echt|absoluut|liever|zeker|beslist"
        rf"|pertinent|ook|op termijn)\s)*niet\s(?:meer\s)?(?:gaan\s)?(?P<x>(?:werken\s|alleen\s)?(?:in|met|als"
        rf"|achter|op|bij|voor"
        rf"|aan)\s[^.;,(]+)"
    ),
    re.compile(
        r"^\W*(?:in (?:elk|ieder) geval\s|zeker\s|absoluut\s|echt\s)?(?:niet"
        r"|geen)\s(?:meer\s)?(?!gewenst)(?P<x>[^.;(]+)"
    ),
    re.compile(
        r"\b(?:in elk geval|in ieder geval|zeker|absoluut)\sniet\s(?P<x>(?:in|met|als|achter|op|bij"
        r"|voor)\s[^.;,(]+)"
    ),
    re.compile(
        r"(?:^|[.;]\s*)(?P<x>[^.;,:]{3,60}?)\s(?:is (?:geen optie|uitgesloten|niets voor)|ziet (?:ze|zij|hij|u"
        r"|mw\.?|dhr\.?) niet zitten|liever niet|vindt (?:ze|zij|hij) (?:niets|vreselijk|niet leuk)|spreekt (?:haar"
        r"|hem) niet aan)"
    ),
    re.compile(r"\bwat (?:\w+ ){1,3}niet (?:meer )?wil\w*\s?(?:is|:)\s(?P<x>[^.;]+)"),
    re.compile(
        r"\b(?:geen interesse in|niet geinteresseerd in|staat niet open voor|heeft een hekel aan"
        r"|geen zin in)\s(?P<x>[^.;,(]+)"
    ),
    re.compile(
        r"(?:^|[.;]\s*)(?P<x>[^.;,:]{3,60}?)\s(?:(?:wijst|slaat)\s(?:ze|zij|hij|u|mw\.?|dhr\.?|mevrouw"
        r"|meneer)\s(?:\w+\s)?af"
        r"|(?:trekt|lijkt|bevalt|past)\s(?:haar|hem|je|u|mij|bij haar|bij hem|mw\.?|dhr\.?|mevrouw|meneer)\s"
        r"(?:echt\s|helemaal\s)?(?:niet|niets|niks)\b)"
    ),
)
NOT_WORK = re.compile(
    r"\breizen|\breistijd|\btaal\s?(?:maatje|coach|les)|jobcoach|onderwijsroute|\bz-?route|\blanger\b"
    r"|\bmeer dan\b|\buur\b|\buren\b|fiets|\bbus\b|kinder(?!opvang|dagverblijf)|opvang|rijbewijs|certific"
    r"|beperking|inkomen|uitkering|foto|\bmeer les|afschal|verhuiz|ervaring|\bopleiding\b(?!s)|bekend|realistisch"
    r"|zeker|zijn man|haar man|praten|daarom|kosten|haast|medisch|diagnose|bijzonder|probleem|engels\b"
    r"|duidelijk|\bnieuwe?$|gesproken|nodig|eerste|alleen (?:met|maar)|taalniveau|\bles\b|\bauto\b|\bhuis\b"
    r"|vrijwillig\w* meer"
    r"|moeite|gewerkt|gehad|optie"
)
BROAD = re.compile(
    r"\b(?:in|naar|binnen|voor)\s(?:de|het|een)\s(?P<s>[a-z-]{3,25})(?:sector|branche)?\b|\biets\s(?:met"
    r"|in)\s(?:de\s|het\s)?(?P<t>[a-z-]{3,25})"
)
BROAD_NAMES = frozenset(
    words(
        "landbouw tuinbouw transport metaal it retail thuiszorg ouderenzorg kinderopvang catering groenvoorziening "
        "winkel"
    )
)
"""Words beside the names of the sectoren themselves that name one when someone wants to work in it."""
NO_WISH = re.compile(
    r"\b(?:uur|uren|u|p/w|max\w*|per|minuten|fiets|bus|trein|tram|metro|ov|auto|voet|lopen|begeleiding|taalmaatje"
    r"|jobcoach"
    r"|opvang|kinderen|les|taalles|rijbewijs|certificaten|beperkingen?|\w*school|afgemaakt|afgerond|diploma|jaar"
    r"|ervaring|helpt|gewerkt|tillen|staan|licht|gemiddeld|intensief)\b"
)
"""Words of other subjects, which no line about a wish is made of."""
