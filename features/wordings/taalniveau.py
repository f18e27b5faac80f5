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
_BEFORE_LEVEL = r"(?=\.?\s?[:=]?\s?<?\s?[abc][0-2]\b)"
SKILLS = {
    "lezen": rf"le+[sz]en|leesvaardigheid|lees\b|lz\b|le\b{_BEFORE_LEVEL}|l\b{_BEFORE_LEVEL}|leest",
    "luisteren": r"luist?e?re?n|luistervaardigheid|luist(?:er)?\b\.?|lui\b\.?|lu\b\.?|verstaan|verstaat",
    "schrijven": rf"schr?(?:ij|ei|y)?[fv]en|schrijfvaardigheid|schrijf\b|schr\b\.?|sch\b\.?{_BEFORE_LEVEL}|schrijft",
    "spreken": rf"spre+ken|spreekvaardigheid|gespreksvaardigheid|spreek\b|gesprekken|spr\b\.?|sp\b{_BEFORE_LEVEL}"
    "|spreekt",
}
ALL_WORDS = (
    r"overal|alle (?:vier )?(?:de )?(?:onderdelen|vaardigheden|niveaus)|alle vier|alles|hele linie"
    r"|elk onderdeel|elke vaardigheid"
    r"|iedere vaardigheid|op alle fronten|allemaal|alle(?= [abc][0-2]\b)|alle$|de rest"
    r"|(?:de )?overige (?:onderdelen|vaardigheden)"
)
SKILL = "|".join(f"(?P<{name}>(?:{word}))" for name, word in SKILLS.items())
TOKEN = re.compile(
    rf"\b(?:{SKILL}|(?P<mondeling>mondelinge?)|(?P<schriftelijk>schriftelijke?)|(?P<alle>{ALL_WORDS})"
    rf"|(?P<s>s\b{_BEFORE_LEVEL}))(?!\w|-?examen)"
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
    r"\bintake|\bbij (?:de )?(?:start|aanvang|binnenkomst|aankomst)|\binstap|\bstart\b|vorige?\b|destijds|eerder"
    r"|\boude?\b"
    r"|\bnulmeting|\bbegin(?:meting|niveau|situatie)?\b|\bjaar geleden"
)
NEW = re.compile(r"\b(?:nu|inmiddels|momenteel|huidige?|thans|recent\w*|laatste|laatst)\b")
TEST = re.compile(r"toets|meting|gemeten|intake|voortgang|niveau|examen|peildatum|taal|rapport|start|docent")
MEASURED = re.compile(
    r"(?:niveau )?peildatum(?: niveau| taalniveau| taal| toets)?|(?:taal)?toets ?datum|meetdatum|gemeten op"
    r"|datum (?:van de )?(?:laatste )?(?:taal)?(?:toets|meting|niveaubepaling|peiling)|(?:niveau|getoetst"
    r"|toets) (?:per|op|d\.?d\.?)"
)
SAME = re.compile(
    r"^\W*(?:beide|allebei|die|deze|dat|dit|hij|zij|ze|u)\b|\b(?:zijn|haar|uw|jouw|het) niveau\b|\bzit\b|^\W*(?:nu"
    r"|niveau)\b"
)
GENERAL = re.compile(
    r"(?:huidig )?(?:taal)?niveau(?: nederlands| nt2| taal| nu)?|nederlands(?:e taal)?|nt2(?:-niveau)?"
)
WAS_LITERATE = re.compile(r"\b(?:was|bij (?:aankomst|binnenkomst|de start|intake)|voorheen|eerst|destijds)\b[^,;.]*")
LITERATE = (
    (r"anders-?\s?(?:ge)?alf\w*|anders alf\w*", "andersgealfabetiseerd"),
    (
        r"(?:niet|on)[- ]?gealf\w*|analf\w*|ongeletterd|(?:kan|kunt|leest|kon)[^.]*eigen taal[^.]*niet (?:lezen"
        r"|schrijven)"
        r"|(?:kan|kunt|kon)[^.,]*niet (?:lezen (?:of|en|noch) schrijven|schrijven (?:of|en) lezen)",
        "analfabeet",
    ),
    (r"\bgealf\w*|wel gealf\w*", "gealfabetiseerd"),
)
