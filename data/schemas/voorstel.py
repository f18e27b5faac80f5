"""The life of a voorstel: its statuses, and the one table of who may take which step from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import Field

from data.schemas.actor import Rol
from data.schemas.codes import Richting
from data.schemas.noun import Kenmerk, Noun

VoorstelStatus = Literal[
    "nieuw",
    "inBehandeling",
    "akkoord",
    "bijAanbieder",
    "kennismaking",
    "geplaatst",
    "beeindigd",
    "afgewezen",
    "vervallen",
]
StapCode = Literal[
    "overnemen",
    "uitstellen",
    "teruggeven",
    "akkoord",
    "voorleggen",
    "kennismaken",
    "plaatsen",
    "beeindigen",
    "afwijzen",
    "zelfVoorstellen",
]
VervallenCode = Literal[
    "anderVoorstel", "geenVoorstel", "plekIngetrokken", "pauze", "zelfVoorgesteld", "verwerkingsstop"
]
"""Why a voorstel that nobody worked on is no longer there: the ronde found another or none, the plek was taken back,
the person is paused, a colleague proposed a plek of their own choice, or the data of the person may not be used."""

STATUSSEN: tuple[VoorstelStatus, ...] = get_args(VoorstelStatus)
STATUS_NAAM: Mapping[VoorstelStatus, str] = MappingProxyType(
    {
        "nieuw": "nieuw",
        "inBehandeling": "in behandeling",
        "akkoord": "akkoord",
        "bijAanbieder": "voorgelegd aan de aanbieder",
        "kennismaking": "in kennismaking",
        "geplaatst": "geplaatst",
        "beeindigd": "beëindigd",
        "afgewezen": "afgewezen",
        "vervallen": "vervallen",
    }
)
GESLOTEN: tuple[VoorstelStatus, ...] = ("beeindigd", "afgewezen", "vervallen")
"""Nothing happens any more: the person takes part in the next ronde."""

MET_STOEL: tuple[VoorstelStatus, ...] = ("akkoord", "bijAanbieder", "kennismaking", "geplaatst")
"""The voorstel holds a seat of the plek. inBehandeling is only kept free by the ronde."""

ZONDER_MENS: tuple[VoorstelStatus, ...] = ("nieuw", "vervallen")
"""What a ronde may make of a voorstel; every other status needs a person who decided."""

VOOR_PLAATSING: tuple[VoorstelStatus, ...] = ("nieuw", "inBehandeling", "akkoord", "bijAanbieder", "kennismaking")


@dataclass(frozen=True)
class Stap:
    """One step: from which statuses, to which, by whom, and whether a reden of the table is needed, allowed or not."""

    van: tuple[VoorstelStatus, ...]
    naar: VoorstelStatus
    rollen: tuple[Rol, ...]
    reden: Literal["nodig", "mag", "geen"] = "geen"


MENSEN: tuple[Rol, ...] = ("klantmanager", "jobhunter")
"""Who decides about people. A wspAdviseur sees no persons, beheer runs the system, and rematch is the ronde itself."""

STAPPEN: Mapping[StapCode, Stap] = MappingProxyType(
    {
        "overnemen": Stap(("nieuw", "inBehandeling"), "inBehandeling", MENSEN),
        "uitstellen": Stap(("nieuw", "inBehandeling"), "inBehandeling", MENSEN),
        "teruggeven": Stap(("inBehandeling",), "nieuw", MENSEN),
        "akkoord": Stap(("nieuw", "inBehandeling"), "akkoord", MENSEN),
        "voorleggen": Stap(("akkoord",), "bijAanbieder", MENSEN),
        "kennismaken": Stap(("akkoord", "bijAanbieder"), "kennismaking", MENSEN),
        "plaatsen": Stap(("akkoord", "bijAanbieder", "kennismaking"), "geplaatst", MENSEN),
        "beeindigen": Stap(("geplaatst",), "beeindigd", MENSEN, "mag"),
        "afwijzen": Stap(VOOR_PLAATSING, "afgewezen", MENSEN, "nodig"),
        "zelfVoorstellen": Stap((), "inBehandeling", MENSEN),
    }
)
"""Who may do which step: the only place that says so. zelfVoorstellen begins a voorstel, so it comes from nowhere."""


OOK_BIJ_STOP: tuple[StapCode, ...] = ("teruggeven", "beeindigen", "afwijzen")
"""Steps that end something: they may also be taken while the data of the person may not be used."""


def mogelijke_stappen(status: VoorstelStatus, rol: Rol) -> tuple[StapCode, ...]:
    """The steps that this rol may take from this status, in the order of the table."""
    return tuple(code for code, stap in STAPPEN.items() if status in stap.van and rol in stap.rollen)


class VoorstelStand(Noun):
    """One voorstel as it stands now.

    kenmerk stays the same as long as the pair is proposed. versie goes up with every change, so that nobody decides
    on what they did not see. ronde is the last that proposed it, None when a person did so. richting and score are
    of that moment. sinds is when it got this status, door who did that; None is the ronde. vervallen_om only when
    vervallen.
    """

    kenmerk: Kenmerk
    pip: str
    plek: str
    richting: Richting
    score: Annotated[float, Field(ge=0, le=1)] | None
    status: VoorstelStatus
    versie: Annotated[int, Field(ge=1)]
    ronde: str | None
    begonnen_op: datetime
    sinds: datetime
    door: str | None
    vervallen_om: VervallenCode | None = None
