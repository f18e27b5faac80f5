"""The work list of voorstellen: what asks attention first, with filters that stay in the address."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Query, Request, Response

from api.doors.roles import Begeleider
from api.web.afspraken import read_to_do
from api.web.frame import page_router, reading, render, today
from api.web.paging import SIZE, bladen_of
from data.reference.places import gemeenten
from data.schemas.actor import Actor
from data.schemas.voorstel import GESLOTEN, STATUS_NAAM, STATUSSEN, VoorstelStatus
from data.storage.werklijst import Vraag

router = page_router()
TE_DOEN = "teDoen"
STANDEN: dict[str, tuple[str, tuple[VoorstelStatus, ...]]] = {
    TE_DOEN: ("Te doen", ("nieuw", "inBehandeling")),
    "nieuw": ("Nieuw", ("nieuw",)),
    "inBehandeling": ("In behandeling", ("inBehandeling",)),
    "onderweg": ("Onderweg", ("akkoord", "bijAanbieder", "kennismaking")),
    "geplaatst": ("Geplaatst", ("geplaatst",)),
    "gesloten": ("Gesloten", GESLOTEN),
}
"""The tabs above the list."""


@router.get("/voorstellen")
def work_list(
    request: Request,
    actor: Begeleider,
    stand: Annotated[str, Query(max_length=20)] = TE_DOEN,
    regio: Annotated[str, Query(max_length=10)] = "",
    gemeente: Annotated[str, Query(max_length=10)] = "",
    van: Annotated[str, Query(max_length=10)] = "",
    blad: Annotated[int, Query(ge=1, le=100_000)] = 1,
    klaar: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The voorstellen of the actor, page by page."""
    stand = stand if stand in STANDEN else TE_DOEN
    statussen = STANDEN[stand][1]
    vraag = Vraag(statussen, _gemeenten(regio, gemeente), door=actor.kenmerk if van == "mij" else None)
    with reading(request, actor) as session:
        counts = session.werklijst.counts(vraag)
        filters = {"stand": "" if stand == TE_DOEN else stand, "regio": regio, "gemeente": gemeente, "van": van}
        bladen = bladen_of("/voorstellen", filters, blad, sum(counts.get(status, 0) for status in statussen))
        werk = session.werklijst.page(vraag, today(request), bladen.offset, SIZE)
        te_doen = read_to_do(session, today(request))
    here = bladen.naar(bladen.blad)
    return render(
        request,
        "voorstellen.html",
        werk=werk,
        te_doen=te_doen,
        bladen=bladen,
        tabs=[(code, name, sum(counts.get(one, 0) for one in group)) for code, (name, group) in STANDEN.items()],
        stand=stand,
        regio=regio,
        gemeente=gemeente,
        van=van,
        keuzes=choices(actor),
        terug=quote(here, safe=""),
        vandaag=today(request),
        klaar=klaar if klaar in STATUSSEN else "",
        namen=STATUS_NAAM,
    )


def choices(actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The arbeidsmarktregio's and gemeenten of an actor to choose from, by name; one alone is no choice."""
    own = [one for one in gemeenten().values() if actor.gemeenten is None or one.code in actor.gemeenten]
    regios = sorted({(one.arbeidsmarktregio_naam, one.arbeidsmarktregio) for one in own})
    places = sorted((one.naam, one.code) for one in own)
    return tuple([(code, name) for name, code in found] if len(found) > 1 else [] for found in (regios, places))  # type: ignore[return-value]


def _gemeenten(regio: str, gemeente: str) -> tuple[str, ...] | None:
    """The codes that a filter leaves; None is all. What the actor may see is not decided here."""
    if gemeente:
        return (gemeente,)
    if regio:
        return tuple(code for code, one in gemeenten().items() if one.arbeidsmarktregio == regio)
    return None
