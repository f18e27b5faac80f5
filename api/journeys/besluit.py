"""Deciding about voorstellen: each step by a person, with what follows from it; and pauses, and nazorg."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from api.journeys.engine import Engine
from api.journeys.oordeel import judge_pairs, with_stevigheid
from api.journeys.volhouden import again
from data.schemas.actor import Actor
from data.schemas.besluit import Besluit, Gevolg
from data.schemas.errors import Fout, InvoerFout
from data.schemas.oordeel import Oordeel
from data.schemas.reden import RedenRegel
from data.schemas.verdeling import NietEersteKeus
from data.schemas.voorstel import MENSEN, VoorstelStand
from data.storage.audit import Audit
from data.storage.deciding import Deciding, Keus, Spelregels, offered_versie
from data.storage.gevolgen import Gevolgen
from data.storage.lapsing import hold_voorstellen, lapse_where
from data.storage.oordelen import keep_oordelen, pack
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import NietGevonden, Store
from data.storage.verloop import Pauze, Verloop
from data.storage.voorstellen import Voorstellen
from data.storage.werklijst import Werklijst
from features.intake.bsn import find_bsn
from matching.parameters import NazorgMomenten, Parameters
from matching.wording import counted

T = TypeVar("T")


@dataclass(frozen=True)
class Beslisser:
    """A person who decides: who, at which moment (UTC), and which day that is in the Netherlands."""

    actor: Actor
    moment: datetime
    day: date


def besluit(
    store: Store, wie: Beslisser, parameters: Parameters, kenmerk: str, keus: Keus, versie: int | None = None
) -> VoorstelStand:
    """Take one step of a voorstel, with all that follows from it, or nothing at all.

    versie is the one the person saw, None is whichever there is. Raises InvoerFout for a choice that is not complete
    or holds a BSN, NietGevonden, Geweigerd, Achterhaald when the voorstel changed meanwhile, and PlekVol.
    """
    refuse_bsn("besluit", kenmerk, "toelichting", keus.toelichting)
    regels = Spelregels(parameters.redenen, nazorg_momenten(wie.day, parameters.nazorg))

    def work() -> VoorstelStand:
        with store.write() as session:
            return Deciding(session, wie.actor, wie.moment, wie.day, regels).decide(kenmerk, keus, versie)

    return again(work)


def zelf_voorstellen(
    engine: Engine, store: Store, wie: Beslisser, pip: str, plek: str, toelichting: str
) -> VoorstelStand:
    """Propose a plek of one's own choice with a toelichting; it is judged as always, also when it does not fit.

    A voorstel that nobody worked on lapses. Raises InvoerFout without toelichting, NietGevonden for what is not there,
    and Botsing when somebody works on a voorstel for this person.
    """
    if not toelichting.strip():
        raise InvoerFout((Fout("besluit", pip, "toelichting", "schrijf kort waarom u deze plek voorstelt."),))
    refuse_bsn("besluit", pip, "toelichting", toelichting)
    regels = Spelregels(engine.parameters.redenen, {})

    def work() -> VoorstelStand:
        with store.write() as session:
            hold_voorstellen(session)
            person, offered = (
                Pips(session, wie.actor, wie.moment).get_to_judge(pip),
                Plekken(session, wie.actor, wie.moment),
            )
            place = offered.get(plek)
            if person is None:
                raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
            plek_versie = offered_versie(session, plek)
            assert place is not None
            judged_now = judge_pairs(engine, [(person, place, "auto", wie.day)])[0]
            oordeel = with_stevigheid(engine, person, place, judged_now, wie.day)
            packed = pack(oordeel.json_text())
            keep_oordelen(session, {pip: packed})
            lapse_where(session, wie.moment, "zelfVoorgesteld", pip=pip)
            judged = {"richting": oordeel.richting, "score": oordeel.score, "oordeel": packed.digest}
            about = {"pip": pip, "pip_versie": person.versie, "plek": plek, "plek_versie": plek_versie}
            return Deciding(session, wie.actor, wie.moment, wie.day, regels).begin(about | judged, toelichting)

    return again(work)


def pauzeer(store: Store, wie: Beslisser, pip: str, tot: date) -> int:
    """Leave a person out of rondes until the day tot; a voorstel that nobody worked on lapses. Gives its nummer.

    Raises InvoerFout for a day that is past, NietGevonden, and Geweigerd when the actor may not.
    """
    if tot <= wie.day:
        raise InvoerFout((Fout("pauze", pip, "tot", "geef een dag die nog komt."),))

    def work() -> int:
        with store.write() as session:
            hold_voorstellen(session)
            audit = Audit(session, wie.actor, wie.moment)
            if wie.actor.rol not in MENSEN:
                raise audit.refuse("pip", pip, 1, "U mag geen pauze geven. Vraag het aan de klantmanager.")
            if Pips(session, wie.actor, wie.moment).get(pip) is None:
                raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
            gevolgen = Gevolgen(session, wie.moment)
            gevolgen.pause(wie.actor, pip, tot)
            lapse_where(session, wie.moment, "pauze", pip=pip)
            audit.write("besluiten", "pip", pip, 1)
            return gevolgen.of_pip(pip, wie.day)[-1].nummer

    return again(work)


def hef_op(store: Store, wie: Beslisser, pip: str, nummer: int) -> bool:
    """End a pause or a parked pair of a person early; False when it did not hold any more.

    Raises NietGevonden and Geweigerd.
    """

    def work() -> bool:
        with store.write() as session:
            audit = Audit(session, wie.actor, wie.moment)
            if wie.actor.rol not in MENSEN:
                raise audit.refuse("pip", pip, 1, "U mag dit niet opheffen. Vraag het aan de klantmanager.")
            if Pips(session, wie.actor, wie.moment).get(pip) is None:
                raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
            gevolgen = Gevolgen(session, wie.moment)
            mine = nummer in {gevolg.nummer for gevolg in gevolgen.of_pip(pip, wie.day)}
            audit.write("besluiten", "pip", pip, int(mine))
            return mine and gevolgen.end(nummer, wie.actor)

    return again(work)


def gevolgen_van(store: Store, wie: Beslisser, pip: str) -> list[Gevolg]:
    """What keeps a person or a pair of theirs out of rondes now; raises NietGevonden when they may not be seen."""
    with store.write() as session:
        if Pips(session, wie.actor, wie.moment).get(pip) is None:
            raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
        return Gevolgen(session, wie.moment).of_pip(pip, wie.day)


def pauzes_van(store: Store, wie: Beslisser, pip: str) -> list[tuple[Pauze, bool]]:
    """Everything that ever kept a person or a pair of theirs out of rondes, newest first, and whether it holds now.

    Raises NietGevonden when they may not be seen.
    """
    with store.write() as session:
        if Pips(session, wie.actor, wie.moment).get(pip) is None:
            raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
        holding = {gevolg.nummer for gevolg in Gevolgen(session, wie.moment).of_pip(pip, wie.day)}
        return [(one, one.nummer in holding) for one in Verloop(session, wie.actor, wie.moment).pauzes(pip)]


def bekijk(store: Store, wie: Beslisser, kenmerk: str) -> tuple[VoorstelStand, list[Besluit], Oordeel | None]:
    """One voorstel with its besluiten and the oordeel behind it as it was decided; raises NietGevonden."""
    with store.write() as session:
        voorstellen = Voorstellen(session, wie.actor, wie.moment)
        stand = voorstellen.get(kenmerk)
        if stand is None:
            raise NietGevonden("Dit voorstel staat niet in de database. Controleer het kenmerk.")
        return stand, voorstellen.besluiten(kenmerk), voorstellen.oordeel(kenmerk)


def eerste_keus(store: Store, wie: Beslisser, stand: VoorstelStand) -> NietEersteKeus | None:
    """Why this voorstel is not the plek that scores best, as the ronde decided it.

    None when it is, or when no ronde proposed it. Leaves an audit line.
    """
    if stand.ronde is None:
        return None
    with store.write() as session:
        ranks = Werklijst(session, wie.actor, wie.moment).ranks(stand.ronde, stand.pip)
    return next((one.voorstel.niet_eerste_keus for one in ranks if one.voorstel.plek == stand.plek), None)


def lopende(store: Store, wie: Beslisser) -> list[VoorstelStand]:
    """The open voorstellen that this person may see, by kenmerk."""
    with store.write() as session:
        return Voorstellen(session, wie.actor, wie.moment).listing()


def nazorg_momenten(day: date, momenten: NazorgMomenten) -> dict[str, date]:
    """The moments of nazorg of a plaatsing on this day, by name, in order."""
    return {
        "landing": day + timedelta(weeks=momenten.landing_weken),
        "vervolg": day + timedelta(weeks=momenten.vervolg_weken),
        "evaluatie": months_later(day, momenten.evaluatie_maanden),
        "slot": months_later(day, momenten.slot_maanden),
    }


def months_later(day: date, months: int) -> date:
    """The same day of the month, so many months later; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def gevolg_tekst(regel: RedenRegel) -> str:
    """What a reden will do, in one Dutch sentence for who is about to choose it."""
    does = {
        "nietGewenst": "Dit werk komt bij de inburgeraar onder niet gewenst. Dit voorstel komt niet terug",
        "paarGeparkeerd": "Dit voorstel komt niet terug",
        "pipGepauzeerd": "De inburgeraar krijgt geen voorstellen",
        "stoelBezet": "De stoel telt als bezet. Dit voorstel komt niet terug",
        "plekGeparkeerd": "Deze plek doet niet mee",
    }[regel.gevolg]
    until = {
        "nooit": "",
        "naDagen": f", {counted(regel.dagen or 0, 'dag', 'dagen')} lang",
        "opDatum": " tot de dag die u kiest",
        "taalniveauHoger": ", tot het taalniveau hoger is",
        "reistijdAnders": ", tot het adres of het vervoer anders is",
        "capaciteitAnders": ", tot de aanbieder een ander aantal stoelen opgeeft",
    }[regel.vervalt]
    return f"{does}{until}."


def refuse_bsn(what: str, about: str, veld: str, words: str | None) -> None:
    """Raise InvoerFout when free text holds a BSN; the number is not repeated."""
    if words and find_bsn(words):
        raise InvoerFout((Fout(what, about, veld, "haal het BSN weg: dat bewaren we nooit."),))
