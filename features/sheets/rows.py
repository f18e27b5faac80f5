"""Reads one row into part of a plek, with all its faults and questions together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple

from data.schemas.codes import AanbiederSoort, Bron
from features.intake.bsn import find_bsn, may_hold_bsn
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
from features.sheets.rij import LONGEST_CELL, ONLEESBAAR, ONLEESBAAR_TEKEN, TE_LANG, Rij, as_line

MOST_KNOWN = 2_000
"""So many different cells of one part of a plek are remembered."""

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

_UNSEEN = ("\0", ONLEESBAAR_TEKEN)


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
    """Reads the rows of one file; cells that say the same are read once."""

    def __init__(self, velden: Mapping[str, int], strikt: frozenset[str], standaard: Standaard) -> None:
        """Prepare for columns: velden gives the column of each veld, strikt those that follow the contract."""
        self.velden = dict(velden)
        self._strikt, self._standaard = strikt, standaard
        parts: dict[str, list[str]] = {}
        for veld in velden:
            parts.setdefault(_part_of(veld), []).append(veld)
        last = sorted(parts, key=lambda part: part == "tijden")  # what times say of the rooster holds
        self._parts = [_part_reader(part, parts[part], velden, strikt) for part in last]

    def __reduce__(self) -> tuple[type["RijLezer"], tuple[object, ...]]:
        """Sent to another process as a new reader, for what this one remembers cannot be sent."""
        return RijLezer, (self.velden, self._strikt, self._standaard)

    def read_all(self, rijen: Iterable[Rij]) -> list[GelezenRij]:
        """Read these rows, in their order."""
        return [self._read(rij) for rij in rijen]

    def _read(self, rij: Rij) -> GelezenRij:
        """Read one row. A row with a BSN gives that fault only."""
        gelezen, regel = GelezenRij({}, [], []), as_line(rij.cellen)
        if self._refuse(rij, regel, gelezen):
            return gelezen
        cellen = rij.cellen
        for pick, read in self._parts:
            cel = read(pick(cellen))
            if cel is not ONBEKEND:
                _take(cel, gelezen)
        _check(gelezen)
        self._add_standaard(gelezen.plek)
        return gelezen

    def _refuse(self, rij: Rij, regel: str, gelezen: GelezenRij) -> bool:
        """Look at the whole row: a BSN anywhere, cells that are too long, signs that nobody can read."""
        if may_hold_bsn(regel.encode("utf-8", "replace")) and find_bsn(regel):
            gelezen.fouten.extend(
                (self._veld_at(kolom), BSN_TEKST) for kolom, cel in enumerate(rij.cellen) if find_bsn(cel)
            )
            return True
        if rij.fout and rij.fout != TE_LANG:
            gelezen.fouten.append(("rij", rij.fout))
            return True
        if len(regel) > LONGEST_CELL:
            long = [kolom for kolom, cel in enumerate(rij.cellen) if len(cel) > LONGEST_CELL]
            gelezen.fouten.extend((self._veld_at(kolom), TE_LANG) for kolom in long)
        if ONLEESBAAR_TEKEN in regel:
            bad = [kolom for kolom, cel in enumerate(rij.cellen) if any(sign in cel for sign in _UNSEEN)]
            gelezen.fouten.extend((self._veld_at(kolom), ONLEESBAAR) for kolom in bad)
        return False

    def _veld_at(self, kolom: int) -> str:
        return next((veld_of_column(veld) for veld, other in self.velden.items() if other == kolom), "rij")

    def _add_standaard(self, plek: dict[str, object]) -> None:
        if self._standaard.bron and "bron" not in plek:
            plek["bron"] = self._standaard.bron
        aanbieder = plek.get("aanbieder")
        if self._standaard.aanbieder_soort and isinstance(aanbieder, dict) and "soort" not in aanbieder:
            plek["aanbieder"] = {**aanbieder, "soort": self._standaard.aanbieder_soort}


def column_of(velden: Mapping[str, int], veld: str) -> int | None:
    """Give the column to blame for a fault in veld; None when no column is about it."""
    whole = veld.partition(".")[0]
    named = velden.get(veld)
    found = (kolom for other, kolom in velden.items() if veld_of_column(other).partition(".")[0] == whole)
    return named if named is not None else next(found, None)


class _PartReader(NamedTuple):
    """Reads the cells of one part of a plek: pick takes them from a row, one cell as text and more as a tuple."""

    pick: Callable[[Sequence[str]], Any]
    read: Callable[[Any], Cel]


def _part_of(veld: str) -> str:
    """Name the part that a column is about: columns of one part are read together, for their cells are joined."""
    return "taaleis" if veld == "taaleisBespreekbaar" else veld.partition(".")[0]


def _part_reader(part: str, names: Sequence[str], velden: Mapping[str, int], strikt: frozenset[str]) -> _PartReader:
    """Make the reader of these columns, which are all of one part; it remembers what cells say."""
    pick = itemgetter(*(velden[veld] for veld in names))
    remember = lru_cache(MOST_KNOWN)
    if part == "tijden":
        return _PartReader(pick, remember(partial(_read_times, names, "tijden" in strikt)))
    readers = [reader_of(veld, veld in strikt) for veld in names]
    if part in UNCACHED:
        return _PartReader(pick, readers[0])
    if len(readers) == 1:
        return _PartReader(pick, remember(readers[0]))
    return _PartReader(pick, remember(partial(_read_cells, [remember(read) for read in readers])))


def read_one(veld: str, text: str) -> Cel:
    """Read one text as if it stood in a column about this veld; KeyError for a veld without columns."""
    reader = _part_reader(_part_of(veld), [veld], {veld: 0}, frozenset())
    return reader.read(reader.pick([text]))


def _read_cells(readers: Sequence[Lees], texts: Sequence[str]) -> Cel:
    """Read the cells of one part and join what they say."""
    joined = GelezenRij({}, [], [])
    for read, text in zip(readers, texts, strict=True):
        _take(read(text), joined)
    return Cel(joined.plek, tuple(joined.fouten), tuple(joined.vragen)) if any(joined) else ONBEKEND


def _read_times(names: Sequence[str], strict: bool, texts: str | tuple[str, ...]) -> Cel:
    """Read the cells about tijden, which only together say when a plek is."""
    by_name = dict(zip(names, (texts,) if isinstance(texts, str) else texts, strict=True))
    fault = next((fault for text in by_name.values() if (fault := excel_fault(text))), None)
    if fault:
        return wrong("tijden", fault)
    first = [by_name.get(veld, "") for veld in TIJD_VELDEN]
    cel = read_tijden(TijdCellen(first[0], first[1], first[2], first[3], tuple(first[4:])))
    return as_strict(cel) if strict else cel


def _take(cel: Cel, gelezen: GelezenRij) -> None:
    """Add what cells say to a row: objects are joined, lists too; shared values are never changed."""
    waarde, fouten, vragen = cel
    plek = gelezen.plek
    for key, value in waarde.items():
        plek[key] = _joined(plek[key], value) if key in plek else value
    if fouten:
        gelezen.fouten.extend(fouten)
    if vragen:
        gelezen.vragen.extend(vragen)


def _joined(there: object, value: object) -> object:
    if isinstance(there, dict) and isinstance(value, dict):
        return {**there, **value}
    if isinstance(there, tuple) and isinstance(value, tuple):
        return (*there, *(item for item in value if item not in there))
    return value


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
