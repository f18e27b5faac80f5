"""What someone does not want, written into their pip: a new version, and the concept that waits keeps waiting."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.pip import Pip, Wensen
from data.schemas.plek import Plek
from data.storage.pips import Pips
from data.storage.tables import PlekRow


def unwant(session: Session, pips: Pips, pip: str, plek: str) -> None:
    """Add the work of this plek to nietGewenst of the pip; a beroep by its name, else the titel of the plek."""
    document = session.scalar(select(col(PlekRow.document)).where(col(PlekRow.kenmerk) == plek, col(PlekRow.actueel)))
    confirmed, concept = pips.get(pip), pips.get(pip, concept=True)
    if document is None or confirmed is None:
        return
    offered = Plek.model_validate_json(document)
    word = offered.beroep or offered.titel
    pips.add([_without(confirmed, word)])
    if concept is not None:
        pips.add([_without(concept, word)], "concept")


def _without(pip: Pip, word: str) -> Pip:
    wensen = pip.wensen or Wensen()
    known = wensen.niet_gewenst or ()
    if word in known:
        return pip
    return pip.model_copy(update={"wensen": wensen.model_copy(update={"niet_gewenst": (*known, word)})})
