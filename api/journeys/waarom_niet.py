"""Why not: for everyone in a regio without their best plek, one true sentence, and what would help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from api.journeys.engine import Engine
from api.journeys.regio import Regio, gemeenten_of, stored_regio
from api.journeys.suggestie import NietTeBeoordelen
from api.journeys.verdeling import Divided, divide_all
from api.journeys.wat_als import measured, what_opens_for_each
from data.reference.places import gemeenten
from data.schemas.actor import Actor
from data.schemas.codes import PuntCode
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.verdeling import Voorstel, ZonderVoorstel
from data.schemas.waarom_niet import WaaromNiet
from data.schemas.wijziging import Opening
from data.storage.bediening import Noodstoppen
from data.storage.pips import Pips
from data.storage.session import Store
from matching.refusal import Verlies, at_least, losses_of_first_choice, refusals

HELPS = 3
"""Changes that are named for each person."""
MOST_PAIRS = 5_000_000
"""Pairs of a person and a plek in a regio that is divided while somebody waits. Source: our own choice."""
TE_GROOT = (
    "er zijn in deze regio te veel mensen en plekken om dit meteen uit te rekenen. Kijk bij het voorstel waarom het "
    "niet de eerste keus is, of vraag de beheerder om dit voor u uit te zoeken."
)


@dataclass(frozen=True)
class _Region:
    """A divided regio with its nouns by kenmerk, what each first choice would cost, and about whom it is told."""

    divided: Divided
    zonder: Sequence[ZonderVoorstel]
    pips: Mapping[str, Pip]
    plekken: Sequence[Plek]
    rows: Mapping[str, int]
    verlies: Mapping[int, Verlies]


def why_not_all(
    engine: Engine, regio: Regio, keuze: Keuze, op: date, seed: int, only: str | None = None
) -> list[WaaromNiet]:
    """Everyone in a regio who did not get their best-scoring plek, by kenmerk: divided on what is known now.

    only is the kenmerk of the one person about whom it is told; None is everyone.
    """
    divided = divide_all(engine, regio.pips, regio.plekken, keuze, op, seed)
    region = _Region(
        divided,
        [one for one in divided.verdeling.zonder_voorstel if only in (None, one.pip)],
        {pip.kenmerk: pip for pip in regio.pips},
        sorted(regio.plekken, key=lambda plek: plek.kenmerk),
        {kenmerk: row for row, kenmerk in enumerate(divided.pips.kenmerk)},
        losses_of_first_choice(divided.division),
    )
    voorstellen = [one for one in divided.verdeling.voorstellen if only in (None, one.pip)]
    placed = [_not_first(voorstel) for voorstel in voorstellen if voorstel.niet_eerste_keus]
    without = [*_no_fit(engine, region, keuze, op), *_no_seat(engine, region, keuze, op)]
    return sorted([*placed, *without], key=lambda one: one.pip)


def _not_first(voorstel: Voorstel) -> WaaromNiet:
    keus = voorstel.niet_eerste_keus
    assert keus is not None
    return WaaromNiet(
        pip=voorstel.pip,
        soort="nietEersteKeus",
        tekst=keus.tekst,
        plek=keus.plek,
        prijs=keus.prijs,
        verlies=keus.verlies,
        verlies_minstens=keus.verlies_minstens,
    )


def _no_fit(engine: Engine, region: _Region, keuze: Keuze, op: date) -> list[WaaromNiet]:
    """Whom no plek fits: the rule that refuses most plekken, and what one step would open."""
    told = [one for one in region.zonder if one.code == "geenPassendePlek"]
    rows = np.array([region.rows[one.pip] for one in told], dtype=np.intp)
    counts = refusals(
        region.divided.pips, region.divided.plekken, rows, engine.router, engine.parameters, engine.workers
    )
    helps = _helps(engine, region, [one.pip for one in told], region.plekken, keuze, op)
    found = []
    for one, count, opent in zip(told, counts, helps, strict=True):
        regel = _most(count.counts)
        amount = count.counts[regel] if regel else None
        tekst = _with_help(one.reden, opent, "een plek")
        found.append(
            WaaromNiet(
                pip=one.pip, soort="geenPassendePlek", tekst=tekst, regel=regel, regel_plekken=amount, opent=opent
            )
        )
    return found


def _no_seat(engine: Engine, region: _Region, keuze: Keuze, op: date) -> list[WaaromNiet]:
    """For whom all fitting plekken are full: what a seat would cost the others, and which free seats one step opens."""
    division, plekken = region.divided.division, region.divided.plekken
    told = [one for one in region.zonder if one.code == "geenCapaciteit"]
    taken = np.bincount(division.pairs.j[division.chosen[division.placed]], minlength=len(plekken))
    free = [region.plekken[row] for row in np.flatnonzero(taken < plekken.capaciteit).tolist()]
    helps = _helps(engine, region, [one.pip for one in told], free, keuze, op)
    found = []
    for one, opent in zip(told, helps, strict=True):
        row = region.rows[one.pip]
        best, verlies = int(division.pairs.j[division.first[row]]), region.verlies.get(row)
        found.append(
            WaaromNiet(
                pip=one.pip,
                soort="geenCapaciteit",
                tekst=_with_help(one.reden, opent, "een plek met een vrije stoel"),
                plek=plekken.kenmerk[best],
                prijs=float(division.prices[best]),
                verlies=verlies.score if verlies else None,
                verlies_minstens=at_least(verlies),
                opent=opent,
            )
        )
    return found


def _helps(
    engine: Engine, region: _Region, kenmerken: Sequence[str], plekken: Sequence[Plek], keuze: Keuze, op: date
) -> list[tuple[Opening, ...]]:
    if not kenmerken:
        return []
    people = [region.pips[kenmerk] for kenmerk in kenmerken]
    each = what_opens_for_each(engine, people, measured(engine, plekken), keuze, op)
    return [tuple(one for one in opens if one.erbij)[:HELPS] for opens in each]


def _most(counts: Mapping[PuntCode, int]) -> PuntCode | None:
    return min(counts, key=lambda code: (-counts[code], code), default=None)


def _with_help(reden: str, opent: Sequence[Opening], what: str) -> str:
    return f"{reden} {opent[0].tekst}" if opent else f"{reden} Geen losse verandering opent {what}."


def why_not_stored(
    engine: Engine, store: Store, actor: Actor, moment: datetime, regio: str, keuze: Keuze, op: date, seed: int
) -> list[WaaromNiet]:
    """The same for what is stored of a regio, as far as the actor may see; raises InvoerFout. Leaves audit lines."""
    return why_not_all(engine, stored_regio(store, actor, moment, regio), keuze, op, seed)


def why_not_one(
    engine: Engine,
    store: Store,
    actor: Actor,
    moment: datetime,
    kenmerk: str,
    keuze: Keuze,
    op: date,
    seed: int,
    most_pairs: int | None = None,
) -> WaaromNiet | None:
    """Why this one stored pip did not get its best plek, divided with its whole regio; None when it did.

    A regio with more pairs than most_pairs is not divided; None is any. Raises NietTeBeoordelen for that, for an
    unknown kenmerk or a pip without gemeente, and Gestopt while a noodstop holds.
    """
    with store.write() as session:
        Noodstoppen(session, moment).refuse_when_halted()
        pip = Pips(session, actor, moment).get_to_judge(kenmerk)
    if pip is None:
        raise NietTeBeoordelen("pip", kenmerk)
    if pip.gemeente is None or pip.gemeente not in gemeenten():
        tekst = "de gemeente is niet bekend. Vul die in: er wordt per arbeidsmarktregio verdeeld."
        raise NietTeBeoordelen("pip", kenmerk, tekst, "gemeente")
    code = gemeenten()[pip.gemeente].arbeidsmarktregio
    neighbours = Actor(kenmerk=actor.kenmerk, rol="rematch", gemeenten=tuple(sorted(gemeenten_of(code))))
    regio = stored_regio(store, neighbours, moment, code)
    if most_pairs is not None and len(regio.pips) * len(regio.plekken) > most_pairs:
        raise NietTeBeoordelen("pip", kenmerk, TE_GROOT, "regio")
    return next(iter(why_not_all(engine, regio, keuze, op, seed, only=kenmerk)), None)
