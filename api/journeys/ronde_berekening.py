"""What a ronde computes from its snapshot: the division with what was decided before, and its verslag.

Nothing here reads the database or the clock: the same snapshot, parameters and code give the same bytes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from api.journeys.engine import Engine, chosen
from api.journeys.ronde_eisen import floors_of, floors_told, groepen_told, limit_told
from api.journeys.ronde_meten import gemeten
from api.journeys.ronde_stap import Step
from api.journeys.ronde_uitleg import Uitleg
from api.journeys.ronde_verslag import Gedeeld, verslag_of
from api.journeys.ronde_zonder import Zonder, counting
from api.journeys.verdeling import Divided, verdeling_of
from data.schemas.codes import NIVEAUS
from data.schemas.ronde import Keuze, Oorzaak, RondeOpening
from data.schemas.snapshot import Snapshot
from data.schemas.vector import Bool, Int32, PipTable, PlekTable
from data.schemas.verslag import Kosten, RondeVerslag
from data.storage.uitkomst import Uitkomst
from matching.assignment.costs import cost_of_calm, cost_of_waiting, costs_of_floors, refuse_dear_floors
from matching.assignment.division import Division, divide
from matching.assignment.standing import with_people_in, without_pairs
from matching.assignment.terms import NO_PLEK, Groepen, Terms
from matching.pairs import Index
from matching.refusal import Refused
from matching.scoring import Admitted, score_all


@dataclass(frozen=True)
class _Rows:
    """The snapshot as rows of the tables: pips that take part, their last plek (-1 none), and refused pairs."""

    stay: Index
    waiting: Int32
    refused_pips: Index
    refused_plekken: Index


@dataclass(frozen=True)
class Verdeeld:
    """A ronde that is divided, before anything is said about it; uitleg is what can be worded of it already.

    refused and counts say per row of a pip that nothing fits: how many plekken stay out, or what refuses them.
    """

    engine: Engine
    opening: RondeOpening
    snapshot: Snapshot
    gedeeld: Gedeeld
    rows: _Rows
    refused: Mapping[int, int]
    counts: Mapping[int, Refused]
    uitleg: Uitleg


@dataclass(frozen=True)
class Berekend:
    """A computed ronde: what is published, and the tables behind it for whoever wants to say more about it."""

    uitkomst: Uitkomst
    divided: Divided


def verdeel(
    engine: Engine, opening: RondeOpening, snapshot: Snapshot, step: Step, lijst: Collection[str] = ()
) -> Verdeeld:
    """Measure, judge, divide and prove; lijst holds the kenmerken of a floor on a list.

    Raises NotProvenError when nothing may be proposed, and OndergrensFout for a floor that cannot be.
    """
    keuze = opening.keuze or "auto"
    pips, people, places, groepen = gemeten(engine, snapshot, keuze, opening.op, step)
    judged = score_all(people, places, engine.router, engine.parameters, step("Beoordelen"), engine.workers)
    report = step("Verdelen en controleren")
    rows = _rows(snapshot, people, places)
    pairs = without_pairs(judged, rows.refused_pips, rows.refused_plekken)
    asked = _terms(engine, snapshot, groepen, places, rows)
    floors = floors_of(opening.eisen, pips, rows.waiting, lijst)
    terms = replace(asked, floors=floors, number_first=opening.eisen.aantal_eerst)
    refused, nothing = _refused(judged, pairs, len(people))
    del judged
    with counting(Zonder(engine, people, places, nothing)) as counts:
        gedeeld = Gedeeld(pips, people, places, divide(pairs, people, places, opening.seed, terms))
        report(1, 1)
        uitleg = _uitleg(engine, gedeeld, keuze)
        return Verdeeld(engine, opening, snapshot, gedeeld, rows, refused, counts(), uitleg)


def bereken(verdeeld: Verdeeld, step: Step) -> Berekend:
    """Say why everybody got this or nothing, and what it cost; raises OndergrensFout for a floor that is too dear."""
    engine, opening, gedeeld = verdeeld.engine, verdeeld.opening, verdeeld.gedeeld
    division, people, places = gedeeld.division, gedeeld.people, gedeeld.places
    report = step("Redenen zoeken")
    reasons = verdeeld.refused, verdeeld.counts
    verdeling = verdeling_of(engine, division, people, places, opening.op, opening.seed, *reasons)
    report(1, 1)
    oorzaken = dict(_oorzaken(verdeeld.snapshot, division, places, verdeeld.rows))
    verslag = _verslag(verdeeld.snapshot, opening, gedeeld, oorzaken, verdeeld.rows, step)
    return Berekend(Uitkomst(verdeling, {}, oorzaken, verslag), Divided(verdeling, division, people, places))


def _verslag(
    snapshot: Snapshot,
    opening: RondeOpening,
    gedeeld: Gedeeld,
    oorzaken: Mapping[str, Oorzaak],
    rows: _Rows,
    step: Step,
) -> RondeVerslag:
    """The verslag with what the terms cost; raises OndergrensFout for a floor that is too dear."""
    report = step("Prijs van rust en ondergrenzen")
    division, people, places = gedeeld.division, gedeeld.people, gedeeld.places
    prices = costs_of_floors(division, people, places, opening.seed)
    refuse_dear_floors(division, prices)
    kosten = _kosten(division, people, places, opening.seed, rows)
    report(1, 1)
    told = {"ondergrenzen": floors_told(division, prices), "groepen": groepen_told(division, places)}
    plain = verslag_of(snapshot, gedeeld, oorzaken, kosten)
    return plain.model_copy(update=told | {"zoekgrens": limit_told(division.search)})


def _rows(snapshot: Snapshot, people: PipTable, places: PlekTable) -> _Rows:
    pip_row = {kenmerk: row for row, kenmerk in enumerate(people.kenmerk)}
    plek_row = {kenmerk: row for row, kenmerk in enumerate(places.kenmerk)}
    mee = snapshot.mee()
    known = [(pip_row[pip], plek_row[plek]) for pip, plek in snapshot.paren if plek in plek_row]
    return _Rows(
        stay=np.array([plek_row.get(deel.plek or "", NO_PLEK) for deel in mee], dtype=np.intp),
        waiting=np.array([deel.wachtrondes for deel in mee], dtype=np.int32),
        refused_pips=np.array([pip for pip, _ in known], dtype=np.intp),
        refused_plekken=np.array([plek for _, plek in known], dtype=np.intp),
    )


def _terms(engine: Engine, snapshot: Snapshot, groepen: Groepen, places: PlekTable, rows: _Rows) -> Terms:
    """Stay with last week's plek, precedence for who waits, and groepen with who sits there already."""
    begun = _with_seated(groepen, snapshot, places) if groepen.groep.any() else None
    return Terms(stay=rows.stay, waiting=rows.waiting, groepen=begun, regels=engine.parameters.ronde)


