"""A ronde that somebody asks for: run in the background, with progress, and told how it ended."""

import re
from datetime import datetime, timedelta

from api.journeys.background import World
from api.journeys.ronde import Verzoek, monday_checked, proef, rematch
from api.journeys.ronde_lezen import shown
from api.journeys.ronde_stap import Loop, Report, Step
from data.schemas.actor import Actor
from data.schemas.bediening import RondeProef, RondeVerzoek, VerzoekStatus
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.schemas.ronde import Keuze
from data.storage.audit import Audit
from data.storage.bediening import Gestopt, Noodstoppen, Verzoeken
from data.storage.session import Botsing, Store
from data.storage.turn import turn
from matching.errors import NotProvenError

PROGRESS = timedelta(seconds=1)
"""How often progress is written down."""
NIET_BEWEZEN = "De verdeling is niet bewezen de beste. Er is niets voorgesteld. Meld dit aan de beheerder."
ONS_FOUT = "Er ging iets mis bij ons. Er is niets voorgesteld. Meld dit aan de beheerder."
BEZIG = "Er loopt al een ronde. Wacht tot die klaar is."


def ask_ronde(
    store: Store,
    actor: Actor,
    moment: datetime,
    week: str,
    regio: str | None,
    keuze: Keuze,
    *,
    alleen_proef: bool = False,
) -> RondeVerzoek:
    """Ask for the ronde of a week, or only to try what it would do; leaves an audit line.

    Raises InvoerFout for a week or regio that does not exist, Gestopt while a noodstop holds, Botsing while a ronde
    runs, and Geweigerd for an actor who does not see all gemeenten.
    """
    if not re.fullmatch(r"[0-9]{4}-W[0-9]{2}", week):
        raise InvoerFout((Fout("--week", None, None, "verwacht een week zoals 2026-W48."),))
    monday_checked(week, regio)
    with turn(store) as free:
        if not free:
            raise Botsing(BEZIG)
    with store.write() as session:
        audit = Audit(session, actor, moment)
        if actor.gemeenten is not None or actor.rol not in ("beheer", "rematch"):
            raise audit.refuse("ronde", None, 0, "U mag geen ronde uitvoeren: een ronde gaat over alle gemeenten.")
        Noodstoppen(session, moment).refuse_when_halted()
        asked = Verzoeken(session, moment).ask(actor.kenmerk, week, regio, keuze, proef=alleen_proef)
        audit.write("toevoegen", "ronde", asked.kenmerk, 1)
    return asked


def run_ronde(world: World, kenmerk: str) -> None:
    """Run or try a ronde that waits; whatever happens, how it ended can be read afterwards."""
    with world.store.write() as session:
        asked = Verzoeken(session, world.now()).claim(kenmerk)
    if asked is None:
        return
    loop = world.loop(_telling(world, kenmerk), lambda tekst: _change(world, kenmerk, stap=tekst))
    try:
        uitkomst = _run(world, asked, loop)
    except Gestopt as error:
        _end(world, kenmerk, "gestopt", str(error))
    except NotProvenError:
        _end(world, kenmerk, "mislukt", NIET_BEWEZEN)
    except Uitlegbaar as error:
        _end(world, kenmerk, "mislukt", str(error))
    except Exception:
        _end(world, kenmerk, "mislukt", ONS_FOUT)
        raise
    else:
        _end(world, kenmerk, "klaar", None, uitkomst)


def _run(world: World, asked: RondeVerzoek, loop: Loop) -> RondeProef | None:
    """Run the ronde, or compute it and tell what it would have done."""
    verzoek = Verzoek(asked.week, asked.regio, asked.keuze)
    if not asked.proef:
        rematch(world.engine, world.store, verzoek, loop)
        return None
    found = proef(world.engine, world.store, verzoek, loop)
    return RondeProef(ronde=found.ronde, verslag=shown(found.berekend.uitkomst.verslag))


def left_rondes(store: Store, moment: datetime) -> list[str]:
    """The rondes that a stopped server left, to be run after all."""
    with store.write() as session:
        return Verzoeken(session, moment).left()


def find_verzoek(store: Store, moment: datetime, kenmerk: str) -> RondeVerzoek | None:
    """How far a ronde is that was asked for; None when nobody asked."""
    with store.read() as session:
        return Verzoeken(session, moment).get(kenmerk)


def _telling(world: World, kenmerk: str) -> Step:
    """Steps that write down how far they are, and stop the work when matching was halted."""

    def begin(name: str) -> Report:
        last = world.now() - PROGRESS
        _change(world, kenmerk, stap=name, gedaan=0, van=0)

        def report(done: int, of: int) -> None:
            nonlocal last
            if world.now() - last >= PROGRESS:
                last = world.now()
                _change(world, kenmerk, gedaan=done, van=of)

        return report

    return begin


def _change(world: World, kenmerk: str, **values: object) -> None:
    with world.store.write() as session:
        Noodstoppen(session, world.now()).refuse_when_halted()
        Verzoeken(session, world.now()).change(kenmerk, **values)


def _end(
    world: World, kenmerk: str, status: VerzoekStatus, reden: str | None, uitkomst: RondeProef | None = None
) -> None:
    with world.store.write() as session:
        Verzoeken(session, world.now()).end(kenmerk, status, reden, uitkomst)
