"""Reads which Dutch a plek asks: "A2/B1", "minimaal B1 (spreken)", "mondeling A2, schriftelijk A1"."""

import re

from data.schemas.codes import NIVEAUS
from features.sheets.cells.cel import Cel, asked, shown, wrong

MONDELING = ("spreken", "luisteren")
SCHRIFTELIJK = ("lezen", "schrijven")

_LEVEL = r"\b(?P<niveau>[a-e] ?[0-9]{1,2})(?![0-9])\+?"
_SKILL = (
    r"\b(?P<vaardigheid>spreken|spreek[a-z]*|gesproken|luister[a-z]*|verstaan|begrijpen|lezen|lees[a-z]*"
    r"|schrijven|schrijf[a-z]*|mondeling[a-z]*|schriftelijk[a-z]*)"
)
_WORDS = re.compile(f"{_LEVEL}|{_SKILL}")
_SEGMENT = re.compile(r"[,;\n|+&]|\ben\b")
_NONE = re.compile(r"(?:nederlands |taal |nt2 )?(?:geen|nee|niet|zonder|n\.?v\.?t\.?|0|vrij)\b.*|geen", re.DOTALL)
_SKILLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("mond", MONDELING),
    ("schrift", SCHRIFTELIJK),
    ("schrij", ("schrijven",)),
    ("sp", ("spreken",)),
    ("ges", ("spreken",)),
    ("lees", ("lezen",)),
    ("lez", ("lezen",)),
    ("", ("luisteren",)),
)

_Part = tuple[list[str], list[str]]
"""The levels and the vaardigheden that belong together."""


def read_taaleis(text: str, vaardigheden: tuple[str, ...] = ()) -> Cel:
    """Read the taaleis of one cell; vaardigheden are those that its column names.

    Without any vaardigheid a level holds for spreken and luisteren. Of "A2/B1" the lowest counts: it is a minimum.
    """
    veld = f"taaleis.{vaardigheden[0]}" if vaardigheden else "taaleis"
    plain = " ".join(text.lower()[:200].split(" "))
    negotiable: dict[str, object] = {"taaleisBespreekbaar": True} if "bespreekbaar" in plain else {}
    words = [(found.lastgroup, found[0].rstrip("+").replace(" ", "")) for found in _WORDS.finditer(plain)]
    levels = [word.upper() for kind, word in words if kind == "niveau"]
    unknown = next((level for level in levels if level not in NIVEAUS), None)
    if unknown:
        return wrong(veld, f"niveau {unknown} kennen wij niet; kies uit {', '.join(NIVEAUS[:-1])} of {NIVEAUS[-1]}")
    if not levels:
        if _NONE.fullmatch(plain.strip()):
            return Cel(negotiable)
        return asked(veld, f"welk taalniveau is “{shown(text)}”? Kies uit {', '.join(NIVEAUS)}, of schrijf: geen")
    eis = _assign(plain, vaardigheden or MONDELING)
    if eis is None:
        return asked(veld, f"welk niveau hoort bij welke vaardigheid in “{shown(text)}”?")
    return Cel({"taaleis": eis, **negotiable})


def _assign(plain: str, general: tuple[str, ...]) -> dict[str, str] | None:
    """Give each vaardigheid its lowest level; None when a vaardigheid is left alone.

    Vaardigheden without a level belong to the next level, or to the last one when no level follows.
    """
    pairs = [pair for segment in _SEGMENT.split(plain) for pair in _pairs(segment)]
    last = max(place for place, (levels, _) in enumerate(pairs) if levels)
    waiting: list[str] = []
    found: list[tuple[str, str]] = []
    for place, (levels, skills) in enumerate(pairs):
        if place > last:
            found += [(skill, level) for skill in skills for level in pairs[last][0] if pairs[last][1]]
            waiting += [] if pairs[last][1] else skills
        elif levels:
            found += [(skill, level) for skill in [*waiting, *skills] or [""] for level in levels]
            waiting = []
        else:
            waiting += skills
    if waiting:
        return None
    lowest: dict[str, str] = {}
    for skill, level in found:
        lowest[skill] = min(level, lowest.get(skill, level), key=lambda niveau: NIVEAUS.index(niveau))
    everywhere = lowest.pop("", None)
    return {**(dict.fromkeys(general, everywhere) if everywhere else {}), **lowest}


def _pairs(segment: str) -> list[_Part]:
    """Put levels and vaardigheden of one segment together, in the order that the segment begins with."""
    pairs: list[_Part] = []
    first = last = ""
    for found in _WORDS.finditer(segment):
        kind, word = str(found.lastgroup), found[0].rstrip("+").replace(" ", "")
        first = first or kind
        if not pairs or (kind == first and last != first):
            pairs.append(([], []))
        if kind == "niveau":
            pairs[-1][0].append(word.upper())
        else:
            pairs[-1][1].extend(next(skills for begin, skills in _SKILLS if word.startswith(begin)))
        last = kind
    return pairs
