"""Cuts sentences into clauses and says what a denial in one of them reaches."""

import re
from collections.abc import Iterator

WORDINGS = (
    "geen",
    "niet",
    "nooit",
    "zonder",
    "nog niet",
    "nee",
    "noch",
    "hoeft niet",
    "niet nodig",
    "gaat niet",
    "ook niet",
    "niet alleen (ontkent niet)",
)

_SPLIT = re.compile(r"[,;()\n|]|\bmaar\b|\s-\s|\s{3,}|\t|(?<=\w)\.\s")
_SPLIT_AND = re.compile(_SPLIT.pattern + r"|\ben\b|/|\+")
DENIAL = r"(?:geen|niets?|nooit|zonder|nee|noch|nog niet|evenmin|onmogelijk|nvt|n\.v\.t\.?|non)"
_DENIAL = re.compile(rf"(?<!\w)(?:{DENIAL})(?!\w)(?! (?:alleen maar|alleen|langer dan|meer dan|minder dan|zozeer))")


def clauses(text: str, *, at_and: bool = False) -> Iterator[tuple[str, int]]:
    """The clauses of a sentence in plain letters with their places; also cut at "en" and "/" when asked."""
    begin = 0
    for cut in (_SPLIT_AND if at_and else _SPLIT).finditer(text):
        if text[begin : cut.start()].strip():
            yield text[begin : cut.start()], begin
        begin = cut.end()
    if text[begin:].strip():
        yield text[begin:], begin


def denied(clause: str) -> bool:
    """Whether a clause in plain letters denies what it names: "geen auto", "fietsen kan zij niet"."""
    return _DENIAL.search(clause) is not None


def clause_around(text: str, place: int, *, at_and: bool = False) -> tuple[str, int]:
    """The clause that holds this place, and where it begins."""
    last = ("", 0)
    for clause, begin in clauses(text, at_and=at_and):
        if begin > place:
            break
        last = (clause, begin)
    return last


def yes_or_no(text: str) -> bool | None:
    """What an answer in plain letters says: "ja", "nee", "niet nodig"; None when it says neither or both."""
    answer = text.strip(" .,:;-")
    if re.match(r"(?:ja|yes|wel|akkoord|graag|aanwezig|nodig|gewenst|x)\b(?!\s*/\s*nee)", answer):
        return True
    if re.match(r"(?:nee|neen|niet|geen|n\.?v\.?t\b|nvt|no\b|nog niet|hoeft niet|afwezig)\b", answer):
        return False
    return None
