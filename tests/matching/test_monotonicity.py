"""More room for a person never shuts a door, and more of what a criterium rewards never lowers the score."""

from collections.abc import Callable
from typing import Any

import pytest

from data.schemas.codes import CERTIFICATEN, INTENSITEITEN, NIVEAUS, PERSPECTIEVEN, RICHTINGEN, VAARDIGHEDEN, VLOEREN
from data.schemas.codes import WERKDRUKKEN as PRESSURES
from data.schemas.noun import Noun
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip, Werkervaring
from data.schemas.plek import BegeleidingGeboden, Plek, PlekVakskills, Taalaanbod
from data.schemas.travel import VERVOER
from tests.matching.asking import admitted, judged, points
from tests.matching.strategies import VAKSKILLS, Pair

richtingen = pytest.mark.parametrize("richting", RICHTINGEN)
Raise = Callable[[Pip, Plek], Pair | None]
"""Gives the pair with one thing raised, or None where there is nothing to raise."""

HAIR = 1e-12


def with_(noun: Any, **fields: object) -> Any:
    return noun.model_copy(update=fields)


def part(noun: Noun | None, kind: type[Noun], **fields: object) -> Noun:
    """A part of a noun with other values; unknown parts begin empty."""
    return with_(noun or kind(), **fields)


def raised(richting: str, change: Raise) -> list[tuple[Pair, Oordeel, Oordeel]]:
    """Admitted pairs that can be raised, with the oordeel before and after."""
    found = [(pair, was, change(*pair)) for pair, was in admitted(richting)]
    found = [(pair, was, now) for pair, was, now in found if now is not None]
    assert len(found) > 5, "too few pairs to say anything"
    after = judged([now for *_, now in found], richting)
    return [(pair, was, now) for (pair, was, _), now in zip(found, after, strict=True)]


# What a person gets more of.


def more_dutch(vaardigheid: str) -> Raise:
    def change(pip: Pip, plek: Plek) -> Pair | None:
        niveau = getattr(pip.taalniveau, vaardigheid)
        if niveau in (None, NIVEAUS[-1]):
            return None
        higher = NIVEAUS[NIVEAUS.index(niveau) + 1]
        return with_(pip, taalniveau=with_(pip.taalniveau, **{vaardigheid: higher})), plek

    return change


def more_hours(field: str, step: float, most: float) -> Raise:
    def change(pip: Pip, plek: Plek) -> Pair | None:
        load = pip.belastbaarheid
        hours = getattr(load, field) if load else None
        if hours is None or hours + step > most:
            return None
        return with_(pip, belastbaarheid=with_(load, **{field: hours + step})), plek

    return change


def live_at_the_plek(pip: Pip, plek: Plek) -> Pair | None:
    return with_(pip, inburgeraar=with_(pip.inburgeraar, postcode=plek.postcode)), plek


def travel_longer(pip: Pip, plek: Plek) -> Pair | None:
    most = pip.reistijd.max_minuten
    return None if most in (None, 240) else (with_(pip, reistijd=with_(pip.reistijd, max_minuten=240)), plek)


def one_more_vervoer(vervoer: str) -> Raise:
    def change(pip: Pip, plek: Plek) -> Pair | None:
        reistijd = pip.reistijd
        has = reistijd.vervoer or ("lopen", "fiets", "ov")
        if vervoer in has:
            return None
        excluded = tuple(name for name in reistijd.niet_mogelijk or () if name != vervoer)
        return with_(pip, reistijd=with_(reistijd, vervoer=(*has, vervoer), niet_mogelijk=excluded)), plek

    return change


MORE_ROOM: dict[str, Raise] = {
    **{f"a step more {vaardigheid}": more_dutch(vaardigheid) for vaardigheid in VAARDIGHEDEN},
    "more hours a week": more_hours("uren_per_week", 4.0, 60.0),
    "more hours a day": more_hours("uren_per_dag", 1.5, 24.0),
    "a longer journey is possible": travel_longer,
    **{f"can also use {vervoer}": one_more_vervoer(vervoer) for vervoer in VERVOER},
}


@pytest.mark.parametrize("name", MORE_ROOM)
@richtingen
def test_more_room_never_makes_an_admitted_pair_inadmissible(name: str, richting: str) -> None:
    for pair, _, now in raised(richting, MORE_ROOM[name]):
        assert now.oordeel != "nietPassend", (pair, now.belemmeringen)


