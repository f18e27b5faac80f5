"""The people who look for a plek, measured once for as long as their plan does not change.

Only numbers by kenmerk are remembered, never a plan. Whom an actor may see is asked of the database each time, and who
is not there any more is forgotten at the next question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # not loaded here, so that what needs no engine starts quickly
    from api.journeys.engine import Engine
    from data.schemas.ronde import Keuze
    from data.schemas.vector import PipTable
    from data.storage.pips import Nieuws, Pips

SOME_DAY = date.min
"""People are remembered as of this day, on which nobody can start; the day of judging is filled in when it is known."""


@dataclass(frozen=True)
class Bekend:
    """People as of SOME_DAY, each in the advised richting: versie and row of the table by kenmerk.

    table None is nobody yet.
    """

    versies: "Mapping[str, int]" = field(default_factory=dict)
    rows: "Mapping[str, int]" = field(default_factory=dict)
    table: "PipTable | None" = None

    def holds(self, versies: "Mapping[str, int]") -> bool:
        """Whether all these are remembered as they are."""
        return versies.items() <= self.versies.items()


@dataclass(frozen=True)
class Gezien:
    """What a transaction saw of the people of an actor, beside what was remembered then."""

    known: Bekend
    nieuws: "Nieuws"


class Mensen:
    """Remembers the people of one database for one engine; more threads may use it at once."""

    def __init__(self) -> None:
        """Begin with nobody remembered."""
        self._lock = Lock()
        self._kept = Bekend()

    def look(self, pips: "Pips") -> Gezien:
        """See who there are for this actor; only plans that are not remembered are read."""
        kept = self._kept
        return Gezien(kept, pips.news(kept.versies))

    def recall(self, engine: "Engine", seen: Gezien, keuze: "Keuze", op: date) -> "PipTable":
        """The people that were seen, by kenmerk, on this day; measured now when they are not remembered."""
        import numpy as np

        from data.schemas.vector_rows import taken

        with self._lock:
            kept = self._kept
            if not kept.holds(seen.nieuws.versies) or seen.nieuws.weg & kept.rows.keys():
                kept = self._kept = _brought_up_to_date(engine, seen)
        if kept.table is None:
            return engine.measure_pips([], [], [])
        rows = np.array([kept.rows[kenmerk] for kenmerk in seen.nieuws.versies], dtype=np.intp)
        return _asked(taken(kept.table, rows), keuze, op)


def _brought_up_to_date(engine: "Engine", seen: Gezien) -> Bekend:
    """What was known, without who is gone or changed, and with who is new."""
    import numpy as np

    from api.journeys.engine import chosen
    from data.schemas.vector_rows import stacked, taken

    pips = seen.nieuws.read()
    table = engine.measure_pips(pips, [chosen(pip, "auto").richting for pip in pips], [SOME_DAY] * len(pips))
    if seen.known.table is not None:
        over = seen.nieuws.weg | {pip.kenmerk for pip in pips}
        stay = [row for kenmerk, row in seen.known.rows.items() if kenmerk not in over]
        table = stacked(taken(seen.known.table, np.array(stay, dtype=np.intp)), table)
    rows = {kenmerk: row for row, kenmerk in enumerate(table.kenmerk)}
    versies = {**seen.known.versies, **seen.nieuws.versies}
    return Bekend({kenmerk: versies[kenmerk] for kenmerk in rows}, rows, table)


def _asked(table: "PipTable", keuze: "Keuze", op: date) -> "PipTable":
    """The same people on the day that is asked, in the richting that is asked."""
    import numpy as np

    from data.schemas.codes import RICHTINGEN

    day = op.toordinal()
    vanaf = np.where(table.vanaf == SOME_DAY.toordinal(), day, table.vanaf).astype(table.vanaf.dtype)
    found = replace(table, op=np.full_like(table.op, day), vanaf=vanaf)
    return found if keuze == "auto" else replace(found, richting=np.full_like(table.richting, RICHTINGEN.index(keuze)))
