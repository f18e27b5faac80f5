"""The engine: parameters and router bound once, and the one way to turn pips and plekken into tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.schemas.codes import Richting
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.travel import Router
from data.schemas.vector import PipTable, PlekTable
from features.vectorise.pip_table import pip_table
from features.vectorise.plek_table import plek_table
from matching.direction import Advies, advise
from matching.parameters import Parameters


@dataclass(frozen=True)
class Engine:
    """All that a judgement needs beside pips, plekken and a day; workers is the number of threads for large work."""

    parameters: Parameters
    router: Router
    workers: int = 2

    def measure_pips(self, pips: Sequence[Pip], richtingen: Sequence[Richting], op: Sequence[date]) -> PipTable:
        """The pips as a feature table, each with its richting and its day of judging."""
        return pip_table(pips, richtingen, op, self.parameters.measures())

    def measure_plekken(self, plekken: Sequence[Plek]) -> PlekTable:
        """The plekken as a feature table."""
        return plek_table(plekken, self.parameters.measures())


def chosen(pip: Pip, keuze: Keuze) -> Advies:
    """The richting for a pip; with auto the advised one, otherwise the given one with no reden."""
    return advise(pip) if keuze == "auto" else Advies(keuze, "")
