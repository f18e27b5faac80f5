"""What if, on the page of a person: what opens most, and what fits after the changes one chooses; nothing is kept."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, NamedTuple

from fastapi import HTTPException, Query, Request, Response

from api.doors.roles import Begeleider, Here
from api.journeys.proberen import Gevonden, find, opens, tried, what_matters
from api.journeys.wat_als import NOT_ALL_TRIED, Supposed
from api.web.frame import page_router, render, today
from api.web.wording import said
from data.schemas.errors import InvoerFout
from data.schemas.wijziging import MOEITE_NAAM, WijzigingSoort
from matching.counterfactual.sets import AnyChange

router = page_router()
SHOWN = 10
"""Plekken and changes that are named; the rest is counted."""
OUTCOME = "uitkomst"
"""The part of the page that a choice renews."""
SUBJECTS: Mapping[str, tuple[WijzigingSoort, ...]] = MappingProxyType(
    {
        "Taal": ("taalniveau",),
        "Reizen": ("reistijd", "ebike", "ov", "fiets"),
        "Opvang": ("opvang",),
        "Lessen en cursussen": ("lesgroep", "vca", "heftruck", "hygieneHaccp", "bhv"),
        "Op de plek": ("dagdeelMinder", "taalmaatje", "jobcoach", "takenAanpassen"),
    }
)
ONE_OF: Mapping[str, str] = MappingProxyType({"reistijd": "Langer reizen", "lesgroep": "Andere lesgroep"})
"""Of these groepen one is chosen, from a list with this label."""


class Subject(NamedTuple):
    """A part of the form: changes to tick, and lists to choose one from, each with its label."""

    naam: str
    vinkjes: list[AnyChange]
    lijsten: list[tuple[str, list[AnyChange]]]


@router.get("/inburgeraars/{kenmerk}/wat-als")
def what_if(
    request: Request,
    here: Here,
    actor: Begeleider,
    kenmerk: str,
    als: Annotated[list[Annotated[str, Query(max_length=40)]] | None, Query(max_length=40)] = None,
) -> Response:
    """What may be changed, what each change opens, and what fits after those that are chosen."""
    try:
        found = find(here.engine, here.store, here.geheugen, actor, here.now(), kenmerk)
    except InvoerFout:
        raise HTTPException(404) from None
    chosen = [code for code in als or () if code]
    outcome: Supposed | None = None
    fouten: tuple[str, ...] = ()
    try:
        outcome = tried(here.engine, found, chosen, today(request))
    except InvoerFout as error:
        fouten = said(error)
    only = request.headers.get("hx-target") == OUTCOME
    opened = None if only else opens(here.engine, found, today(request))
    return render(
        request,
        "wat_als.html",
        400 if fouten else 200,
        pip=found.pip,
        onderwerpen=[] if only else subjects(what_matters(here.engine, found)),
        gekozen=chosen,
        opent=opened.openings[:SHOWN] if opened else [],
        niet_alles="" if opened is None or opened.doorzocht else NOT_ALL_TRIED,
        uitkomst=outcome,
        plekken=_shown(found, outcome),
        fouten=fouten,
        moeite=MOEITE_NAAM,
        most=SHOWN,
    )


def subjects(changes: Sequence[AnyChange]) -> list[Subject]:
    """The changes as a form: by subject, those of which one is chosen in a list; no subject is empty."""
    found = []
    for naam, soorten in SUBJECTS.items():
        mine = [change for change in changes if change.soort in soorten]
        lists = [(label, [one for one in mine if one.groep == groep]) for groep, label in ONE_OF.items()]
        subject = Subject(naam, [one for one in mine if one.groep not in ONE_OF], [each for each in lists if each[1]])
        if mine:
            found.append(subject)
    return found


def _shown(found: Gevonden, outcome: Supposed | None) -> list[tuple[object, float, bool]]:
    """The plekken to name, with their score and whether they are new: what is new first, each best first."""
    if outcome is None:
        return []
    new = set(outcome.erbij)
    order = [*outcome.erbij, *(kenmerk for kenmerk in outcome.scores if kenmerk not in new)]
    return [(found.plekken[kenmerk], outcome.scores[kenmerk], kenmerk in new) for kenmerk in order[:SHOWN]]
