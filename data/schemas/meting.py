"""The numbers that decide how people and plekken are measured, before any pair is judged."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meting:
    """Limits used while feature tables are filled.

    jong_kind_jaren: below this age an unknown need for opvang matters. ervaring_jaren: werkervaring this long covers
    the vakskills of its beroep. kantoor_van, kantoor_tot ("HH:MM"): Monday to Friday, when someone is taken to be free
    if beschikbaar is unknown. Source: docs: judgement; the values stand in the parameter file.
    """

    jong_kind_jaren: int
    ervaring_jaren: float
    kantoor_van: str
    kantoor_tot: str
