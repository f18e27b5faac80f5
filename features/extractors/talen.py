"""Reads which other languages the person speaks, and how well.

Source: labelling conventions of the plans, number 9: ISO 639-3, "een beetje" is listed without niveau, "geen" is not
listed.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.documents.document import Document, Zin
from features.dutch.clauses import denied
from features.finding import Finding
from features.wordings import talen as w

SUBJECT = "talen"
WORDINGS = w.WORDINGS


@dataclass
class _Taal:
    """One language in a sentence: its place, and its niveau once it is known."""

    code: str
    begin: int
    eind: int
    niveau: str | None = None
    known: bool = False
    denied: bool = False


def extract(document: Document) -> list[Finding]:
    """Each language once, with the best evidence of its niveau; Dutch and what is denied are left out."""
    found: dict[str, Finding] = {}
    for zin in document.now():
        if zin.plaats == "kop" or not _about_languages(zin):
            continue
        for taal in _languages(zin):
            if not taal.denied:
                _keep(found, zin, taal)
    return [finding for code, finding in found.items() if not _covered(code, found)]


def _keep(found: dict[str, Finding], zin: Zin, taal: _Taal) -> None:
    value = {"taal": taal.code, **({"niveau": taal.niveau} if taal.niveau else {})}
    old = found.get(taal.code)
    if old is None or ("niveau" not in old.value and taal.niveau):
        sure = 0.95 if taal.known else 0.75
        found[taal.code] = Finding("talen", value, zin.begin + taal.begin, zin.begin + taal.eind, sure)


def _covered(code: str, found: dict[str, Finding]) -> bool:
    """Whether a language is only the general name of one that was named more exactly."""
    return code == "kur" and any(variant in found for variant in w.KOERDISH)


def _about_languages(zin: Zin) -> bool:
    tekst, names = zin.tekst, list(w.NAME.finditer(zin.tekst))
    if not names and not w.NAME.search(zin.label):
        return False
    if w.LABEL.search(zin.label) or w.NAME.search(zin.label):
        return not w.ELSEWHERE.search(tekst) or w.SPEAKS.search(tekst) is not None
    if w.SPEAKS.search(tekst):
        return not re.search(r"\btolk|voertaal|partner spreekt|\b(?:man|vrouw) spreekt|kinderen spreken", tekst)
    if w.ELSEWHERE.search(tekst):
        return False
    rest = w.LEVEL.sub(" ", w.NAME.sub(" ", tekst))
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", rest)
        if word not in ("en", "geen", "niet", "ook", "nee", "of", "heel", "zijn", "is")
    ]
    return bool(names) and (len(words) <= 1 or (bool(re.search(r"\btaal|talen", zin.kop)) and len(words) <= 3))


def _languages(zin: Zin) -> Iterator[_Taal]:
    """The languages of a sentence with their niveaus, by the part of the sentence they stand in."""
    label = w.NAME.search(zin.label)
    tekst = zin.tekst
    found: list[_Taal] = []
    if label:
        level = w.LEVEL.match(tekst.strip())
        taal = _Taal(w.ALL_CODES[label["taal"]], 0, len(tekst.split(",")[0].rstrip()), known=True)
        taal.niveau = _niveau(level) if level else None
        found.append(taal)
    begin = 0
    for cut in [*(match.span() for match in w.CUT.finditer(tekst)), (len(tekst), len(tekst))]:
        part = _part(tekst[begin : cut[0]], begin)
        if part and _denied_after(tekst, cut):
            part[-1].denied = True
        found += part
        begin = cut[1]
    _spread(tekst, found)
    if re.search(r"moedertaa?l|thuistaal", zin.label) and found and not found[0].known:
        found[0].niveau, found[0].known = "moedertaal", True
    yield from _merged(found)


def _denied_after(tekst: str, cut: tuple[int, int]) -> bool:
    """Whether "maar spreekt hij niet" follows, without another language in between."""
    rest = re.split(r"[.;]", tekst[cut[1] :])[0]
    return tekst[cut[0] : cut[1]] == "maar" and denied(rest) and not w.NAME.search(rest)


def _part(part: str, begin: int) -> list[_Taal]:
    names = list(w.NAME.finditer(part))
    levels = list(w.LEVEL.finditer(w.NAME.sub(lambda name: "#" * len(name[0]), part)))
    found = []
    for name in names:
        taal = _Taal(w.ALL_CODES[name["taal"]], begin + name.start(), begin + name.end())
        taal.denied = denied(part) and not re.search(r"niet (?:alleen|slecht|zo goed)", part)
        if levels:
            near = min(levels, key=lambda level: min(abs(level.start() - name.end()), abs(name.start() - level.end())))
            taal.niveau, taal.known = _niveau(near), True
            taal.begin, taal.eind = min(taal.begin, begin + near.start()), max(taal.eind, begin + near.end())
        found.append(taal)
    return found


def _niveau(match: re.Match[str]) -> str | None:
    return next(name for k, (name, _) in enumerate(w.LEVELS) if match[f"l{k}"]) or None


def _spread(tekst: str, found: list[_Taal]) -> None:
    """Let a niveau count for the language joined to it by "en": "Engels en Frans goed", "goed Engels en Frans"."""
    for taal, following in itertools.pairwise(found):
        joint = tekst[taal.eind : following.begin]
        if not re.fullmatch(r"\s*en\s*", joint):
            continue
        if following.known and not taal.known and not re.match(w.LEVEL, tekst[following.begin :]):
            taal.niveau, taal.known = following.niveau, True
        elif taal.known and not following.known and taal.niveau != "moedertaal" and w.LEVEL.match(tekst[taal.begin :]):
            following.niveau, following.known = taal.niveau, True


def _merged(found: list[_Taal]) -> Iterator[_Taal]:
    """Join a general name with the variant right behind it: Koerdisch (Kurmanci), Koerdisch Sorani."""
    skip = False
    for number, taal in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        if following and following.code in w.VARIANTS.get(taal.code, ()) and following.begin - taal.eind < 4:
            merged = _Taal(following.code, taal.begin, max(taal.eind, following.eind), following.niveau or taal.niveau)
            merged.known, merged.denied, skip = taal.known or following.known, taal.denied, True
            yield merged
        else:
            yield taal
