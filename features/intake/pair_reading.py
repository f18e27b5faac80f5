"""Reads one pip and one plek to judge together: a line of a batch, or data that was already read."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError
from pydantic_core import to_json

from data.schemas.errors import Fout, InvoerFout
from data.schemas.noun import Noun
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from features.intake.checks import check_pip, check_plek, check_tijden
from features.intake.dutch_errors import DATUM
from features.intake.json_reading import MAX_BYTES, Gelezen, read_canonical
from features.intake.meldingen import Melding, as_fout, kenmerk_of, of_bsn, of_validation

GevraagdeRichting = Literal["aanbodgericht", "vraaggericht", "auto"]


class Paar(NamedTuple):
    """One pip and one plek to judge; richting auto takes the advised one, op None is the caller's day."""

    pip: Pip
    plek: Plek
    richting: GevraagdeRichting
    op: date | None


class _Regel(Noun):
    """A line of a batch as it is written."""

    pip: Pip
    plek: Plek
    richting: GevraagdeRichting | None = None
    op: date | None = None


def read_batch_line(
    line: bytes, number: int, *, bron: str = "invoer", known_postcodes_only: bool = False, max_bytes: int = MAX_BYTES
) -> Paar:
    """Read one line of a batch: a JSON object with pip and plek, and if wanted richting and op.

    number counts lines from 1. A name that stands twice in one object counts as its last value. Raises InvoerFout
    with every fout on the line.
    """
    item = f"regel {number}"
    gelezen = read_canonical(line, bron, item, max_bytes=max_bytes)
    return _read(gelezen, bron, item, known_postcodes_only)


def read_pair(data: object, bron: str, item: str | None = None, *, known_postcodes_only: bool = False) -> Paar:
    """Read a pip and a plek from JSON data that was already read; item names it within bron, None is all of bron.

    Raises InvoerFout with every fout, also when the data cannot be JSON.
    """
    try:
        gelezen = Gelezen(data, to_json(data), ())
    except (ValueError, RecursionError):
        raise InvoerFout((Fout(bron, item, None, "dit is geen geldige JSON"),)) from None
    return _read(gelezen, bron, item, known_postcodes_only)


def _read(gelezen: Gelezen, bron: str, item: str | None, known_postcodes_only: bool) -> Paar:
    data, canon, lost = gelezen
    meldingen = [*lost, *of_bsn(data, canon)]
    regel: _Regel | None = None
    try:
        regel = _Regel.model_validate_json(canon)
    except ValidationError as error:
        meldingen += of_validation(error)
    if isinstance(data, dict):
        meldingen += _checks(data, known_postcodes_only, tijden=regel is None)
    if meldingen or regel is None:
        name = _name(item, data)
        raise InvoerFout(tuple(as_fout(melding, bron, name) for melding in dict.fromkeys(meldingen)))
    return Paar(regel.pip, regel.plek, regel.richting or "auto", regel.op)


def _checks(data: Mapping[str, Any], known_postcodes_only: bool, tijden: bool) -> list[Melding]:
    """Check what spans more than one veld, and the times too when the nouns stopped short of them."""
    meldingen: list[Melding] = []
    pip, plek, op = data.get("pip"), data.get("plek"), data.get("op")
    if isinstance(pip, dict):
        meldingen += check_pip(pip, ("pip",), known_postcodes_only)
        meldingen += check_tijden(pip, ("pip",)) if tijden else ()
    if isinstance(plek, dict):
        meldingen += check_plek(plek, ("plek",), known_postcodes_only)
        meldingen += check_tijden(plek, ("plek",)) if tijden else ()
    if isinstance(op, str) and op[4:5] != "-":
        meldingen.append(Melding(("op",), DATUM))
    return meldingen


def _name(item: str | None, data: object) -> str | None:
    """Name a pair by its line and the kenmerken that can be read and shown."""
    sides = [data.get("pip"), data.get("plek")] if isinstance(data, dict) else []
    kenmerken = ", ".join(filter(None, map(kenmerk_of, sides)))
    return f"{item} ({kenmerken})" if item and kenmerken else item or kenmerken or None
