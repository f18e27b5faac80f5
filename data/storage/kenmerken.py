"""Kenmerken on their way to the database: what no database keeps as it is, is refused or never found."""

import re
from collections.abc import Sequence

from data.schemas.errors import Fout, InvoerFout

_UNSTORABLE = re.compile("[\0\ud800-\udfff\N{REPLACEMENT CHARACTER}]")


def storable(kenmerk: str) -> str:
    """The kenmerk with NUL and half characters as U+FFFD: safe to look for, and never found."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", kenmerk)


def refuse_unstorable(bron: str, kenmerken: Sequence[str]) -> None:
    """Raise InvoerFout for every kenmerk that a database cannot keep as it is; bron is pip or plek."""
    fouten = tuple(
        Fout(bron, storable(kenmerk), "kenmerk", "gebruik alleen zichtbare tekens in het kenmerk")
        for kenmerk in kenmerken
        if _UNSTORABLE.search(kenmerk)
    )
    if fouten:
        raise InvoerFout(fouten)


ESCAPE = "/"
"""The sign that tells LIKE to take the next one as it is."""


def literally(text: str) -> str:
    """A text as LIKE has to be given it, so that every sign in it stands for itself."""
    for sign in (ESCAPE, "%", "_"):
        text = text.replace(sign, ESCAPE + sign)
    return text
