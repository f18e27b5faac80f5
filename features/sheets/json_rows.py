"""Reads JSON of the contract, or with the labels of a sheet as keys, as rows of cells of text."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from data.reference.uploadwoorden import koppen
from features.intake.json_reading import read_canonical
from features.sheets.cells.cel import shown
from features.sheets.fout import BestandFout
from features.sheets.koppen import EXACT, NIET, NUMMER, match_kop
from features.sheets.result import KolomUitleg
from features.sheets.rij import Rij

GEEN_LIJST = "verwacht: een lijst met plekken [ ], of een object met de lijst plekken"
GEEN_OBJECT = "hier staat geen plek; verwacht: een object met accolades { }"
MOST_KEYS = 300
"""Different keys in one file; more are passed over."""

_LABELS_ONLY = ("adres", NIET, NUMMER)
_LISTS_OF_WORDS = ("vakskills.vereist", "vakskills.gewenst")


class JsonRijen(NamedTuple):
    """All rows with the same columns: the column of each veld, and the velden that are named as in the contract."""

    rijen: list[Rij]
    velden: dict[str, int]
    strikt: frozenset[str]
    kolommen: tuple[KolomUitleg, ...]


def json_rows(raw: bytes, bron: str) -> JsonRijen:
    """Read a list of plekken, or an object with such a list; InvoerFout when it is not JSON, BestandFout otherwise."""
    gelezen = read_canonical(raw, bron)
    items, depth = _items(gelezen.data)
    double = {
        place: melding.tekst
        for melding in gelezen.meldingen
        if len(melding.plaats) > depth and isinstance(place := melding.plaats[depth], int)
    }
    flat = [dict(_flatten(item)) if isinstance(item, dict) else None for item in items]
    keys = list(dict.fromkeys(key for item in flat if item for key in item))[:MOST_KEYS]
    velden, strict = _columns(keys, flat)
    other = _other_names(keys, velden)
    rows = []
    for place, item in enumerate(flat):
        cellen = ["" if item is None else item.get(key, "") for key in keys]
        for kolom, first in other:
            cellen[first] = cellen[first] or cellen[kolom]
        rows.append(Rij(place + 1, cellen, 1, GEEN_OBJECT if item is None else double.get(place)))
    by_column = {kolom: veld for veld, kolom in velden.items()}
    uitleg = tuple(
        KolomUitleg(kolom, "", shown(key), by_column.get(kolom), _explain(by_column.get(kolom)))
        for kolom, key in enumerate(keys)
    )
    return JsonRijen(rows, velden, strict, uitleg)


def _items(data: object) -> tuple[list[object], int]:
    """Give the items, and at which step of a path their position stands."""
    if isinstance(data, list):
        return data, 0
    if isinstance(data, dict):
        named = next((value for key, value in data.items() if key.lower() == "plekken"), None)
        if isinstance(named, list):
            return named, 1
        if named is None and any(key in data for key in ("kenmerk", "titel")):
            return [data], 1
    raise BestandFout(GEEN_LIJST)


def _flatten(item: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    """Write every value under its dotted path as text; objects that are a veld of their own too."""
    for key, value in item.items():
        path = f"{before}{key}"
        if isinstance(value, dict) and path not in _leaves():
            if not before:
                yield from _flatten(value, f"{path}.")
        else:
            yield path, _as_text(path, value)


def _as_text(path: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list):
        words = [_tijdvak(item) if isinstance(item, dict) else _as_text("", item) for item in value]
        if path in _LISTS_OF_WORDS:
            return "\n" + "\n".join(words) if words else ""
        return "; ".join(words)
    return "{ }" if isinstance(value, dict) else str(value)


def _tijdvak(item: Mapping[str, object]) -> str:
    return f"{item.get('dag') or '?'} {item.get('van') or '?'}-{item.get('tot') or '?'}"


@lru_cache(maxsize=1)
def _leaves() -> frozenset[str]:
    """The velden that hold a value of their own in the contract, so that an object there is wrong."""
    return frozenset(veld for veld in koppen() if not any(other.startswith(f"{veld}.") for other in koppen())) | {
        "tijden"
    }


def _columns(keys: list[str], flat: list[dict[str, str] | None]) -> tuple[dict[str, int], frozenset[str]]:
    """Choose a column for each veld: keys of the contract first, then labels as in a sheet.

    A label that never stands in one object with the key that already has its veld is another name for it.
    """
    velden: dict[str, int] = {}
    for kolom, key in enumerate(keys):
        if key in koppen() and key not in _LABELS_ONLY and not key.startswith(("certificaten.", "tijden.")):
            velden[key] = kolom
    strict = frozenset(velden)
    used = set(velden.values())
    for kolom, key in enumerate(keys):
        for name in () if kolom in used else _meanings(key):
            if name not in velden:
                velden[name] = kolom
                break
            if not any(item and key in item and keys[velden[name]] in item for item in flat):
                break
    return velden, strict


def _other_names(keys: list[str], velden: dict[str, int]) -> list[tuple[int, int]]:
    """Give the columns that are another name for the veld of another column, each with that column."""
    used = set(velden.values())
    return [
        (kolom, velden[name])
        for kolom, key in enumerate(keys)
        if kolom not in used
        for name in _meanings(key)[:1]
        if name in velden
    ]


def _meanings(key: str) -> tuple[str, ...]:
    """Give the velden that a label may mean, likeliest first; only whole known labels count."""
    found, how = match_kop(key) if "." not in key else ((), 0)
    names = ("postcode" if veld == "adres" else veld for veld in found)
    return tuple(name for name in names if name not in _LABELS_ONLY) if how == EXACT else ()


def _explain(veld: str | None) -> str:
    return f"gelezen als {veld}" if veld else "niet gebruikt"
