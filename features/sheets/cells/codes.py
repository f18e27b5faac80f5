"""Reads words that stand for one code of the contract, or for several: soort, sector, belasting, perspectief."""

from collections.abc import Mapping

from data.reference.vocabulary import SECTOR_CODES
from features.sheets.cells.cel import ONBEKEND, Cel, asked, known, shown, wrong
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.woorden import Gevonden, find_codes, is_unknown, items
from features.vocabulary import match_sector

SURE = 0.9
"""Least certainty of a sector. Source: our own choice; below it we ask."""

WAT: Mapping[str, str] = {
    "soort": "welke soort plek",
    "aanbieder.soort": "welke soort aanbieder",
    "bron": "welke bron",
    "doel": "welk doel",
    "werkdruk": "welke werkdruk",
    "begeleiding.intensiteit": "hoeveel begeleiding",
    "taalaanbod.nederlandsOpDeVloer": "hoeveel Nederlands op de vloer",
    "belasting": "welke belasting",
    "perspectief": "welk perspectief",
}
KEUZE: Mapping[str, str] = {
    "soort": "betaald werk, werkervaringsplaats, leerwerktraject, proefplaatsing, stage, snuffelstage, taalstage, "
    "vrijwilligerswerk of SW-traject",
    "aanbieder.soort": "werkgever, SW-bedrijf, vrijwilligersorganisatie, opleider of gemeente",
    "bron": "WSP, werkgever, SW-bedrijf, vrijwilligersorganisatie of VUM",
    "doel": "werk of participatie",
    "werkdruk": "laag, gemiddeld of hoog",
    "begeleiding.intensiteit": "licht, gemiddeld of intensief",
    "taalaanbod.nederlandsOpDeVloer": "veel, enigszins of weinig",
    "belasting": "tillen, lang staan, lang lopen, lang zitten, bukken, trappen, hoogte, stof, lawaai, drukte, kou "
    "of nachtwerk",
    "perspectief": "baangarantie, praktijkverklaring, mbo-certificaat, mbo-diploma of doorgroei",
}
MUST_BE_KNOWN = ("aanbieder.soort",)
"""An unknown word here is a fault also where the veld may be empty."""


def read_code(text: str, veld: str) -> Cel:
    """Read one code; two codes, or a word that says no, is a question."""
    found = find_codes(veld, text, ends=veld == "soort")
    if veld == "soort" and not found.codes:
        found = find_codes("soort.contract", text, alike=False)
        found = found if not found.rest else Gevonden((), True, False)
    if len(found.codes) == 1 and not found.ontkend:
        return known(veld, found.codes[0])
    tekst = f"{WAT[veld]} is “{shown(text)}”? Kies uit: {KEUZE[veld]}"
    return wrong(veld, tekst) if veld in MUST_BE_KNOWN else asked(veld, tekst)


def read_codes(text: str, veld: str) -> Cel:
    """Read a list of codes; "geen" is the empty list. An item that is not known is a question, the others stay.

    "Niet tillen" does not say that there is nothing else.
    """
    if yes_or_no(text) is False and len(items(text)) == 1 and not find_codes(veld, text).codes:
        return known(veld, ())
    found = [find_codes(veld, item) for item in items(text)]
    codes = [code for one in found for code in one.codes if not one.ontkend]
    unread = [item for item, one in zip(items(text), found, strict=True) if not one.codes or one.ontkend]
    vragen = tuple((veld, f"{WAT[veld]} is “{shown(item)}”? Kies uit: {KEUZE[veld]}") for item in unread)
    return Cel({veld: tuple(dict.fromkeys(codes))} if codes else {}, (), vragen)


def read_sector(text: str) -> Cel:
    """Read one sector; words that name two different ones are a question, "overig" is unknown."""
    if find_codes("sector", text).codes or is_unknown(text):
        return ONBEKEND
    whole = match_sector(text)
    words = [text] if whole and whole.how == "exact" else [text, *items(text)]
    found = {match.index for word in words if (match := match_sector(word)) and match.certainty >= SURE}
    if len(found) == 1:
        return known("sector", SECTOR_CODES[found.pop()])
    return asked("sector", f"welke sector is “{shown(text)}”? Kies er één, bijvoorbeeld zorg, horeca of logistiek")
