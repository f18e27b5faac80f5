"""Reads one row into part of a plek, with all its faults and questions together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.schemas.codes import AanbiederSoort, Bron
from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.cells.cel import ONBEKEND, Cel, Opmerking, wrong
from features.sheets.cells.tijden import TijdCellen, read_tijden
from features.sheets.columns import (
    TIJD_VELDEN,
    UNCACHED,
    Lees,
    as_strict,
    excel_fault,
    reader_of,
    veld_of_column,
)
from features.sheets.rij import LONGEST_CELL, ONLEESBAAR, TE_LANG, Rij

MOST_CACHED = 50_000

VERPLICHT: Mapping[str, str] = {
    "titel": "de titel ontbreekt; schrijf in een paar woorden wat het werk is",
    "aanbieder.naam": "de naam van de aanbieder ontbreekt; schrijf bij welke organisatie het is",
    "soort": "de soort plek ontbreekt; schrijf bijvoorbeeld werkervaringsplaats, betaald werk of vrijwilligerswerk",
    "postcode": "de postcode ontbreekt; schrijf vier cijfers en twee letters, bijvoorbeeld 7511 AA",
    "capaciteit": "het aantal plekken ontbreekt; schrijf een heel getal, bijvoorbeeld 3",
    "uren.min": "het aantal uren per week ontbreekt; schrijf een getal, bijvoorbeeld 16 of 16-24",
}
EINDE_EERDER = "de einddatum ligt voor de startdatum; controleer beide datums"
UREN_OMGEKEERD = "het hoogste aantal uren is lager dan het laagste; controleer beide"
GROEP_OMGEKEERD = "de grootste groep is kleiner dan de kleinste; controleer beide"
GROEP_HALF = "schrijf van een groep de kleinste en de grootste grootte"

_UNSEEN = ("\x00", "\ufffd")


class Standaard(NamedTuple):
    """What the account of the uploader says where the file says nothing."""

    bron: Bron | None = None
    aanbieder_soort: AanbiederSoort | None = None


class GelezenRij(NamedTuple):
    """Part of a plek as nested JSON data; fouten and vragen with their veld."""

    plek: dict[str, object]
    fouten: list[Opmerking]
    vragen: list[Opmerking]


class RijLezer:
    """Reads the rows of one file; equal cells of a column are read once."""

    def __init__(self, velden: Mapping[str, int], strikt: frozenset[str], standaard: Standaard) -> None:
        """Prepare for columns: velden gives the column of each veld, strikt those that follow the contract."""
        self.velden = velden
        self._standaard = standaard
        self._columns: list[tuple[int, Lees, dict[str, Cel] | None]] = [
            (kolom, reader_of(veld, veld in strikt), None if veld in UNCACHED else {})
            for veld, kolom in velden.items()
            if veld not in TIJD_VELDEN
        ]
        self._times = tuple(velden.get(veld, -1) for veld in TIJD_VELDEN)
        self._has_times = any(kolom >= 0 for kolom in self._times)
        self._times_strict = "tijden" in strikt
        self._seen_times: dict[tuple[str, ...], Cel] = {}

    def read(self, rij: Rij) -> GelezenRij:
        """Read one row; a row with a BSN gives that fault only."""
        gelezen = GelezenRij({}, [], [])
        if self._refuse(rij, gelezen):
            return gelezen
        cellen = rij.cellen
        for kolom, read, cache in self._columns:
            text = cellen[kolom]
            cel = cache.get(text) if cache is not None else None
            if cel is None:
                cel = read(text)
                if cache is not None and len(cache) < MOST_CACHED:
                    cache[text] = cel
            if cel is not ONBEKEND:
                _take(cel, gelezen)
        if self._has_times:
            _take(self._read_times(cellen), gelezen)
        _check(gelezen)
        self._add_standaard(gelezen.plek)
        return gelezen

    def column_of(self, veld: str) -> int | None:
        """Give the column to blame for a fault in veld; None when no column is about it."""
        whole = veld.partition(".")[0]
        named = self.velden.get(veld)
        found = (kolom for other, kolom in self.velden.items() if veld_of_column(other).partition(".")[0] == whole)
        return named if named is not None else next(found, None)

    def _refuse(self, rij: Rij, gelezen: GelezenRij) -> bool:
        """Look at the whole row: a BSN anywhere, cells that are too long, signs that nobody can read."""
        line = "\x1f".join(rij.cellen)
        if find_bsn(line):
            gelezen.fouten.extend(
                (self._veld_at(kolom), BSN_TEKST) for kolom, cel in enumerate(rij.cellen) if find_bsn(cel)
            )
            return True
        if rij.fout and rij.fout != TE_LANG:
            gelezen.fouten.append(("rij", rij.fout))
            return True
        if len(line) > LONGEST_CELL:
            long = [kolom for kolom, cel in enumerate(rij.cellen) if len(cel) > LONGEST_CELL]
            gelezen.fouten.extend((self._veld_at(kolom), TE_LANG) for kolom in long)
        if "\x00" in line or "\ufffd" in line:
            bad = [kolom for kolom, cel in enumerate(rij.cellen) if any(sign in cel for sign in _UNSEEN)]
            gelezen.fouten.extend((self._veld_at(kolom), ONLEESBAAR) for kolom in bad)
        return False

    def _veld_at(self, kolom: int) -> str:
        return next((veld_of_column(veld) for veld, other in self.velden.items() if other == kolom), "rij")

    def _read_times(self, cellen: Sequence[str]) -> Cel:
        texts = tuple(cellen[kolom] if kolom >= 0 else "" for kolom in self._times)
        cel = self._seen_times.get(texts)
        if cel is None:
            fault = next((fault for text in texts if (fault := excel_fault(text))), None)
            cel = (
                wrong("tijden", fault)
                if fault
                else read_tijden(TijdCellen(texts[0], texts[1], texts[2], texts[3], texts[4:]))
            )
            cel = as_strict(cel) if self._times_strict else cel
            if len(self._seen_times) < MOST_CACHED:
                self._seen_times[texts] = cel
        return cel

    def _add_standaard(self, plek: dict[str, object]) -> None:
        if self._standaard.bron and "bron" not in plek:
            plek["bron"] = self._standaard.bron
        aanbieder = plek.get("aanbieder")
        if self._standaard.aanbieder_soort and isinstance(aanbieder, dict) and "soort" not in aanbieder:
            plek["aanbieder"] = {**aanbieder, "soort": self._standaard.aanbieder_soort}


def _take(cel: Cel, gelezen: GelezenRij) -> None:
    """Add one cell to a row: objects are joined, lists too; shared values are never changed."""
    plek = gelezen.plek
    for key, value in cel.waarde.items():
        there = plek.get(key)
        if there is None:
            plek[key] = value
        elif isinstance(there, dict) and isinstance(value, dict):
            plek[key] = {**there, **value}
        elif isinstance(there, tuple) and isinstance(value, tuple):
            plek[key] = (*there, *(item for item in value if item not in there))
        else:
            plek[key] = value
    if cel.fouten:
        gelezen.fouten.extend(cel.fouten)
    if cel.vragen:
        gelezen.vragen.extend(cel.vragen)


def _check(gelezen: GelezenRij) -> None:
    """Check what must be there and what must agree; a question about what must be there is a fault."""
    plek, fouten = gelezen.plek, gelezen.fouten
    if not _is_complete(plek):
        _check_required(gelezen)
    begin, end = plek.get("startdatum"), plek.get("einddatum")
    if isinstance(begin, str) and isinstance(end, str) and end < begin:
        fouten.append(("einddatum", EINDE_EERDER))
    uren, groep = plek.get("uren"), plek.get("groep")
    if isinstance(uren, dict) and uren.get("max") is not None and uren.get("min", 0) > uren["max"]:
        fouten.append(("uren.max", UREN_OMGEKEERD))
    if isinstance(groep, dict):
        _check_groep(groep, gelezen)


def _is_complete(plek: Mapping[str, object]) -> bool:
    """Whether everything that must be there is there; a quick look, for most rows are complete."""
    aanbieder, uren = plek.get("aanbieder"), plek.get("uren")
    named = isinstance(aanbieder, dict) and "naam" in aanbieder and isinstance(uren, dict) and "min" in uren
    return named and "titel" in plek and "soort" in plek and "postcode" in plek and "capaciteit" in plek


def _check_required(gelezen: GelezenRij) -> None:
    """Name what must be there and is not."""
    plek, fouten = gelezen.plek, gelezen.fouten
    for veld, tekst in VERPLICHT.items():
        first, _, last = veld.partition(".")
        value = plek.get(first)
        if (value.get(last) if last and isinstance(value, dict) else value) is not None:
            continue
        asked = [vraag for vraag in gelezen.vragen if vraag[0] in (veld, first)]
        if not any(named in (veld, first) for named, _ in fouten):
            fouten.append((veld, asked[0][1] if asked else tekst))
        if asked:
            gelezen.vragen[:] = [vraag for vraag in gelezen.vragen if vraag not in asked]


def _check_groep(groep: dict[str, int], gelezen: GelezenRij) -> None:
    if "min" in groep and "max" in groep:
        if groep["min"] > groep["max"]:
            gelezen.fouten.append(("groep.max", GROEP_OMGEKEERD))
        return
    del gelezen.plek["groep"]
    gelezen.vragen.append(("groep", GROEP_HALF))
