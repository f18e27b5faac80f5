"""The first page of each rol: what needs doing today."""

from collections.abc import Mapping
from types import MappingProxyType

from fastapi import Request, Response

from api.doors.roles import Here, Medewerker
from api.journeys.vandaag import taken_van
from api.web.frame import page_router, reading, render

router = page_router()
NAAR: Mapping[str, str] = MappingProxyType(
    {
        "vandaagRegelen": "/te-doen#regelen",
        "laterRegelen": "/te-doen#regelen",
        "nazorg": "/te-doen#nazorg",
        "concepten": "/inburgeraars?wat=concept",
        "voorstellenNieuw": "/voorstellen?stand=nieuw",
        "voorstellenInBehandeling": "/voorstellen?stand=inBehandeling",
        "voorstellenOnderweg": "/voorstellen?stand=onderweg",
        "geplaatst": "/voorstellen?stand=geplaatst",
        "zonderVoorstel": "/inburgeraars?wat=zonder",
        "zonderInRonde": "/rondes",
        "plekkenVerlopen": "/plekken?status=verlopen",
        "plekkenOpen": "/plekken?status=open",
        "plekkenVol": "/plekken?status=vol",
    }
)
"""Where each thing is done, by its code."""


@router.get("/")
def home(request: Request, here: Here, actor: Medewerker) -> Response:
    """The first page of each rol."""
    with reading(request, actor) as session:
        taken = taken_van(session)
        ronde = session.rondes.last() if actor.rol != "wspAdviseur" else None
    return render(request, "thuis.html", taken=taken, naar=NAAR, ronde=ronde, vandaag=here.now())
