"""Writes a text plainly without moving a single sign, so that positions in it are positions in the source."""

import unicodedata

_SAME = {
    "\u2013": "-",
    "\u2014": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2018": "'",
    "\u2019": "'",
    "`": "'",
    "\u00b4": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\ufeff": " ",
    "\u00ad": " ",
    "\r": " ",
    "\u2022": "*",
    "\u00b7": "*",
    "\u25aa": "*",
    "\u25cf": "*",
    "\uf0b7": "*",
    "\u2192": ">",
    "\u00ba": "o",
    "\u00df": "s",
    "\u0131": "i",
}


def plain(text: str) -> str:
    """The text in lower case, without accents, with one kind of dash, quote and space; of equal length."""
    if text.isascii():
        return text.lower().replace("\r", " ").replace("`", "'")
    return "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    if sign.isascii():
        return sign.lower()
    base = unicodedata.normalize("NFKD", sign)[:1] or " "
    lower = base.lower()
    return lower if len(lower) == 1 else sign
