"""Says in plain Dutch what was expected where a noun refused a value.

One entry per Pydantic error type that our nouns can give; a test searches for types without an entry.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

DATUM = "verwacht: een bestaande datum als jaar-maand-dag, bijvoorbeeld 2026-10-01"
ANDERS = "deze waarde klopt niet; kijk in de handleiding welke waarde hier mag staan"
LEEG = "verwacht: een tekst; dit veld mag niet leeg zijn"
SOMETHING = r"\S"
"""The pattern of a text in which something has to stand, not only space."""
TOT_LATER = "tot moet later zijn dan van; schrijf een nacht als twee tijdvakken"

# What a veld with a fixed form, or a veld that must be there, holds.
EXPECTED: Mapping[str, str] = {
    "aanbieder": "een object met naam en soort",
    "beroep": "de naam van het beroep",
    "capaciteit": "het aantal plaatsen, 0 of meer",
    "citaat": "de letterlijke tekst uit de bron",
    "cursor": "een cursor uit het antwoord hiervoor; begin anders opnieuw zonder cursor",
    "dag": "ma, di, wo, do, vr, za of zo",
    "gemeente": "GM en vier cijfers, bijvoorbeeld GM0153",
    "inburgeraar": "een object met minstens postcode",
    "kenmerk": "een eigen kenmerk, zonder naam en zonder BSN",
    "max": "het hoogste aantal",
    "min": "het laagste aantal",
    "naam": "de naam van de aanbieder",
    "pip": "een object met de gegevens van de pip",
    "plek": "een object met de gegevens van de plek",
    "postcode": "vier cijfers en eventueel twee hoofdletters, bijvoorbeeld 7511 AA",
    "regio": "een arbeidsmarktregio, bijvoorbeeld AM05",
    "reistijd": "een object; een leeg object { } betekent: niet bekend",
    "soort": "een van de vaste codes voor soort",
    "taal": "drie kleine letters (ISO 639-3), bijvoorbeeld ara of tir",
    "taalniveau": "een object; een leeg object { } betekent: niet bekend",
    "titel": "een korte titel",
    "tot": "een tijd van 00:00 tot en met 24:00, bijvoorbeeld 12:30",
    "uren": "een object met minstens min",
    "van": "een tijd van 00:00 tot en met 23:59, bijvoorbeeld 09:00",
    "week": "een ISO-week, bijvoorbeeld 2026-W48",
}


def to_dutch(error: ErrorDetails) -> str:
    """Say in one Dutch sentence what is expected; never repeats the value that was given."""
    say = TEXTS.get(error["type"])
    return say(error) if say else ANDERS


def codes_of(expected: str) -> str:
    """Write Pydantic's list of codes ("'A0', 'A1' or 'A2'") in Dutch ("A0, A1 of A2")."""
    codes = re.findall(r"'([^']*)'", expected)
    return " of ".join([", ".join(codes[:-1]), codes[-1]]) if len(codes) > 1 else "".join(codes)


def kind_of(value: object) -> str:
    """Name the kind of a JSON value, as the end of a sentence that says what was expected."""
    kinds: tuple[tuple[Any, str], ...] = (
        (bool, "geen true of false"),
        (int | float, "geen getal"),
        (str, "geen tekst"),
        (list | tuple, "geen lijst"),
        (dict, "geen object"),
    )
    return next((text for kind, text in kinds if isinstance(value, kind)), "niet leeg (null)")


def _veld(error: ErrorDetails) -> str:
    return str(error["loc"][-1]) if error["loc"] else ""


def _number(value: Any) -> str:
    return f"{value:g}".replace(".", ",")


def _instead_of(expected: str) -> Callable[[ErrorDetails], str]:
    return lambda error: f"verwacht: {expected}, {kind_of(error['input'])}"


def _always(text: str) -> Callable[[ErrorDetails], str]:
    return lambda _: text


def _missing(error: ErrorDetails) -> str:
    expected = EXPECTED.get(_veld(error))
    return "dit veld ontbreekt" + (f"; verwacht: {expected}" if expected else " en is verplicht")


def _pattern(error: ErrorDetails) -> str:
    if error["ctx"]["pattern"] == SOMETHING:
        return LEEG
    expected = EXPECTED.get(_veld(error))
    return f"verwacht: {expected}" if expected else ANDERS


def _code(error: ErrorDetails) -> str:
    return f"verwacht: {codes_of(error['ctx']['expected'])}"


def _whole_number(error: ErrorDetails) -> str:
    if isinstance(error["input"], float):
        return "verwacht: een heel getal, zonder cijfers achter de komma"
    return f"verwacht: een heel getal, {kind_of(error['input'])}"


def _date(error: ErrorDetails) -> str:
    return DATUM if isinstance(error["input"], str) else f"{DATUM}, {kind_of(error['input'])}"


_TOO_LARGE = "dit getal is te groot of is geen getal; verwacht: een gewoon getal"

TEXTS: Mapping[str, Callable[[ErrorDetails], str]] = {
    "bool_type": _instead_of("true (ja) of false (nee)"),
    "date_from_datetime_inexact": _date,
    "date_from_datetime_parsing": _date,
    "date_parsing": _date,
    "date_type": _date,
    "dict_type": _instead_of("een object tussen accolades { }"),
    "finite_number": _always(_TOO_LARGE),
    "float_type": _instead_of("een getal"),
    "greater_than_equal": lambda error: f"verwacht: {_number(error['ctx']['ge'])} of meer",
    "int_from_float": _whole_number,
    "int_parsing": _whole_number,
    "int_parsing_size": _always(_TOO_LARGE),
    "int_type": _whole_number,
    "json_invalid": _always("dit is geen geldige JSON"),
    "less_than_equal": lambda error: f"verwacht: hoogstens {_number(error['ctx']['le'])}",
    "literal_error": _code,
    "missing": _missing,
    "model_type": _instead_of("een object tussen accolades { }"),
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda error: f"verwacht: een tekst van hoogstens {error['ctx']['max_length']} tekens",
    "string_too_short": _always(LEEG),
    "string_type": _instead_of("een tekst"),
    "string_unicode": _always("in deze tekst staan tekens die niet bestaan; typ de tekst opnieuw"),
    "tuple_type": _instead_of("een lijst tussen rechte haken [ ]"),
    "value_error": lambda error: str(error["ctx"]["error"]),
}
