"""Words in which letters of two alphabets stand side by side: they look like a word that they are not.

Source: requirement H042. "Аmsterdam" with a Cyrillic А is another text than "Amsterdam", and nobody sees it.
"""

import re
import unicodedata

TWEE_SCHRIFTEN = "hier staan letters uit twee alfabetten door elkaar in één woord; typ de tekst opnieuw"
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
"""Alphabets with letters that look the same."""


def has_two_scripts(text: str) -> bool:
    """Whether one word of this text has letters of more than one alphabet; a Greek letter by itself is a word."""
    return not text.isascii() and any(_is_mixed(word) for word in _WORD.findall(text))


def _is_mixed(word: str) -> bool:
    if word.isascii():
        return False
    named = {unicodedata.name(sign, "").partition(" ")[0] for sign in word}
    return len(named.intersection(_ALIKE)) > 1
