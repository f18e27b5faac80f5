"""An upload kept: good rows stored in one transaction, faults written back, likely duplicates offered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from api.journeys.upload import SOORT_OF_BRON
from data.schemas.actor import Actor
from data.schemas.codes import Bron
from data.schemas.plek import Plek
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.versions import AddResult
from features.duplicates.find import Duplicate, find_duplicates
from features.sheets.fault_workbook import fault_workbook
from features.sheets.reading import read_upload
from features.sheets.result import PlekRij, RijFout, UploadResult
from features.sheets.rows import Standaard

RUN = 1_000
"""Plekken made and stored at a time, so that a large list does not fill the memory."""
MOST_COMPARED = 5_000
"""With more new plekken than this no duplicates are looked for, and the uploader is told so."""
SOORT_ONTBREEKT = "de soort aanbieder ontbreekt; geef --aanbieder-bron mee of maak een kolom Soort aanbieder"
ANDERE_BRON = "dit kenmerk is al van een plek van een andere bron; geef de plek een eigen kenmerk"


@dataclass(frozen=True)
class Kept:
    """What an upload did.

    added is None when nothing was stored because of alles_of_niets; workbook is the file that says what to mend,
    None when there is nothing to mend or answer; duplicates is None when there were too many to compare.
    """

    result: UploadResult
    added: AddResult | None
    duplicates: Sequence[tuple[Plek, Duplicate]] | None
    workbook: bytes | None


def keep_upload(
    store: Store,
    actor: Actor,
    moment: datetime,
    raw: bytes,
    naam: str,
    bron: Bron,
    *,
    all_or_nothing: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Kept:
    """Read a list of plekken and store its good rows; one bad row never blocks the others, unless all_or_nothing.

    naam is what the file is called for the reader. Raises InvoerFout when the file as a whole cannot be used. Stopped
    half-way it has stored nothing, and can simply be run again; run twice it changes nothing.
    """
    result = read_upload(raw, naam, Standaard(bron, SOORT_OF_BRON.get(bron)), progress)
    with store.write() as session:
        plekken = Plekken(session, actor, moment)
        result = _refuse_foreign(result, plekken.bronnen(), bron)
        added, duplicates = None, None
        if not (all_or_nothing and result.fout):
            duplicates = _duplicates(result, plekken)
            added = _store(plekken, result.plekken)
    workbook = fault_workbook(raw, result) if result.fout or result.vragen else None
    return Kept(result, added, duplicates, workbook)


def _refuse_foreign(result: UploadResult, known: dict[str, str | None], bron: Bron) -> UploadResult:
    """Take out rows whose kenmerk belongs to a plek of another bron: two lists may both number from one."""
    faults = []
    for rij in result.plekken:
        other = known.get(str(rij.velden["kenmerk"]), bron)
        if other is not None and other != rij.velden.get("bron", bron):
            faults.append(RijFout(rij.rij, "kenmerk", ANDERE_BRON))
        elif "soort" not in rij.velden["aanbieder"]:  # type: ignore[operator]
            faults.append(RijFout(rij.rij, "aanbieder.soort", SOORT_ONTBREEKT))
    bad = {fault.rij for fault in faults}
    good = tuple(rij for rij in result.plekken if rij.rij not in bad)
    return replace(result, fout=tuple(sorted((*result.fout, *faults), key=lambda f: f.rij)), plekken=good)


def _store(plekken: Plekken, rows: Sequence[PlekRij]) -> AddResult:
    total = AddResult(0, 0, 0)
    for run in _runs(rows):
        part = plekken.add([rij.plek() for rij in run])
        total = AddResult(total.new + part.new, total.changed + part.changed, total.same + part.same)
    return total


def _duplicates(result: UploadResult, plekken: Plekken) -> Sequence[tuple[Plek, Duplicate]] | None:
    known = plekken.versies()
    fresh = [rij for rij in result.plekken if rij.velden["kenmerk"] not in known]
    if len(fresh) > MOST_COMPARED:
        return None
    new = [rij.plek() for rij in fresh]
    return [(new[found.new], found) for found in find_duplicates(new, plekken.all() if new and known else [])]


def _runs(rows: Sequence[PlekRij]) -> Iterator[list[PlekRij]]:
    """Runs of rows sorted by kenmerk, which is how the database stores them fastest."""
    ordered = iter(sorted(rows, key=lambda rij: str(rij.velden["kenmerk"])))
    while run := list(islice(ordered, RUN)):
        yield run
