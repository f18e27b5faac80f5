"""One plan handed in, as a document or as text: read, given its kenmerk and gemeente, and kept as a concept."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from api.journeys.extract import read_document
from api.journeys.pip import Concept, KeepDocuments, keep_concepts
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.storage.session import Store
from features.extraction import Reading
from features.intake.bsn import find_bsn

LONGEST_TEXT = 200_000
"""Signs of a text that is pasted. Source: our own choice."""


@dataclass(frozen=True)
class Plan:
    """A plan as it was handed in: the bytes and name of a document, or a text; "" and None are not given.

    kenmerk is needed with a text, and otherwise the name of the document. gemeente counts when the plan names none.
    """

    document: tuple[bytes, str] | None
    tekst: str = ""
    kenmerk: str = ""
    gemeente: str = ""


def keep_plan(
    store: Store, actor: Actor, moment: datetime, plan: Plan, documents: KeepDocuments, today: date
) -> Concept:
    """Read a plan and keep it as a concept.

    Raises InvoerFout when there is nothing to read or no kenmerk, and Geweigerd outside the gemeenten of the actor.
    """
    raw, naam = _given(plan)
    told = _named(read_document(raw, naam), plan, plan.gemeente or _only(actor))
    return keep_concepts(store, actor, moment, [(told, raw)], documents, today)[0]


def _given(plan: Plan) -> tuple[bytes, str]:
    """The bytes and the name of what was handed in; raises InvoerFout for nothing, or for both."""
    if plan.document is not None and plan.tekst.strip():
        raise _fout(None, "kies een bestand of plak een tekst, niet allebei.")
    if plan.document is not None:
        return plan.document
    if not plan.tekst.strip():
        raise _fout(None, "kies een bestand of plak een tekst.")
    return plan.tekst.encode(), "plan.txt"


def _named(told: Reading, plan: Plan, gemeente: str | None) -> Reading:
    """The reading under the kenmerk that was given, in this gemeente when the plan names none."""
    kenmerk = plan.kenmerk.strip()
    if find_bsn(kenmerk):
        raise _fout("kenmerk", "haal het BSN weg: dat bewaren we nooit.")
    if plan.document is None and not kenmerk:
        raise _fout("kenmerk", "geef een kenmerk, bijvoorbeeld een dossiernummer.")
    changed: dict[str, Any] = {"kenmerk": kenmerk} if kenmerk else {}
    if told.pip.gemeente is None and gemeente:
        changed["gemeente"] = gemeente
    return replace(told, pip=told.pip.model_copy(update=changed))


def _only(actor: Actor) -> str | None:
    return actor.gemeenten[0] if actor.gemeenten and len(actor.gemeenten) == 1 else None


def _fout(veld: str | None, tekst: str) -> InvoerFout:
    return InvoerFout((Fout("plan", None, veld, tekst),))
