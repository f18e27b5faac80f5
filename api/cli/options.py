"""Options that several commands share."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from api.journeys.day import seed_for
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.ronde import Keuze

Richting = Annotated[Keuze, typer.Option("--richting", help="aanbodgericht, vraaggericht, of auto: de geadviseerde.")]
Op = Annotated[str | None, typer.Option("--op", help="Dag van beoordelen, bijvoorbeeld 2026-11-23. Anders vandaag.")]
Json = Annotated[bool, typer.Option("--json", help="Geef JSON volgens het contract.")]
Most = Annotated[int, typer.Option("-n", min=1, max=1000, help="Hoeveel er hooguit getoond worden.")]
To = Annotated[Path | None, typer.Option("--naar", help="Bestand om te maken; anders op het scherm.")]
Seed = Annotated[int | None, typer.Option("--seed", min=0, help="Beslist bij gelijke scores. Anders het weeknummer.")]


BEHEER = Actor(kenmerk="opdrachtregel", rol="beheer", gemeenten=None)
"""Whoever may run commands on this machine may see all gemeenten; the audit lines carry this name."""


def day(op: str | None) -> date:
    """The day of judging, today in the Netherlands when not given; raises InvoerFout."""
    if op is None:
        return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    try:
        return date.fromisoformat(op)
    except ValueError:
        tekst = "dit is geen datum. Verwacht: jaar-maand-dag, bijvoorbeeld 2026-11-23."
        raise InvoerFout((Fout("--op", None, None, tekst),)) from None


def seed_of(seed: int | None, op: date) -> int:
    """The seed for ties that was given, or that of the week."""
    return seed_for(op) if seed is None else seed


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
