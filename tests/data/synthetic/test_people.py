"""Invented people: each hangs together, and is a pip like any other."""

from collections import Counter
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from data.reference.places import gemeenten, pc4_table
from data.reference.vocabulary import beroepen
from data.schemas.codes import NIVEAUS
from data.schemas.pip import Pip
from data.schemas.tijd import Tijdvak
from data.synthetic.people import make_pips
from data.synthetic.region import Region
from data.synthetic.scenario import load_scenario

OP = date(2026, 11, 23)
TWENTE = "AM05"


def test_more_pips_leave_the_first_ones_as_they_were() -> None:
    few, many = (make_pips(n, seed=4, regio=TWENTE, op=OP) for n in (20, 60))
    assert few == many[:20]


def test_the_gemeente_of_a_pip_is_where_its_postcode_lies(region: Region) -> None:
    for pip in region.pips:
        row = pc4_table().index(pip.inburgeraar.postcode)
        assert row == -1 or pip.gemeente in (None, pc4_table().gemeente[row])


def test_the_large_gemeenten_have_most_people(region: Region) -> None:
    count = Counter(gemeenten()[pip.gemeente].naam for pip in region.pips if pip.gemeente)
    assert {naam for naam, _ in count.most_common(3)} == {"Enschede", "Hengelo", "Almelo"}
    assert len(count) == 14


def test_nobody_is_in_two_places_at_once(region: Region) -> None:
    for pip in region.pips:
        stretches = [bezet.minutes() for bezet in pip.bezet or ()]
        assert not any(a[0] < b[1] and b[0] < a[1] for a, b in combinations(stretches, 2)), pip.kenmerk


def test_who_has_lessons_has_three_dagdelen_shared_with_others(region: Region) -> None:
    groups: Counter[tuple[Any, ...]] = Counter()
    for pip in region.pips:
        lessons = [bezet for bezet in pip.bezet or () if bezet.reden == "taalles"]
        assert len(lessons) in (0, 3)
        assert not lessons or pip.taalles_uren is None
        if lessons and pip.gemeente == "GM0153":
            groups[pip.leerroute, *((one.dag, one.van) for one in lessons)] += 1
    assert len(groups) < 20 < max(groups.values())


def test_children_at_school_are_there_from_half_past_eight_five_days(region: Region) -> None:
    schools = [
        pip.kinderopvang.tijden
        for pip in region.pips
        if pip.kinderopvang and pip.kinderopvang.tijden and (pip.kinderopvang.jongste_kind or 0) >= 4
    ]
    assert schools
    assert all([one.dag for one in times] == ["ma", "di", "wo", "do", "vr"] for times in schools)
    assert {one.van for times in schools for one in times} == {"08:30"}


def test_opvang_for_small_children_covers_the_lessons(region: Region) -> None:
    for pip in region.pips:
        if pip.kinderopvang is None or not pip.kinderopvang.tijden or (pip.kinderopvang.jongste_kind or 9) > 3:
            continue
        lessons = [one for one in pip.bezet or () if one.reden == "taalles" and one.tot <= "18:00"]
        assert all(any(covers(care, lesson) for care in pip.kinderopvang.tijden) for lesson in lessons)


def covers(outer: Tijdvak, inner: Tijdvak) -> bool:
    return outer.dag == inner.dag and outer.van <= inner.van and inner.tot <= outer.tot


def test_auto_asks_a_rijbewijs_and_no_vervoer_is_both_possible_and_not(region: Region) -> None:
    for pip in region.pips:
        vervoer = set(pip.reistijd.vervoer or ())
        assert pip.reistijd.vervoer != ()
        assert not vervoer & set(pip.reistijd.niet_mogelijk or ())
        assert "auto" not in vervoer or pip.rijbewijs is None or "B" in pip.rijbewijs


def test_dates_of_a_pip_follow_each_other(region: Region) -> None:
    for pip in region.pips:
        who, measured = pip.inburgeraar, pip.taalniveau.peildatum
        days = [who.gevestigd_op, measured, pip.vastgesteld_op, OP]
        known = [day for day in days if day]
        assert known == sorted(known)
        assert who.termijn_einde is None or who.gevestigd_op is None or who.termijn_einde > who.gevestigd_op


def test_nobody_both_wishes_and_refuses_a_sector(region: Region) -> None:
    table = load_scenario().pips.werk.niet_gewenst_woorden
    for pip in region.pips:
        if pip.wensen and pip.wensen.sectoren and pip.wensen.niet_gewenst:
            assert not {table[word] for word in pip.wensen.niet_gewenst} & set(pip.wensen.sectoren)


def test_who_came_longer_ago_and_learns_faster_speaks_more(region: Region) -> None:
    def mean(pips: list[Pip]) -> float:
        steps = [NIVEAUS.index(pip.taalniveau.spreken) for pip in pips if pip.taalniveau.spreken]
        return sum(steps) / len(steps)

    settled = [(pip, (OP - day).days) for pip in region.pips if (day := pip.inburgeraar.gevestigd_op)]
    recent = [pip for pip, days in settled if days < 365]
    longer = [pip for pip, days in settled if days > 730]
    routes = [[pip for pip in region.pips if pip.leerroute == route] for route in ("z", "b1", "onderwijs")]
    assert mean(longer) > mean(recent) + 0.5
    assert mean(routes[0]) + 0.5 < mean(routes[1]) < mean(routes[2])


def test_own_words_have_no_entry_and_other_words_do(region: Region) -> None:
    known = {word for beroep in beroepen() for word in (beroep.naam, *beroep.synoniemen)}
    own = set(load_scenario().pips.werk.eigen_woorden)
    worded = {werk.beroep for pip in region.pips for werk in pip.werkervaring or ()}
    assert not own & known
    assert worded <= own | known
    assert worded & own
    assert worded & (known - {beroep.naam for beroep in beroepen()})


def test_no_talen_and_no_herkomst_are_invented(region: Region) -> None:
    assert all(pip.talen is None and pip.herkomst is None for pip in region.pips)


def test_none_is_told_as_an_empty_list(region: Region) -> None:
    for veld in ("werkervaring", "vakskills", "certificaten", "rijbewijs", "bezet"):
        assert any(getattr(pip, veld) == () for pip in region.pips), veld


def test_the_whole_country_has_people_in_every_arbeidsmarktregio() -> None:
    pips = make_pips(2500, seed=1, regio=None, op=OP)
    regios = {gemeenten()[pip.gemeente].arbeidsmarktregio for pip in pips if pip.gemeente}
    assert regios == {gemeente.arbeidsmarktregio for gemeente in gemeenten().values()}


def test_an_unknown_regio_is_refused() -> None:
    with pytest.raises(KeyError):
        make_pips(1, seed=1, regio="AM99", op=OP)
