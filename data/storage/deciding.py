"""Deciding: one step of one voorstel by one person, with all that follows from it, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count
from typing import Any, cast

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.reden import RedenCode, RedenRegel
from data.schemas.voorstel import MET_STOEL, OOK_BIJ_STOP, STAPPEN, STATUS_NAAM, Stap, StapCode, VoorstelStand
from data.storage.audit import Audit
from data.storage.gevolgen import Gevolgen
from data.storage.kenmerken import storable
from data.storage.nazorg import plan_nazorg
from data.storage.pips import Pips
from data.storage.scope import visible_to
from data.storage.session import Achterhaald, Botsing, NietGevonden
from data.storage.stoelen import PlekVol, Stoelen
from data.storage.tables import PipRow, PlekRow
from data.storage.tables_voorstel import BesluitRow, NazorgRow, StandRow
from data.storage.unwanted import unwant
from data.storage.verwerkingsstops import refuse_when_stopped
from data.storage.voorstellen import OF_PIP, stand_of


@dataclass(frozen=True)
class Keus:
    """What somebody decides: the step, with a reden of the table, free text, and a day where the step takes one."""

    stap: StapCode
    reden: RedenCode | None = None
    toelichting: str | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Spelregels:
    """What a step leads to: the table of redenen, and the moments of nazorg of a plaatsing today."""

    redenen: Mapping[RedenCode, RedenRegel]
    nazorg: Mapping[str, date]


class Deciding:
    """The steps that one actor takes on one day, at one moment (UTC); each leaves one audit line about the person.

    day is today in the Netherlands: days that are named are after it.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime, day: date, regels: Spelregels) -> None:
        """Bind who decides, when, and by which rules; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._day, self._regels = day, regels
        self._audit = Audit(session, actor, moment)
        self._stoelen, self._gevolgen = Stoelen(session, moment), Gevolgen(session, moment)

    def decide(self, kenmerk: str, keus: Keus, versie: int | None = None) -> VoorstelStand:
        """Take this step, and return the voorstel as it then stands.

        versie is the one the actor saw, None is whichever there is. Raises InvoerFout for a choice that is not
        complete, NietGevonden for an unknown kenmerk, Geweigerd when the actor may not do this, Achterhaald when the
        voorstel changed or its status does not allow the step, Stilgelegd for somebody whose data may not be used,
        PlekVol when there is no seat, and Botsing when somebody else decides at this very moment.
        """
        stap = STAPPEN[keus.stap]
        self._check_keus(kenmerk, stap, keus)
        row = self._find(kenmerk, stap)
        if keus.stap not in OOK_BIJ_STOP:
            refuse_when_stopped(self._session, row.pip)
        if versie is not None and versie != row.versie:
            raise Achterhaald("Dit voorstel is intussen gewijzigd. Bekijk het opnieuw en besluit dan.")
        if row.status not in stap.van:
            naam = STATUS_NAAM[stand_of(row).status]
            raise Achterhaald(f"Dit voorstel is nu {naam}. Deze stap kan dan niet. Bekijk het opnieuw.")
        van = row.status
        number = self._write_besluit(kenmerk, stap, keus, van)
        self._seat(row, stap, keus)
        self._advance(row, stap, number)
        self._follow(row, stap, keus)
        self._audit.write("besluiten", "voorstel", row.pip, 1)
        return stand_of(row)

    def begin(self, stand: Mapping[str, Any], toelichting: str) -> VoorstelStand:
        """Propose a plek of one's own choice: the voorstel begins with this besluit, in the hands of the actor.

        stand holds pip, pip_versie, plek, plek_versie, richting, score and oordeel (kept before). A voorstel that
        nobody worked on lapses before this is called, after `hold_voorstellen`. Raises Geweigerd for a rol that may
        not, and Botsing when the person has an open voorstel.
        """
        stap = STAPPEN["zelfVoorstellen"]
        self._check_rol(stap, str(stand["pip"]))
        kenmerk = self._free_kenmerk()
        self._write_besluit(kenmerk, stap, Keus("zelfVoorstellen", toelichting=toelichting), None)
        begin: dict[str, Any] = {"kenmerk": kenmerk, "status": stap.naar, "versie": 1, "besluit": 1, "ronde": None}
        begin |= {"begonnen_op": self._moment, "sinds": self._moment, "door": storable(self._actor.kenmerk)}
        self._session.execute(insert(StandRow), [begin | dict(stand) | {"vervallen_om": None}])
        self._audit.write("besluiten", "voorstel", str(stand["pip"]), 1)
        return stand_of(self._session.get_one(StandRow, kenmerk))

    def _free_kenmerk(self) -> str:
        """A kenmerk for an own choice that no other has: the moment, with a number when two come at once.

        It says nothing about the person, because it is printed on the blad for the aanbieder.
        """
        first = f"eigen-{self._moment.astimezone(UTC):%Y%m%dT%H%M%S%f}"
        names = chain([first], (f"{first}-{number}" for number in count(2)))
        return next(name for name in names if self._session.get(BesluitRow, (name, 1)) is None)

    def _check_keus(self, kenmerk: str, stap: Stap, keus: Keus) -> None:
        """Raise InvoerFout with everything that is missing or does not belong to this step."""
        regel = None if keus.reden is None else self._regels.redenen[keus.reden]
        faults = []
        if stap.reden == "nodig" and regel is None:
            faults.append(("reden", "kies een reden."))
        if regel is not None and (stap.reden == "geen" or regel.stap != keus.stap):
            faults.append(("reden", "deze reden hoort niet bij deze stap. Kies een andere of laat haar weg."))
        if keus.reden == "anders" and not (keus.toelichting or "").strip():
            faults.append(("toelichting", "schrijf bij een andere reden kort waarom."))
        takes_day = keus.stap == "uitstellen" or (regel is not None and regel.vervalt == "opDatum")
        if keus.tot is not None and not (takes_day and keus.tot > self._day):
            faults.append(("tot", "geef alleen bij uitstellen of een pauze een dag, en een die nog komt."))
        if keus.stap == "uitstellen" and keus.tot is None:
            faults.append(("tot", "geef de dag tot wanneer."))
        if faults:
            raise InvoerFout(tuple(Fout("besluit", storable(kenmerk), veld, tekst) for veld, tekst in faults))

    def _check_rol(self, stap: Stap, about: str) -> None:
        if self._actor.rol not in stap.rollen:
            tekst = "U mag deze stap niet doen. Een klantmanager of jobhunter besluit over voorstellen."
            raise self._audit.refuse("voorstel", about, 1, tekst)

    def _find(self, kenmerk: str, stap: Stap) -> StandRow:
        """The voorstel, when the actor may see it and take this step."""
        query = select(StandRow, visible_to(self._actor)).join(PipRow, OF_PIP)
        found = self._session.execute(query.where(col(StandRow.kenmerk) == storable(kenmerk))).one_or_none()
        if found is None:
            raise NietGevonden("Dit voorstel staat niet in de database. Controleer het kenmerk.")
        row: StandRow = found[0]
        if not found[1]:
            tekst = "U mag over dit voorstel niet besluiten: de gemeente hoort niet bij u."
            raise self._audit.refuse("voorstel", row.pip, 1, tekst)
        self._check_rol(stap, row.pip)
        return row

    def _write_besluit(self, kenmerk: str, stap: Stap, keus: Keus, van: str | None) -> int:
        query = select(func.max(col(BesluitRow.volgnummer))).where(col(BesluitRow.voorstel) == kenmerk)
        number = (self._session.scalar(query) or 0) + 1
        toelichting = storable((keus.toelichting or "").strip()) or None
        row = {"voorstel": kenmerk, "volgnummer": number, "stap": keus.stap, "van": van, "naar": stap.naar}
        row |= {"door": storable(self._actor.kenmerk), "rol": self._actor.rol, "op": self._moment}
        row |= {"reden": keus.reden, "toelichting": toelichting, "tot": self._until(keus)}
        self._session.execute(insert(BesluitRow), [row])
        return number

    def _until(self, keus: Keus) -> date | None:
        """The day that ends what this besluit does: the one that was named, else that of the table; None is none."""
        regel = None if keus.reden is None else self._regels.redenen[keus.reden]
        if keus.tot is not None or regel is None or regel.dagen is None:
            return keus.tot
        return self._day + timedelta(days=regel.dagen)

    def _advance(self, row: StandRow, stap: Stap, number: int) -> None:
        """Give the voorstel its new status; raises Botsing when somebody else changed it after it was read."""
        values: dict[str, Any] = {"status": stap.naar, "versie": row.versie + 1, "besluit": number}
        values |= {"sinds": self._moment, "door": storable(self._actor.kenmerk)}
        own = update(StandRow).where(col(StandRow.kenmerk) == row.kenmerk, col(StandRow.versie) == row.versie)
        changed = self._session.execute(own.values(values).execution_options(synchronize_session=False))
        if not cast(Any, changed).rowcount:
            raise Botsing("Iemand anders heeft net over dit voorstel besloten. Bekijk het opnieuw.")
        self._session.refresh(row)

    def _seat(self, row: StandRow, stap: Stap, keus: Keus) -> None:
        """Take a seat when the voorstel begins to hold one, and give it back when that ends."""
        before, after = row.status in MET_STOEL, stap.naar in MET_STOEL
        filled = keus.reden is not None and self._regels.redenen[keus.reden].gevolg == "stoelBezet"
        if after and not before:
            self._stoelen.take(row.plek, row.kenmerk)
        elif filled and not (before and self._stoelen.leave_to_unknown(row.kenmerk)):
            self._fill(row.plek)
        elif before and not after and not filled:
            self._stoelen.release(row.kenmerk)

    def _fill(self, plek: str) -> None:
        """Somebody we do not know has a seat; when we know of none that is free, there is nothing to take."""
        try:
            self._stoelen.take(plek, None)
        except PlekVol:
            return

    def _follow(self, row: StandRow, stap: Stap, keus: Keus) -> None:
        """What follows from the step: nazorg after a plaatsing, and what the reden leaves behind."""
        if stap.naar == "geplaatst":
            plan_nazorg(self._session, row.kenmerk, dict(self._regels.nazorg))
        if stap.naar == "beeindigd":
            undone = delete(NazorgRow).where(col(NazorgRow.voorstel) == row.kenmerk, col(NazorgRow.gedaan_op).is_(None))
            self._session.execute(undone.execution_options(synchronize_session=False))
        if stap.naar in ("afgewezen", "beeindigd"):
            self._leave_behind(row, keus)

    def _leave_behind(self, row: StandRow, keus: Keus) -> None:
        """The gevolg of the reden; without a reden the pair does not come back."""
        regel = None if keus.reden is None else self._regels.redenen[keus.reden]
        until = self._until(keus)
        if regel is not None and regel.gevolg == "pipGepauzeerd" and until is not None:
            self._gevolgen.pause(self._actor, row.pip, until)
        elif regel is not None and regel.gevolg == "plekGeparkeerd" and until is not None:
            self._gevolgen.park_plek(self._actor, row.plek, until)
        else:
            vervalt = "nooit" if regel is None else regel.vervalt
            self._gevolgen.park_pair(self._actor, row.pip, row.plek, vervalt, until)
        if regel is not None and regel.gevolg == "nietGewenst":
            unwant(self._session, Pips(self._session, self._actor, self._moment), row.pip, row.plek)


def offered_versie(session: Session, plek: str) -> int:
    """The versie of a plek that is offered now; raises NietGevonden when it is not."""
    query = select(col(PlekRow.versie)).where(col(PlekRow.kenmerk) == storable(plek), col(PlekRow.actueel))
    versie = session.scalar(query.where(col(PlekRow.reden_intrekking).is_(None)))
    if versie is None:
        raise NietGevonden("Deze plek wordt niet (meer) aangeboden. Controleer het kenmerk.")
    return versie
