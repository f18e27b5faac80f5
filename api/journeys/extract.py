"""One document told: opened, read by every extractor, accepted as one person's plan, given back with evidence."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath

from data.schemas.errors import Fout, InvoerFout
from features.acceptance import accept_document, accept_reading
from features.documents.document import Document
from features.documents.fold import plain
from features.documents.opening import mask_bsn, open_document, refused_for_size
from features.extraction import Reading, read_pip
from features.privacy.names import names

KINDS = (".txt", ".docx", ".pdf")
_LONG_NUMBER = re.compile(r"\d{6,}")


def read_document(raw: bytes, bron: str) -> Reading:
    """The plan in these bytes as a Reading; bron is the name of the file.

    The kenmerk is the name of the file without its extension, or a pseudonym when that name tells who it is about.
    Nothing is kept. Raises InvoerFout when the document cannot be used.
    """
    told = safe_name(bron)
    document = open_document(raw, told)
    accept_document(document, told)
    reading = read_pip(document, kenmerk_of(bron, raw, document))
    accept_reading(reading, told)
    return reading


def read_file(path: Path) -> Reading:
    """The plan in a file; a file that is too large is refused without being read."""
    refusal = refused_for_size(path.stat().st_size, safe_name(path.name))
    if refusal:
        raise refusal
    return read_document(path.read_bytes(), path.name)


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """The documents these paths name: files as they are, folders with every document directly in them, by name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in KINDS) if path.is_dir() else [path]
        if path.is_dir() and not inside:
            tekst = f"in deze map staat geen document ({', '.join(KINDS)})."
            raise InvoerFout((Fout(safe_name(path.name), None, None, tekst),))
        found += inside
    return found


def read_files(paths: Iterable[Path], report: Callable[[int, int], None]) -> tuple[list[Reading], list[Fout]]:
    """Every document in turn, with progress: the readings of those that could be read and the faults of the others."""
    files = documents_in(paths)
    readings: list[Reading] = []
    fouten: list[Fout] = []
    for done, file in enumerate(files):
        report(done, len(files))
        try:
            readings.append(read_file(file))
        except InvoerFout as error:
            fouten += error.fouten
    report(len(files), len(files))
    return readings, fouten


def read_documents(
    paths: Iterable[Path], kenmerk: str | None, report: Callable[[int, int], None]
) -> list[tuple[Reading, bytes]]:
    """Every document in turn with its bytes, to be kept; kenmerk, if given, names the only one.

    Raises InvoerFout with the faults of all documents that cannot be used.
    """
    files = documents_in(paths)
    found: list[tuple[Reading, bytes]] = []
    fouten: list[Fout] = []
    for done, file in enumerate(files, start=1):
        try:
            reading = read_file(file)
            named = replace(reading, pip=reading.pip.model_copy(update={"kenmerk": kenmerk})) if kenmerk else reading
            found.append((named, file.read_bytes()))
        except InvoerFout as error:
            fouten += error.fouten
        report(done, len(files))
    if fouten:
        raise InvoerFout(tuple(fouten))
    return found


def kenmerk_of(bron: str, raw: bytes, document: Document) -> str:
    """The stem of the file name, or the beginning of the hash of its bytes when the stem holds a name or number."""
    stem = PurePath(bron).stem.strip()
    words = set(re.findall(r"[^\W\d_]{3,}", plain(stem)))
    personal = mask_bsn(stem)[1] or _LONG_NUMBER.search(stem) or words & names(document)
    if personal or not stem or len(stem) > 100:
        return f"pip-{sha256(raw).hexdigest()[:12]}"
    return stem


def safe_name(bron: str) -> str:
    """The name of a file with any BSN and long number in it masked, for messages."""
    return _LONG_NUMBER.sub(lambda found: "█" * len(found[0]), mask_bsn(bron)[0])
