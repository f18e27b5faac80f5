"""The wordings that tell of taalniveau, as patterns in plain letters."""

import re

from data.schemas.codes import VAARDIGHEDEN

WORDINGS = (
    "lezen A2, luisteren A2",
    "lezen en luisteren zijn nu B1",
    "A1 voor lezen en luisteren",
    "overal A1",
    "A0 voor alle onderdelen",
    "A1 over de hele linie",
    "mondeling A2, schriftelijk A1",
    "< A1 (is A0)",
    "onder A1 (is A0)",
    "A2+ (is A2)",
    "tabel met vaardigheden en data",
    "toets van 8 september 2025",
    "streefniveau, einddoel, nodig (tellen niet)",
    "analfabeet",
    "andersgealfabetiseerd",
    "gealfabetiseerd",
    "kan in eigen taal niet lezen of schrijven (analfabeet)",
)

ALL = frozenset(VAARDIGHEDEN)
SKILLS = {
    "lezen": r"lezen|leesvaardigheid|lees\b|lz\b|leest",
    "luisteren": r"luisteren|luistervaardigheid|luist(?:er)?\b\.?|lu\b\.?|verstaan|verstaat",
    "schrijven": r"schrijven|schrijfvaardigheid|schrijf\b|schr\b\.?|schrijft",
    "spreken": r"spreken|spreekvaardigheid|gespreksvaardigheid|spreek\b|gesprekken|spr\b\.?|spreekt",
}
ALL_WORDS = (
    r"overal|alle (?:vier )?(?:de )?(?:onderdelen|vaardigheden|niveaus)|alle vier|alles|hele linie"
    r"|elk onderdeel|elke vaardigheid"
    r"|iedere vaardigheid|op alle fronten|allemaal"
)
SKILL = "|".join(f"(?P<{name}>(?:{word}))" for name, word in SKILLS.items())
TOKEN = re.compile(
    rf"\b(?:{SKILL}|(?P<mondeling>mondelinge?)|(?P<schriftelijk>schriftelijke?)|(?P<alle>{ALL_WORDS}))(?!\w|-?examen)"
    r"|(?P<minder>(?:<\s*|\bonder\s|\bnog geen\s|\bbeneden\s|\bpre-?\s?|\blager dan\s))?"
    r"(?<![\w/])(?P<niveau>[abc][0-2]|alfa a0)(?P<plus>\+)?(?P<bereik>\s?(?:/|-|tot|a)\s?[abc][0-2])?"
    r"(?![\w]|-?\s?(?:route|examen|trede|variant|entree|traject|cursus|groep|papier))(?:-?\s?niveau)?"
    r"|\b(?P<voor>voor|op|bij|in)\b|(?P<en>\ben\b|\+|&)|(?P<komma>[,;/().|]|\bmaar\b)"
)
TARGET = re.compile(
    r"streef|streven|einddoel|eindniveau|gewenst|\bdoel\b|\bdoelniveau|vereist|moet\b|toewerken"
    r"|werkt? (?:toe )?naar|instroom"
    r"|haalba|te behalen|gepland|verwacht|naar (?:niveau )?[ab][12]|toegroei|afschal|examen doen|overge?d[oa]"
    r"|\bwil\b|\bwens|gewenst"
    r"|\bis [abc][12] nodig|eist?\b"
)
TARGET_PART = re.compile(r"(?:\bdoel|streef\w*|gewenst|richting|\bnaar|einddoel|toewerken)[^,;.]*")
OLD = re.compile(
    r"\bintake|\bbij (?:de )?(?:start|aanvang|binnenkomst|aankomst)|\binstap|\bstart\b|vorige|destijds|eerder"
)
NEW = re.compile(r"\b(?:nu|inmiddels|momenteel|huidige?|thans|recent\w*|laatste|laatst)\b")
TEST = re.compile(r"toets|meting|gemeten|intake|voortgang|niveau|examen|peildatum|taal|rapport|start|docent")
GENERAL = re.compile(
    r"(?:huidig )?(?:taal)?niveau(?: nederlands| nt2| taal| nu)?|nederlands(?:e taal)?|nt2(?:-niveau)?"
)
LITERATE = (
    (r"anders-?\s?(?:ge)?alf\w*|anders alf\w*", "andersgealfabetiseerd"),
    (
        r"(?:niet|on)[- ]?gealf\w*|analfab\w*|ongeletterd|(?:kan|leest|kon)[^.]*eigen taal[^.]*niet (?:lezen|schrijven)"
        r"|(?:kan|kon)[^.,]*niet (?:lezen (?:of|en|noch) schrijven|schrijven of lezen)",
        "analfabeet",
    ),
    (r"\bgealf\w*|wel gealf\w*", "gealfabetiseerd"),
)
