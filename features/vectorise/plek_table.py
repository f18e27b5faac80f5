"""Plekken as a PlekTable: what the judgement reads of each plek, measured once."""

from collections.abc import Sequence
from math import nan
from typing import Any

import numpy as np

from data.reference.places import pc4_table
from data.schemas.codes import (
    BELASTINGEN,
    CERTIFICATEN,
    DOELEN,
    INTENSITEITEN,
    NIVEAUS,
    PERSPECTIEVEN,
    PLEKSOORTEN,
    RIJBEWIJZEN,
    SECTOREN,
    VAARDIGHEDEN,
    VLOEREN,
    WERKDRUKKEN,
)
from data.schemas.meting import Meting
from data.schemas.plek import BegeleidingGeboden, Plek, PlekVakskills, Taalaanbod, Taaleis
from data.schemas.tijd import MINUTES_A_DAY, minute_of_day
from data.schemas.vector import NO_DAY, Int32, PlekTable
from features.vectorise.columns import UNKNOWN, bit_of, columns_of, mask, order, positions, state
from features.vectorise.week import Window, clipped, day_minutes, joined
from features.vectorise.words import Woorden, beroep_id, vakskill_ids

_NIVEAU = positions(NIVEAUS)
_DOEL = positions(DOELEN)
_INTENSITEIT = positions(INTENSITEITEN)
_WERKDRUK = positions(WERKDRUKKEN)
_VLOER = positions(VLOEREN)
_SECTOR = positions(SECTOREN)
_BELASTING = bit_of(BELASTINGEN)
_CERTIFICAAT = bit_of(CERTIFICATEN)
_RIJBEWIJS = bit_of(RIJBEWIJZEN)
_PERSPECTIEF = bit_of(PERSPECTIEVEN)
MOST_SEATS = np.iinfo(np.int32).max
"""More seats than there are people are all the same to a division."""


def office_hours(meting: Meting) -> list[Window]:
    """Monday to Friday, when someone is taken to be free if beschikbaar is unknown, as windows of minutes."""
    begin, end = minute_of_day(meting.kantoor_van), minute_of_day(meting.kantoor_tot)
    return [(day * MINUTES_A_DAY + begin, day * MINUTES_A_DAY + end) for day in range(5)]


def plek_table(plekken: Sequence[Plek], meting: Meting) -> PlekTable:
    """The plekken as columns, one row each in the given order."""
    woorden: Woorden = {}
    office = office_hours(meting)
    rows = [_row(plek, office, woorden) for plek in plekken]

    levels = np.array([row["taaleis"] for row in rows], dtype=np.int8)
    columns = columns_of(
        PlekTable,
        rows,
        kenmerk=tuple(plek.kenmerk for plek in plekken),
        taaleis=levels.reshape(len(rows), len(VAARDIGHEDEN)),
        tijdpatroon=_patterns(rows),
        woorden=woorden,
    )
    return PlekTable(**columns)


def _patterns(rows: Sequence[dict[str, Any]]) -> Int32:
    """A number per row, equal when the times ask the same of a week: a week is then asked once for all of them."""
    asked = ("flexibel", "uren_min", "opvang_op_locatie", "tijdvakken")
    seen: dict[tuple[object, ...], int] = {}
    keys = (tuple(row[name] if name != "tijdvakken" else tuple(row[name]) for name in asked) for row in rows)
    return np.array([seen.setdefault(key, len(seen)) for key in keys], dtype=np.int32)


def _row(plek: Plek, office: list[Window], woorden: Woorden) -> dict[str, Any]:
    eis = plek.taaleis or Taaleis()
    return {
        "pc4": pc4_table().index(plek.postcode),
        "capaciteit": min(plek.capaciteit, MOST_SEATS),
        "taaleis": [order(getattr(eis, vaardigheid), _NIVEAU) for vaardigheid in VAARDIGHEDEN],
        "taaleis_bespreekbaar": state(plek.taaleis_bespreekbaar),
        "opvang_op_locatie": plek.kinderopvang_op_locatie is True,
        "belasting": mask(plek.belasting, _BELASTING),
        "belasting_bekend": plek.belasting is not None,
        "taken_aanpasbaar": state(plek.taken_aanpasbaar),
        "werkdruk": order(plek.werkdruk, _WERKDRUK),
        "certificaten": mask(plek.certificaten, _CERTIFICAAT),
        "opleidt_voor": mask(plek.opleidt_voor, _CERTIFICAAT),
        "opleidt_voor_bekend": plek.opleidt_voor is not None,
        "rijbewijs": mask(plek.rijbewijs, _RIJBEWIJS),
        "einddatum": plek.einddatum.toordinal() if plek.einddatum else NO_DAY,
        "soort": PLEKSOORTEN.index(plek.soort),
        "doel": order(plek.doel, _DOEL),
        "perspectief": mask(plek.perspectief, _PERSPECTIEF),
        "perspectief_bekend": plek.perspectief is not None,
        **_help(plek.taalaanbod or Taalaanbod(), plek.begeleiding or BegeleidingGeboden()),
        **_times(plek, office),
        **_work(plek, plek.vakskills or PlekVakskills(), woorden),
    }


def _help(taalaanbod: Taalaanbod, begeleiding: BegeleidingGeboden) -> dict[str, Any]:
    return {
        "taalmaatje": state(taalaanbod.taalmaatje),
        "taalles": state(taalaanbod.taalles),
        "vaktaal": state(taalaanbod.vaktaal),
        "vloer": order(taalaanbod.nederlands_op_de_vloer, _VLOER),
        "begeleiding": order(begeleiding.intensiteit, _INTENSITEIT),
        "werkbegeleider": state(begeleiding.werkbegeleider),
        "jobcoach": state(begeleiding.jobcoach),
    }


def _times(plek: Plek, office: list[Window]) -> dict[str, Any]:
    windows = joined(plek.tijden or ())
    inside = clipped(windows, office)
    per_day = day_minutes(windows)
    flexible = plek.rooster == "flexibel"
    return {
        "uren_min": plek.uren.min,
        "uren_max": nan if plek.uren.max is None else plek.uren.max,
        "uren_gevraagd": plek.uren.min if flexible else max(plek.uren.min, sum(per_day) / 60),
        "uren_dag": 0.0 if flexible else max(per_day) / 60,
        "flexibel": flexible,
        "tijdvakken": [minute for window in windows for minute in window],
        "kantoortijden": [minute for window in inside for minute in window],
        "binnen_kantoortijden": inside == windows,
    }


def _work(plek: Plek, vakskills: PlekVakskills, woorden: Woorden) -> dict[str, Any]:
    required = vakskill_ids(vakskills.vereist or (), woorden)
    return {
        "vereist": sorted(required),
        "gebruikt": sorted(required | vakskill_ids(vakskills.gewenst or (), woorden)),
        "beroep": UNKNOWN if plek.beroep is None else beroep_id(plek.beroep, woorden),
        "sector": order(plek.sector, _SECTOR),
    }
