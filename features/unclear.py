"""What a plan says of time that no week can hold: told to the klantmanager, never guessed."""

import re

from features.documents.document import Document
from features.privacy.masking import Masker

_RHYTHM = re.compile(
    r"\b(?:om de (?:week|twee weken|2 weken|andere week)|(?:twee|twee-?|2-?)wekelijks\w*|(?:on)?even weken"
    r"|(?:een|1|eens)(?: keer| maal| x)? (?:per|in de) (?:twee|2|drie|3|vier|4) weken"
    r"|maandelijks\w*|(?:een|1|eens)(?: keer| maal| x)? per maand)\b"
)


def unclear_times(document: Document, mask: Masker) -> list[str]:
    """A Dutch sentence for every moment that does not return every week, with its citation; none when all is clear."""
    places = {zin.begin: zin for zin in document.now() if _RHYTHM.search(zin.tekst)}
    return [
        f"Onduidelijk: «{' '.join(mask.citaat(begin, begin + len(zin.tekst)).split())}». Vraag wanneer dit precies is."
        for begin, zin in sorted(places.items())
    ]
