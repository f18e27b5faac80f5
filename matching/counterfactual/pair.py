"""What if, for one pair: the smallest sets of changes after which it fits, and exactly what follows from them.

All sets are judged in one block by the same rules as any pair. Small: no proper subset fits, nor the same set with
fewer extra minutes. True: what is promised is the oordeel of the changed pip and plek.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import numpy as np

from data.schemas.codes import RICHTINGEN
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.travel import Router
from data.schemas.vector import PipTable, PlekTable
from data.schemas.wijziging import WatAls
from matching.counterfactual.change import applied, wijzigingen
from matching.counterfactual.pip_changes import PipChange, pip_changes
from matching.counterfactual.plek_changes import PlekChange, plek_changes
from matching.counterfactual.rows import Set, combined
from matching.counterfactual.sets import AnyChange, asked_by, relevant, sets_of, smallest
from matching.counterfactual.stability import refused
from matching.direction import advise
from matching.explain import oordelen
from matching.pairs import Pairs, pairs_of
from matching.parameters import Parameters
from matching.wording import share

NOT_ALL = "Niet alles is doorzocht: er zijn te veel mogelijke veranderingen."


@dataclass(frozen=True)
class Asked:
    """One pair that does not fit, with the changes that may help.

    auto: the richting was the advised one, so it follows the levels of the changed pip.
    """

    pip: Pip
    plek: Plek
    auto: bool
    pip_changes: tuple[PipChange, ...]
    plek_changes: tuple[PlekChange, ...]

    @property
    def changes(self) -> tuple[AnyChange, ...]:
        """Those of the pip, then those of the plek."""
        return (*self.pip_changes, *self.plek_changes)

    def pips(self) -> list[Pip]:
        """The pip as it is, then with each change."""
        return [self.pip, *(change.apply(self.pip) for change in self.pip_changes)]

    def plekken(self) -> list[Plek]:
        """The plek as it is, then with each change."""
        return [self.plek, *(change.apply(self.plek) for change in self.plek_changes)]


def asked(pip: Pip, plek: Plek, oordeel: Oordeel, auto: bool, parameters: Parameters) -> Asked:
    """What may help this pair; no changes when it fits, or when something stands in the way that nobody can change."""
    if oordeel.score is not None:
        return Asked(pip, plek, auto, (), ())
    people = [change for change in pip_changes(pip, parameters) if asked_by(change, plek)]
    levels = [change for change in people if change.soort == "taalniveau"]
    turns = auto and advise(applied(pip, levels)).richting != oordeel.richting
    if oordeel.richting == "aanbodgericht" and not turns:  # a lack of opvang never refuses there
        people = [change for change in people if change.soort != "opvang"]
    places = plek_changes(plek, parameters)
    codes = [punt.code for punt in oordeel.belemmeringen]
    helping = set(map(id, relevant([*people, *places], codes, turns)))
    return Asked(
        pip,
        plek,
        auto,
        tuple(change for change in people if id(change) in helping),
        tuple(change for change in places if id(change) in helping),
    )


def what_if(
    question: Asked, pips: PipTable, plekken: PlekTable, router: Router, parameters: Parameters
) -> tuple[tuple[WatAls, ...], bool]:
    """The smallest sets of changes after which the pair fits, the easiest first; and whether all sets were tried.

    pips and plekken are the tables of question.pips() and question.plekken().
    """
    limits = parameters.wat_als
    sets, complete = sets_of(question.changes, limits.meeste_samen, limits.meeste_sets)
    if not sets:
        return (), complete
    pairs = _pairs(question, sets, pips, plekken, router)
    found = smallest(question.changes, sets, ~refused(pairs, parameters))
    if not found:
        return (), complete
    answers = oordelen(pairs.take(np.array(found, dtype=np.intp)), parameters, router)
    told = [_told(question, sets[k], answer) for k, answer in zip(found, answers, strict=True)]
    easiest = sorted(told, key=lambda one: (len(one.wijzigingen), one.moeite, -one.score, one.tekst))
    return tuple(easiest[: limits.meeste_antwoorden]), complete


def _pairs(question: Asked, sets: Sequence[Set], pips: PipTable, plekken: PlekTable, router: Router) -> Pairs:
    """A pair for every set: rows of changed pips meet rows of changed plekken, each made once."""
    border = len(question.pip_changes)
    mine = [tuple(k for k in places if k < border) for places in sets]
    theirs = [tuple(k - border for k in places if k >= border) for places in sets]
    pip_sets, plek_sets = (list(dict.fromkeys(side)) for side in (mine, theirs))
    people = _with_richting(question, combined(pips, pip_sets), pip_sets)
    i, j = ({found: row for row, found in enumerate(side)} for side in (pip_sets, plek_sets))
    return pairs_of(
        people,
        combined(plekken, plek_sets),
        np.array([i[found] for found in mine], dtype=np.intp),
        np.array([j[found] for found in theirs], dtype=np.intp),
        router,
    )


def _with_richting(question: Asked, people: PipTable, sets: Sequence[Set]) -> PipTable:
    """The richting that is advised once the changes are made; only levels decide about it."""
    if not question.auto:
        return people
    richting = _advised(question)
    levels = [k for k, change in enumerate(question.pip_changes) if change.soort == "taalniveau"]
    chosen = [richting(tuple(k for k in found if k in levels)) for found in sets]
    return replace(people, richting=np.array(chosen, dtype=np.int8))


def _advised(question: Asked) -> Callable[[Set], int]:
    @cache
    def richting(found: Set) -> int:
        changed = applied(question.pip, [question.pip_changes[k] for k in found])
        return RICHTINGEN.index(advise(changed).richting)

    return richting


def _told(question: Asked, found: Set, oordeel: Oordeel) -> WatAls:
    changes = [question.changes[k] for k in found]
    people = [change for change in question.pip_changes if change in changes]
    places = [change for change in question.plek_changes if change in changes]
    fields = chain(
        wijzigingen(question.pip, people) if people else (), wijzigingen(question.plek, places) if places else ()
    )
    assert oordeel.score is not None and oordeel.oordeel != "nietPassend"
    return WatAls(
        tekst=f"{' '.join(change.opdracht for change in changes)} {_promise(oordeel)}",
        wijzigingen=tuple(fields),
        oordeel=oordeel.oordeel,
        score=oordeel.score,
        richting=oordeel.richting,
        moeite=max(change.regel.moeite for change in changes),
        wie=tuple(dict.fromkeys(change.regel.wie for change in changes)),
    )


def _promise(oordeel: Oordeel) -> str:
    when = "" if oordeel.oordeel == "passend" else ", met voorwaarden"
    return f"Dan past de plek{when} (score {share(oordeel.score or 0.0)})."
