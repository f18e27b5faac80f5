"""Reads certificaten: a list in one cell, or yes and no in a column per certificaat."""

from features.sheets.cells.cel import ONBEKEND, Cel, asked, known, shown
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.woorden import find_codes, is_only_welcome, is_unknown, items

KEUZE = "VOG, VCA, BHV, heftruck, HACCP, mbo entree, mbo 2, mbo 3, mbo 4 of code 95"


def read_certificaten(text: str, veld: str) -> Cel:
    """Read a list of certificaten for veld certificaten or opleidtVoor; an unknown item is a question.

    A certificaat that is only welcome is not required.
    """
    codes: list[str] = []
    vragen: list[tuple[str, str]] = []
    for item in items(text):
        found = find_codes("certificaten", item)
        denied = found.ontkend or item.lower().endswith((" nee", " n"))
        denied = denied or (veld == "certificaten" and is_only_welcome(item))
        if found.codes:
            codes += () if denied else found.codes
        elif not is_unknown(item) and yes_or_no(item) is not False:
            vragen.append((veld, f"welk certificaat is “{shown(item)}”? Wij kennen: {KEUZE}"))
    return Cel({veld: tuple(dict.fromkeys(codes))}, (), tuple(vragen))


def read_certificaat(text: str, code: str) -> Cel:
    """Read yes or no in the column of one certificaat; nothing filled in is no."""
    if is_unknown(text):
        return ONBEKEND
    found = yes_or_no(text)
    if found is not False and is_only_welcome(text):
        found = False
    if found is None and code in (named := find_codes("certificaten", text)).codes:
        found = not named.ontkend
    if found is None:
        return asked("certificaten", f"is {code} nodig? Er staat “{shown(text)}”. Schrijf: ja of nee")
    return known("certificaten", (code,) if found else ())
