"""Kansrijke aanbieders for a person: who to visit, and what to ask."""

from fastapi import HTTPException, Request, Response

from api.doors.roles import Begeleider, Here
from api.journeys.aanbieders import promising_stored
from api.web.frame import page_router, render, today
from data.schemas.errors import InvoerFout

router = page_router()
SHOWN = 10


@router.get("/inburgeraars/{kenmerk}/aanbieders")
def promising(request: Request, here: Here, actor: Begeleider, kenmerk: str) -> Response:
    """The aanbieders in reach with work that this person wants or knows, best first."""
    try:
        found = promising_stored(here.engine, here.store, actor, here.now(), kenmerk, today(request), SHOWN)
    except InvoerFout:
        raise HTTPException(404) from None
    return render(request, "aanbieders.html", kansen=found)
