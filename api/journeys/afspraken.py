"""What people promise each other: voorwaarden that they take on and arrange, and nazorg that they did."""

from datetime import date

from api.journeys.besluit import Beslisser, refuse_bsn
from api.journeys.volhouden import again
from data.schemas.errors import Fout, InvoerFout
from data.schemas.toezegging import Toezegging, voorwaarde_kenmerk
from data.storage.lapsing import hold_voorstellen
from data.storage.nazorg import Nazorgen
from data.storage.session import Achterhaald, NietGevonden, Store
from data.storage.toezeggingen import Toezeggingen
from data.storage.voorstellen import Voorstellen

LONGEST_NOTE = 500
"""Signs of a note with nazorg: a few sentences, never a report. Source: our own choice."""


def neem_op_u(
    store: Store, wie: Beslisser, voorstel: str, voorwaarde: str, tegen: date | None, seen: str | None = None
) -> Toezegging:
    """Take a voorwaarde of a voorstel on, to be arranged before the end of the day tegen.

    voorwaarde is its kenmerk (`voorwaarde_kenmerk`); seen is who had it when the person looked, None is nobody. Raises
    InvoerFout for a day that is missing or past, NietGevonden when the oordeel has no such voorwaarde, Geweigerd, and
    Achterhaald when the voorstel ended, it was arranged, or a colleague took it meanwhile.
    """
    if tegen is None or tegen < wie.day:
        raise InvoerFout((Fout("voorwaarde", voorstel, "tegen", "kies tegen welke dag, vandaag of later."),))

    def work() -> Toezegging:
        with store.write() as session:
            hold_voorstellen(session)
            voorstellen = Voorstellen(session, wie.actor, wie.moment)
            oordeel = voorstellen.oordeel(voorstel) if voorstellen.get(voorstel) else None
            punten = {voorwaarde_kenmerk(punt): punt for punt in (oordeel.voorwaarden if oordeel else ())}
            if voorwaarde not in punten:
                raise NietGevonden("Deze voorwaarde hoort niet (meer) bij dit voorstel. Bekijk het voorstel opnieuw.")
            return Toezeggingen(session, wie.actor, wie.moment).take(voorstel, punten[voorwaarde], tegen, seen)

    return again(work)


def geregeld(store: Store, wie: Beslisser, voorstel: str, voorwaarde: str) -> Toezegging:
    """Tick a voorwaarde off that somebody took on; raises NietGevonden when nobody did, and Geweigerd."""

    def work() -> Toezegging:
        with store.write() as session:
            hold_voorstellen(session)
            return Toezeggingen(session, wie.actor, wie.moment).finish(voorstel, voorwaarde)

    return again(work)


def nazorg_gedaan(store: Store, wie: Beslisser, voorstel: str, moment: str, notitie: str = "") -> None:
    """Say that a moment of nazorg was done, with a short note.

    Raises InvoerFout for a note that is too long or holds a BSN, Geweigerd, and Achterhaald when there is nothing to
    do any more.
    """
    if len(notitie) > LONGEST_NOTE:
        raise InvoerFout((Fout("nazorg", voorstel, "notitie", f"schrijf hooguit {LONGEST_NOTE} tekens."),))
    refuse_bsn("nazorg", voorstel, "notitie", notitie)

    def work() -> bool:
        with store.write() as session:
            hold_voorstellen(session)
            if Voorstellen(session, wie.actor, wie.moment).get(voorstel) is None:
                raise NietGevonden("Dit voorstel staat niet in de database. Controleer het kenmerk.")
            return Nazorgen(session, wie.actor, wie.moment).done(voorstel, moment, notitie)

    if not again(work):
        raise Achterhaald("Dit gesprek is al afgerond, of het is niet meer nodig.")
