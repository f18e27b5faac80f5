"""What an extractor hands over: one value for one field, and where it stands."""

from dataclasses import dataclass
from typing import Any, Protocol

from features.documents.document import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """One value read for a field of the Pip.

    veld is its path with dots; for lists each entry is a finding of its own, and the value () says that there are
    none. begin and eind count signs of the text, zekerheid runs from 0 to 1. peil orders measurements (year, month,
    day): the newest wins.
    """

    veld: str
    value: Any
    begin: int
    eind: int
    zekerheid: float = 0.8
    peil: tuple[int, int, int] | None = None


class Extractor(Protocol):
    """A module that reads one subject and states the wordings it knows."""

    SUBJECT: str
    WORDINGS: tuple[str, ...]

    @staticmethod
    def extract(document: Document) -> list[Finding]:
        """Everything the document says about the subject."""
