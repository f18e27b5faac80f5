"""Finds which vaardigheden and niveaus a piece of text names, and gives each vaardigheid its niveau.

Source: labelling conventions of the plans, number 7: below A1 is A0, A2+ is A2, targets never count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.documents.document import Zin
from features.wordings import taalniveau as w

Skills = frozenset[str]


@dataclass(frozen=True, slots=True)
class Niveau:
    """One vaardigheid at one niveau, and the place of both in their text."""

    skill: str
    niveau: str
    begin: int
    eind: int
    sure: float


def levels(zin: Zin, before: Skills = frozenset()) -> list[Niveau]:
    """The vaardigheden with their niveaus in one sentence; `before` are those that "both" or "they" would mean."""
    tekst = w.TARGET_PART.sub(lambda part: "." * len(part[0]), zin.tekst)
    if w.TARGET.search(tekst) or w.TARGET.search(zin.label):
        return []
    label_skills = skills_of_label(zin.label)
    tokens = _tokens(tekst)
    named = _named(tokens)
    own, rest = [], tokens
    if label_skills and not named:
        own, rest = [token for token in tokens if token["niveau"]][:1], []
    elif label_skills and label_skills != w.ALL and tokens and tokens[0]["niveau"] and _label_first(tokens):
        own, rest = tokens[:1], tokens[1:]
    elif before and not named and not label_skills and w.SAME.search(tekst):
        own, rest, label_skills = [token for token in tokens if token["niveau"]][-1:], [], before
    return [
        *(
            Niveau(skill, niveau, token.start(), token.end(), 0.95)
            for token in own
            if (niveau := niveau_of(token))
            for skill in sorted(label_skills - named)
        ),
        *_pair(rest, named),
    ]


def _label_first(tokens: list[re.Match[str]]) -> bool:
    """Whether the first niveau belongs to the label: every vaardigheid behind it has its own behind itself."""
    telling = [token for token in tokens if token["niveau"] or _skills(token)]
    return _next_word(tokens, 0) is None or (len(telling) > 2 and bool(telling[-1]["niveau"]))


def named_skills(tekst: str) -> Skills:
    """The vaardigheden that a sentence names, however it does so."""
    return _named(_tokens(tekst))


def skills_of_label(label: str) -> Skills:
    """The vaardigheden that a label names, if it names nothing else; all four for "taalniveau"."""
    if w.GENERAL.fullmatch(label):
        return w.ALL
    tokens = [token for token in _tokens(label) if _skills(token)]
    only = re.sub(r"\W|niveau|vaardigheid|nederlands|\ben\b|van|taal", "", w.TOKEN.sub("", label))
    return frozenset().union(*map(_skills, tokens)) if tokens and not only else frozenset()


def first_niveau(tekst: str) -> tuple[str, int, int] | None:
    """The first niveau in a cell with its place; None when there is none."""
    match = next((token for token in w.TOKEN.finditer(tekst) if token["niveau"]), None)
    niveau = niveau_of(match) if match else None
    return (niveau, match.start(), match.end()) if match and niveau else None


def niveau_of(token: re.Match[str]) -> str | None:
    """The niveau of a token; below A1 is A0, and a stretch of two niveaus is none."""
    if token["bereik"]:
        return None
    value = token["niveau"].upper()[-2:]
    if token["minder"]:
        return "A0" if value in ("A0", "A1") else None
    return "C1" if value == "C2" else value if value not in ("B0", "C0") else None


def _tokens(tekst: str) -> list[re.Match[str]]:
    """The telling words; a single letter counts only beside abbreviations that leave no doubt what it means."""
    tokens = list(w.TOKEN.finditer(tekst))
    short = {token[0].rstrip(".") for token in tokens}
    beside = bool(short & {"lu", "sp", "spr", "lui", "s"})
    return [
        token
        for token in tokens
        if not (token["s"] and not short & {"sp", "spr"}) and not (token[0] == "l" and not beside)
    ]


def _named(tokens: list[re.Match[str]]) -> Skills:
    return frozenset().union(*(_skills(token) for token in tokens if not token["alle"]))


def _skills(token: re.Match[str]) -> Skills:
    if token["alle"]:
        return w.ALL
    if token["mondeling"]:
        return frozenset(("luisteren", "spreken"))
    if token["schriftelijk"]:
        return frozenset(("lezen", "schrijven"))
    if token["s"]:
        return frozenset(("schrijven",))
    return frozenset(name for name in w.SKILLS if token[name])


def _pair(tokens: list[re.Match[str]], named: Skills) -> Iterator[Niveau]:
    """Give each vaardigheid its niveau: the one behind it, or the one before it that says for which it is."""
    pending: list[re.Match[str]] = []
    level: re.Match[str] | None = None
    for place, token in enumerate(tokens):
        if token["niveau"]:
            ahead = _next_word(tokens, place)
            whole = tokens[place + 2] if ahead is not None and ahead["voor"] and place + 2 < len(tokens) else None
            if whole is not None and whole["alle"] and pending:
                yield from _assigned([whole], token, named)
            forward = ahead is not None and (bool(ahead["voor"]) or (bool(ahead["alle"]) and not pending))
            if forward and not pending:
                level = token
            else:
                yield from _assigned(pending, token, named)
                level = None
            pending = []
        elif _skills(token):
            if level is not None:
                yield from _assigned([token], level, named)
            else:
                pending.append(token)
        elif (token["komma"] and token[0] in ";.") or (
            token["komma"] and level is not None and _suffix_follows(tokens, place)
        ):
            level = None
            pending = pending if token[0] == "," else []


def _next_word(tokens: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The token after this one, if it says for which vaardigheden the niveau is."""
    rest = tokens[place + 1 : place + 3]
    if not rest or not (rest[0]["voor"] or _skills(rest[0])):
        return None
    if rest[0]["voor"] and (len(rest) < 2 or not _skills(rest[1])):
        return None
    return rest[0]


def _suffix_follows(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether what comes after a comma has its own niveau behind it."""
    for number in range(place + 1, len(tokens)):
        if tokens[number]["niveau"]:
            ahead = _next_word(tokens, number)
            return ahead is None or not ahead["voor"]
    return False


def _assigned(skills: list[re.Match[str]], level: re.Match[str], named: Skills) -> Iterator[Niveau]:
    niveau = niveau_of(level)
    if niveau is None or not skills:
        return
    begin = min([level.start(), *(token.start() for token in skills)])
    eind = max([level.end(), *(token.end() for token in skills)])
    for token in skills:
        rest = bool(token["alle"]) and re.search(r"rest|overige", token[0]) is not None
        sure = 0.8 if token["alle"] else 0.9
        for skill in sorted(_skills(token) - (named if rest else frozenset())):
            yield Niveau(skill, niveau, begin, eind, sure)
