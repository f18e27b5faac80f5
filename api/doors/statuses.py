"""Which HTTP status an expected fault has. Source: requirements, section 3.2."""

from api.doors.limits import TooOften
from api.journeys.ronde import RondeBezig
from api.journeys.versie import Verouderd
from data.schemas.errors import InvoerFout
from data.storage.audit import Geweigerd
from data.storage.bediening import Gestopt
from data.storage.session import Botsing, NietGevonden, OpslagFout
from data.storage.uploads import Quotum


def status_of(error: Exception) -> int:
    """The status of a fault that we can explain; what is of another gemeente is as if it were not there."""
    kinds: tuple[tuple[type[Exception], int], ...] = (
        (InvoerFout, 400),
        (Geweigerd, 404),
        (NietGevonden, 404),
        (Verouderd, 412),
        (RondeBezig, 409),
        (Gestopt, 503),
        (Quotum, 429),
        (TooOften, 429),
        (Botsing, 409),
        (OpslagFout, 503),
    )
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)