@richtingen
def test_living_nearer_never_makes_an_admitted_pair_inadmissible(richting: str) -> None:
    nearer = 0
    for pair, was, now in raised(richting, live_at_the_plek):
        if was.reistijd_minuten is not None and (now.reistijd_minuten or 999) <= was.reistijd_minuten:
            nearer += 1
            assert now.oordeel != "nietPassend", (pair, now.belemmeringen)
            assert points(now, "reistijd") >= points(was, "reistijd")
    assert nearer > 20


# What a plek gives more of.


def offers(part_name: str, kind: type[Noun], **fields: object) -> Raise:
    def change(pip: Pip, plek: Plek) -> Pair | None:
        was = getattr(plek, part_name)
        now = part(was, kind, **fields)
        return None if now == was else (pip, with_(plek, **{part_name: now}))

    return change


def one_up(part_name: str, kind: type[Noun], field: str, scale: tuple[str, ...]) -> Raise:
    """A step up on a scale; from unknown to the top."""

    def change(pip: Pip, plek: Plek) -> Pair | None:
        was = getattr(getattr(plek, part_name) or kind(), field)
        if was == scale[-1]:
            return None
        higher = scale[-1] if was is None else scale[scale.index(was) + 1]
        return pip, with_(plek, **{part_name: part(getattr(plek, part_name), kind, **{field: higher})})

    return change


def one_calmer(pip: Pip, plek: Plek) -> Pair | None:
    if plek.werkdruk == PRESSURES[0]:
        return None
    lower = PRESSURES[0] if plek.werkdruk is None else PRESSURES[PRESSURES.index(plek.werkdruk) - 1]
    return pip, with_(plek, werkdruk=lower)


def one_more_prospect(code: str) -> Raise:
    def change(pip: Pip, plek: Plek) -> Pair | None:
        was = plek.perspectief or ()
        return None if code in was else (pip, with_(plek, perspectief=(*was, code)))

    return change


def more_hours_offered(pip: Pip, plek: Plek) -> Pair | None:
    return pip, with_(plek, uren=with_(plek.uren, max=(plek.uren.max or plek.uren.min) + 4.0))


def serves_the_doel(pip: Pip, plek: Plek) -> Pair | None:
    if pip.doel is None:
        return None
    if pip.doel == "opleiding":
        if plek.opleidt_voor is None and plek.certificaten:
            return None  # saying what is taught also says what is not
        return pip, with_(plek, opleidt_voor=(*(plek.opleidt_voor or ()), CERTIFICATEN[0]))
    return pip, with_(plek, doel=pip.doel)


def moved_to_the_person(pip: Pip, plek: Plek) -> Pair | None:
    home = pip.inburgeraar.postcode
    return None if home is None else (pip, with_(plek, postcode=home))


MORE_OFFERED: dict[str, tuple[str, Raise]] = {
    "a taalmaatje": ("taalgroei", offers("taalaanbod", Taalaanbod, taalmaatje=True)),
    "a taalles": ("taalgroei", offers("taalaanbod", Taalaanbod, taalles=True)),
    "vaktaal": ("taalgroei", offers("taalaanbod", Taalaanbod, vaktaal=True)),
    "more Nederlands op de vloer": (
        "taalgroei",
        one_up("taalaanbod", Taalaanbod, "nederlands_op_de_vloer", VLOEREN),
    ),
    "more begeleiding": ("begeleiding", one_up("begeleiding", BegeleidingGeboden, "intensiteit", INTENSITEITEN)),
    "a jobcoach": ("begeleiding", offers("begeleiding", BegeleidingGeboden, jobcoach=True)),
    "a werkbegeleider": ("begeleiding", offers("begeleiding", BegeleidingGeboden, werkbegeleider=True)),
    **{f"perspectief {code}": ("perspectief", one_more_prospect(code)) for code in PERSPECTIEVEN},
    "less werkdruk": ("rust", one_calmer),
    "more hours": ("uren", more_hours_offered),
    "the doel of the pip": ("doel", serves_the_doel),
}


@pytest.mark.parametrize("name", MORE_OFFERED)
@richtingen
def test_a_plek_that_offers_more_never_scores_lower(name: str, richting: str) -> None:
    criterium, change = MORE_OFFERED[name]
    for pair, was, now in raised(richting, change):
        assert now.score is not None, (pair, now.belemmeringen)
        assert points(now, criterium) >= points(was, criterium) - HAIR, pair
        assert now.score >= was.score - HAIR, (pair, was.bijdragen, now.bijdragen)


