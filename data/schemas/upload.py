"""The upload of a list of plekken: how far it is, and what came of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from data.schemas.codes import Bron
from data.schemas.noun import Kenmerk, Noun

UploadStatus = Literal["wachtend", "bezig", "klaar", "mislukt"]


class UploadFout(Noun):
    """One fault: rij as the uploader sees it, veld as a dotted path, reden in Dutch."""

    rij: int
    veld: str
    reden: str


class UploadVraag(Noun):
    """Something in a good row that we did not understand and do not guess; kandidaten are answers that may fit.

    kenmerk names the question, the same in every row where the same words raise it: an answer is given by it. None is
    that it can only be mended in the list itself. keuzes are the answers to choose from; none is free text.
    """

    kenmerk: Annotated[
        str | None, Field(description="Bij dit kenmerk hoort een antwoord; zonder: verbeter de lijst.")
    ] = None
    keuzes: Annotated[tuple[str, ...], Field(description="Waaruit u kiest; leeg is vrije tekst.")] = ()
    rij: int
    veld: str
    vraag: str
    kandidaten: tuple[str, ...]


class UploadKolom(Noun):
    """What one column was taken for; veld None when it is not used."""

    kolom: str
    kop: str
    veld: str | None = None
    uitleg: str


class MogelijkDubbel(Noun):
    """A new plek in this rij that may be the plek lijkt_op; lijkt_op_rij is there when that is in the list too."""

    rij: int
    plek: str
    titel: str
    lijkt_op: str
    lijkt_op_rij: int | None = None
    verschil: tuple[str, ...]


class UploadResultaat(Noun):
    """What came of an upload.

    bewaard False: nothing was kept, because a row was wrong and all_or_nothing was asked. fouten and vragen hold the
    first of them, aantal_fouten and aantal_vragen count all. dubbel None: there were too many new plekken to compare.
    """

    blad: str | None = None
    kopregel: int
    rijen: int
    goed: int
    bewaard: bool
    nieuw: int
    gewijzigd: int
    hetzelfde: int
    aantal_fouten: int
    fouten: tuple[UploadFout, ...]
    aantal_vragen: int
    vragen: tuple[UploadVraag, ...]
    kolommen: tuple[UploadKolom, ...]
    meldingen: tuple[str, ...]
    dubbel: tuple[MogelijkDubbel, ...] | None = None


class PlekUpload(Noun):
    """One uploaded list of plekken.

    gelezen counts the rows that were read so far. reden says in Dutch why it failed; resultaat is there when it is
    klaar. foutenbestand: whether there is a workbook that says what to mend.
    """

    kenmerk: Kenmerk
    door: Kenmerk
    bestand: Annotated[str, Field(max_length=255)]
    bron: Bron
    alles_of_niets: bool
    status: UploadStatus
    ingediend_op: datetime
    afgerond_op: datetime | None = None
    gelezen: Annotated[int, Field(ge=0)]
    resultaat: UploadResultaat | None = None
    reden: str | None = None
    foutenbestand: bool
