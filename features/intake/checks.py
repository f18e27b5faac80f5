"""Checks on raw JSON data what one veld of a noun cannot see: dates, pairs of numbers, the postcode table.

They read the raw data and not the noun, so that they also speak when another veld is wrong. A value of the wrong
kind is passed over here: the noun already refuses it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from data.reference.places import pc4_table
from features.intake.bsn import Plaats
from features.intake.dutch_errors import DATUM, TOT_LATER
from features.intake.meldingen import Melding

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PC4 = re.compile(r"[1-9][0-9]{3}(?: ?[A-Z]{2})?")
_PIP_DATES = ("vastgesteldOp", "beschikbaarVanaf")
_INBURGERAAR_DATES = ("gevestigdOp", "termijnEinde")
_TAALNIVEAU_DATES = ("peildatum",)
_PLEK_DATES = ("startdatum", "einddatum")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")

Raw = Mapping[str, Any]


def check_pip(pip: Raw, plaats: Plaats, known_postcodes_only: bool) -> list[Melding]:
    """Check the dates of a pip, and its postcode when only known ones may pass."""
    inburgeraar, taalniveau = pip.get("inburgeraar"), pip.get("taalniveau")
    meldingen = _check_dates(pip, plaats, _PIP_DATES)
    if isinstance(inburgeraar, dict):
        within = (*plaats, "inburgeraar")
        meldingen += _check_dates(inburgeraar, within, _INBURGERAAR_DATES)
        meldingen += _check_postcode(inburgeraar, within) if known_postcodes_only else ()
    if isinstance(taalniveau, dict):
        meldingen += _check_dates(taalniveau, (*plaats, "taalniveau"), _TAALNIVEAU_DATES)
    return meldingen


def check_plek(plek: Raw, plaats: Plaats, known_postcodes_only: bool) -> list[Melding]:
    """Check the dates of a plek, its uren and groep, and its postcode when only known ones may pass."""
    meldingen = _check_dates(plek, plaats, _PLEK_DATES)
    begin, end = plek.get("startdatum"), plek.get("einddatum")
    if begin and end and _is_day(begin) and _is_day(end) and end < begin:
        meldingen.append(Melding((*plaats, "einddatum"), "einddatum mag niet voor startdatum liggen"))
    for key in ("uren", "groep"):
        span = plek.get(key)
        if isinstance(span, dict) and _is_lower(span.get("max"), span.get("min")):
            meldingen.append(Melding((*plaats, key, "max"), "max mag niet lager zijn dan min"))
    if known_postcodes_only:
        meldingen += _check_postcode(plek, plaats)
    return meldingen


def check_tijden(item: Raw, plaats: Plaats) -> Iterator[Melding]:
    """Check that every tijdvak of a pip or plek ends after it begins, also when its dag or reden is wrong."""
    kinderopvang = _object(item, "kinderopvang")
    for owner, path in ((item, plaats), (kinderopvang, (*plaats, "kinderopvang"))):
        for key in ("bezet", "beschikbaar", "tijden"):
            tijdvakken = owner.get(key)
            for position, tijdvak in enumerate(tijdvakken if isinstance(tijdvakken, list) else ()):
                if isinstance(tijdvak, dict) and _ends_too_early(tijdvak.get("van"), tijdvak.get("tot")):
                    yield Melding((*path, key, position, "tot"), TOT_LATER)


def _ends_too_early(van: object, tot: object) -> bool:
    if not isinstance(van, str) or not isinstance(tot, str):
        return False
    return bool(_CLOCK.fullmatch(van) and _CLOCK.fullmatch(tot)) and van != "24:00" and tot <= van


def _check_dates(owner: Raw, plaats: Plaats, keys: tuple[str, ...]) -> list[Melding]:
    # Pydantic also reads "1700006400" as a date, counting seconds; the contract does not.
    return [
        Melding((*plaats, key), DATUM)
        for key in keys
        if (value := owner.get(key)) and isinstance(value, str) and not _DAY.fullmatch(value)
    ]


def _check_postcode(owner: Raw, plaats: Plaats) -> list[Melding]:
    value = owner.get("postcode")
    if not isinstance(value, str) or not _PC4.fullmatch(value) or pc4_table().index(value) >= 0:
        return []
    tekst = f"postcode {value[:4]} staat niet in de postcodetabel; controleer het nummer"
    return [Melding((*plaats, "postcode"), tekst)]


def _object(owner: Raw, key: str) -> Raw:
    value = owner.get(key)
    return value if isinstance(value, dict) else {}


def _is_day(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _is_lower(value: object, other: object) -> bool:
    return _is_number(value) and _is_number(other) and value < other


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
