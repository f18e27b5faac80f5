"""Rondes: asked for, followed while they run, and read with their verslag; and the noodstop."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.doors.roles import Begeleider, Beheer, Here, RondeStarter
from api.journeys.day import today
from api.journeys.noodstop import lift_noodstop, noodstoppen, pull_noodstop
from api.journeys.reading import reading
from api.journeys.ronde import week_for
from api.journeys.ronde_lezen import shown
from api.journeys.ronde_verzoek import ask_ronde, find_verzoek, run_ronde
from api.rest.answers import address, answer
from api.rest.problem import problem
from api.rest.reading import ReadBody, Verzoek
from api.rest.route import RestRoute
from data.reference.places import gemeenten
from data.schemas.bediening import Noodstop, RondeVerzoek
from data.schemas.noun import Noun
from data.schemas.ronde import Keuze, Ronde
from data.schemas.verslag import RondeVerslag
from data.storage.audit import Geweigerd
from features.intake.dutch_errors import SOMETHING

MOST = 52
WEEK = r"^(19|20)[0-9]{2}-W(0[1-9]|[1-4][0-9]|5[0-3])$"
Week = Annotated[str | None, Field(pattern=WEEK, description="Een ISO-week, zoals 2026-W48.")]


def _known_regios(schema: dict[str, Any]) -> None:
    regios = sorted({gemeente.arbeidsmarktregio for gemeente in gemeenten().values()})
    schema["anyOf"] = [{"type": "string", "enum": regios}, {"type": "null"}]


Regio = Annotated[
    str | None,
    Field(
        pattern=r"^AM[0-9]{2}$",
        description="Een arbeidsmarktregio, zoals AM05.",
        json_schema_extra=_known_regios,
    ),
]
router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class RondeVraag(Verzoek):
    """Which ronde is asked for."""

    week: Week = None
    regio: Regio = None
    richting: Annotated[Keuze, Field(description="auto: de geadviseerde richting van elke pip.")] = "auto"
    proef: Annotated[bool, Field(description="Alleen proberen: er verandert niets, ook geen voorstel.")] = False


class RondeMetVerslag(Noun):
    """A ronde: how far it is when it was asked for, and what it did when it was published."""

    verzoek: RondeVerzoek | None = None
    ronde: Ronde | None = None
    verslag: RondeVerslag | None = None
    waarschuwingen: tuple[str, ...] = ()


class RondesLijst(Noun):
    """The rondes that were published last."""

    rondes: tuple[Ronde, ...]


class NoodstopVraag(Verzoek):
    """Why matching is to be halted."""

    reden: Annotated[
        str, Field(min_length=1, max_length=300, pattern=SOMETHING, description="Waarom, zonder persoonsgegevens.")
    ]


class Noodstops(Noun):
    """Every noodstop, newest first."""

    noodstops: tuple[Noodstop, ...]


@router.get(
    "/rondes",
    operation_id="toonRondes",
    summary="Toon de rondes",
    description="De rondes die het laatst zijn gepubliceerd, de nieuwste eerst.",
    response_model=RondesLijst,
)
def list_rondes(actor: Begeleider, here: Here) -> Response:
    """The rondes that were published last."""
    with reading(here.store, actor, here.now()) as session:
        found = session.rondes.published(MOST)
    return answer({"rondes": [ronde.as_json() for ronde in found]})


@router.get(
    "/rondes/{kenmerk}",
    operation_id="toonRonde",
    summary="Toon een ronde",
    description="Hoe ver een ronde is, of wat zij deed. Kleine aantallen staan er niet in.",
    response_model=RondeMetVerslag,
)
def show_ronde(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """One ronde, under way or published."""
    verzoek = find_verzoek(here.store, here.now(), kenmerk)
    with reading(here.store, actor, here.now()) as session:
        ronde, verslag = session.rondes.get(kenmerk), session.rondes.verslag(kenmerk)
        warnings = session.rondes.waarschuwingen(kenmerk)
    if verzoek is None and ronde is None:
        raise HTTPException(404)
    told = RondeMetVerslag(
        verzoek=verzoek, ronde=ronde, verslag=verslag and shown(verslag), waarschuwingen=warnings if ronde else ()
    )
    return answer(told.as_json())


@router.post(
    "/rondes",
    operation_id="startRonde",
    summary="Start een ronde",
    description="Verdeelt alle plekken over alle pips, of probeert dat alleen (proef). De kop Location wijst naar de "
    "voortgang; van een proef staat daar ook de uitkomst.",
    status_code=202,
    response_model=RondeVerzoek,
)
def start_ronde(
    actor: RondeStarter, here: Here, vraag: Annotated[RondeVraag, Depends(ReadBody(RondeVraag))]
) -> Response:
    """Ask for a ronde and have it run."""
    week = vraag.week or week_for(today(here.now()))
    try:
        asked = ask_ronde(here.store, actor, here.now(), week, vraag.regio, vraag.richting, alleen_proef=vraag.proef)
    except Geweigerd as error:
        return problem(403, str(error))
    here.background.submit(run_ronde, asked.kenmerk)
    return answer(asked.as_json(), 202, {"Location": address("rondes", asked.kenmerk)})


@router.get(
    "/noodstops",
    operation_id="toonNoodstops",
    summary="Toon de noodstops",
    description="Elke keer dat het zoeken en voorstellen is gestopt, de nieuwste eerst.",
    response_model=Noodstops,
)
def list_noodstops(_: Beheer, here: Here) -> Response:
    """Every noodstop."""
    return answer({"noodstops": [one.as_json() for one in noodstoppen(here.store, here.now())]})


@router.post(
    "/noodstops",
    operation_id="gebruikNoodstop",
    summary="Gebruik de noodstop",
    description="Stopt direct al het zoeken en voorstellen. Een lopende ronde wordt afgebroken. Lezen blijft werken.",
    status_code=201,
    response_model=Noodstop,
)
def pull(actor: Beheer, here: Here, body: Annotated[NoodstopVraag, Depends(ReadBody(NoodstopVraag))]) -> Response:
    """Halt matching."""
    pulled = pull_noodstop(here.store, actor, here.now(), body.reden, here.background)
    return answer(pulled.as_json(), 201)


@router.post(
    "/noodstops/{nummer}/opheffingen",
    operation_id="hefNoodstopOp",
    summary="Hef de noodstop op",
    description="Zet het zoeken en voorstellen weer aan.",
    status_code=201,
    response_model=Noodstop,
)
def lift(actor: Beheer, here: Here, nummer: str) -> Response:
    """Let matching go on."""
    held = next((one for one in noodstoppen(here.store, here.now()) if str(one.nummer) == nummer), None)
    if held is None:
        raise HTTPException(404)
    lifted = lift_noodstop(here.store, actor, here.now()) if held.opgeheven_op is None else held
    return answer((lifted or held).as_json(), 201)
