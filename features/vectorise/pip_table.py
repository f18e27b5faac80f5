"""Pips as a PipTable: what the judgement reads of each person, measured once.

Every conversion of unknown is said here, in the words of docs: judgement (section The verdict, "Unknown is not zero
and not a pass").
"""

from collections.abc import Sequence
from datetime import date
from math import nan
from typing import Any

import numpy as np

from data.reference.places import pc4_table
from data.schemas.codes import (
    BEPERKINGEN,
    CERTIFICATEN,
    DOELEN,
    INTENSITEITEN,
    NIVEAUS,
    RICHTINGEN,
    RIJBEWIJZEN,
    SECTOREN,
    VAARDIGHEDEN,
    WERKNEMERSVAARDIGHEDEN,
    Richting,
)
from data.schemas.meting import Meting
from data.schemas.pip import Belastbaarheid, Kinderopvang, Pip, Wensen
from data.schemas.travel import VERVOER
from data.schemas.vector import (
    OPVANG_NIET_NODIG,
    OPVANG_NODIG,
    OPVANG_NODIG_ONBEKEND,
    OPVANG_TIJDEN_ONBEKEND,
    PipTable,
)
from features.vectorise.columns import UNKNOWN, bit_of, columns_of, mask, order, positions, state
from features.vectorise.week import EMPTY_WEEK, FULL_WEEK, hours, week_bits, week_grid
from features.vectorise.words import Woorden, beroep_id, sector_bit, skills_through, unwanted, vakskill_ids

_NIVEAU = positions(NIVEAUS)
_DOEL = positions(DOELEN)
_INTENSITEIT = positions(INTENSITEITEN)
_WERKNEMER = positions(WERKNEMERSVAARDIGHEDEN)
_BEPERKING = bit_of(BEPERKINGEN)
_SECTOR = bit_of(SECTOREN)
_VERVOER = bit_of(VERVOER)
_DEFAULT_VERVOER = mask(("lopen", "fiets", "ov"), _VERVOER)


def _implied(codes: tuple[str, ...], includes: dict[str, tuple[str, ...]]) -> dict[str, int]:
    # What a certificaat or rijbewijs brings along. Source: docs: judgement ("Implied").
    return {code: mask((code, *includes.get(code, ())), bit_of(codes)) for code in codes}


CERTIFICAAT_BITS = _implied(
    CERTIFICATEN, {"mbo4": ("mbo3", "mbo2", "mboEntree"), "mbo3": ("mbo2", "mboEntree"), "mbo2": ("mboEntree",)}
)
RIJBEWIJS_BITS = _implied(
    RIJBEWIJZEN, {"BE": ("B", "AM"), "C": ("B", "AM"), "D": ("B", "AM"), "B": ("AM",), "A": ("AM",)}
)


def pip_table(pips: Sequence[Pip], richtingen: Sequence[Richting], op: Sequence[date], meting: Meting) -> PipTable:
    """The pips as columns, one row each in the given order; richtingen and op (day of judging) have equal length."""
    woorden: Woorden = {}
    asked = zip(pips, richtingen, op, strict=True)
    rows = [_row(pip, richting, day, meting, woorden) for pip, richting, day in asked]

    levels = np.array([row["niveau"] for row in rows], dtype=np.int8)
    columns = columns_of(
        PipTable,
        rows,
        kenmerk=tuple(pip.kenmerk for pip in pips),
        niveau=levels.reshape(len(rows), len(VAARDIGHEDEN)),
        vrij=week_grid([row["vrij"] for row in rows]),
        opvang=week_grid([row["opvang"] for row in rows]),
        jaren=np.array([years for row in rows for years in row["jaren"]], dtype=np.float64),
        woorden=woorden,
    )
    return PipTable(**columns)


def _row(pip: Pip, richting: Richting, op: date, meting: Meting, woorden: Woorden) -> dict[str, Any]:
    begeleiding = pip.begeleiding
    return {
        "richting": RICHTINGEN.index(richting),
        "op": op.toordinal(),
        "vanaf": (pip.beschikbaar_vanaf or op).toordinal(),
        "niveau": [order(getattr(pip.taalniveau, vaardigheid), _NIVEAU) for vaardigheid in VAARDIGHEDEN],
        "certificaten": mask(pip.certificaten, CERTIFICAAT_BITS),
        "certificaten_bekend": pip.certificaten is not None,
        "rijbewijs": mask(pip.rijbewijs, RIJBEWIJS_BITS),
        "rijbewijs_bekend": pip.rijbewijs is not None,
        "doel": order(pip.doel, _DOEL),
        "begeleiding": order(begeleiding.intensiteit if begeleiding else None, _INTENSITEIT),
        "jobcoach": state(begeleiding.jobcoach if begeleiding else None),
        "taalmaatje": state(begeleiding.taalmaatje if begeleiding else None),
        "werknemersvaardigheden": order(pip.werknemersvaardigheden, _WERKNEMER),
        "z_route": pip.leerroute == "z",
        **_travel(pip),
        **_load(pip, pip.belastbaarheid or Belastbaarheid()),
        **_week(pip),
        **_care(pip.kinderopvang or Kinderopvang(), meting),
        **_work(pip, meting, woorden),
        **_wishes(pip.wensen or Wensen(), woorden),
    }


