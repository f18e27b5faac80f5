"""Reads which beroepen and sectoren the person wants, and which work they do not want.

Source: labelling conventions of the plans, number 14: the idea of the klantmanager or a vague answer is no wens; not
being able to is a beperking.
"""

import re
from collections.abc import Iterator

from data.reference.vocabulary import sectoren
from features.documents.asking import Waarde, values
from features.documents.document import Document, Zin
from features.dutch.lists import parts
from features.finding import Finding
from features.vocabulary import match_beroep, match_sector
from features.wordings import wensen as w

SUBJECT = "wensen"
WORDINGS = w.WORDINGS
_SHORT_LINE, _SHORT_BELOW_DOEL = 4, 6


def extract(document: Document) -> list[Finding]:
    """The beroepen and sectoren that are wanted, and the work that is not."""
    found = [*_from_labels(document)]
    wished = -1
    for zin in document.now():
        if zin.plaats in ("kop", "rij") or re.search(
            r"werkerv|opleid|vervoer|reis|opvang|taal|begeleid|rijbew|toelicht|notitie", zin.label
        ):
            continue
        wanted = list(_wanted(zin))
        wished = zin.alinea if wanted else wished
        found += [*wanted, *_alternative(zin), *_refused(zin, wishing=wished == zin.alinea)]
        found += _broad_sector(zin)
    return found


def _from_labels(document: Document) -> Iterator[Finding]:
    for waarde in values(document, w.WISH_LABEL):
        if not _is_wish(waarde):
            continue
        yield from _in_brackets(waarde)
        heading = waarde.achter == "kop"
        for begin, sentence in _sentences(waarde.tekst, whole=heading):
            if not w.VERBAL.search(sentence if heading else re.sub(r"\b(?:sector|geen|niet)\b", "", sentence)):
                yield from _jobs(sentence, waarde.begin + begin, waarde.zekerheid)
    for zin in document.now():
        below = w.WISH_HEADING.search(zin.kop) and not re.search(r"\bwens|kan|doel", zin.kop)
        if below and not zin.label and zin.eerste and zin.plaats == "zin" and not w.VERBAL.search(zin.tekst):
            yield from _jobs(zin.tekst, zin.begin, 0.7)
    yield from _labelled_sectors(document)
    yield from _labelled_refusals(document)


def _is_wish(waarde: Waarde) -> bool:
    """Whether a value behind a label or heading about wishes names beroepen, rather than anything else said there."""
    if waarde.achter != "kop":
        return waarde.achter != "regel" and not re.search(r"sector|niet|opleiding|school", waarde.label)
    if not w.WISH_HEADING.search(waarde.kop) or re.search("wat kan", waarde.kop):
        return False
    if re.search(r"\bwerk\b|doel", waarde.kop) and len(waarde.tekst.split()) > _SHORT_BELOW_DOEL:
        return False
    return _names_a_job(waarde.tekst)


def _labelled_sectors(document: Document) -> Iterator[Finding]:
    for waarde in values(document, w.SECTOR_LABEL, headings=False):
        if "sociaal domein" not in waarde.tekst:
            yield from _sectors(waarde.tekst, waarde.begin, waarde.zekerheid)
    for zin in document.now():
        match = w.SECTOR.search(zin.tekst)
        if match and not re.search("sociaal domein|team", zin.tekst):
            name = "s" if match["s"] else "t"
            yield from _sectors(match[name], zin.begin + match.start(name), 0.8)


def _labelled_refusals(document: Document) -> Iterator[Finding]:
    for waarde in values(document, w.NOT_LABEL, headings=False):
        inside = waarde.achter == "label" and (
            " " in waarde.label or w.WISH_HEADING.search(waarde.kop) or _in_wish(document, waarde)
        )
        asked = waarde.achter == "veld" and re.fullmatch(rf"(?:{w.NOT_LABEL})(?: [a-z]+)?", waarde.label)
        if (asked or inside) and not re.search(r"vervoer|reis|belast|beperk", waarde.kop):
            yield from _unwanted(re.split(r"[;.]\s", waarde.tekst)[0] if inside else waarde.tekst, waarde.begin, 0.95)


