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
from data.schemas.vector import NO_DAY, PlekTable, Ragged
from features.vectorise.columns import UNKNOWN, bit_of, column, mask, order, positions, ragged, state
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

    def of(name: str, dtype: type[np.generic]) -> Any:
        return column(rows, name, dtype)

    def rag(name: str) -> Ragged:
        return ragged([row[name] for row in rows])

    i8, b = np.int8, np.bool_
    return PlekTable(
        kenmerk=tuple(plek.kenmerk for plek in plekken),
        pc4=of("pc4", np.int16),
        capaciteit=of("capaciteit", np.int32),
        taaleis=of("taaleis", i8).reshape(len(rows), len(VAARDIGHEDEN)),
        taaleis_bespreekbaar=of("taaleis_bespreekbaar", i8),
        taalmaatje=of("taalmaatje", i8),
        taalles=of("taalles", i8),
        vaktaal=of("vaktaal", i8),
        vloer=of("vloer", i8),
        uren_min=of("uren_min", np.float64),
        uren_max=of("uren_max", np.float64),
        uren_gevraagd=of("uren_gevraagd", np.float64),
        uren_dag=of("uren_dag", np.float64),
        flexibel=of("flexibel", b),
        tijdvakken=rag("tijdvakken"),
        kantoortijden=rag("kantoortijden"),
        binnen_kantoortijden=of("binnen_kantoortijden", b),
        opvang_op_locatie=of("opvang_op_locatie", b),
        belasting=of("belasting", np.uint16),
        belasting_bekend=of("belasting_bekend", b),
        taken_aanpasbaar=of("taken_aanpasbaar", i8),
        werkdruk=of("werkdruk", i8),
        certificaten=of("certificaten", np.uint16),
        opleidt_voor=of("opleidt_voor", np.uint16),
        opleidt_voor_bekend=of("opleidt_voor_bekend", b),
        rijbewijs=of("rijbewijs", np.uint8),
        vereist=rag("vereist"),
        gebruikt=rag("gebruikt"),
        beroep=of("beroep", np.int64),
        sector=of("sector", i8),
        einddatum=of("einddatum", np.int32),
        soort=of("soort", i8),
        doel=of("doel", i8),
        begeleiding=of("begeleiding", i8),
        werkbegeleider=of("werkbegeleider", i8),
        jobcoach=of("jobcoach", i8),
        perspectief=of("perspectief", np.uint8),
        perspectief_bekend=of("perspectief_bekend", b),
        woorden=woorden,
    )


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
