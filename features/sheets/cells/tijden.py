"""Reads when a plek is: one free text, a column per day, or days, begin and end in columns of their own."""

import re
from typing import NamedTuple

from data.schemas.codes import DAGEN, Dag
from data.schemas.tijd import MINUTES_A_DAY
from features.dutch.leesfout import LeesFout
from features.dutch.week import Stuk, Tijd, in_order, read_clock, read_days, read_stretches, read_week, stretch
from features.sheets.cells.cel import ONBEKEND, Cel, asked, shown, wrong
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.woorden import is_unknown

_PART_OF_DAY = re.compile(r"0[.,][0-9]{3,}")
VRAAG = "welke dagen en tijden zijn “{}”? Schrijf bijvoorbeeld: ma t/m do 8.30-12.30"
KLOK = "welke tijd is “{}”? Schrijf bijvoorbeeld 8.30"
ZONDER_TIJD = "de dagen staan er wel, de tijden niet; schrijf bijvoorbeeld: ma t/m do 8.30-12.30"


class TijdCellen(NamedTuple):
    """The cells of one row that are about time; a column that is not there is empty."""

    tijden: str = ""
    dagen: str = ""
    begin: str = ""
    eind: str = ""
    per_dag: tuple[str, ...] = ("",) * 7


def read_tijden(cellen: TijdCellen) -> Cel:
    """Read all cells about time together as tijden and, when they say so, rooster flexibel."""
    try:
        free = ONBEKEND if is_unknown(cellen.tijden) else _of_free_text(cellen.tijden)
        columns = _of_columns(cellen)
    except LeesFout as fout:
        return wrong("tijden", str(fout))
    if free.waarde.get("tijden") or not (columns.waarde or columns.vragen):
        return free
    return Cel({**free.waarde, **columns.waarde}, (), columns.vragen)


def read_rooster(text: str) -> Cel:
    """Read a column that says whether times are fixed; any other words in it are read as tijden."""
    plain = text.strip().lower()
    if plain in ("flex", "flexibel"):
        return Cel({"rooster": "flexibel"})
    if plain in ("vast", "vaste tijden", "vast rooster", "vaste uren"):
        return Cel({"rooster": "vast"})
    answer = yes_or_no(text)
    if answer is not None:
        return Cel({"rooster": "flexibel" if answer else "vast"})
    free = read_tijden(TijdCellen(tijden=text))
    if free.waarde or free.fouten:
        return free
    return asked("rooster", f"is het rooster vast of flexibel? Er staat “{shown(text)}”")


def _of_free_text(text: str) -> Cel:
    week = read_week(text)
    waarde: dict[str, object] = {"rooster": "flexibel"} if week.flexibel else {}
    if not week.duidelijk:
        return Cel(waarde, (), (("tijden", VRAAG.format(shown(text))),))
    return Cel({**waarde, "tijden": _as_json(week.tijden)} if week.tijden else waarde)


def _of_columns(cellen: TijdCellen) -> Cel:
    """Read a column per day, or a column with days, together with the columns for begin and end."""
    both = _begin_and_end(cellen)
    tijden: list[Tijd] = []
    untimed = False
    for dag, stukken in _days_of(cellen):
        stretches = stukken or both
        untimed = untimed or not stretches
        tijden += [(dag, *stuk) for stuk in stretches]
    if untimed and not is_unknown(cellen.begin) and not is_unknown(cellen.eind):
        return asked("tijden", KLOK.format(shown(f"{cellen.begin} - {cellen.eind}")))
    if untimed:
        return asked("tijden", ZONDER_TIJD)
    unread = [text for text in (*cellen.per_dag, cellen.dagen) if not is_unknown(text) and not _understood(text)]
    if unread:
        return asked("tijden", VRAAG.format(shown(unread[0])))
    return Cel({"tijden": _as_json(in_order(tijden))}) if tijden else ONBEKEND


def _begin_and_end(cellen: TijdCellen) -> tuple[Stuk, ...]:
    if is_unknown(cellen.begin) or is_unknown(cellen.eind):
        return ()
    van, tot = _clock(cellen.begin), _clock(cellen.eind)
    return () if van is None or tot is None else (stretch(van, tot),)


def _clock(text: str) -> str | None:
    """Read a time of day, also when Excel shows it as a part of a day (0.354166667)."""
    if _PART_OF_DAY.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * MINUTES_A_DAY)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return read_clock(text)


def _days_of(cellen: TijdCellen) -> list[tuple[Dag, tuple[Stuk, ...]]]:
    """Give the days that are marked, with their own stretches when the cell holds times."""
    found: list[tuple[Dag, tuple[Stuk, ...]]] = []
    for dag, text in zip(DAGEN, cellen.per_dag, strict=True):
        if not is_unknown(text):
            stukken = read_stretches(text)
            if stukken or yes_or_no(text):
                found.append((dag, stukken or ()))
    found += [(dag, ()) for dag in (() if is_unknown(cellen.dagen) else read_days(cellen.dagen) or ())]
    return found


def _understood(text: str) -> bool:
    return yes_or_no(text) is not None or read_stretches(text) is not None or read_days(text) is not None


def _as_json(tijden: tuple[Tijd, ...]) -> tuple[dict[str, str], ...]:
    return tuple({"dag": dag, "van": van, "tot": tot} for dag, van, tot in tijden)
