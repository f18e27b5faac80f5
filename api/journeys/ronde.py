"""One ronde on the database: gathered in one read, judged, divided, proven, published whole; twice changes nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from api.journeys.collecting import without_collecting
from api.journeys.day import seed_for
from api.journeys.engine import Engine
from api.journeys.ronde_berekening import Berekend, Verdeeld, bereken, verdeel
from api.journeys.ronde_publiceren import publiceer
from api.journeys.ronde_stap import REMATCH, Loop, Step
from api.journeys.ronde_uitleg import worded
from api.journeys.volhouden import patiently
from data.reference.places import gemeenten
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.schemas.ronde import Keuze, Ronde, RondeEisen, RondeOpening, RondePlan, kenmerk_of, monday_of, week_of
from data.schemas.verslag import RondeVerslag
from data.storage.rondes import Begonnen, Rondes
from data.storage.session import NietGevonden, Store
from data.storage.turn import turn
from data.storage.versions import document_of
from matching.parameters import Parameters


class RondeBezig(Uitlegbaar):
    """Raised when another process is running a ronde on this database; the text says which and where."""


class NietsTeVerdelen(Uitlegbaar):
    """Raised when there is nobody, or no plek, to divide: an empty ronde would use up the week."""


NIETS_EXTRA = RondeEisen()


@dataclass(frozen=True)
class Verzoek:
    """Which ronde is asked: its week ("2026-W48"), for one regio ("AM05") or (None) the whole country.

    op is the day of judging, None the Monday of the week; seed decides between equal scores, None is by the week, so
    that nobody wins every tie for ever. lijst holds the kenmerken of a floor on a list; it is never kept, so such a
    ronde cannot be done again.
    """

    week: str
    regio: str | None = None
    keuze: Keuze = "auto"
    eisen: RondeEisen = NIETS_EXTRA
    lijst: frozenset[str] = frozenset()
    op: date | None = None
    seed: int | None = None

    @property
    def kenmerk(self) -> str:
        """The name of this ronde."""
        return kenmerk_of(self.week, self.regio)


@dataclass(frozen=True)
class Published:
    """A ronde that stands in the database; berekend is None when it stood there before, and nothing was done.

    hervat says that an earlier run had begun it and was stopped.
    """

    ronde: Ronde
    verslag: RondeVerslag | None
    berekend: Berekend | None
    hervat: bool


@dataclass(frozen=True)
class Proef:
    """A ronde that was computed and not published."""

    opening: RondeOpening
    berekend: Berekend

    @property
    def ronde(self) -> Ronde:
        """The ronde as it would stand in the database."""
        verdeling = self.berekend.uitkomst.verdeling
        found = {"geplaatst": verdeling.geplaatst, "totaal": verdeling.totaal}
        return Ronde.model_validate(self.opening.model_dump() | found)


@dataclass(frozen=True)
class Herhaling:
    """A published ronde done again on its snapshot: what differs, line by line; nothing is byte-identical.

    other_code names the version of the program that published it, when that is another one than this.
    """

    ronde: Ronde
    lines: int
    differences: list[str]
    other_code: str | None


def week_for(day: date) -> str:
    """The week that a ronde on this day is for: that of the day, but on a Sunday the week that begins tomorrow."""
    return week_of(date.fromordinal(day.toordinal() + 1))


def rematch(engine: Engine, store: Store, verzoek: Verzoek, loop: Loop) -> Published:
    """Run the ronde of a week, unless it was published already; goes on with one that was begun and not finished.

    Nothing is published when the division cannot be proven. While the database is away it waits and says so. Raises
    InvoerFout for a week or regio that does not exist, NietsTeVerdelen, and RondeBezig when another process is at it.
    """
    plan = _plan(engine, verzoek, loop.code_versie)
    with turn(store) as ours, without_collecting():
        done = _published(store, plan.kenmerk, loop)
        if done is None and not ours:
            raise _busy(store, loop)
        begun = done or patiently(lambda: _begin(engine, store, plan, loop), loop.tell, loop.wait)
        if isinstance(begun, Ronde):
            return Published(begun, _verslag(store, loop, plan.kenmerk), None, hervat=False)
        verdeeld = verdeel(engine, begun.opening, begun.snapshot, loop.step, verzoek.lijst)
        with worded(verdeeld.uitleg) as words:
            berekend = bereken(verdeeld, loop.step)
            ronde = publiceer(store, plan.kenmerk, berekend, words, loop)
    return Published(ronde, _verslag(store, loop, plan.kenmerk), berekend, begun.hervat)


def proef(engine: Engine, store: Store, verzoek: Verzoek, loop: Loop) -> Proef:
    """Compute the ronde of a week as it would be now; nothing is kept but the audit line of having read.

    Raises InvoerFout for a week or regio that does not exist, and NietsTeVerdelen.
    """
    plan = _plan(engine, verzoek, loop.code_versie)
    report = loop.step("Gegevens lezen")
    with store.write() as session:
        begun = Rondes(session, REMATCH, loop.now()).preview(plan)
    _somebody(begun.opening)
    report(1, 1)
    verdeeld = verdeel(engine, begun.opening, begun.snapshot, loop.step, verzoek.lijst)
    return Proef(begun.opening, bereken(verdeeld, loop.step))


def herhaal(engine_with: Callable[[Parameters], Engine], store: Store, kenmerk: str, loop: Loop) -> Herhaling:
    """Do a published ronde again on its own snapshot and parameters, and compare every byte; nothing is changed.

    Raises NietGevonden when there is no such ronde or it cannot be done again, because it is from before snapshots
    were kept, somebody in it was erased, or it had a floor on a list.
    """
    with store.write() as session:
        rondes = Rondes(session, REMATCH, loop.now())
        ronde = rondes.get(kenmerk)
        if ronde is None:
            raise NietGevonden(f"Ronde {kenmerk} staat niet in de database. Controleer de week.")
        snapshot, before = rondes.snapshot(kenmerk), rondes.decided(kenmerk)
        kept = rondes.parameters(ronde.parameters)
    on_list = any(one.groep == "lijst" for one in ronde.eisen.ondergrenzen)
    if kept is None or on_list or snapshot.hash() != ronde.snapshot:
        tekst = "is niet over te doen: er is iemand uit gewist, ze had een lijst, of ze is te oud."
        raise NietGevonden(f"Ronde {kenmerk} {tekst}")
    engine = engine_with(Parameters.model_validate_json(kept))
    after = _lines(verdeel(engine, ronde, snapshot, loop.step), loop.step)
    differences = [f"was {old}, wordt {new}" for old, new in zip(before, after, strict=False) if old != new]
    differences += [f"{len(before)} regels, nu {len(after)}"] if len(before) != len(after) else []
    other = None if ronde.code_versie == loop.code_versie else ronde.code_versie
    return Herhaling(ronde, len(after), differences, other)


def monday_checked(week: str, regio: str | None) -> date:
    """The Monday of a week; raises InvoerFout for a week or an arbeidsmarktregio that does not exist."""
    fouten, monday = [], None
    try:
        monday = monday_of(week)
    except ValueError:
        fouten.append(Fout("--week", None, None, "deze week bestaat niet. Verwacht bijvoorbeeld 2026-W48."))
    if regio is not None and regio not in {one.arbeidsmarktregio for one in gemeenten().values()}:
        tekst = "deze arbeidsmarktregio bestaat niet. Verwacht een code, bijvoorbeeld AM05."
        fouten.append(Fout("--regio", None, None, tekst))
    if fouten or monday is None:
        raise InvoerFout(tuple(fouten))
    return monday


def _plan(engine: Engine, verzoek: Verzoek, code_versie: str) -> RondePlan:
    monday = monday_checked(verzoek.week, verzoek.regio)
    return RondePlan(
        kenmerk=verzoek.kenmerk,
        week=verzoek.week,
        regio=verzoek.regio,
        keuze=verzoek.keuze,
        eisen=verzoek.eisen,
        op=verzoek.op or monday,
        seed=seed_for(monday) if verzoek.seed is None else verzoek.seed,
        parameters=engine.parameters.hash(),
        code_versie=code_versie,
        reistijd_bron=engine.router.name,
    )


def _published(store: Store, kenmerk: str, loop: Loop) -> Ronde | None:
    with store.read() as session:
        return Rondes(session, REMATCH, loop.now()).get(kenmerk)


def _begin(engine: Engine, store: Store, plan: RondePlan, loop: Loop) -> Begonnen | Ronde:
    report = loop.step("Gegevens lezen")
    parameters = json.dumps(engine.parameters.model_dump(), sort_keys=True)
    with store.write() as session:
        begun = Rondes(session, REMATCH, loop.now()).begin(plan, parameters, loop.eigenaar)
        if isinstance(begun, Begonnen):
            _somebody(begun.opening)
    report(1, 1)
    return begun


def _somebody(opening: RondeOpening) -> None:
    if not (opening.aantal_pips and opening.aantal_plekken):
        raise NietsTeVerdelen("Er zijn geen pips of geen plekken die meedoen. Er is geen ronde gedaan.")


def _verslag(store: Store, loop: Loop, kenmerk: str) -> RondeVerslag | None:
    with store.read() as session:
        return Rondes(session, REMATCH, loop.now()).verslag(kenmerk)


def _busy(store: Store, loop: Loop) -> RondeBezig:
    with store.read() as session:
        running = Rondes(session, REMATCH, loop.now()).running()
    which = f"Ronde {running[0]} loopt nu ({running[1]})." if running else "Er begint nu net een andere ronde."
    return RondeBezig(f"{which} Wacht tot die klaar is en probeer het dan opnieuw. Hier is niets gedaan.")


def _lines(verdeeld: Verdeeld, step: Step) -> list[str]:
    """What was computed, as `Rondes.decided` gives what was published."""
    with worded(verdeeld.uitleg) as words:
        verdeling = bereken(verdeeld, step).uitkomst.verdeling
        digests = {pip: packed.digest for pip, packed in words}
    proposed = [f"{document_of(one)} {digests[one.pip] if one.rang == 1 else ''}" for one in verdeling.voorstellen]
    return proposed + [f"{document_of(one)} {one.code}" for one in verdeling.zonder_voorstel]
