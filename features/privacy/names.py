"""Finds the names of people in a document: by the labels, titles, initials, roles and greetings around them."""

import re
from functools import lru_cache

from data.reference.places import gemeenten
from features.documents.document import Document
from features.documents.fold import plain
from features.dutch.headings import SUBJECTS
from features.dutch.words import words
from features.vocabulary import match_beroep, match_sector, match_vakskill
from features.wordings.talen import CODES as LANGUAGES

_LABEL = re.compile(
    r"naam|inburgeraar|\bklant\b|klantmanager|consulent|regievoerder|regisseur|begeleid(?:er|ster)|contact"
    r"|behandeld door|opgesteld|\bkm\b"
    r"|partner|mentor|handtekening|^van$|^aan$|betreft|opgemaakt|casemanager|trajectregisseur|betrokkene"
    r"|deelnemer|^cc$|auteur|medewerker$|coach"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŞİĞČŠŽŁ]"
_NAME = rf"(?:{_CAPITAL}[\w'’]*(?:-{_CAPITAL}?[\w'’]+)*)"
_LINK = r"(?:(?:van|de|der|den|ter|te|ten|el|al|bin|ibn|in|'t|op|ben)\s+)"
_FULL = rf"(?:{_LINK}*{_NAME}(?:\s+{_LINK}*{_NAME}){{0,3}})"
_INITIALS = rf"(?:{_CAPITAL}{{1,2}}[a-z]?\.-?\s?){{1,5}}"
_TITLE = re.compile(
    rf"\b(?:[Dd]hr|[Mm]w|[Mm]evr|[Mm]evrouw|[Mm]eneer|(?:[Dd]e )?[Hh]eer|[Dd]rs|[Ii]ng|MW|DHR|Fam"
    rf"|fam(?:ilie)?)\b\.?\s+(?:{_INITIALS})?(?P<n>{_FULL})"
)
_INITIALED = re.compile(rf"(?<![\w.]){_INITIALS}\s?(?P<n>{_LINK}*{_NAME}(?:[\s-]{_LINK}*{_NAME}){{0,2}})")
_ROLE = re.compile(
    r"\b(?i:klantmanager|consulent\w*|partner|man|vrouw|echtgeno(?:ot|te)|zoon(?:tje)?|dochter(?:tje)?"
    r"|buurvrouw|buurman|taalmaatje|taalcoach|jobcoach"
    r"|collega|mentor|juf|meester|oma|opa|broer|zus(?:je|ter)?|docent(?:e)?|\bkm|maatje|begeleid(?:er|ster)"
    r"|vriend(?:in)?|kind(?:eren)?|moeder|vader|genaamd|heet|regisseur|namens|collega's|groet(?:en|jes)?"
    rf")\b(?:\s(?:is|heet|was|wordt)(?=\s))?(?:\s?[,(:]\s?|\s+"
    rf"|\s*\n\s*)(?:{_INITIALS})?(?P<n>{_NAME}(?:\s{_NAME}){{0,2}}(?:(?:,"
    rf"| en)\s{_NAME}){{0,4}})"
)
_BRACKETS = re.compile(rf"\((?P<n>{_NAME})\)")
_COMMA = re.compile(rf"^(?P<n>{_NAME}),\s(?:{_CAPITAL}\.)+")
_SUBJECT = re.compile(
    rf"(?:^|[.!?]\s+|\n\s*)(?P<n>{_NAME})\s(?:wil|is|heeft|kan|spreekt|woont|werkt|komt|gaat|volgt|zit|was|had"
    rf"|zegt|vindt|krijgt|doet|loopt|durft|staat|moet|zoekt|droomt|leert|kwam|ging|werkte|deed|houdt|geeft"
    rf"|reist|fietst)\b(?!\s(?:hij|zij|ze|u|ik|we|wij|mw|dhr|mevrouw|meneer|betrokkene|klant|er)\b)"
)
_ORDINARY = frozenset(
    words(
        "klantnummer dossiernummer telefoon mail email geboortedatum mw mevr mevrouw dhr meneer heer de het een er "
        "dit dat deze die hij zij ze wij we u ik er ja nee geen niet ook nu daarna daarnaast verder met voor van in "
        "op aan bij naar om als maar en of gemeente team werk sociale dienst afdeling cluster sector stad nederland "
        "nederlands nederlandse nederlander holland taal les school roc hbo mbo wo idw duo ind coa uwv wsp vwn pip "
        "map pvt knm vca vog bhv haccp humanitas vluchtelingenwerk rode kruis leger heils bibliotheek bieb januari "
        "februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul "
        "aug sep sept okt nov dec maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo "
        "wet inburgering participatie participatiewet plan excel word powerpoint python java javascript sql spss r "
        "sap autocad photoshop php html css basis b1 a1 a2 b2 a0 c1 nt2 z tel bsn taalmaatje jobcoach doel wens "
        "rijbewijs opleiding certificaten kind kinderen zoon dochter partner man vrouw opvang vervoer fiets bus "
        "trein auto uren uur week dag ochtend middag avond lezen luisteren spreken schrijven man echtgenote "
        "echtgenoot voornaam achternaam v m km klantmanager consulent regievoerder begeleiding belastbaarheid "
        "beperkingen inkomen bijstand adres postcode woonplaats leerroute status akkoord getekend w.g bron tolk "
        "engels frans duits spaans arabisch turks tigrinya farsi dari koerdisch somalisch russisch oekraiens pools "
        "portugees italiaans urdu hindi amhaars oromo swahili kirundi kurmanci sorani pasjtoe kok bakker lasser "
        "chauffeur"
    )
)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(
        word for gemeente in gemeenten().values() for word in re.findall(r"[^\W\d_]{3,}", plain(gemeente.naam))
    )


def names(document: Document) -> frozenset[str]:
    """Every part of a name of three letters or more in plain letters; places and ordinary words are left out."""
    text = document.text
    found: set[str] = set()
    for veld in document.velden:
        if _LABEL.search(veld.label):
            value = text[veld.begin : veld.begin + len(veld.tekst)].split("\n")[0][:80]
            found.update(re.findall(_NAME, value) if len(value.split()) <= 9 else [])
    surely: set[str] = set()
    for pattern in (_TITLE, _INITIALED):
        for match in pattern.finditer(text):
            surely.update(re.findall(_NAME, match["n"]))
    for pattern in (_ROLE, _BRACKETS):
        for match in pattern.finditer(text):
            found.update(re.findall(_NAME, match["n"]))
    for match in _SUBJECT.finditer(text):
        word = match["n"]
        known = match_beroep(word) or match_vakskill(word) or match_sector(word)
        if known is None and not re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text):
            found.add(word)
    weaker = {part for name in found for part in _parts(name) if part not in _places()}
    return frozenset(weaker | {part for name in surely for part in _parts(name)})


def _parts(name: str) -> list[str]:
    words = [plain(name), *re.split(r"[-'’]", plain(name))]
    return [word for word in words if _is_name(word)]


def _is_name(word: str) -> bool:
    if len(word) < 3 or not word[0].isalpha():
        return False
    return (
        word not in _ORDINARY
        and word not in SUBJECTS
        and word not in LANGUAGES
        and not any(sign.isdigit() for sign in word)
    )
