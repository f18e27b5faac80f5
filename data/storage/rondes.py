"""Rondes in the store: a verdeling is published whole, with what it was made from, and read through the one door."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.ronde import Ronde
from data.schemas.verdeling import Verdeling, Voorstel, ZonderVoorstel
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.session import OpslagFout
from data.storage.tables import PipRow, RondeRow, VoorstelRow, ZonderVoorstelRow
from data.storage.versions import batches, document_of


class Rondes:
    """The rondes, for one actor at one moment (UTC); what they say of people is read through visible_to."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def publish(
        self,
        ronde: Ronde,
        verdeling: Verdeling,
        pip_versies: Mapping[str, int],
        plek_versies: Mapping[str, int],
    ) -> None:
        """Keep a ronde and its whole verdeling in one go, on the versions that were judged (kenmerk to versie).

        Raises Geweigerd when a pip is outside the gemeenten of the actor, OpslagFout when the ronde is there already,
        ValueError when ronde and verdeling disagree, and KeyError for a pip or plek without versie.
        """
        _agree(ronde, verdeling)
        if self.get(ronde.kenmerk) is not None:
            raise OpslagFout(f"Ronde {ronde.kenmerk} is al gepubliceerd. Een ronde verandert niet meer.")
        voorstellen = _voorstel_rows(ronde.kenmerk, verdeling, pip_versies, plek_versies)
        zonder = _zonder_rows(ronde.kenmerk, verdeling, pip_versies)
        self._refuse_hidden(ronde.kenmerk, {(str(row["pip"]), row["pip_versie"]) for row in voorstellen + zonder})
        waarschuwingen = json.dumps(verdeling.waarschuwingen, ensure_ascii=False)
        head = ronde.model_dump() | {"gepubliceerd_op": self._moment, "waarschuwingen": waarschuwingen}
        head |= dict.fromkeys(("geopend_op", "eigenaar", "verslag"))
        self._session.execute(insert(RondeRow), [head])
        if voorstellen:
            self._session.execute(insert(VoorstelRow), voorstellen)
        if zonder:
            self._session.execute(insert(ZonderVoorstelRow), zonder)
        self._audit.write("publiceren", "ronde", ronde.kenmerk, len(voorstellen))

    def last(self) -> Ronde | None:
        """The ronde published last, or None when there is none yet."""
        query = select(RondeRow).where(col(RondeRow.gepubliceerd_op).is_not(None))
        query = query.order_by(col(RondeRow.gepubliceerd_op).desc(), col(RondeRow.kenmerk).desc())
        return _ronde(self._session.scalar(query.limit(1)))

    def get(self, kenmerk: str) -> Ronde | None:
        """One published ronde, or None when there is none with this kenmerk."""
        return _ronde(self._session.get(RondeRow, storable(kenmerk)))

    def waarschuwingen(self, ronde: str) -> tuple[str, ...]:
        """What the verdeling warned about, in Dutch; none when there is no such ronde."""
        row = self._session.get(RondeRow, storable(ronde))
        return () if row is None else tuple(json.loads(row.waarschuwingen))

    def voorstellen(self, ronde: str) -> list[Voorstel]:
        """The voorstellen the actor may see, in the order of the verdeling; leaves one audit line."""
        return [Voorstel.model_validate_json(document) for document in self._documents(VoorstelRow, ronde)]

    def zonder_voorstel(self, ronde: str) -> list[ZonderVoorstel]:
        """The pips without voorstel the actor may see, in the order of the verdeling; leaves one audit line."""
        return [ZonderVoorstel.model_validate_json(document) for document in self._documents(ZonderVoorstelRow, ronde)]

    def _documents(self, table: type[VoorstelRow] | type[ZonderVoorstelRow], ronde: str) -> list[str]:
        judged = and_(col(table.pip) == col(PipRow.kenmerk), col(table.pip_versie) == col(PipRow.versie))
        query = select(col(table.document)).join(PipRow, judged)
        query = query.where(col(table.ronde) == storable(ronde), visible_to(self._actor))
        documents = list(self._session.scalars(query.order_by(col(table.volgnummer))))
        self._audit.write("inzien", "voorstel", ronde, len(documents))
        return documents

    def _refuse_hidden(self, ronde: str, judged: set[tuple[str, object]]) -> None:
        """Raise Geweigerd when the actor may not see one of these versions of pips; each must be kept."""
        if self._actor.gemeenten is None and self._actor.rol != "wspAdviseur":
            return
        query = select(col(PipRow.kenmerk), col(PipRow.versie)).where(visible_to(self._actor))
        for part in batches([kenmerk for kenmerk, _ in judged]):
            judged = judged.difference(self._session.execute(query.where(col(PipRow.kenmerk).in_(part))))
        if judged:
            tekst = "U mag deze ronde niet publiceren: er zijn pips bij van een gemeente die niet bij u hoort."
            raise self._audit.refuse("ronde", ronde, len(judged), tekst)


def _agree(ronde: Ronde, verdeling: Verdeling) -> None:
    """Raise ValueError unless both tell of the same division."""
    told = verdeling.op, verdeling.seed, verdeling.parameters, verdeling.reistijd_bron
    if told != (ronde.op.isoformat(), ronde.seed, ronde.parameters, ronde.reistijd_bron):
        raise ValueError("ronde and verdeling differ in op, seed, parameters or reistijd_bron")
    if (verdeling.geplaatst, verdeling.totaal) != (ronde.geplaatst, ronde.totaal):
        raise ValueError("ronde and verdeling differ in geplaatst or totaal")


def _voorstel_rows(
    ronde: str, verdeling: Verdeling, pip_versies: Mapping[str, int], plek_versies: Mapping[str, int]
) -> list[dict[str, object]]:
    return [
        {
            "ronde": ronde,
            "pip": voorstel.pip,
            "pip_versie": pip_versies[voorstel.pip],
            "plek": voorstel.plek,
            "plek_versie": plek_versies[voorstel.plek],
            "rang": voorstel.rang,
            "richting": voorstel.richting,
            "score": voorstel.score,
            "volgnummer": volgnummer,
            "document": document_of(voorstel),
        }
        for volgnummer, voorstel in enumerate(verdeling.voorstellen)
    ]


def _zonder_rows(ronde: str, verdeling: Verdeling, pip_versies: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {
            "ronde": ronde,
            "pip": zonder.pip,
            "pip_versie": pip_versies[zonder.pip],
            "code": zonder.code,
            "volgnummer": volgnummer,
            "document": document_of(zonder),
        }
        for volgnummer, zonder in enumerate(verdeling.zonder_voorstel)
    ]


def _ronde(row: RondeRow | None) -> Ronde | None:
    return None if row is None or row.gepubliceerd_op is None else Ronde.model_validate(row.model_dump())
