"""The peer "the same rules in row-wise Python": one pair at a time, travel first because it refuses most."""

from benchmarks.rowwise.criteria import score
from benchmarks.rowwise.rules import refuse, refuse_travel
from benchmarks.world import DAY
from data.schemas.codes import Richting
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from matching.parameters import Parameters


def judge(pip: Pip, plek: Plek, richting: Richting, parameters: Parameters) -> float | None:
    """The score of one pair, None when a rule refuses it."""
    if refuse_travel(pip, plek)[1] or refuse(pip, plek, richting, DAY)[0]:
        return None
    return score(pip, plek, richting, DAY, parameters)
