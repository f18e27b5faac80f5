"""Reading an upload without keeping anything: what would be stored, what is wrong, and what we would ask."""

from collections.abc import Callable
from pathlib import Path

from data.schemas.codes import AanbiederSoort, Bron
from features.sheets.reading import read_upload
from features.sheets.result import UploadResult
from features.sheets.rows import Standaard

SOORT_OF_BRON: dict[Bron, AanbiederSoort] = {
    "wsp": "werkgever",
    "werkgever": "werkgever",
    "swBedrijf": "swBedrijf",
    "vrijwilligersorganisatie": "vrijwilligersorganisatie",
}
"""Which kind of aanbieder an uploader stands for when the file does not say. Source: our own choice."""


def dry_run(file: Path, bron: Bron | None = None, progress: Callable[[int], None] | None = None) -> UploadResult:
    """Read a file as plekken. Raises InvoerFout when the file cannot be used, OSError when it cannot be opened."""
    soort = SOORT_OF_BRON.get(bron) if bron else None
    return read_upload(file.read_bytes(), file.name, Standaard(bron, soort), progress)


def check_upload(raw: bytes, naam: str, bron: Bron) -> UploadResult:
    """Read a list as plekken without keeping anything; raises InvoerFout when it cannot be used at all."""
    return read_upload(raw, naam, Standaard(bron, SOORT_OF_BRON.get(bron)))
