"""The toezegging: a voorwaarde of a voorstel that somebody took upon themselves, with the day by which."""

from datetime import date, datetime
from hashlib import sha256

from data.schemas.actor import Rol
from data.schemas.codes import PuntCode
from data.schemas.noun import Kenmerk, Noun
from data.schemas.oordeel import Punt


class Toezegging(Noun):
    """Who arranges which voorwaarde of a voorstel, and before the end of which day.

    kenmerk is that of the voorwaarde within its voorstel (see voorwaarde_kenmerk). gedaan_op and gedaan_door are None
    as long as it is not arranged, and there together after that.
    """

    voorstel: Kenmerk
    kenmerk: Kenmerk
    code: PuntCode
    tekst: str
    door: Kenmerk
    rol: Rol
    tegen: date
    sinds: datetime
    gedaan_op: datetime | None = None
    gedaan_door: Kenmerk | None = None


def voorwaarde_kenmerk(punt: Punt) -> str:
    """What one voorwaarde is called within its oordeel: the same as long as it says the same."""
    return sha256(f"{punt.code} {punt.tekst}".encode()).hexdigest()[:16]
