"""The first page of each rol: what needs doing today."""

from typing import Any, NamedTuple

from fastapi import Request, Response

from api.doors.roles import Here, Medewerker
from api.journeys.day import today
from api.journeys.reading import ReadSession
from api.web.frame import page_router, reading, render
from data.schemas.voorstel import STATUSSEN
from data.storage.werklijst import Vraag

router = page_router()


class Taak(NamedTuple):
    """One thing to do today: how many, of what, where, and what to do; now puts it first."""

    aantal: int
    wat: str
    naar: str
    uitleg: str
    now: bool = False


@router.get("/")
def home(request: Request, here: Here, actor: Medewerker) -> Response:
    """The first page of each rol."""
    with reading(request, actor) as session:
        taken = TAKEN[actor.rol](session)
        ronde = session.rondes.last() if actor.rol != "wspAdviseur" else None
    return render(request, "thuis.html", taken=taken, ronde=ronde, vandaag=here.now())


def _of_jobhunter(session: ReadSession) -> list[Taak]:
    return [*_afspraken(session), *_voorstellen(session)]


def _of_klantmanager(session: ReadSession) -> list[Taak]:
    counts = session.caseload.counts(session.moment.date())
    concept = Taak(
        counts["concept"],
        "plannen wachten op bevestigen",
        "/inburgeraars?wat=concept",
        "Controleer wat wij hebben gelezen. Pas daarna zoeken we een plek.",
        True,
    )
    zonder = Taak(
        counts["zonder"],
        "mensen zonder voorstel",
        "/inburgeraars?wat=zonder",
        "Kijk wat er voor hen nu kan, of wat er nog geregeld moet worden.",
    )
    return [*_afspraken(session), concept, *_voorstellen(session), zonder]


def _of_wsp(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(session.moment.date())
    return [
        Taak(
            counts["verlopen"],
            "plekken zijn verlopen",
            "/plekken?status=verlopen",
            "Trek ze in, of geef een nieuwe datum.",
            True,
        ),
        Taak(counts["open"], "plekken zijn open", "/plekken?status=open", "Voor deze plekken zoeken we mensen."),
        Taak(counts["vol"], "plekken zijn vol", "/plekken?status=vol", "Is er weer ruimte? Upload een nieuwe lijst."),
    ]


def _of_beheer(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(session.moment.date())
    people = session.caseload.counts(session.moment.date())
    return [
        Taak(people["zonder"], "mensen zonder voorstel", "/rondes", "Kijk in het verslag van de ronde waarom."),
        Taak(counts["open"], "plekken zijn open", "/plekken?status=open", "Deze doen mee in de volgende ronde."),
    ]


def _afspraken(session: ReadSession) -> list[Taak]:
    """What this person took on, and whom to ask how it goes."""
    day = today(session.moment)
    regelen, gesprekken = session.toezeggingen.counts(day), session.nazorgen.count(day)
    later = regelen.alle - regelen.vandaag
    return [
        Taak(
            regelen.vandaag,
            "ding moet vandaag klaar" if regelen.vandaag == 1 else "dingen moeten vandaag klaar",
            "/te-doen#regelen",
            "U zou dit vandaag regelen, of eerder al.",
            True,
        ),
        Taak(
            gesprekken,
            "gesprek na een plaatsing" if gesprekken == 1 else "gesprekken na een plaatsing",
            "/te-doen#nazorg",
            "Vraag hoe het gaat en schrijf het kort op.",
            True,
        ),
        Taak(
            later,
            "ding regelt u later" if later == 1 else "dingen regelt u later",
            "/te-doen#regelen",
            "De dag die u koos, komt nog.",
        ),
    ]


def _voorstellen(session: ReadSession) -> list[Taak]:
    counts: dict[Any, int] = dict.fromkeys(STATUSSEN, 0) | session.werklijst.counts(Vraag())
    busy = counts["akkoord"] + counts["bijAanbieder"] + counts["kennismaking"]
    return [
        Taak(counts["nieuw"], "nieuwe voorstellen", "/voorstellen?stand=nieuw", "Bekijk ze en beslis.", True),
        Taak(
            counts["inBehandeling"],
            "in behandeling",
            "/voorstellen?stand=inBehandeling",
            "Hier is iemand mee bezig, of het is uitgesteld.",
        ),
        Taak(
            busy,
            "op weg naar een start",
            "/voorstellen?stand=onderweg",
            "Akkoord, bij de aanbieder of kennismaking.",
        ),
        Taak(counts["geplaatst"], "mensen op hun plek", "/voorstellen?stand=geplaatst", "Vraag hoe het met ze gaat."),
    ]


TAKEN = {
    "jobhunter": _of_jobhunter,
    "klantmanager": _of_klantmanager,
    "wspAdviseur": _of_wsp,
    "beheer": _of_beheer,
}
