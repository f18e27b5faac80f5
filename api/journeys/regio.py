"""All pips and plekken of one arbeidsmarktregio, for questions about everyone together."""

from dataclasses import dataclass
from datetime import datetime

from data.reference.places import gemeenten, pc4_table
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store


@dataclass(frozen=True)
class Regio:
    """The confirmed pips that live in a regio and the plekken that lie in it, each by kenmerk."""

    code: str
    pips: list[Pip]
    plekken: list[Plek]


def gemeenten_of(regio: str) -> dict[str, str]:
    """The gemeenten of a regio ("AM05") with their names; raises InvoerFout when there is no such regio."""
    found = {code: one.naam for code, one in gemeenten().items() if one.arbeidsmarktregio == regio}
    if not found:
        tekst = "deze arbeidsmarktregio bestaat niet. Verwacht een code, bijvoorbeeld AM05."
        raise InvoerFout((Fout("--regio", regio, None, tekst),))
    return found


def regios_of(actor: Actor) -> dict[str, str]:
    """The regios in which an actor has a gemeente, with their names, by name."""
    mine = [one for code, one in gemeenten().items() if actor.gemeenten is None or code in actor.gemeenten]
    found = {one.arbeidsmarktregio: one.arbeidsmarktregio_naam for one in mine}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def stored_regio(store: Store, actor: Actor, moment: datetime, regio: str) -> Regio:
    """What is stored of a regio, as far as the actor may see the people; raises InvoerFout. Leaves an audit line."""
    codes = gemeenten_of(regio)
    with store.write() as session:
        pips, plekken = Pips(session, actor, moment).all(), Plekken(session, actor, moment).all()
    return Regio(
        regio,
        [pip for pip in pips if pip.gemeente in codes],
        [plek for plek in plekken if gemeente_of(plek.postcode) in codes],
    )


def gemeente_of(postcode: str | None) -> str | None:
    """The gemeente in which a postcode lies; None when it is not known."""
    row = pc4_table().index(postcode)
    return pc4_table().gemeente[row] if row >= 0 else None