def _in_brackets(waarde: Waarde) -> Iterator[Finding]:
    """A beroep in brackets behind a wish in other words: "in een keuken werken (keukenhulp)"."""
    for bracket in re.finditer(r"\((?P<x>[a-z][a-z -]{3,40})\)", waarde.tekst):
        exact = match_beroep(bracket["x"])
        if exact and exact.how == "exact":
            begin, eind = waarde.begin + bracket.start("x"), waarde.begin + bracket.end("x")
            yield Finding("wensen.beroepen", bracket["x"], begin, eind, waarde.zekerheid)


def _in_wish(document: Document, waarde: Waarde) -> bool:
    """Whether a value stands inside the field of a wish."""
    return any(
        re.search(r"wens|wil\b", veld.label) and veld.begin <= waarde.begin < veld.begin + len(veld.tekst)
        for veld in document.velden
    )


def _names_a_job(tekst: str) -> bool:
    """Whether a line below a heading is a beroep or a short list of them, rather than anything else said there."""
    pieces = [w.LEAD.sub("", part) for part, _ in parts(tekst)]
    short = len(tekst.split()) <= _SHORT_LINE and not w.NO_WISH.search(tekst)
    return short or any(match_beroep(re.sub(r"\s*\(.*$", "", piece)) for piece in pieces)