@richtingen
def test_a_plek_that_moves_nearer_never_scores_lower(richting: str) -> None:
    for pair, was, now in raised(richting, moved_to_the_person):
        if was.reistijd_minuten is not None and (now.reistijd_minuten or 999) <= was.reistijd_minuten:
            assert now.score is not None, (pair, now.belemmeringen)
            assert now.score >= was.score - HAIR, pair


def uses_what_is_known(pip: Pip, plek: Plek) -> Pair | None:
    if not pip.vakskills:
        return None
    skills = plek.vakskills or PlekVakskills()
    return pip, with_(plek, vakskills=with_(skills, gewenst=(*(skills.gewenst or ()), pip.vakskills[0])))


def is_the_beroep_done_before(pip: Pip, plek: Plek) -> Pair | None:
    if not pip.werkervaring:
        return None
    longest = max(pip.werkervaring, key=lambda work: 1.0 if work.jaren is None else work.jaren)
    return pip, with_(plek, beroep=longest.beroep)


def is_the_wensberoep(pip: Pip, plek: Plek) -> Pair | None:
    wishes = pip.wensen
    wanted = wishes and wishes.beroepen and not wishes.niet_gewenst
    return (pip, with_(plek, beroep=wishes.beroepen[0])) if wanted else None


def is_in_the_wenssector(pip: Pip, plek: Plek) -> Pair | None:
    wishes = pip.wensen
    wanted = wishes and wishes.sectoren and not wishes.niet_gewenst
    return (pip, with_(plek, sector=wishes.sectoren[0])) if wanted else None


BETTER_WORK: dict[str, tuple[str, Raise]] = {
    "uses one more vakskill that is there": ("vakmatch", uses_what_is_known),
    "turns out to be a beroep done before": ("vakmatch", is_the_beroep_done_before),
    "is the wensberoep": ("wens", is_the_wensberoep),
    "is in the wenssector": ("wens", is_in_the_wenssector),
}


@pytest.mark.parametrize("name", BETTER_WORK)
@richtingen
def test_work_that_suits_better_never_gets_fewer_points_for_that(name: str, richting: str) -> None:
    criterium, change = BETTER_WORK[name]
    for pair, was, now in raised(richting, change):
        assert points(now, criterium) >= points(was, criterium) - HAIR, pair


# What a person brings more of.


def one_more_skill(skill: str | None) -> Raise:
    """One more vakskill; None takes one that the plek uses."""

    def change(pip: Pip, plek: Plek) -> Pair | None:
        used = plek.vakskills.gewenst if plek.vakskills else None
        added = skill or (used[0] if used else None)
        return None if added is None else (with_(pip, vakskills=(*(pip.vakskills or ()), added)), plek)

    return change


def one_more_job(pip: Pip, plek: Plek) -> Pair | None:
    if plek.beroep is None:
        return None
    return with_(pip, werkervaring=(*(pip.werkervaring or ()), Werkervaring(beroep=plek.beroep, jaren=2.0))), plek


def longer_in_every_job(pip: Pip, plek: Plek) -> Pair | None:
    if not pip.werkervaring or any(work.jaren is None for work in pip.werkervaring):
        return None
    return with_(pip, werkervaring=tuple(with_(work, jaren=work.jaren + 1) for work in pip.werkervaring)), plek


BRINGS_MORE: dict[str, Raise] = {
    "a vakskill that the plek uses": one_more_skill(None),
    **{f"the vakskill {skill}": one_more_skill(skill) for skill in (VAKSKILLS[0], VAKSKILLS[10])},
    "werkervaring in this beroep": one_more_job,
    "a year more in every beroep": longer_in_every_job,
}


@pytest.mark.parametrize("name", BRINGS_MORE)
@richtingen
def test_a_person_who_brings_more_never_scores_lower(name: str, richting: str) -> None:
    for (pip, plek), was, now in raised(richting, BRINGS_MORE[name]):
        if now.score is None:
            # Saying for the first time what someone can do may show that a required vakskill is not there.
            assert {punt.code for punt in now.belemmeringen} == {"vakskills"}
            assert richting == "vraaggericht"
            assert pip.vakskills is None or pip.werkervaring is None
        else:
            assert now.score >= was.score - HAIR, (pip, plek)
