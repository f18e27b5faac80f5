"""What needs doing today, for each rol: counted from what the actor may see."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from api.journeys.day import today
from api.journeys.reading import ReadSession
from data.schemas.vandaag import Taak
from data.schemas.voorstel import STATUSSEN
from data.storage.werklijst import Vraag


class _Soort(NamedTuple):
    """A kind of taak: its words after "geen", for one and for more, what to do, and whether it goes first."""

    geen: str
    een: str
    meer: str
    uitleg: str
    nu: bool = False


OPEN_BEHEER = "Deze doen mee in de volgende ronde."
SOORTEN: Mapping[str, _Soort] = MappingProxyType(
    {
        "vandaagRegelen": _Soort(
            "dingen voor vandaag",
            "ding moet vandaag klaar",
            "dingen moeten vandaag klaar",
            "U zou dit vandaag regelen, of eerder al.",
            nu=True,
        ),
        "nazorg": _Soort(
            "gesprekken na een plaatsing",
            "gesprek na een plaatsing",
            "gesprekken na een plaatsing",
            "Vraag hoe het gaat en schrijf het kort op.",
            nu=True,
        ),
        "laterRegelen": _Soort(
            "dingen voor later", "ding regelt u later", "dingen regelt u later", "De dag die u koos, komt nog."
        ),
        "concepten": _Soort(
            "plannen om te bevestigen",
            "plan wacht op bevestigen",
            "plannen wachten op bevestigen",
            "Controleer wat wij hebben gelezen. Pas daarna zoeken we een plek.",
            nu=True,
        ),
        "voorstellenNieuw": _Soort(
            "nieuwe voorstellen", "nieuw voorstel", "nieuwe voorstellen", "Bekijk ze en beslis.", nu=True
        ),
        "voorstellenInBehandeling": _Soort(
            "voorstellen in behandeling",
            "in behandeling",
            "in behandeling",
            "Hier is iemand mee bezig, of het is uitgesteld.",
        ),
        "voorstellenOnderweg": _Soort(
            "voorstellen op weg naar een start",
            "op weg naar een start",
            "op weg naar een start",
            "Akkoord, bij de aanbieder of kennismaking.",
        ),
        "geplaatst": _Soort("mensen op hun plek", "persoon op een plek", "mensen op hun plek", "Vraag hoe het gaat."),
        "zonderVoorstel": _Soort(
            "mensen zonder voorstel",
            "persoon zonder voorstel",
            "mensen zonder voorstel",
            "Kijk wat er nu kan, of wat er nog geregeld moet worden.",
        ),
        "zonderInRonde": _Soort(
            "mensen zonder voorstel",
            "persoon zonder voorstel",
            "mensen zonder voorstel",
            "Kijk in het verslag van de ronde waarom.",
        ),
        "plekkenVerlopen": _Soort(
            "verlopen plekken",
            "plek is verlopen",
            "plekken zijn verlopen",
            "Trek een verlopen plek in, of geef een nieuwe datum.",
            nu=True,
        ),
        "plekkenOpen": _Soort("open plekken", "plek is open", "plekken zijn open", "Hiervoor zoeken we mensen."),
        "plekkenVol": _Soort(
            "volle plekken", "plek is vol", "plekken zijn vol", "Is er weer ruimte? Upload een nieuwe lijst."
        ),
    }
)
"""Every kind of taak by its code: the only place with its words."""


def taken_van(session: ReadSession) -> list[Taak]:
    """What the actor has to do, also what there is nothing of now; what goes first is first."""
    return TAKEN[session.actor.rol](session)


def _taak(code: str, aantal: int, uitleg: str | None = None) -> Taak:
    soort = SOORTEN[code]
    wat = soort.meer if aantal > 1 else soort.een if aantal else soort.geen
    return Taak(code=code, aantal=aantal, wat=wat, uitleg=uitleg or soort.uitleg, nu=soort.nu)


def _of_jobhunter(session: ReadSession) -> list[Taak]:
    return [*_afspraken(session), *_voorstellen(session)]


def _of_klantmanager(session: ReadSession) -> list[Taak]:
    counts = session.caseload.counts(today(session.moment))
    concept, zonder = _taak("concepten", counts["concept"]), _taak("zonderVoorstel", counts["zonder"])
    return [*_afspraken(session), concept, *_voorstellen(session), zonder]


def _of_wsp(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(today(session.moment))
    return [
        _taak("plekkenVerlopen", counts["verlopen"]),
        _taak("plekkenOpen", counts["open"]),
        _taak("plekkenVol", counts["vol"]),
    ]


def _of_beheer(session: ReadSession) -> list[Taak]:
    counts = session.pleklijst.counts(today(session.moment))
    people = session.caseload.counts(today(session.moment))
    return [_taak("zonderInRonde", people["zonder"]), _taak("plekkenOpen", counts["open"], OPEN_BEHEER)]


def _afspraken(session: ReadSession) -> list[Taak]:
    """What this person took on, and whom to ask how it goes."""
    day = today(session.moment)
    regelen, gesprekken = session.toezeggingen.counts(day), session.nazorgen.count(day)
    return [
        _taak("vandaagRegelen", regelen.vandaag),
        _taak("nazorg", gesprekken),
        _taak("laterRegelen", regelen.alle - regelen.vandaag),
    ]


def _voorstellen(session: ReadSession) -> list[Taak]:
    counts: dict[Any, int] = dict.fromkeys(STATUSSEN, 0) | session.werklijst.counts(Vraag())
    busy = counts["akkoord"] + counts["bijAanbieder"] + counts["kennismaking"]
    return [
        _taak("voorstellenNieuw", counts["nieuw"]),
        _taak("voorstellenInBehandeling", counts["inBehandeling"]),
        _taak("voorstellenOnderweg", busy),
        _taak("geplaatst", counts["geplaatst"]),
    ]


TAKEN = {
    "jobhunter": _of_jobhunter,
    "klantmanager": _of_klantmanager,
    "wspAdviseur": _of_wsp,
    "beheer": _of_beheer,
}
