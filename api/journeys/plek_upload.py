"""An upload kept: good rows stored in one transaction, faults written back, likely duplicates offered."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from operator import attrgetter
from types import MappingProxyType

from api.journeys.beside import second_process
from api.journeys.opening import Opening
from api.journeys.streaming import aside
from api.journeys.upload import SOORT_OF_BRON
from data.schemas.actor import Actor
from data.schemas.codes import Bron
from data.schemas.plek import Plek
from data.storage.bekend import Bekend, BekendePlekken
from data.storage.plekken import Plekken, fresh_plekken
from data.storage.session import Store
from data.storage.versions import AddResult
from features.duplicates.blocks import postcodes_near
from features.duplicates.find import Duplicate, find_duplicates
from features.sheets.antwoorden import with_answers
from features.sheets.fault_workbook import fault_workbook
from features.sheets.kept import Regels
from features.sheets.reading import read_upload
from features.sheets.result import PlekRij, RijFout, UploadResult
from features.sheets.rows import Standaard
from features.sheets.runs import Begin, share

MOST_COMPARED = 5_000
"""With more new plekken than this no duplicates are looked for, and the uploader is told so."""
SOORT_ONTBREEKT = "de soort aanbieder ontbreekt; geef --aanbieder-bron mee of maak een kolom Soort aanbieder"
ANDERE_BRON = "dit kenmerk is al van een plek van een andere bron; geef de plek een eigen kenmerk"


@dataclass(frozen=True)
class Dubbel:
    """A new plek that is likely one we have: `of` is the kenmerk of that one, of_rij its row when it is new too."""

    rij: int
    plek: Plek
    of: str
    of_rij: int | None
    verschil: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What an upload did; result is without its plekken and rows.

    added is None when nothing was stored because of alles_of_niets; workbook is the file that says what to mend,
    None when there is nothing to mend or answer; duplicates is None when there were too many to compare.
    """

    result: UploadResult
    added: AddResult | None
    duplicates: Sequence[Dubbel] | None
    workbook: bytes | None


def keep_upload(
    store: Store,
    actor: Actor,
    moment: datetime,
    opened: Opening,
    naam: str,
    bron: Bron,
    *,
    all_or_nothing: bool = False,
    antwoorden: Mapping[str, str] = MappingProxyType({}),
    progress: Callable[[int], None] | None = None,
) -> Kept:
    """Read a list of plekken and store its good rows; one bad row never blocks the others, unless all_or_nothing.

    naam is what the file is called for the reader, antwoorden what was answered to its questions. Raises InvoerFout
    when the file as a whole cannot be used. Stopped half-way it has stored nothing, and can simply be run again; run
    twice it changes nothing.
    """
    standaard = Standaard(bron, SOORT_OF_BRON.get(bron))
    read = read_upload(opened.raw, naam, standaard, progress, opened.begin, opened.lijst)
    opened.forget()
    result = with_answers(read, antwoorden)
    del read
    added, duplicates = None, None
    with ExitStack() as processes, store.write() as session:
        storing = processes.enter_context(second_process()) if opened.large else None
        bekend = BekendePlekken(session)
        known = bekend.of(sorted(rij.kenmerk for rij in result.plekken))
        result = _refuse_foreign(result, known, bron)
        workbook = processes.enter_context(_workbook(result, opened.large))
        result = replace(result, regels=Regels())
        if not (all_or_nothing and result.fout):
            duplicates = _duplicates(result.plekken, known, bekend)
            left = list(result.plekken)
            result = replace(result, plekken=())
            del known
            added = _store(left, Plekken(session, actor, moment), storing)
    return Kept(replace(result, plekken=()), added, duplicates, workbook())


def _store(left: list[PlekRij], plekken: Plekken, begin: Begin | None) -> AddResult:
    """Store these, by kenmerk; each is let go of when its turn comes: together they are most of the memory."""
    left.sort(key=attrgetter("kenmerk"), reverse=True)
    documents = (left.pop().document for _ in range(len(left)))
    return plekken.add_in_order(plek for _, plek in share(fresh_plekken, documents, begin))


def _workbook(result: UploadResult, large: bool) -> AbstractContextManager[Callable[[], bytes | None]]:
    """The file that says what to mend, when it is asked for; a large one is made beside the storing."""
    if not (result.fout or result.vragen):
        return nullcontext(lambda: None)
    if not large:
        return nullcontext(partial(fault_workbook, result))
    return aside(fault_workbook, replace(result, plekken=()))


def _refuse_foreign(result: UploadResult, known: Mapping[str, Bekend], bron: Bron) -> UploadResult:
    """Take out rows whose kenmerk belongs to a plek of another bron: two lists may both number from one."""
    faults = []
    soort_known = bron in SOORT_OF_BRON
    for rij in result.plekken:
        other = known.get(rij.kenmerk)
        if other is not None and other.bron not in (None, rij.bron or bron):
            faults.append(RijFout(rij.rij, "kenmerk", ANDERE_BRON))
        elif not soort_known and "soort" not in rij.velden["aanbieder"]:
            faults.append(RijFout(rij.rij, "aanbieder.soort", SOORT_ONTBREEKT))
    if not faults:
        return result
    bad = {fault.rij for fault in faults}
    good = tuple(rij for rij in result.plekken if rij.rij not in bad)
    return replace(result, fout=tuple(sorted((*result.fout, *faults), key=lambda f: f.rij)), plekken=good)


def _duplicates(
    rows: Sequence[PlekRij], known: Mapping[str, Bekend], bekend: BekendePlekken
) -> Sequence[Dubbel] | None:
    """Look for duplicates of what is new; a plek that was ingetrokken and comes back is new too."""
    fresh = [rij for rij in rows if (kept := known.get(rij.kenmerk)) is None or kept.ingetrokken]
    if len(fresh) > MOST_COMPARED:
        return None
    new = [rij.plek() for rij in fresh]
    near = list(bekend.at(postcodes_near(new)))
    return [_dubbel(fresh, new, found) for found in find_duplicates(new, near)]


def _dubbel(fresh: Sequence[PlekRij], new: Sequence[Plek], found: Duplicate) -> Dubbel:
    rij, plek = fresh[found.new].rij, new[found.new]
    if isinstance(found.of, str):
        return Dubbel(rij, plek, found.of, None, found.verschil)
    return Dubbel(rij, plek, fresh[found.of].kenmerk, fresh[found.of].rij, found.verschil)
