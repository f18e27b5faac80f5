"""Reads the pieces of work that a sentence tells of, each with its own length and country.

Source: labelling conventions of the plans, number 12: "sinds", "een seizoen" and "paar maanden" give no years.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.documents.document import Zin
from features.dutch.countries import in_netherlands, is_place
from features.dutch.durations import YEARS, years
from features.vocabulary import match_beroep
from features.wordings import werkervaring as w


@dataclass
class Werk:
    """One piece of work as far as it was read; here says whether it was in the Netherlands."""

    beroep: str
    begin: int
    eind: int
    jaren: float | None = None
    here: bool | None = None
    sure: float = 0.8


@dataclass(frozen=True, slots=True)
class _Mention:
    """A beroep in a sentence: its title and place, and the part of the sentence that names it."""

    title: str
    place: int
    begin: int
    eind: int
    kind: int


_AS, _DURING, _VOLUNTEER = 0, 1, 2
_STRONG_CUT = re.compile(
    r";|\.\s|,?\s\ben\b(?=\s(?:in|hier|daar|nog|later|sinds|nu|als|werkte?|was|een|\d|\w+\s(?:jaar|jr|maand|mnd)))"
    r"|\bdaar(?:na|voor)\b|\bvervolgens\b|\bmaar\b"
)
_WEAK_CUT = re.compile(r",|\ben\b|/")
_BOTH = re.compile(r"\b(?:beide|allebei|beiden|alles|alle (?:twee|drie))\b")


def told(zin: Zin, here: bool | None, *, about: bool) -> Iterator[Werk]:
    """The beroepen of one sentence; here is the country that the sentences before it spoke of."""
    mentions = _mentions(zin, about=about)
    parts = _parts(zin.tekst, mentions)
    whole = in_netherlands(zin.tekst) if _BOTH.search(zin.tekst) else None
    last = here
    for mention, (begin, eind) in zip(mentions, parts, strict=True):
        part = zin.tekst[begin:eind]
        if w.WISHED.search(part):
            continue
        placed = in_netherlands(part)
        placed = whole if placed is None else placed
        if mention.kind == _VOLUNTEER and placed is None:
            placed = True
        near = zin.tekst[mention.begin : mention.eind] if mention.kind == _DURING else part
        last = placed if placed is not None else last
        still = placed is None and w.STILL.search(part) is not None
        work = complete(mention.title, near, zin.begin + mention.place, True if still else last)
        if mention.kind == _DURING and work.here is None:
            work.here = complete(mention.title, part, 0, None).here
        yield work


def complete(title: str, item: str, start: int, here: bool | None) -> Werk:
    """A beroep with the years and country that its own part of the text gives."""
    vague = re.search(r"\bsinds\b|\bseizoen\b|\bpaar (?:maanden|jaar|weken)\b", item)
    length = None if vague else years(item)
    if here is None and re.search(r"\bbijbaan|\bzomer '?2\d|\bsinds\b|\bloopt nog|\bhuidig|\bmomenteel|\bnu\b", item):
        here = True
    return Werk(spelled(title), start, start + len(title), length[0] if length else None, here, 0.85)


def title_of(text: str) -> str:
    """The beroep without what is said of it behind: where, for whom and since when."""
    bare = w.STOP_TITLE.sub("", re.sub(r"\s*\(.*$", "", text.strip(" .-*:"))).strip(" .-*:")
    place = re.search(r"\sin\s(.+)$", bare)
    if place and (is_place(place[1]) or place[1].startswith(("een ", "het azc", "de "))):
        bare = bare[: place.start()]
    return re.sub(r"^(?:als|een|de|was|werk als|functie|o\.a\.?)\s+", "", bare)


def spelled(title: str) -> str:
    """A beroep with the words written out that notes shorten."""
    for short, word in w.SHORT:
        title = re.sub(short, word, title)
    return title


def _mentions(zin: Zin, *, about: bool) -> list[_Mention]:
    """Each beroep once, by "als", by a length of time before it, by "was", or as a word we know."""
    found: list[_Mention] = []
    for kind, pattern in enumerate((w.AS, w.DURING, w.VOLUNTEER, w.WAS, w.BRACKET)):
        for match in pattern.finditer(zin.tekst):
            title = title_of(match["x"])
            place = match.start("x") + max(0, match["x"].find(title))
            taken = any(m.place < place + len(title) and place < m.place + len(m.title) for m in found)
            if not title or w.NO_JOB.match(title) or taken:
                continue
            if kind not in (_AS, _VOLUNTEER) and not is_job(title, about=about):
                continue
            if kind == _AS and not about and not w.WORKED.search(_clause(zin.tekst, match.start(), match.end())):
                continue
            found.append(_Mention(title, place, match.start(), match.end(), kind))
    return sorted(found, key=lambda mention: mention.place)


def is_job(title: str, *, about: bool) -> bool:
    """Whether a title is a beroep we know or, where work is told of, ends as beroepen do."""
    found = match_beroep(title)
    ends = re.search(
        r"(?:er|ster|eur|ist|iste|ent|ante?|aar|kracht|hulp|hulpje|man|vrouw|kok|arts|boer|smid|docent|leraar|juf"
        r"|chef"
        r"|rice|loog|oog|kundige|hoeder|ice|or)$",
        title.split()[0],
    ) or re.search(r"(?:er|ster|eur|kracht|hulp|kundige)$", title)
    return found is not None or bool(about and ends and len(title.split()) <= 3)


def _clause(tekst: str, begin: int, eind: int) -> str:
    start = max((m.end() for m in re.finditer(r"[;.]\s|\bmaar\b", tekst[:begin])), default=0)
    stop = re.search(r"[;.]\s|\bmaar\b", tekst[eind:])
    return tekst[start : eind + stop.start() if stop else len(tekst)]


def _parts(tekst: str, mentions: list[_Mention]) -> list[tuple[int, int]]:
    """The part of the sentence that belongs to each beroep: cut at the last joint before the next one begins."""
    cuts = [0]
    for one, other in itertools.pairwise(mentions):
        first, last = one.place + len(one.title), max(one.place + len(one.title), min(other.begin, other.place))
        joints = list(_STRONG_CUT.finditer(tekst, first, last)) or list(_WEAK_CUT.finditer(tekst, first, last))
        cuts.append(joints[-1].start() if joints else last)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], len(tekst)], strict=True)][: len(mentions)]


def in_list(item: str, begin: int, here: bool | None, *, strict: bool) -> Werk | None:
    """One piece of work from a list: its first part that is no place and no length is the beroep."""
    item = w.NEXT_COUNTRY.split(item)[0]
    leading = re.match(rf"\W*{YEARS.pattern}\s+(?:lang\s|ervaring als\s|als\s|in\s)?(?P<x>[^,(/;]+)", item)
    if leading:
        title, place = title_of(leading["x"]), leading.start("x")
    else:
        title, place = _first_title(item)
    if not title or len(title.split()) > 6 or w.WISHED.search(item) or w.DAY_WORD.search(title):
        return None
    placed = in_netherlands(item)
    telling = (placed is not None or years(item) is not None) and is_job(title, about=True)
    if strict and not telling and not w.LOOSE_WORK.search(item) and match_beroep(title) is None:
        return None
    if strict and w.NOT_WORK_ITEM.search(item):
        return None
    return complete(title, item, begin + item.find(title.split()[0], place), here if placed is None else placed)


def _first_title(item: str) -> tuple[str, int]:
    for part in re.finditer(r"[^,/|\t(]+", re.sub(r"\(.*?\)", lambda b: "(" * len(b[0]), item)):
        text = part[0].strip(" -*.:")
        alone = re.fullmatch(rf"(?:{YEARS.pattern}|(?:19|20)\d\d.*|sinds.*|van .*)", text)
        if text and not is_place(text) and not alone and not w.NO_JOB.match(text) and not text.startswith("in "):
            bare = re.sub(r"^(?:zomer|winter|voorjaar|najaar)\s*'?\d{2,4}\s+", "", text)
            return title_of(re.sub(rf"\s*(?:{YEARS.pattern}).*$", "", bare)), part.start()
    return "", 0