def _travel(pip: Pip) -> dict[str, Any]:
    reistijd = pip.reistijd
    allowed = mask(reistijd.vervoer, _VERVOER) or _DEFAULT_VERVOER
    return {
        "pc4": pc4_table().index(pip.inburgeraar.postcode),
        "vervoer": allowed & ~mask(reistijd.niet_mogelijk, _VERVOER),
        "max_minuten": UNKNOWN if reistijd.max_minuten is None else reistijd.max_minuten,
    }


def _load(pip: Pip, belastbaarheid: Belastbaarheid) -> dict[str, Any]:
    bezet = pip.bezet or ()
    taalles = week_bits(slot for slot in bezet if slot.reden == "taalles")
    other = week_bits(slot for slot in bezet if slot.reden in ("module", "opleiding", "werk"))
    # Where bezet has no taalles, taallesUren stands for it; both unknown counts as none, as judgement says.
    lessons = 0.0 if taalles else pip.taalles_uren or 0.0
    total = nan if belastbaarheid.uren_per_week is None else belastbaarheid.uren_per_week
    return {
        "uren_naast": total - hours(other),
        "uren_binnen": total - hours(other | taalles) - lessons,
        "naast_taalles": state(belastbaarheid.naast_taalles),
        "uren_per_dag": nan if belastbaarheid.uren_per_dag is None else belastbaarheid.uren_per_dag,
        "beperkingen": mask(belastbaarheid.beperkingen, _BEPERKING),
        "beperkingen_bekend": belastbaarheid.beperkingen is not None,
    }


def _week(pip: Pip) -> dict[str, Any]:
    available = FULL_WEEK if pip.beschikbaar is None else week_bits(pip.beschikbaar)
    return {
        "vrij": available & ~week_bits(pip.bezet or ()),
        "beschikbaar_bekend": pip.beschikbaar is not None,
        "bezet_bekend": pip.bezet is not None,
    }


def _care(kinderopvang: Kinderopvang, meting: Meting) -> dict[str, Any]:
    """Whether opvang is asked, in the four cases of docs: judgement (nodig true and nodig unknown)."""
    known = kinderopvang.tijden is not None
    if kinderopvang.nodig is None:
        young = kinderopvang.jongste_kind is not None and kinderopvang.jongste_kind < meting.jong_kind_jaren
        nodig = OPVANG_NODIG_ONBEKEND if young else OPVANG_NIET_NODIG
    elif not kinderopvang.nodig:
        nodig = OPVANG_NIET_NODIG
    elif known or kinderopvang.geregeld in ("nee", "aangevraagd"):
        nodig = OPVANG_NODIG
    else:
        nodig = OPVANG_TIJDEN_ONBEKEND
    return {"opvang_nodig": nodig, "opvang": week_bits(kinderopvang.tijden or ()) if nodig else EMPTY_WEEK}


def _work(pip: Pip, meting: Meting, woorden: Woorden) -> dict[str, Any]:
    known = vakskill_ids(pip.vakskills or (), woorden)
    done = sorted((beroep_id(work.beroep, woorden), nan if work.jaren is None else work.jaren)
                  for work in pip.werkervaring or ())  # fmt: skip
    sectoren = 0
    for beroep, years in done:
        sectoren |= sector_bit(beroep)
        if not years < meting.ervaring_jaren:  # nan, an unknown length, counts as long enough
            known.update(skills_through(beroep))
    return {
        "vakskills": sorted(known),
        "vakskills_bekend": pip.vakskills is not None,
        "beroepen": [beroep for beroep, _ in done],
        "jaren": [years for _, years in done],
        "ervaring_sectoren": sectoren,
        "werkervaring_bekend": pip.werkervaring is not None,
    }


def _wishes(wensen: Wensen, woorden: Woorden) -> dict[str, Any]:
    wished = sorted({beroep_id(word, woorden) for word in wensen.beroepen or ()})
    sectoren = 0
    for beroep in wished:
        sectoren |= sector_bit(beroep)
    niet_beroepen, niet_vakskills, niet_sectoren = unwanted(wensen.niet_gewenst or (), woorden)
    return {
        "wens_beroepen": wished,
        "wens_vakskills": sorted({skill for beroep in wished for skill in skills_through(beroep)}),
        "wens_sectoren": mask(wensen.sectoren, _SECTOR),
        "wens_beroep_sectoren": sectoren,
        "wensen_bekend": wensen.beroepen is not None or wensen.sectoren is not None,
        "niet_beroepen": sorted(niet_beroepen),
        "niet_vakskills": sorted(niet_vakskills),
        "niet_sectoren": niet_sectoren,
    }
