"""Pips in: plans as concepts with their evidence, confirmed pips as versions; every step leaves an audit line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.reference.places import gemeenten
from data.schemas.actor import Actor
from data.schemas.difference import difference
from data.schemas.pip import Pip
from data.storage.documents import Documents
from data.storage.pips import Pips
from data.storage.session import Store
from data.storage.versions import AddResult
from features.extraction import Reading


@dataclass(frozen=True)
class KeepDocuments:
    """Whether the documents themselves are kept: the key they are encrypted with, and for how many days.

    key None is: they are not kept at all.
    """

    key: str | None = None
    days: int = 90


@dataclass(frozen=True)
class Concept:
    """A plan that was read and waits for a klantmanager.

    changes: how it differs from the confirmed pip, in Dutch; None when there is no confirmed pip yet. document_kept:
    whether the document itself was kept, encrypted. fresh: False when the same concept was there already.
    """

    reading: Reading
    versie: int
    changes: list[str] | None
    document_kept: bool
    fresh: bool


def keep_pips(store: Store, actor: Actor, moment: datetime, pips: Sequence[Pip]) -> AddResult:
    """Keep these confirmed pips, all or none; raises Geweigerd for a gemeente that is not the actor's."""
    with store.write() as session:
        return Pips(session, actor, moment).add(pips)


def keep_concepts(
    store: Store,
    actor: Actor,
    moment: datetime,
    readings: Sequence[tuple[Reading, bytes]],
    documents: KeepDocuments,
    today: date,
) -> list[Concept]:
    """Keep what was read from documents as concepts, all or none; a concept takes no part in judging."""
    until = today + timedelta(days=documents.days)
    with store.write() as session:
        pips, kept = Pips(session, actor, moment), Documents(session, actor, moment, documents.key)
        concepts = []
        for reading, raw in readings:
            kenmerk = reading.pip.kenmerk
            confirmed = pips.get(kenmerk)
            result = pips.add([reading.pip], status="concept")
            waiting = pips.get(kenmerk, concept=True) or confirmed or reading.pip
            versie = waiting.versie or 1
            stored = bool(documents.key) and kept.keep(kenmerk, versie, raw, until)
            changes = difference(confirmed, reading.pip, _names()) if confirmed else None
            concepts.append(Concept(reading, versie, changes, stored, bool(result.new + result.changed)))
        return concepts


def confirm_pip(
    store: Store, actor: Actor, moment: datetime, kenmerk: str, versie: int | None, corrected: Pip | None
) -> tuple[Pip, list[str]]:
    """Make a concept count, corrected if wanted; returns the pip and how it differs from the one that counted before.

    Raises Botsing when there is a newer version than versie, Achterhaald when nothing waits.
    """
    with store.write() as session:
        pips = Pips(session, actor, moment)
        before = pips.get(kenmerk)
        after = pips.confirm(kenmerk, versie, corrected)
        return after, difference(before, after, _names()) if before else []


def find_concept(store: Store, actor: Actor, moment: datetime, kenmerk: str) -> tuple[Pip, list[str] | None] | None:
    """A concept that waits, and how it differs from the confirmed pip, in Dutch; None when there is none.

    No confirmed pip yet gives None for the differences.
    """
    with store.write() as session:
        pips = Pips(session, actor, moment)
        concept, confirmed = pips.get(kenmerk, concept=True), pips.get(kenmerk)
    if concept is None:
        return None
    return concept, difference(confirmed, concept, _names()) if confirmed else None


def waiting_concepts(store: Store, actor: Actor, moment: datetime) -> list[Pip]:
    """The concepts that wait to be confirmed, by kenmerk."""
    with store.write() as session:
        return Pips(session, actor, moment).concepts()


def _names() -> dict[str, str]:
    return {code: gemeente.naam for code, gemeente in gemeenten().items()}
