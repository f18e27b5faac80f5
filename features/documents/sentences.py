"""Cuts running Dutch text into sentences, knowing its abbreviations."""

import re
from collections.abc import Iterator

from features.dutch.words import words

_ABBREVIATED = frozenset(
    words(
        "dhr mw mevr mevr mej max min ca bijv bv i.v.m ivm d.d dd p.w nr tel jan feb febr mrt apr jun jul aug sep "
        "sept okt nov dec evt incl excl gem geb z.s.m v.d vd o.a e.d m.b.t st ing drs mr dr prof adr jr niv schr "
        "opl beschikb cert lbt ingeschr aangevr resp i.o m.i.v t.n.v afd nl n.v.t ong plm alg soc div vastgest "
        "vastgst getek ondert uitk bijz werkn verl plv vs luist ca begel"
    )
)
_STARTS = re.compile(
    r"(?:sector|geen|niet|liever|liefst|wens|doel|rijbewijs|certificaten|max|reist|wil|kan|heeft|spreekt|taalles"
    r"|les|gaat"
    r"|moedertaal|opvang|kinderen|begeleiding|taalmaatje|jobcoach|vervoer|beperkingen|uren|diploma|werkervaring|nl"
    r"|nederland|hier)\b"
)
"""Words that begin a new sentence even in notes without capitals."""
_SHORT_WORD = 3
LONGEST = 800
"""No one writes longer sentences; what has no end is cut here, so that reading any text takes time in proportion."""
_END = re.compile(r"[.!?]+[)\"']*(?=\s+\S)|[.!?]+(?=[A-Z][a-z])|;|\n")
_WORD_BEFORE = re.compile(r"[^\s(\"']+$")
_MEASURE = re.compile(r"\d\s?u$")


def sentences(text: str, begin: int, eind: int, hard: frozenset[int] | set[int]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences between begin and eind; `hard` are newlines at which a sentence always ends."""
    start = begin
    for found in _END.finditer(text, begin, eind):
        sign = found[0]
        if sign == "\n":
            if found.start() not in hard:
                continue
        elif sign != ";" and not _ends(text, found.start(), found.end(), eind):
            continue
        yield from _trimmed(text, start, found.start() if sign in ";\n" else found.end())
        start = found.end()
    yield from _trimmed(text, start, eind)


def _ends(text: str, place: int, after: int, eind: int) -> bool:
    """Whether the full stop at `place` ends a sentence."""
    rest = text[after:eind].lstrip()
    if not rest:
        return False
    if text[place] in "!?":
        return rest[0].isupper() or rest[0] in "\"'(\u2018\u201c-*"
    found = _WORD_BEFORE.search(text, max(0, place - 20), place)
    word = found[0].lower().lstrip("(") if found else ""
    if _STARTS.match(rest) and len(word) > _SHORT_WORD and word not in _ABBREVIATED:
        return True
    following = rest.lstrip("\"'(\u2018\u201c\u2019*-[ ")
    if not following or not (following[0].isupper() or following[0].isdigit() or rest[0] in "'\u2018\u2019*"):
        return False
    if word in _ABBREVIATED or "." in word:
        return following[0].isupper() and word in ("n.v.t", "nvt", "jr", "cert", "incl", "excl", "niv", "opl")
    if len(word) == 1 and word.isalpha():
        return bool(_MEASURE.search(text, max(0, place - 4), place))
    return True


def _trimmed(text: str, begin: int, eind: int) -> Iterator[tuple[int, int]]:
    while begin < eind and (text[begin].isspace() or text[begin] in "*\u2022"):
        begin += 1
    while eind > begin and text[eind - 1].isspace():
        eind -= 1
    while eind - begin > LONGEST:
        cut = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
        cut = cut if cut > 0 else begin + LONGEST
        yield begin, cut
        begin = cut
    if begin < eind:
        yield begin, eind
