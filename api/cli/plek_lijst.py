"""What the command line does with plekken in the database, and what there is to say about it."""

from collections.abc import Sequence
from pathlib import Path

from api.cli.files import write_whole
from api.cli.options import BEHEER, day, now
from api.cli.output import added_line, print_lines
from api.cli.progress import counting
from api.cli.uploads import upload_lines
from api.deps import store_of
from api.journeys.intake import read_files
from api.journeys.opening import Opening
from api.journeys.plek import keep_plekken, listing, withdraw
from api.journeys.plek_upload import MOST_COMPARED, Kept, keep_upload
from api.settings import read_settings
from data.schemas.codes import Bron
from matching.wording import counted

SHOWN = 20


def keep_list(opened: Opening, file: Path, bron: Bron, all_or_nothing: bool) -> bool:
    """Keep the list in this file, of which the opening has begun, and say what happened; True when rows were wrong."""
    with counting(f"{file.name} lezen") as progress:
        store = store_of(read_settings())
        kept = keep_upload(
            store, BEHEER, now(), opened, file.name, bron, all_or_nothing=all_or_nothing, progress=progress
        )
    print_lines(upload_lines(kept.result))
    print_lines([added_line(kept.added) if kept.added else "Er is niets bewaard, want niet elke rij is goed."])
    print_lines(_duplicate_lines(kept))
    if kept.workbook:
        target = file.with_name(f"{file.stem}.fouten.xlsx")
        write_whole(target, kept.workbook)
        print_lines([f"Wat er te doen is, staat per rij in {target.name}. Verbeter het daar en lever het opnieuw aan."])
    return bool(kept.result.fout)


def _duplicate_lines(kept: Kept) -> list[str]:
    if kept.duplicates is None:
        return [f"Er is niet gezocht naar dubbele plekken: meer dan {MOST_COMPARED} zijn nieuw."] if kept.added else []
    lines = []
    for one in kept.duplicates[:SHOWN]:
        other = one.of if one.of_rij is None else f"rij {one.of_rij} ({one.of})"
        difference = "; ".join(one.verschil) or "geen verschil"
        lines.append(f"  rij {one.rij}: {one.plek.kenmerk} {one.plek.titel} lijkt op {other}: {difference}")
    more = len(kept.duplicates) - SHOWN
    lines += [f"  ... en nog {more}"] if more > 0 else []
    return ["Misschien dubbel, kijk dit na:", *lines] if lines else []


def keep_contract(files: Sequence[Path]) -> None:
    """Keep the plekken of JSON files of the contract, all or none, and say what happened."""
    _, plekken = read_files([], files, known_postcodes_only=True)
    print_lines([added_line(keep_plekken(store_of(read_settings()), BEHEER, now(), plekken))])


def withdraw_one(kenmerk: str, reden: str) -> None:
    """Withdraw a plek and say so."""
    changed = withdraw(store_of(read_settings()), BEHEER, now(), kenmerk, reden)
    print_lines([f"{kenmerk} is ingetrokken." if changed else f"{kenmerk} was al ingetrokken."])


def show_all(op: str | None) -> None:
    """Print all plekken with their status on a day; None is today."""
    standen = listing(store_of(read_settings()), BEHEER, now(), day(op))
    for stand in standen:
        why = f" ({stand.reden})" if stand.reden else ""
        print_lines([f"{stand.plek.kenmerk}  {stand.status}{why}  {stand.plek.titel}, {stand.plek.aanbieder.naam}"])
    print_lines([f"Samen {counted(len(standen), 'plek', 'plekken')}."])
