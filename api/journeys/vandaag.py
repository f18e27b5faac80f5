"""What needs doing today, for each rol: counted from what the actor may see."""

from typing import Any

from api.journeys.day import today
from api.journeys.reading import ReadSession
from data.schemas.vandaag import Taak
from data.schemas.voorstel import STATUSSEN
from data.storage.werklijst import Vraag


def taken_van(session: ReadSession) -> list[Taak]:
    """What the actor has to do, also what there is nothing of now; what goes first is first."""
    return TAKEN[session.actor.rol](session)


def _of_jobhunter(session: ReadSession) -> list[Taak]:
    return [*_afspraken(session), *_voorstellen(session)]


def _of_klantmanager(session: ReadSession) -> list[Taak]:
    counts = session.caseload.counts(today(session.moment))
    concept = Taak(
        code="concepten",
        aantal=counts["concept"],
        wat="plannen wachten op bevestigen",
        uitleg="Controleer wat wij hebben gelezen. Pas daarna zoeken we een plek.",
        nu=True,
    )
    zonder = Taak(
        code="zonderVoorstel",
        aantal=counts["zonder"],
        wat="mensen zonder voorstel",
        uitleg="Kijk wat er voor hen nu kan, of wat er nog geregeld moet worden.",
    )
    return [*_afspraken(session), concept, *_voorstellen(session), zonder]


def _of_wsp(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(today(session.moment))
    return [
        Taak(
            code="plekkenVerlopen",
            aantal=counts["verlopen"],
            wat="plekken zijn verlopen",
            uitleg="Trek ze in, of geef een nieuwe datum.",
            nu=True,
        ),
        Taak(
            code="plekkenOpen",
            aantal=counts["open"],
            wat="plekken zijn open",
            uitleg="Voor deze plekken zoeken we mensen.",
        ),
        Taak(
            code="plekkenVol",
            aantal=counts["vol"],
            wat="plekken zijn vol",
            uitleg="Is er weer ruimte? Upload een nieuwe lijst.",
        ),
    ]


def _of_beheer(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(today(session.moment))
    people = session.caseload.counts(today(session.moment))
    return [
        Taak(
            code="zonderInRonde",
            aantal=people["zonder"],
            wat="mensen zonder voorstel",
            uitleg="Kijk in het verslag van de ronde waarom.",
        ),
        Taak(
            code="plekkenOpen",
            aantal=counts["open"],
            wat="plekken zijn open",
            uitleg="Deze doen mee in de volgende ronde.",
        ),
    ]


def _afspraken(session: ReadSession) -> list[Taak]:
    """What this person took on, and whom to ask how it goes."""
    day = today(session.moment)
    regelen, gesprekken = session.toezeggingen.counts(day), session.nazorgen.count(day)
    later = regelen.alle - regelen.vandaag
    return [
        Taak(
            code="vandaagRegelen",
            aantal=regelen.vandaag,
            wat="ding moet vandaag klaar" if regelen.vandaag == 1 else "dingen moeten vandaag klaar",
            uitleg="U zou dit vandaag regelen, of eerder al.",
            nu=True,
        ),
        Taak(
            code="nazorg",
            aantal=gesprekken,
            wat="gesprek na een plaatsing" if gesprekken == 1 else "gesprekken na een plaatsing",
            uitleg="Vraag hoe het gaat en schrijf het kort op.",
            nu=True,
        ),
        Taak(
            code="laterRegelen",
            aantal=later,
            wat="ding regelt u later" if later == 1 else "dingen regelt u later",
            uitleg="De dag die u koos, komt nog.",
        ),
    ]


def _voorstellen(session: ReadSession) -> list[Taak]:
    counts: dict[Any, int] = dict.fromkeys(STATUSSEN, 0) | session.werklijst.counts(Vraag())
    busy = counts["akkoord"] + counts["bijAanbieder"] + counts["kennismaking"]
    return [
        Taak(
            code="voorstellenNieuw",
            aantal=counts["nieuw"],
            wat="nieuwe voorstellen",
            uitleg="Bekijk ze en beslis.",
            nu=True,
        ),
        Taak(
            code="voorstellenInBehandeling",
            aantal=counts["inBehandeling"],
            wat="in behandeling",
            uitleg="Hier is iemand mee bezig, of het is uitgesteld.",
        ),
        Taak(
            code="voorstellenOnderweg",
            aantal=busy,
            wat="op weg naar een start",
            uitleg="Akkoord, bij de aanbieder of kennismaking.",
        ),
        Taak(
            code="geplaatst", aantal=counts["geplaatst"], wat="mensen op hun plek", uitleg="Vraag hoe het met ze gaat."
        ),
    ]


TAKEN = {
    "jobhunter": _of_jobhunter,
    "klantmanager": _of_klantmanager,
    "wspAdviseur": _of_wsp,
    "beheer": _of_beheer,
}
