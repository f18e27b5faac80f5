"""Knows the labels and headings that plans use, also misspelt, and what marks a part as outdated."""

import re
from functools import lru_cache

from features.dutch.words import words

SUBJECTS = words(
    "aanmelding adres afschalen afspraak afspraken alfabetisering algemeen arbeidsverleden basisgegevens "
    "begeleiding belastbaarheid belasting beperkingen beroep beroepen beschikbaarheid bijzonderheden certificaten "
    "contact diploma diplomas doel doelen doelgroep ervaring ervaringen gegevens gezin gezinssituatie gezondheid "
    "groep hulp inburgeraar inburgering inkomen inzetbaarheid jobcoach kind kinderen kinderopvang kwaliteiten "
    "leerroute leren les lessen mobiliteit moedertaal mogelijkheden niveau niveaus ondersteuning onderwijs "
    "opleiding opleidingen opmerking opmerkingen opvang overig papieren participatie persoon persoonlijke "
    "persoonsgegevens plan planning postcode praktisch praktische profiel rapportage regime reis reizen reistijd "
    "richting rijbewijs rijbewijzen rooster route samenvatting scholing school situatie sector status studie taal "
    "taalles taallessen taalmaatje taalniveau taalniveaus taalvaardigheid talen thuis thuissituatie tijden toekomst "
    "toelichting uitkering uren vaardigheden vakvaardigheden vastgesteld versie versiebeheer vervoer vertrekpunt "
    "voorkeuren vooropleiding vrije week weekindeling weekprogramma weekrooster weekschema wens wensen werk "
    "werkervaring werknemersvaardigheden wet woonplaats activiteiten actie acties administratie achtergrond notitie "
    "bijlage intake wie sit opl cert rijb belastb todo kwalificaties dagindeling agenda verleden heden leefsituatie "
    "privacy lestijden loopbaan situatieschets woonsituatie huisvesting financien inkomsten gezinssamenstelling "
    "taalvaardigheden taaltoetsen taalontwikkeling talenkennis vervoermiddel reismogelijkheden ambitie ambities "
    "interesses einddoel hoofddoel traject weekoverzicht startpositie personalia vakkennis schoolopleiding beperking "
    "alfabetisering certificaat regime termijn wenssector wensberoep vakskills nationaliteit burgerlijke"
)
"""Words that make a short line a heading, and the right spelling of misspelt labels."""

WORDINGS = tuple(sorted(SUBJECTS))

_SHORT = {
    "mt": "moedertaal",
    "opl": "opleiding",
    "werkerv": "werkervaring",
    "ervar": "ervaring",
    "cert": "certificaten",
    "rijb": "rijbewijs",
    "rb": "rijbewijs",
    "beperk": "beperkingen",
    "bep": "beperkingen",
    "belastb": "belastbaarheid",
    "beschikb": "beschikbaar",
    "besch": "beschikbaar",
    "begel": "begeleiding",
    "beg": "begeleiding",
    "wnv": "werknemersvaardigheden",
    "wnvaardigheden": "werknemersvaardigheden",
    "jc": "jobcoach",
    "tm": "taalmaatje",
    "pc": "postcode",
    "pcd": "postcode",
    "ink": "inkomen",
    "uitk": "uitkering",
    "vaard": "vaardigheden",
    "leerr": "leerroute",
    "alfab": "alfabetisering",
    "alfabet": "alfabetisering",
    "verv": "vervoer",
    "reist": "reistijd",
    "gem": "gemeente",
    "dgroep": "doelgroep",
    "vest": "vestiging",
}
"""Words that labels are often shortened to. Source: our own list, from notes as klantmanagers write them."""

