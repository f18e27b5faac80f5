"""A list of plekken handed in to be read later: kept, taken up by a worker, followed by who handed it in."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from types import MappingProxyType

from api.journeys.background import World
from api.journeys.opening import opening
from api.journeys.plek_upload import Kept, keep_upload
from api.journeys.toegang import new_key
from data.schemas.actor import Actor
from data.schemas.codes import Bron
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.schemas.upload import (
    MogelijkDubbel,
    PlekUpload,
    UploadFout,
    UploadKolom,
    UploadResultaat,
    UploadVraag,
)
from data.storage.session import Store
from data.storage.uploads import Uploads, claim, fail, finish, forget_workbooks, report, waiting
from features.intake.bsn import find_bsn
from features.sheets.antwoorden import choices, kenmerk_of, may_be_answered, refuse_answers
from features.sheets.result import Vraag

SHOWN = 1_000
"""Faults, questions and duplicates in the result; the workbook has them all."""
LONGEST_NAME = 200
PROGRESS = timedelta(seconds=1)
"""How often progress is written down."""
ONS_FOUT = "Er ging iets mis bij ons. Er is niets bewaard. Probeer het later nog een keer."
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def submit_upload(
    store: Store,
    actor: Actor,
    moment: datetime,
    naam: str,
    bron: Bron,
    raw: bytes,
    *,
    all_or_nothing: bool,
    antwoorden: Mapping[str, str] = MappingProxyType({}),
) -> PlekUpload:
    """Keep a list until a worker reads it, with the answers to its questions (by `antwoorden.kenmerk_of`).

    Raises InvoerFout for a name or an answer with a BSN, and Quotum for one too many.
    """
    refuse_answers(antwoorden)
    if find_bsn(naam):
        raise InvoerFout((Fout("bestand", None, "bestand", "in de naam van dit bestand staat een BSN. Haal het weg"),))
    kenmerk = new_key()
    with store.write() as session:
        forget_workbooks(session, moment)
        uploads = Uploads(session, actor, moment)
        uploads.submit(kenmerk, safe_file_name(naam), bron, raw, all_or_nothing=all_or_nothing, antwoorden=antwoorden)
        found = uploads.get(kenmerk)
    assert found is not None
    return found


def run_upload(world: World, kenmerk: str) -> None:
    """Read and keep an upload that waits; whatever happens, its result or its reden can be read afterwards."""
    store, now = world.store, world.now
    with store.write() as session:
        work = claim(session, kenmerk)
    if work is None:
        return
    try:
        with opening(work.inhoud) as opened:
            kept = keep_upload(
                store,
                work.actor,
                now(),
                opened,
                work.bestand,
                work.bron,
                all_or_nothing=work.all_or_nothing,
                antwoorden=work.antwoorden,
                progress=_progress(store, kenmerk, now),
            )
    except Uitlegbaar as error:
        with store.write() as session:
            fail(session, kenmerk, str(error), now())
    except Exception:
        with store.write() as session:
            fail(session, kenmerk, ONS_FOUT, now())
        raise
    else:
        with store.write() as session:
            finish(session, kenmerk, result_of(kept), kept.workbook, now())


def waiting_uploads(store: Store) -> list[str]:
    """The uploads that a stopped server left, to be read after all."""
    with store.write() as session:
        return waiting(session)


def result_of(kept: Kept) -> UploadResultaat:
    """What an upload did, as its uploader reads it."""
    result, added, dubbel = kept.result, kept.added, kept.duplicates
    return UploadResultaat(
        blad=result.blad,
        kopregel=result.kopregel,
        rijen=result.rijen,
        goed=result.goed,
        bewaard=added is not None,
        nieuw=added.new if added else 0,
        gewijzigd=added.changed if added else 0,
        hetzelfde=added.same if added else 0,
        aantal_fouten=len(result.fout),
        fouten=tuple(UploadFout(rij=one.rij, veld=one.veld, reden=one.reden) for one in result.fout[:SHOWN]),
        aantal_vragen=len(result.vragen),
        vragen=tuple(_vraag(one) for one in result.vragen[:SHOWN]),
        kolommen=tuple(
            UploadKolom(kolom=one.letter, kop=one.kop, veld=one.veld, uitleg=one.uitleg) for one in result.kolommen
        ),
        meldingen=result.meldingen,
        dubbel=None
        if dubbel is None
        else tuple(
            MogelijkDubbel(
                rij=one.rij,
                plek=one.plek.kenmerk,
                titel=one.plek.titel,
                lijkt_op=one.of,
                lijkt_op_rij=one.of_rij,
                verschil=one.verschil,
            )
            for one in dubbel[:SHOWN]
        ),
    )


def _vraag(vraag: Vraag) -> UploadVraag:
    """A question as its uploader reads it, with the name to answer it by."""
    kan = may_be_answered(vraag)
    return UploadVraag(
        rij=vraag.rij,
        veld=vraag.veld,
        vraag=vraag.vraag,
        kandidaten=vraag.kandidaten,
        kenmerk=kenmerk_of(vraag) if kan else None,
        keuzes=choices(vraag) if kan else (),
    )


def safe_file_name(naam: str) -> str:
    """The name of a file as text that is safe to keep and show: never a path, never empty, not too long."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", naam.encode("utf-8", "ignore").decode("utf-8")))
    last = PurePosixPath(plain.replace("\\", "/")).name.strip(". ")
    return last[-LONGEST_NAME:] or "bestand"


def _progress(store: Store, kenmerk: str, now: Callable[[], datetime]) -> Callable[[int], None]:
    last = now()

    def tell(done: int) -> None:
        nonlocal last
        if now() - last >= PROGRESS:
            last = now()
            with store.write() as session:
                report(session, kenmerk, done)

    return tell