def _with_seated(groepen: Groepen, snapshot: Snapshot, places: PlekTable) -> Groepen:
    plek_row = {kenmerk: row for row, kenmerk in enumerate(places.kenmerk)}
    seated = [(pip, plek_row[plek]) for pip, plek in snapshot.read_seated() if plek in plek_row]
    spreken = [pip.taalniveau.spreken for pip, _ in seated]
    niveau = [-1 if level is None else NIVEAUS.index(level) for level in spreken]
    at = np.array([row for _, row in seated], dtype=np.intp)
    return with_people_in(groepen, at, np.array(niveau, dtype=np.int8))


def _refused(judged: Admitted, kept: Admitted, pips: int) -> tuple[dict[int, int], Index]:
    """How many fitting plekken stay out for each pip that nothing else fits, and the pips that nothing fits at all."""
    before, left = np.bincount(judged.i, minlength=pips), np.bincount(kept.i, minlength=pips)
    return {int(pip): int(before[pip]) for pip in np.flatnonzero((before > 0) & (left == 0))}, np.flatnonzero(
        before == 0
    )


def _uitleg(engine: Engine, gedeeld: Gedeeld, keuze: Keuze) -> Uitleg:
    """What is to be worded of everyone with a voorstel."""
    division, placed = gedeeld.division, gedeeld.division.placed
    plekken = np.asarray(division.pairs.j[division.chosen[placed]])
    redenen = [chosen(gedeeld.pips[row], keuze).reden or None for row in placed.tolist()]
    return Uitleg(engine, gedeeld.people, gedeeld.places, placed, plekken, redenen)


def _oorzaken(snapshot: Snapshot, division: Division, places: PlekTable, rows: _Rows) -> Iterator[tuple[str, Oorzaak]]:
    """Why each pip that had a voorstel did not keep it."""
    parked = {deel.kenmerk for deel in snapshot.plekken if deel.geparkeerd}
    refused, admitted = set(snapshot.paren), _admitted(division.pairs, rows.stay)
    now = np.where(division.chosen >= 0, np.append(division.pairs.j, NO_PLEK)[division.chosen], NO_PLEK)
    for row, deel in enumerate(snapshot.mee()):
        stay = int(rows.stay[row])
        if deel.plek is None or (stay != NO_PLEK and stay == now[row]):
            continue
        if stay == NO_PLEK:
            yield deel.kenmerk, "plekGeparkeerd" if deel.plek in parked else "plekWeg"
        elif (deel.kenmerk, deel.plek) in refused:
            yield deel.kenmerk, "paarGeparkeerd"
        elif places.capaciteit[stay] == 0:
            yield deel.kenmerk, "plekVol"
        else:
            yield deel.kenmerk, "beterSamen" if admitted[row] else "pastNietMeer"


def _admitted(pairs: Admitted, stay: Index) -> Bool:
    """Whether each pip may still go to the plek it had; pairs are ordered by pip and plek."""
    found = np.zeros(len(stay), dtype=np.bool_)
    if (stay == NO_PLEK).all():
        return found
    found[pairs.i[stay[pairs.i] == pairs.j]] = True
    return found & (stay != NO_PLEK)


def _kosten(division: Division, people: PipTable, places: PlekTable, seed: int, rows: _Rows) -> Kosten:
    """What calm and precedence cost; nothing is divided again when nobody had a voorstel, or nobody waited."""
    calm = cost_of_calm(division, people, places, seed) if (rows.stay != NO_PLEK).any() else 0.0
    waiting = cost_of_waiting(division, people, places, seed) if rows.waiting.any() else 0.0
    return Kosten(rust=calm, wachten=waiting)
