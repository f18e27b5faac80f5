"""Which reader reads which veld, and what holds for every cell: unknown words, Excel errors, strict JSON."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from data.schemas.codes import DAGEN
from features.sheets.cells.capaciteit import read_capaciteit, read_groep, read_groep_getal
from features.sheets.cells.cel import ONBEKEND, Cel, wrong
from features.sheets.cells.certificaten import read_certificaat, read_certificaten
from features.sheets.cells.codes import read_code, read_codes, read_sector
from features.sheets.cells.datum import read_datum, read_periode
from features.sheets.cells.ja_nee import read_ja_nee
from features.sheets.cells.opsomming import read_begeleiding, read_taalaanbod, read_vakskills
from features.sheets.cells.postcode import read_postcode
from features.sheets.cells.rijbewijs import read_rijbewijs
from features.sheets.cells.taaleis import MONDELING, SCHRIFTELIJK, read_taaleis
from features.sheets.cells.tekst import read_kenmerk, read_regel, read_tekst
from features.sheets.cells.tijden import read_rooster
from features.sheets.cells.uren import read_uren, read_uren_max
from features.sheets.cells.woorden import is_unknown
from features.sheets.xlsx_xml import ZONDER_WAARDE

Lees = Callable[[str], Cel]

EXCEL_FOUT = "Excel geeft hier een fout; typ de waarde zelf in de cel"
FORMULE = "deze formule heeft geen waarde; open het bestand in Excel, sla het op en probeer het weer"

_EXCEL_FOUT = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|NULL!|LEEG!|NUM!|GETAL!|VALUE!|WAARDE!|SPILL!|CALC!|#{3,})"
)
_FLAGS = ("vog", "vca", "bhv", "heftruck", "hygieneHaccp", "codeVijfennegentig")
_YES_NO = (
    *("taaleisBespreekbaar", "takenAanpasbaar", "kinderopvangOpLocatie", "taalaanbod.taalmaatje", "taalaanbod.taalles"),
    *("taalaanbod.vaktaal", "begeleiding.werkbegeleider", "begeleiding.jobcoach"),
)
_ONE_CODE = ("soort", "aanbieder.soort", "bron", "doel", "werkdruk", "begeleiding.intensiteit")

READERS: Mapping[str, Lees] = {
    "kenmerk": read_kenmerk,
    **{veld: partial(read_regel, veld=veld) for veld in ("titel", "aanbieder.naam", "beroep")},
    "omschrijving": partial(read_tekst, veld="omschrijving"),
    **{veld: partial(read_code, veld=veld) for veld in (*_ONE_CODE, "taalaanbod.nederlandsOpDeVloer")},
    **{veld: partial(read_codes, veld=veld) for veld in ("belasting", "perspectief")},
    **{veld: partial(read_ja_nee, veld=veld) for veld in _YES_NO},
    **{veld: partial(read_datum, veld=veld) for veld in ("startdatum", "einddatum")},
    **{veld: partial(read_certificaten, veld=veld) for veld in ("certificaten", "opleidtVoor")},
    **{f"certificaten.{code}": partial(read_certificaat, code=code) for code in _FLAGS},
    **{veld: partial(read_vakskills, veld=veld) for veld in ("vakskills.vereist", "vakskills.gewenst")},
    **{veld: partial(read_groep_getal, veld=veld) for veld in ("groep.min", "groep.max", "groep.taalBandbreedte")},
    **{f"taaleis.{one}": partial(read_taaleis, vaardigheden=(one,)) for one in (*MONDELING, *SCHRIFTELIJK)},
    "taaleis.mondeling": partial(read_taaleis, vaardigheden=MONDELING),
    "taaleis.schriftelijk": partial(read_taaleis, vaardigheden=SCHRIFTELIJK),
    "taaleis": read_taaleis,
    "sector": read_sector,
    "taalaanbod": read_taalaanbod,
    "begeleiding": read_begeleiding,
    "uren": read_uren,
    "uren.min": read_uren,
    "uren.max": read_uren_max,
    "rooster": read_rooster,
    "postcode": read_postcode,
    "capaciteit": read_capaciteit,
    "periode": read_periode,
    "groep": read_groep,
    "rijbewijs": read_rijbewijs,
}
"""A reader per veld; the cells about tijden are read together and stand apart."""

TIJD_VELDEN = (
    "tijden",
    "tijden.dagen",
    "tijden.begin",
    "tijden.eind",
    *(f"tijden.{dag}" for dag in DAGEN),
)
UNCACHED = ("kenmerk", "omschrijving")
"""Velden of which hardly two cells are the same."""

_NAMED_AS = {"taaleis.mondeling": "taaleis", "taaleis.schriftelijk": "taaleis", "periode": "startdatum"}


def veld_of_column(veld: str) -> str:
    """Give the veld of the contract that a column is about: "certificaten.vog" is about certificaten."""
    return "certificaten" if veld.startswith("certificaten.") else _NAMED_AS.get(veld, veld)


def excel_fault(text: str) -> str | None:
    """Say what is wrong with a cell that holds an error of Excel; None for any other cell."""
    if not text.startswith("#"):
        return None
    if text == ZONDER_WAARDE:
        return FORMULE
    return EXCEL_FOUT if _EXCEL_FOUT.fullmatch(text.strip()) else None


def reader_of(veld: str, strict: bool) -> Lees:
    """Give the reader of one column. With strict a value that is not understood is a fault, as the contract has it."""
    return partial(_read, veld=veld, read=READERS[veld], strict=strict)


def as_strict(cel: Cel) -> Cel:
    """Turn what was not understood into faults."""
    return Cel(cel.waarde, cel.fouten + cel.vragen) if cel.vragen else cel


def _read(text: str, veld: str, read: Lees, strict: bool) -> Cel:
    fault = excel_fault(text)
    if fault:
        return wrong(veld_of_column(veld), fault)
    if is_unknown(text):
        return ONBEKEND
    cel = read(text)
    return as_strict(cel) if strict else cel
