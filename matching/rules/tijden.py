"""Do the times of the plek fit in the week, with travel both ways and the children cared for?

Travel counts before and after work. What does not fit in the free week is a belemmering `tijden`, in both directions.
What would fit if only the children were cared for is `kinderopvang`: a belemmering vraaggericht, a voorwaarde
aanbodgericht, because opvang can be arranged. Unknown bezet, beschikbaar or opvang gives `onbekend`, unless the times
already fail on what is known.

Parameters: regels.kortsteStukUren.
Source: docs: judgement, section Time, childcare and travel are one question; Monitor 1.9: "qua inhoud als qua tijden".
"""

import numpy as np

from data.schemas.vector import (
    OPVANG_NIET_NODIG,
    OPVANG_NODIG,
    OPVANG_NODIG_ONBEKEND,
    OPVANG_TIJDEN_ONBEKEND,
    Bool,
    UInt8,
)
from matching.outcome import (
    BELEMMERING,
    KINDEROPVANG_BELEMMERING,
    KINDEROPVANG_VOORWAARDE,
    ONBEKEND,
    Reden,
    belemmering,
    voorwaarde,
)
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.week import (
    FITS,
    FITS_CARE,
    FITS_CARE_OFFICE,
    FITS_OFFICE,
    weeks_fit,
    window_fits,
    workable_hours,
)
from matching.wording import Window, number, windows_text


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING for tijden, the KINDEROPVANG bits, ONBEKEND."""
    outcome = np.zeros(len(pairs), dtype=np.uint8)
    asks = np.flatnonzero(_asks_times(pairs))
    if not len(asks):
        return outcome
    part = pairs.take(asks)
    hours = parameters.regels.kortste_stuk_uren
    fit = weeks_fit(part.pips, part.plekken, part.i, part.j, part.travel, hours, _asks_care(part))
    fits = (fit & FITS) != 0
    no_care = fits & _care(part, OPVANG_NODIG) & ((fit & FITS_CARE) == 0)
    outcome[asks] = (
        ~fits * BELEMMERING
        + (no_care & part.vraaggericht) * KINDEROPVANG_BELEMMERING
        + (no_care & ~part.vraaggericht) * KINDEROPVANG_VOORWAARDE
        + (fits & _unknown(part, fit)) * ONBEKEND
    )
    return outcome


def _asks_times(pairs: Pairs) -> Bool:
    plekken, j = pairs.plekken, pairs.j
    return (plekken.tijdvakken.lengths(j) > 0) & ~(plekken.flexibel[j] & (plekken.uren_min[j] == 0))


def _asks_care(pairs: Pairs) -> Bool:
    return (pairs.pips.opvang_nodig != OPVANG_NIET_NODIG)[pairs.i] & ~pairs.plekken.opvang_op_locatie[pairs.j]


def _care(pairs: Pairs, nodig: int) -> Bool:
    return (pairs.pips.opvang_nodig == nodig)[pairs.i] & ~pairs.plekken.opvang_op_locatie[pairs.j]


def _unknown(pairs: Pairs, fit: UInt8) -> Bool:
    """Whether something not known decides, given that the times fit as far as known."""
    return ~pairs.pips.bezet_bekend[pairs.i] | _outside_office(pairs, fit) | _care_unknown(pairs, fit)


def _outside_office(pairs: Pairs, fit: UInt8) -> Bool:
    outside = (fit & FITS_OFFICE) == 0
    only_then_cared = ((fit & FITS_CARE) != 0) & ((fit & FITS_CARE_OFFICE) == 0) & _care(pairs, OPVANG_NODIG)
    return outside | only_then_cared


def _care_unknown(pairs: Pairs, fit: UInt8) -> Bool:
    covered = (fit & FITS_CARE) != 0
    return _care(pairs, OPVANG_TIJDEN_ONBEKEND) | _care(pairs, OPVANG_NODIG_ONBEKEND) & ~covered


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentences for pair k: times that do not fit, opvang to arrange, and what must be asked."""
    if not outcome:
        return []
    one = pairs.take(np.array([k]))
    if outcome & BELEMMERING:
        return [belemmering("tijden", _why_not(one, parameters))]
    sentences = []
    if outcome & KINDEROPVANG_BELEMMERING:
        sentences.append(belemmering("kinderopvang", f"Er is geen opvang {_uncared(one, parameters)}."))
    if outcome & KINDEROPVANG_VOORWAARDE:
        sentences.append(voorwaarde("kinderopvang", f"Regel opvang {_uncared(one, parameters)}."))
    if outcome & ONBEKEND:
        sentences.extend(voorwaarde("onbekend", tekst) for tekst in _questions(one, parameters))
    return sentences


def _windows(one: Pairs) -> list[Window]:
    flat = one.plekken.tijdvakken.row(int(one.j[0])).tolist()
    return list(zip(flat[::2], flat[1::2], strict=True))


def _failing(one: Pairs, care: bool) -> list[Window]:
    row, travel = int(one.i[0]), int(one.travel[0])
    return [window for window in _windows(one) if not window_fits(one.pips, row, *window, travel, care)]


def _hours(one: Pairs, care: bool, parameters: Parameters) -> str:
    windows = one.plekken.tijdvakken.row(int(one.j[0]))
    shortest = parameters.regels.kortste_stuk_uren
    return number(workable_hours(one.pips, int(one.i[0]), windows, int(one.travel[0]), care, shortest))


def _journey(one: Pairs) -> str:
    return f" (met {one.travel[0]} minuten reis)" if one.travel[0] else ""


def _why_not(one: Pairs, parameters: Parameters) -> str:
    if one.plekken.flexibel[one.j[0]]:
        asked = number(float(one.plekken.uren_min[one.j[0]]))
        got = _hours(one, False, parameters)
        return f"De plek vraagt {asked} uur per week. Op de tijden van de plek kan {got} uur{_journey(one)}."
    return f"Deze tijden passen niet in de week{_journey(one)}: {windows_text(_failing(one, False))}."


def _uncared(one: Pairs, parameters: Parameters) -> str:
    """When opvang is lacking, such as "op dinsdagmiddag (12:30-17:30), met de reis erbij"."""
    if one.plekken.flexibel[one.j[0]]:
        asked, got = number(float(one.plekken.uren_min[one.j[0]])), _hours(one, True, parameters)
        return f"voor {asked} uur per week: {windows_text(_windows(one))}. Nu kan {got} uur"
    travel = int(one.travel[0])
    windows = [(begin - travel, end + travel) for begin, end in _failing(one, True)]
    return f"op {windows_text(windows, dagdelen=True)}{', met de reis erbij' if travel else ''}"


def _questions(one: Pairs, parameters: Parameters) -> list[str]:
    hours = parameters.regels.kortste_stuk_uren
    fit = weeks_fit(one.pips, one.plekken, one.i, one.j, one.travel, hours, _asks_care(one))
    questions = []
    if not one.pips.bezet_bekend[one.i[0]]:
        questions.append("De lestijden en andere vaste afspraken zijn niet bekend: ga dit na.")
    if _outside_office(one, fit)[0]:
        questions.append(f"Vraag of deze tijden kunnen: {windows_text(_windows(one))}.")
    if _care(one, OPVANG_TIJDEN_ONBEKEND)[0]:
        questions.append("Het is niet bekend wanneer er opvang is: ga dit na.")
    elif _care_unknown(one, fit)[0]:
        questions.append("Het is niet bekend of opvang nodig is voor het jongste kind: ga dit na.")
    return questions
