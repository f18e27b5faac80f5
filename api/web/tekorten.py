"""What a regio lacks: kinds of plek to go and get, with a request to copy. No person, and no small number."""

from typing import Annotated, NamedTuple

from fastapi import Query, Request, Response

from api.doors.roles import Here, WspAdviseur
from api.journeys.regio import gemeenten_of, regios_of
from api.journeys.tekort_lijst import Stand, ask_list
from api.web.frame import page_router, render, today
from data.schemas.tekort import PlekKind, Tekort
from matching.counterfactual.kinds import PATTERNS, sector_word

router = page_router()


class Regel(NamedTuple):
    """One row of the list in words, with the row itself."""

    tekort: Tekort
    sector: str
    tijden: str
    waar: str


@router.get("/tekorten")
def lacking(
    request: Request, here: Here, actor: WspAdviseur, regio: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """The list of one regio; of the only one, when the actor has one."""
    mine = regios_of(actor)
    chosen = regio or (next(iter(mine)) if len(mine) == 1 else "")
    stand = (
        ask_list(here.engine, here.store, here.lijsten, actor, here.now(), chosen, today(request)) if chosen else None
    )
    return render(
        request,
        "tekorten.html",
        regio=chosen,
        regios=list(mine.items()),
        naam=mine.get(chosen, ""),
        stand=stand,
        regels=_regels(stand),
    )


def _regels(stand: Stand | None) -> list[Regel]:
    if stand is None or stand.lijst is None:
        return []
    names = gemeenten_of(stand.lijst.regio)
    return [
        Regel(one, sector_word(one.kind.sector), _times(one.kind), names[one.kind.gemeente])
        for one in stand.lijst.tekorten
    ]


def _times(kind: PlekKind) -> str:
    """When, in words: "op dinsdag en donderdag, 09:00-17:00"."""
    pattern = PATTERNS[kind.tijden]
    return f"{pattern.tekst}, {pattern.van}-{pattern.tot}"