_LINKS = frozenset(
    words(
        "en of van de het een uw mijn wat wie hoe waar is nu dhr mw mevrouw meneer heer kan wil u aan hij zij ze "
        "wij we over past erbij bij voor met helpen doen zijn in op om te die dit dat km gaat heeft willen kunnen "
        "kunt wilt al aankunt past huidige brede overige andere onderdeel deel hoofdstuk lange korte termijn "
        "persoonlijk gemeente arbeid"
    )
)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-hA-H]|[ivx]{1,4})[.)]?\s+|^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s*")
_COUNTED = re.compile(r"(?<!\bmbo)(?<!niveau)(?<!versie)(?<!\bcode)(?<!\bnt)\s\d$")
_OLD = re.compile(
    r"uit versie \d|uit (?:de |het )?(?:vorige|oude)|\bvorige? (?:versie|pip|plan|rooster|meting)\b"
    r"|\boude?r? (?:dossier|versie|plan|pip|rooster|gegevens)\b|\beerdere? (?:versie|pip|plan)\b|ter info\b"
    r"|klopt (?:dus )?niet meer|niet meer actueel|\bvervallen\b|\bachterhaald\b|\bverouderd\b"
)
_OLD_HEADING = re.compile(
    r"samenvatting (?:van de )?(?:brede )?intake|^(?:brede )?intake\b.*(?:19|20)\d\d|destijds|bij aanvang\b"
)


def is_heading(line: str, *, after_blank: bool, before_text: bool) -> bool:
    """Whether an unmarked line (plain or raw) heads what follows."""
    content = line.strip()
    content = re.sub(r"(?<=\w)\s*\([^()]*\)?$", "", content)
    words = re.findall(r"[^\W\d_]+", content.lower())
    if not words or len(words) > 8 or len(content) > 64 or (content[-1] in ".,;!)" and len(words) > 2):
        return False
    if not before_text or re.search(r"\d{2}|[:@|]\s*\S", _NUMBER.sub("", content)):
        return False
    number = _NUMBER.match(content)
    numbered = number is not None and content[number.end() : number.end() + 1].isupper()
    known = [word for word in words if word in SUBJECTS or _near(word)]
    rest = [word for word in words if word not in known and word not in _LINKS]
    capitals = content.upper() == content and len(words) <= 4 and max(map(len, words)) > 2 and content[-1].isalpha()
    if capitals and (after_blank or numbered):
        return True
    if not known and not rest:
        return len(words) > 1 and (numbered or after_blank or content[-1] == "?")
    if known and not rest:
        return after_blank or numbered or content[:1].isupper() or len(words) <= 3
    if numbered and content[-1] not in ".,;" and (known or after_blank):
        return True
    if content.upper() == content and len(content) > 3 and known:
        return True
    return after_blank and bool(known) and content[:1].isupper() and len(rest) <= 2 and len(words) <= 6


def _near(word: str) -> bool:
    return len(word) >= 7 and right_spelling(word) != word


@lru_cache(maxsize=4096)
def right_spelling(word: str) -> str:
    """The known subject that a word of seven letters or more misspells, or the word itself."""
    from rapidfuzz import fuzz

    if len(word) < 7 or word in SUBJECTS:
        return word
    near = [subject for subject in SUBJECTS if subject[0] == word[0] and abs(len(subject) - len(word)) <= 2]
    best = max(near, key=lambda subject: fuzz.ratio(subject, word), default=word)
    return best if len(best) >= 7 and fuzz.ratio(best, word) >= 87 and not _inflected(best, word) else word


def _inflected(known: str, word: str) -> bool:
    return known.startswith(word) or word.startswith(known)


def clean_label(label: str) -> str:
    """A label in plain letters without numbering, closing signs or misspelling."""
    bare = _NUMBER.sub("", label.replace("_", " ").strip().strip("*:=-.? ")).strip("*:=.- ")
    bare = _COUNTED.sub("", bare)
    return " ".join(right_spelling(_SHORT.get(word.rstrip("."), word)) for word in bare.split())


def only_subjects(label: str) -> bool:
    """Whether a label in plain letters holds nothing but subjects that plans are about, and links between them."""
    words = [right_spelling(word) for word in re.findall(r"[^\W\d_]+", label)]
    return any(word in SUBJECTS for word in words) and all(word in SUBJECTS or word in _LINKS for word in words)


def is_ordinary(label: str) -> bool:
    """Whether a label in plain letters holds a subject or one of the words between them, so that it names no place."""
    return any(word in SUBJECTS or word in _LINKS for word in re.findall(r"[^\W\d_]+", label))


def is_old(text: str) -> bool:
    """Whether a sentence, label or caption in plain letters calls what it says outdated, not only in brackets."""
    return _OLD.search(re.sub(r"(?<=\w)\s\([^()]*\)", " ", text)) is not None


def is_old_heading(text: str) -> bool:
    """Whether everything below this heading is outdated."""
    return is_old(text) or _OLD_HEADING.search(text) is not None
