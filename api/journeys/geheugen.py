"""The plekken on offer, measured once for as long as none of them changes: what pages ask of them is then quick."""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # not loaded here, so that what needs no engine starts quickly
    from collections.abc import Mapping

    from api.journeys.engine import Engine
    from api.journeys.wat_als import Plekken as Measured
    from data.schemas.plek import Plek
    from data.schemas.vector import PlekTable
    from data.storage.plekken import Plekken
    from matching.counterfactual.sets import AnyChange


@dataclass(frozen=True)
class Aanbod:
    """All plekken on offer by kenmerk, in order, and their table; stand is that of the database they came from."""

    stand: tuple[int, int]
    plekken: "Mapping[str, Plek]"
    table: "PlekTable"
    engine: "Engine"

    @cached_property
    def measured(self) -> "Measured":
        """The same, to ask what if; measured when it is asked first."""
        from api.journeys.wat_als import with_shorter

        return with_shorter(self.engine, tuple(self.plekken.values()), self.table)

    @cached_property
    def _asked(self) -> dict[str, bool]:
        return {}

    def asks(self, change: "AnyChange") -> bool:
        """Whether any plek asks what this change is about; looked up once for each change."""
        from matching.counterfactual.sets import asked_by

        if change.code not in self._asked:
            self._asked[change.code] = any(asked_by(change, plek) for plek in self.plekken.values())
        return self._asked[change.code]


@dataclass(frozen=True)
class Gezien:
    """What a transaction saw of the plekken: how they stand, and either what is remembered of them or all of them."""

    stand: tuple[int, int]
    known: "Aanbod | None"
    plekken: "list[Plek]"


class Geheugen:
    """Remembers one Aanbod of one database, for one engine, and its mensen; more threads may use it at once."""

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        from api.journeys.geheugen_mensen import Mensen

        self.mensen = Mensen()
        self._lock = Lock()
        self._kept: Aanbod | None = None

    def look(self, plekken: "Plekken") -> Gezien:
        """See how the plekken stand now; they are read only when what is remembered is no longer so."""
        stand, kept = plekken.stand(), self._kept
        known = kept is not None and kept.stand == stand
        return Gezien(stand, kept, []) if known else Gezien(stand, None, plekken.all())

    def recall(self, engine: "Engine", seen: Gezien) -> Aanbod:
        """The plekken as they were seen, with their table; measured now when they are not remembered."""
        if seen.known is not None:
            return seen.known
        with self._lock:
            if self._kept is None or self._kept.stand != seen.stand:
                by_kenmerk = MappingProxyType({plek.kenmerk: plek for plek in seen.plekken})
                self._kept = Aanbod(seen.stand, by_kenmerk, engine.measure_plekken(seen.plekken), engine)
            return self._kept
