"""One thing wrong at one place in the data, before it is known how that place is called for the reader."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from data.schemas.errors import Fout
from features.intake.bsn import Plaats, bsn_places, find_bsn, may_hold_bsn, printable, veld_of
from features.intake.dutch_errors import to_dutch

BSN_TEKST = "hier staat een BSN. Haal het weg: Plekwijzer werkt zonder BSN"


class Melding(NamedTuple):
    """What is wrong at one place, in Dutch; an empty plaats is the whole of what was read."""

    plaats: Plaats
    tekst: str


def of_validation(error: ValidationError) -> Iterator[Melding]:
    """Give every fault that the nouns found, in Dutch."""
    for detail in error.errors(include_url=False):
        plaats = detail["loc"]
        # A tijdvak knows only as a whole that it ends too early; the reader must mend its end.
        yield Melding((*plaats, "tot") if detail["type"] == "value_error" else plaats, to_dutch(detail))


def of_bsn(data: object, canon: bytes) -> list[Melding]:
    """Give a melding for every BSN in the data; canon is the same data as compact JSON."""
    return [Melding(plaats, BSN_TEKST) for plaats in bsn_places(data)] if may_hold_bsn(canon) else []


def as_fout(melding: Melding, bron: str, item: str | None, skip: int = 0) -> Fout:
    """Make a melding into a fout; the first `skip` steps of its plaats are already said by item."""
    return Fout(bron, item, veld_of(melding.plaats[skip:]) or None, melding.tekst)


def kenmerk_of(item: object) -> str | None:
    """Read the kenmerk of raw JSON data to call it by; None when it has none or when the kenmerk holds a BSN."""
    kenmerk = item.get("kenmerk") if isinstance(item, dict) else None
    if not isinstance(kenmerk, str) or not kenmerk.strip() or find_bsn(kenmerk):
        return None
    return printable(kenmerk)