def _sentences(tekst: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """The first two sentences of a value; a sentence below a heading is one already."""
    if whole:
        yield 0, tekst
        return
    begin = 0
    for cut in [*re.finditer(r"(?<!mw)(?<!dhr)\.\s", tekst), None][:2]:
        eind = cut.end() if cut else len(tekst)
        if tekst[begin:eind].strip():
            yield begin, tekst[begin:eind]
        begin = eind


def _jobs(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(tekst):
        bare = w.LEAD.sub("", part)
        shift = len(part) - len(bare)
        name = re.sub(r"\s*\(.*$", "", bare).strip(" .,:\"'")
        broad = re.match(r"(?:medewerker|hulp|assistent|kracht|baan|werk)\s(?:in|bij|op)\s", name)
        name = name if broad else w.TAIL.sub("", name).strip(" .,:\"'")
        name = re.sub(r"\s(?:te )?(?:worden|zijn|werken)$", "", name)
        if (
            name
            and len(name.split()) <= 5
            and not w.NO_JOB.search(name)
            and not w.VERBAL.search(name)
            and not _is_sector(name)
            and any(c.isalpha() for c in name)
        ):
            if re.search(
                r"^(?:nog )?(?:onbekend|niet|geen|n\.?v\.?t|weet|zie|nvt|sector|alles|iets|onduidelijk|open)\b"
                r"|maakt niet uit|\d",
                name,
            ):
                continue
            start = begin + place + shift
            yield Finding("wensen.beroepen", name, start, start + len(name), sure)


def _is_sector(name: str) -> bool:
    found = match_sector(name)
    return found is not None and found.how == "exact"


def _wanted(zin: Zin) -> Iterator[Finding]:
    if w.NOBODY.search(zin.tekst):
        return
    for pattern in w.WANTED:
        for match in pattern.finditer(zin.tekst):
            if re.search(r"\b(?:niet|geen|nooit)\b", zin.tekst[max(0, match.start() - 12) : match.end()]):
                continue
            yield from _jobs(match["x"], zin.begin + match.start("x"), 0.85)


def _alternative(zin: Zin) -> Iterator[Finding]:
    """A second beroep behind the first wish: "kok worden, of anders bakker"."""
    match = re.search(
        r"\bworden,?\s(?:of|en)\s(?:anders\s|ook\s)?(?:een\s)?(?P<x>[a-z-]{3,30}(?:\s[a-z-]{3,30})?)(?=[.,;(]|$)",
        zin.tekst,
    )
    if match and match_beroep(match["x"]) and not w.NOBODY.search(zin.tekst):
        yield from _jobs(match["x"], zin.begin + match.start("x"), 0.7)


def _refused(zin: Zin, *, wishing: bool) -> Iterator[Finding]:
    wishing = wishing or (
        bool(w.WISH_HEADING.search(zin.kop) or re.search(r"wens|wil", zin.label)) and "kan" not in zin.kop
    )
    for number, pattern in enumerate(w.REFUSES):
        fragment = number == 4
        if fragment and not wishing and not re.search(r"\bwens\b", zin.label):
            continue
        for match in pattern.finditer(zin.tekst):
            value = match["x"]
            if (
                w.NOT_WORK.search(value)
                or w.NOBODY.search(zin.tekst[: match.start()])
                or (fragment and w.VERBAL.search(re.sub(r"\b(?:geen|niet)\b", "", value)))
            ):
                continue
            if number in (0, 6) and not wishing and re.search(r"gezondheid|belast|beperk|reis|opvang", zin.kop):
                continue
            yield from _unwanted(value, zin.begin + match.start("x"), 0.85)
            return


def _unwanted(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(tekst):
        bare = re.sub(
            r"^(?:(?:maar|en|of|dus|ook|liever|liefst|geen|niet|zeker|meer|graag|absoluut|echt|in elk geval)\s+)+",
            "",
            part,
        )
        name = re.sub(r"\s*\(.*$", "", bare)
        name = re.sub(r"^interesse in (?:het |de |een )?", "", name)
        name = re.sub(r"\s(?:meer|doen|willen|wil|wilt)(?:\s(?:ze|zij|hij|u|doen))?$", "", name).strip(" .,:\"'")
        if name and len(name.split()) <= 9 and not re.match(r"(?:n\.?v\.?t|nvt|geen|onbekend|niets|-|niks)\b", name):
            start = begin + place + len(part) - len(bare) + max(0, bare.find(name))
            yield Finding("wensen.nietGewenst", name, start, start + len(name), sure)


def _sectors(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(re.split(r"[.;(]|\bmaar\b", tekst)[0]):
        bare = re.sub(r"^(?:de|het|in de|in het|eventueel|anders|ook|voorkeur|liefst|graag)\s+", "", part)
        code = _sector(bare)
        if code and not re.search(r"\b(?:niet|geen)\b", part):
            start = begin + place + len(part) - len(bare)
            yield Finding("wensen.sectoren", code, start, start + len(bare), sure)


def _sector(name: str) -> str | None:
    """The sector that the first words of a name are, the most words first."""
    words = name.split()
    for count in range(min(4, len(words)), 0, -1):
        match = match_sector(" ".join(words[:count]))
        if match and (count == len(words) or match.how == "exact"):
            return sectoren()[match.index].code
    return None


def _named_sector(name: str) -> str | None:
    """The sector that is called so itself; a place of work such as a hotel or a school names none."""
    return next(
        (one.code for one in sectoren() if name in (one.naam, one.code) or name in w.BROAD_NAMES), None
    ) and _sector(name)


def _broad_sector(zin: Zin) -> Iterator[Finding]:
    """A sector named in a wish without the word sector: iets in het groen, in de zorg werken."""
    wishing = re.search(r"\b(?:wil|wilt|graag|zou|wens|droom\w*|hoopt|liefst|iets)\b", zin.tekst)
    if not wishing or w.NOBODY.search(zin.tekst) or re.search(r"\b(?:niet|geen|nooit)\b", zin.tekst):
        return
    for match in w.BROAD.finditer(zin.tekst):
        name = "s" if match["s"] else "t"
        behind = zin.tekst[match.end() : match.end() + 22]
        code = _named_sector(match[name])
        if code and (name == "t" or re.match(r"\s*(?:werken|blijven|aan|of|en|[.,;]|$)", behind)):
            yield Finding("wensen.sectoren", code, zin.begin + match.start(name), zin.begin + match.end(name), 0.7)
