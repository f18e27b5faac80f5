"""Reads which Dutch a plek asks: "A2/B1", "minimaal B1 (spreken)", "mondeling A2, schriftelijk A1"."""

import re

from data.schemas.codes import NIVEAUS
from features.sheets.cells.cel import Cel, asked, shown, wrong
from features.sheets.cells.woorden import is_only_welcome

MONDELING = ("spreken", "luisteren")
SCHRIFTELIJK = ("lezen", "schrijven")

_LEVEL = r"\b(?P<niveau>[a-e] ?[0-9]{1,2})(?![0-9])\+?"
_SKILL = (
    r"\b(?P<vaardigheid>spreken|spreek[a-z]*|gesproken|luister[a-z]*|verstaan|begrijpen\b|lezen|lees[a-z]*"
    r"|schrijven|schrijf[a-z]*|mondeling[a-z]*|schriftelijk[a-z]*)"
)
_WORDS = re.compile(f"{_LEVEL}|{_SKILL}")
_NO_LEVEL = re.compile(r"\b(?:geen|niet|nee|n\.?v\.?t|n\.?b|onbekend|vrij|zonder)\b|[-–?] *$|: *$")
_ALL = re.compile(r"\balle (?:4 |vier )?(?:taal)?(?:vaardigheden|onderdelen)\b")
_OTHER_LANGUAGE = re.compile(
    r"\b(?:engels|duits|frans|spaans|italiaans|pools|turks|arabisch|tigrinya|farsi|dari|oekra[iï]ens|russisch)\b"
)
_ASIDE = re.compile(rf"\(([^()]*{_LEVEL.replace('?P<niveau>', '?:')}[^()]*)\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_AT_MOST = re.compile(r"\b(?:max\b|maxim|hoogstens|tot\b|t/m)")
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
    segments = _segments(plain)
    eis = _assign(segments, vaardigheden or ((*MONDELING, *SCHRIFTELIJK) if _ALL.search(plain) else MONDELING))
    if _OTHER_LANGUAGE.search(plain) or (len(levels) == 1 and _is_no_minimum(" ".join(segments))):
        return asked(veld, f"welk taalniveau is minimaal nodig bij “{shown(text)}”? Schrijf het niveau, of: geen")
    if eis is None:
        return asked(veld, f"welk niveau hoort bij welke vaardigheid in “{shown(text)}”?")
    return Cel({"taaleis": eis, **negotiable})


def _is_no_minimum(text: str) -> bool:
    """Whether the one level in a text is the highest, or only welcome."""
    return _AT_MOST.search(text) is not None or is_only_welcome(text)


def _segments(plain: str) -> list[str]:
    """Cut a text into parts that each say one thing, without those that say a vaardigheid is not asked.

    "Lezen en schrijven niet nodig" is two parts, of which neither is asked.
    """
    kept: list[str] = []
    apart = _ASIDE.sub(r"; \1;", plain)
    apart = _BRACKETS.sub(lambda found: _SEGMENT.sub("/", found[0]), apart)
    for segment in _SEGMENT.split(apart):
        words = [found.lastgroup for found in _WORDS.finditer(segment)]
        if words and "niveau" not in words and _NO_LEVEL.search(segment.strip()):
            while kept and _is_waiting(kept[-1]):
                kept.pop()
        else:
            kept.append(segment)
    return kept


def _is_waiting(segment: str) -> bool:
    """Whether a part names vaardigheden and no level: what follows says which."""
    words = [found.lastgroup for found in _WORDS.finditer(segment)]
    return bool(words) and "niveau" not in words


def _assign(segments: list[str], general: tuple[str, ...]) -> dict[str, str] | None:
    """Give each vaardigheid its lowest level; None when a vaardigheid is left alone.

    Vaardigheden without a level belong to the next level, or to the last one when no level follows; but to the one
    before when a text says "A2 spreken", the level first.
    """
    pairs = [pair for segment in segments for pair in _pairs(segment)]
    if pairs[0][0] and pairs[0][1] and _first_word(segments) == "niveau":
        pairs = _joined_to_the_left(pairs)
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


def _first_word(segments: list[str]) -> str | None:
    return next((found.lastgroup for segment in segments for found in _WORDS.finditer(segment)), None)


def _joined_to_the_left(pairs: list[_Part]) -> list[_Part]:
    """Give vaardigheden without a level to the pair before them."""
    joined: list[_Part] = []
    for levels, skills in pairs:
        if levels or not joined:
            joined.append((levels, list(skills)))
        else:
            joined[-1][1].extend(skills)
    return joined


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
