"""One group of phrasings: sentences with a place for a value, and what each value should be read as."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Phrases:
    """Patterns with {v} for one veld below one heading; `values` gives what each filled-in text means."""

    veld: str
    kop: str
    values: dict[str, Any]
    patterns: tuple[str, ...]
