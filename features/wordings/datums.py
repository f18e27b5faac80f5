"""The wordings that tell of the dates of a plan, as patterns in plain letters."""

import re

WORDINGS = (
    "versie 2",
    "2e versie",
    "PIP-versie: 3",
    "versienummer: 1",
    "vervangt versie 1 (telt niet)",
    "formulier v1.0 (telt niet)",
    "gevestigd in gemeente: 17-07-2023",
    "woont in ... sinds",
    "ingeschreven per",
    "in ... sinds",
    "datum vestiging",
    "is op 12 maart 2024 in onze gemeente komen wonen",
    "gehuisvest op",
    "aankomst in gemeente",
    "einde termijn",
    "termijn loopt t/m",
    "inburgeringstermijn eindigt op",
    "termijn tot",
    "van 21-10-2025 t/m 21-10-2028 (het einde telt)",
    "op 25 februari 2028 loopt de termijn af",
    "moet voor 14 juni 2026 ingeburgerd zijn",
    "heeft tot 1 februari 2027 de tijd om in te burgeren",
    "uiterste datum inburgering",
    "verlengd tot",
)

VERSION = re.compile(
    r"\bversie(?:nummer)?[\s:=]{0,3}(?:nr\.?\s?)?(?P<a>\d{1,2})\b(?![.,]\d)|\b(?P<b>\d{1,2})\s?(?:e|de"
    r"|ste)\s(?:bijgestelde\s)?versie\b|\bv(?:s\.?\s?)?(?P<c>\d{1,2})\b(?![.,]\d)"
    r"|\b(?P<d>eerste|tweede|derde|vierde|vijfde|zesde)\s(?:bijgestelde\s)?versie\b"
)
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
NOT_VERSION = re.compile(
    r"formulier|model|sjabloon|template|vervang|vorige|oude?\b|uit\s|in\s*$|eerdere|t\.o\.v|ten opzichte|software"
    r"|release|zie\s"
)
SETTLED = re.compile(
    r"\bgevestigd\b|\bvestig\w*\b|\bingeschr\w*\b|\binschr(?:ijving\w*)?\b|\bwoont\b|\bwoonachtig\b|\bwonen\b"
    r"|\bwoon ik\b|\bgehuisvest\b|\bhuisvesting\b|\bverhuisde?\b|\b(?:aan|binnen)komst(?:datum)? (?:in|gemeente)\b"
    r"|\b(?:in )?(?:onze |de |deze )?gem(?:eente)?\.?(?: [\w-]+)? (?:per|sinds|vanaf)\b"
    r"|\bin [a-z'][\w' -]{2,28} (?:sinds|per|vanaf)\b|\bsinds wanneer\b|\bstaat (?:hij|zij|u|ze|dhr|mw)\b"
)
SINCE = re.compile(r"\b(?:sinds|per|vanaf|op|d\.?d\.?|sedert)\b|:")
NOT_SETTLED = re.compile(
    r"werk|vrijwillig|taal|les\b|cursus|opleiding|gestart|lid|uitkering|wachtlijst|gehuwd|aangemeld|nederland|azc"
    r"|opvang|beschik|contract|rooster|geldt|termijn|begeleid|vertrek|gaat\b|zelfstandig"
)
TERM = re.compile(
    r"\b(?:inburg\w*\.?-?\s?)?term(?:ij|ei|y)n\w*\b|\btrm\b|\beinde?(?: datum)? (?:van de )?inburg\w*"
    r"|\b(?:eind|uiterste |streef)datum (?:van de )?(?:inburg\w*|termijn)"
    r"|\binburgeringsplicht\w*\b|\bingeburgerd\b|\bin te burgeren\b|\binburgeren\b|\binburgering (?:af\w*|klaar"
    r"|voltooi\w*"
    r"|halen|tot|voor)\b|\bexamens? (?:gehaald|behaald) hebben\b"
)
END_LABEL = re.compile(r"(?:eind ?datum|uiterste datum|deadline|einde|uiterlijk)(?: \(?duo\)?)?")
DEADLINE = re.compile(r"\b(?:klaar|afgerond|afronden|afgerond|voldaan|voldoen|behaald|gehaald|voltooid|voltooien)\b")
DUTY = re.compile(r"\bmoet(?:en)?\b|\bdient\b|\buiterlijk\b")
BY = re.compile(
    r"\b(?:voor|tot(?: en met)?|t/m|uiterlijk|op|eindigt|loopt|verloopt|stopt|einde|eind|af)\b[^\d]{0,22}$"
    r"|[:(=]\s*$|^\s*$"
)
NOT_TERM = re.compile(
    r"bezwaar|kortere|lange|korte|aanvraag|betal|binnen de termijn|begin|start|aanvang|op termijn|\bsinds\b|vanaf"
    r"|inburgeringsplichtig|gesprek|evaluatie|uitkering|contract"
)
EXTENDED = re.compile(r"verlengd\w* (?:tot(?: en met)?|t/m|naar)|(?<=\d)\s*(?:t/m|tot en met|tot|-|–)\s*(?=\d)")
