"""The audit: who saw or changed what, searched by beheer; the search is written down too."""

import re
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.doors.roles import Beheer, Here
from api.journeys.day import begin_of
from api.journeys.reading import reading
from api.rest.paging import BladVraag, begin_after, page
from api.rest.reading import Dag, ReadQuery
from api.rest.route import RestRoute
from data.schemas.noun import Kenmerk, Noun
from data.storage.audit import AuditLine

router = APIRouter(route_class=RestRoute, tags=["Beheer"])


class AuditVraag(BladVraag):
    """Which lines, and which page of them."""

    kenmerk: Annotated[Kenmerk | None, Field(description="Over wie of wat.")] = None
    door: Annotated[Kenmerk | None, Field(description="Door wie.")] = None
    vanaf: Annotated[Dag, Field(description="Vanaf deze dag.")] = None
    tot: Annotated[Dag, Field(description="Tot en met deze dag.")] = None


class AuditRegel(Noun):
    """One line: who did what, and to how many; without kenmerk it is about a list."""

    moment: datetime
    door: str
    rol: str
    handeling: str
    soort: str
    kenmerk: str | None = None
    aantal: int


class AuditRegels(Noun):
    """One page of lines; volgende is the address of the next."""

    audit_regels: tuple[AuditRegel, ...]
    volgende: str | None = None


@router.get(
    "/audit-regels",
    operation_id="zoekAuditRegels",
    summary="Zoek in de audit",
    description="Wie wat zag of wijzigde, het nieuwste eerst. Ook deze zoekvraag komt in de audit.",
    response_model=AuditRegels,
)
def search(
    actor: Beheer, here: Here, request: Request, vraag: Annotated[AuditVraag, Depends(ReadQuery(AuditVraag))]
) -> Response:
    """One page of lines."""
    after = begin_after(request, actor, vraag)
    if after is not None and not re.fullmatch("[0-9]{1,18}", after[0]):
        raise HTTPException(400)
    with reading(here.store, actor, here.now()) as session:
        found = session.audit.search(
            kenmerk=vraag.kenmerk,
            door=vraag.door,
            vanaf=begin_of(vraag.vanaf) if vraag.vanaf else None,
            tot=begin_of(vraag.tot + timedelta(days=1)) if vraag.tot else None,
            before=int(after[0]) if after else None,
            limit=vraag.limiet + 1,
        )
    return page(request, actor, vraag, "auditRegels", found, _told, lambda line: (str(line.nummer),))


def _told(line: AuditLine) -> AuditRegel:
    names = AuditRegel.model_fields.keys() - {"door"}
    return AuditRegel(door=line.actor, **{name: getattr(line, name) for name in names})
