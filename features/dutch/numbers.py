"""Reads Dutch numbers: digits, words up to ninety-nine and hundreds, halves, quarters and fractions."""

import re

WORDINGS = (
    "12",
    "1,5",
    "2½",
    "zestien",
    "vierentwintig",
    "honderd",
    "half",
    "anderhalf",
    "twee en een half",
    "drie kwart",
)

_ONES = {
    "nul": 0,
    "een": 1,
    "eén": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
_PARTS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "kwart": 0.25, "driekwart": 0.75}


def _all_words() -> dict[str, float]:
    words: dict[str, float] = {**_ONES, **_TENS, **_PARTS, "honderd": 100, "tweehonderd": 200}
    for ten, tens in _TENS.items():
        for one, ones in list(_ONES.items())[1:12]:
            if ones < 10:
                words[f"{one}en{ten}"] = tens + ones
    return words


WORDS = _all_words()
_BY_LENGTH = sorted(WORDS, key=len, reverse=True)
NUMBER = (
    r"(?:\d+(?:[.,]\d+)?(?:\s?[½¼¾])?|[½¼¾]|(?:een |drie )?kwart\b|een half\b|een halve\b|"
    r"(?:" + "|".join(_BY_LENGTH) + r")(?:\s?en\s?een\s?hal(?:f|ve))?\b)"
)
"""A pattern for one number in plain letters, for use inside other patterns; it has no groups."""

_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_AND_HALF = re.compile(r"\s?en\s?een\s?hal(?:f|ve)$")


def number(text: str) -> float | None:
    """The number that this text is, or None; "anderhalf" is 1.5, "drie kwart" 0.75, "2½" 2.5."""
    word = text.strip().lower().replace("é", "e").replace("ë", "e")
    if not word:
        return None
    if word[-1] in _SIGNS:
        whole = number(word[:-1]) if word[:-1].strip() else 0.0
        return None if whole is None else whole + _SIGNS[word[-1]]
    if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
        return float(word.replace(",", "."))
    half = _AND_HALF.search(word)
    if half and half.start():
        whole = number(word[: half.start()])
        return None if whole is None else whole + 0.5
    word = word.removeprefix("een ") if word.startswith(("een half", "een halve", "een kwart")) else word
    if word == "drie kwart":
        return 0.75
    return float(WORDS[word]) if word in WORDS else None
