"""The wordings that tell of werkervaring, as patterns in plain letters."""

import re

from features.dutch.durations import YEARS
from features.dutch.numbers import NUMBER

WORDINGS = (
    "werkervaring: naaister, 15 jaar, Herat",
    "backend developer / Turkije / 3 jr",
    "4 jr receptioniste (hotel, Colombia)",
    "werkte twaalf jaar als landarbeidster",
    "was ruim twintig jaar slager in Kabul",
    "zes jaar gewerkt als apotheker",
    "negen maanden constructiewerker",
    "van 2018 tot 2022",
    "vrijwilliger bij ...",
    "tabel met beroep, waar en hoe lang",
    "nooit gewerkt",
    "in Nederland nog niet gewerkt",
    "partner werkt (telt niet)",
    "wil werken als (telt niet)",
)

LABEL = (
    r"(?:relevante |eerdere |overige )?(?:werk)?ervaring(?:en)?(?: \w+| in (?:het )?[\w ]+)?|arbeidsverleden"
    r"|werkverleden|loopbaan|cv|werkhistorie|arbeidsgeschiedenis|vorig werk|eerder werk|werk(?: herkomstland"
    r"| nederland| vroeger)?|beroep(?:en)? (?:verleden|gehad|herkomstland)|laatste (?:beroep|functie|baan)"
)
PLACE_LABEL = re.compile(r"(?:in )?(?:nl|nederland|herkomstland|(?:het )?land van herkomst|thuisland|buitenland|hier)")
HEADING = re.compile(r"werk|ervaring|loopbaan|arbeid|\bopl\b|achtergrond|\bcv\b|gedaan")
LIST_HEADING = re.compile(r"achtergrond|verleden|gedaan|ervaring|loopbaan")
"""Headings below which a line that names a beroep tells of work done."""
LABEL_WORD = re.compile(rf"(?<!\w)(?:{LABEL})(?!\w)")
NOT_HEADING = re.compile(r"wens|rooster|week|doel|begeleid|afspra|actie|belast|reis|opvang|wat wil|wat kan")
LENGTH = YEARS.pattern.replace("?P<aantal>", "?:").replace("?P<maat>", "?:")
AS = re.compile(
    rf"\b(?:als|functie:|functie van)\s+(?:een\s|de\s)?(?P<x>[a-z][a-z' /-]{{2,45}}?)(?=\s*(?:[.,;()\t]|$)"
    rf"|\s(?:bij|in|via|van|voor|op|sinds|tot|aan|te|werkzaam|gewerkt|actief|gelopen|geholpen|heeft|had|en|met"
    rf"|maar|mee|ervaring|{NUMBER} (?:jaar|jr|maand)|was|werkte|gedurende)\b)"
)
DURING = re.compile(
    rf"{YEARS.pattern}\s+(?:lang\s+|ervaring als\s+|gewerkt als\s+|werkzaam (?:geweest )?als\s+|als\s+|een\s+"
    rf"|de\s+)?(?P<x>(?!gewerkt|ervaring|school|basis|geleden|oud|en\b|in\b|op\b|bij\b|als\b|van\b|niet|per\b"
    rf"|les|taal|geneesk|gestud|naar|voor)[a-z][a-z' -]{{2,40}}?)(?=\s*(?:[.,;()]|$)|\s(?:bij|in|via|van|voor"
    rf"|op|sinds|tot|aan|geweest|gewerkt|was|aldaar|en|te|met)\b)"
)
WAS = re.compile(
    rf"\b(?:was|ben|bent|is geweest|werkte als|werkzaam als|bent u|is zij|is hij|is)\s+"
    rf"(?:(?:hij|zij|ze|u|je|ik|mw|mevrouw|dhr|meneer|de heer)\b\.?\s+)?(?:sinds\s(?:begin\s"
    rf"|eind\s)?[a-z]+(?:\s\d{{4}})?\s)?(?:vrijwillig\s)?(?:(?:deze|vorige|afgelopen)\s\w+\s)?"
    rf"(?:(?:ruim\s|bijna\s)?(?:{LENGTH})\s+(?:lang\s+)?"
    r"|jarenlang\s+|vroeger\s+|eerder\s+|een\s+)?(?P<x>[a-z][a-z' -]{2,40}?)(?=\s*(?:[.,;()]|$)|\s(?:bij|in|via"
    r"|van|voor|op|sinds|tot|geweest)\b)"
)
VOLUNTEER = re.compile(
    r"\b(?:als\s+)?(?P<x>(?:[a-z]+)?vrijwillig(?:er|ster)(?!\w)(?:\s(?!bij\b|in\b|op\b|via\b|voor\b|van\b|en\b"
    r"|aan\b|sinds\b|te\b|is\b)[a-z]+)?)"
)
BRACKET = re.compile(r"\((?P<x>[a-z][a-z' -]{3,40})\)")
WORKED = re.compile(
    r"\bwerkte?\b\w*|\bgewerkt\b|\bwerkzaam\b|\bwas\b|\bervaring als|\bervaring\b|\bjaar\b|\bjr\b|\bmaanden\b"
    r"|\bmnd\b|\bvrijwillig|\bgelopen\b|\bgedaan\b|\bzomer\b|\bseizoen|\bsinds\b|\bbaan(?:tje)?\b|\bloopt nog\b"
    r"|\bhelpt\b"
)
NEVER = re.compile(
    r"\b(?:nooit|nog niet|niet eerder|nog nooit)\s(?:\w+\s){0,2}?gewerkt|\bgeen (?:enkele |betaalde "
    r"|relevante )?(?:werk)?ervaring\b|\bnooit (?:een )?(?:betaald|betaalde)?\s?(?:werk|baan|gewerkt)"
)
WISHED = re.compile(
    r"\bwil\b|\bwilt\b|\bwens|\bdroom|\bdroomt|\bzou\b|\bworden\b|\bbereid\b|\bhoopt|\bgraag\b|\bstaat open"
    r"|\bstaat ervoor|\bkan beginnen|\bzoekt\b|\bsolliciteer|\bleerbaar|\bbeginnen als|\bstudeer|\bgestudeerd"
    r"|\bgetrouwd|\bvluchteling|\bkwam als|\baanspreekpunt|\bfunctioneert|\bidee\b|\bgeldt als|\btelt\b"
    r"|\bgezien als|\bniet te beoordelen|zodra|\bmoeder(?:taal)?\b.*\bis\b"
)
OTHERS = re.compile(
    r"(?<!van zijn )(?<!van haar )(?<!van mijn )(?<!van je )(?<!van de )(?<!van een )"
    r"\b(?:partner|echtgenoot|echtgenote|man|vrouw|broer|vader|dochter|zoon)\b[^,.]{0,25}\b(?:werkt|werkte|is|was"
    r"|werkzaam)\b"
)
NO_JOB = re.compile(
    r"^(?:paar|enkele|geen|niet|nooit|onbekend|nederland|nl|ja|nee|n\.?v\.?t\.?|nvt|ervaring|werk\w*|gewerkt"
    r"|diverse?|verschillende|betaald|onbetaald|hier|daar|thuis|zelfstandig|jaar|jr|maand\w*|uur|per|week|sinds"
    r"|tot|eind|start|mw|dhr|mevrouw|meneer|hij|zij|ze|u|ik|alleenstaand|gehuwd|ongehuwd|analfabeet|gescheiden"
    r"|weduwe|weduwnaar|man|vrouw|school|kind\w*|les|taal\w*|zwanger|ziek|bezig|goed|al|daarna|ook|nog|wel"
    r"|ongeveer|contract|het|de|een|dat|dit|die|er|wat|zie|stage|\d+|asiel\w*|status\w*|gezins\w*|inburger\w*"
    r"|nieuwkomer|lid|leerling|student|vrij|snel|klant|deelnemer|ouder|voorgangster?|vijfde|huis\w*vrouw|huisman"
    r"|moeder|ouder"
    r"|beschikbaar|aanwezig|op|in|bij|via|van|voor|te|druk|moeilijk|zwaar|duidelijk|belangrijk|geboren"
    r"|opgegroeid|naar|niveau|zes|twee|drie|vier|vijf|acht|tien)\b"
)
FIELD_WHAT = re.compile(r"(?:wat|functie|beroep|soort werk|werk|baan|werkzaamheden|taak|ervaring|werkervaring)")
FIELD_WHERE = re.compile(r"(?:waar|land|plaats|werkgever|bedrijf|organisatie|in welk land|bij|locatie)")
FIELD_LONG = re.compile(
    r"(?:hoe lang|duur|aantal jaren|jaren|periode|aantal jaar|wanneer|van - tot|van/tot|van tot|hoelang)"
)
WHERE_COLUMN = re.compile(
    r"hoe ?lang|duur|jaren|periode|waar|land|plaats|werkgever|organisatie|wanneer|\bvan\b|\btot\b|jaar"
)
NONE_HERE = re.compile(
    r"\b(?:geen|niet|nooit|niks)\b[^.;]{0,45}\b(?:in nederland|in nl|hier|alhier)\b|\b(?:in )?(?:nederland"
    r"|nl)\b[^.;]{0,35}"
    r"\b(?:geen|niet|niks|nooit)\b[^.;]{0,25}(?:werk|ervaring|gedaan|$)|\bhier (?:nog )?(?:niks|niet|geen|nooit)\b"
)
LOOSE_WORK = re.compile(r"\bzomer|\bseizoen|vrijwillig")
NOT_WORK_ITEM = re.compile(
    r"schoo?l\b|universit|diploma|\bidw\b|certific|\bkan\b|rijbewijs|bachelor|geen\b|\bopleiding|academie|\bpip\b"
    r"|\bversie\b"
)
DAY_WORD = re.compile(r"^(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b")
NEXT_WORK = re.compile(r"\)?\s*(?:,?\s+en\s+|\+\s*|/\s*(?=[a-z]{4,}\s*/))|,\s*(?=[a-z][a-z -]+,?\s*\(?\d)")
SENTENCES = re.compile(r"[^.\d]{4}\.\s+\S|\bdaarnaast\b|\bdaarna\b|\bvervolgens\b")
PROSE = re.compile(
    r"\b(?:heeft|werkte|was|is|wil|had|kan|gewerkt|sinds \w+ \d+ werkt|spreekt|woont|zijn|ging|mag|gaat)\b"
)
STRONGLY = re.compile(
    r"\bwerkte\b|\bgewerkt\b|\bwerkzaam\b|\bwas\b|vrijwillig|\bervaring als|\bjaar\b.*\b(?:als|in)\b|\bmaanden\b"
    r"|\bgelopen\b|\bwerkt\b.*\bals\b|\bsinds\b[^.;]{0,30}\b(?:is|ben|bent)\b|\b(?:ben|bent|is)\b[^.;]{0,12}\bsinds\b"
)
SHORT = (
    (r"\bprod\.?\s?(?=medew|mdw|hulp)", "productie"),
    (r"\badm\.?\s(?=medew|mdw)", "administratief "),
    (r"\b(\w*)(?:mdw|medew)\b\.?", r"\1medewerker"),
)
"""Words that notes shorten in the name of a beroep, and what they stand for."""
STILL = re.compile(r"\bsinds\b|\bmomenteel\b|\bloopt nog\b|\bop dit moment\b|\bhuidige?\b")
NEXT_COUNTRY = re.compile(r"\.\s(?=(?:in )?(?:nl|nederland|hier)\b)")
STOP_TITLE = re.compile(
    r"\s(?:bij|via|sinds|tot|van (?=\d|een|het|de|19|20)|voor|gedurende|waarvan|die|loopt|te|heeft|nu|tijdens|vanaf"
    r"|aldaar|daar|op (?:een|de|het))\b.*$"
)
