"""Weeks of work in any order, against a small model: upload, change, rematch, review, refuse, withdraw, erase."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from api.journeys.besluit import besluit, pauzeer, zelf_voorstellen
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken, withdraw
from api.journeys.ronde import NietsTeVerdelen, Verzoek, rematch
from api.journeys.toegang import new_token
from api.journeys.wissen import wis
from data.schemas.ronde import week_of
from data.schemas.voorstel import MET_STOEL, STAPPEN, VoorstelStand, mogelijke_stappen
from data.storage.audit import Audit
from data.storage.deciding import Keus
from data.storage.rondes import Rondes
from data.storage.session import Achterhaald, Store
from data.storage.stoelen import PlekVol
from data.storage.voorstellen import Voorstellen
from data.storage.wisregister import Wisregister
from tests.databases import Database
from tests.journeys.regio import BEHEER, DAY, MOMENT, WIE, broken, contents, engine, loop, region

FAR = DAY + timedelta(days=900)
PIPS, PLEKKEN = region().pips[:7], region().plekken[:5]
NEVER_BACK = ("wilDitWerkNiet", "anders")
"""Redenen that do not lapse while this test lasts, whatever is changed."""


STEPS_A_DAY = 3


@dataclass
class Model:
    """What should be so: who and what there is, who is where, and what may not come back."""

    people: set[str] = field(default_factory=set)
    seats: dict[str, int] = field(default_factory=dict)  # -1 is taken back
    capaciteit: dict[str, int] = field(default_factory=dict)  # as it was told last, also of what was taken back
    worked: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # kenmerk: pip, plek, status
    unknown: Counter[str] = field(default_factory=Counter)  # seats of people who were erased
    refused: set[tuple[str, str]] = field(default_factory=set)
    paused: set[str] = field(default_factory=set)
    besluiten: Counter[str] = field(default_factory=Counter)
    week: int = 0

    def taken(self, plek: str) -> int:
        held = sum(at == plek and status in MET_STOEL for _, at, status in self.worked.values())
        return held + self.unknown[plek]


class Weeks(RuleBasedStateMachine):
    """Everything people do, in any order."""

    empty: Callable[[], Store]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.empty()
        self.model, self.ticks = Model(), count()
        self.folder = TemporaryDirectory()

    def teardown(self) -> None:
        self.folder.cleanup()
        self.store.close()

    def standen(self) -> list[VoorstelStand]:
        with self.store.write() as session:
            return Voorstellen(session, BEHEER, MOMENT).listing()

    @initialize()
    def begin(self) -> None:
        keep_pips(self.store, BEHEER, MOMENT, PIPS[:4])
        keep_plekken(self.store, BEHEER, MOMENT, [plek.model_copy(update={"capaciteit": 2}) for plek in PLEKKEN[:4]])
        self.model.people = {pip.kenmerk for pip in PIPS[:4]}
        self.model.seats = {plek.kenmerk: 2 for plek in PLEKKEN[:4]}
        self.model.capaciteit = dict(self.model.seats)
        self.next_week()

    @rule(pip=st.sampled_from(PIPS), doel=st.sampled_from(["werk", "participatie"]))
    def upload_or_change_a_pip(self, pip: Any, doel: str) -> None:
        keep_pips(self.store, BEHEER, MOMENT, [pip.model_copy(update={"doel": doel})])
        self.model.people.add(pip.kenmerk)

    @rule(plek=st.sampled_from(PLEKKEN), seats=st.sampled_from([-1, 0, 1, 3]))
    def upload_change_or_withdraw_a_plek(self, plek: Any, seats: int) -> None:
        """A plek with so many seats; with -1 it is taken back, when it is there."""
        if seats >= 0:
            keep_plekken(self.store, BEHEER, MOMENT, [plek.model_copy(update={"capaciteit": seats})])
        elif plek.kenmerk in self.model.seats:
            withdraw(self.store, BEHEER, MOMENT, plek.kenmerk, "Gesloten.")
            assert not [one for one in self.standen() if one.plek == plek.kenmerk and one.status == "nieuw"]
        else:
            return
        if seats >= 0 and self.model.capaciteit.get(plek.kenmerk) != seats:
            self.model.unknown[plek.kenmerk] = 0  # the aanbieder told anew how many seats there are
            self.model.capaciteit[plek.kenmerk] = seats
        self.model.seats[plek.kenmerk] = seats

    @rule(again=st.booleans())
    def next_week(self, again: bool = False) -> None:
        """The ronde of the next week respects all that was decided before; asked again it changes nothing."""
        self.model.week += 1
        week = week_of(DAY + timedelta(weeks=self.model.week))
        before = {one.kenmerk: one for one in self.standen()}
        try:
            rematch(engine(), self.store, Verzoek(week), loop(f"week {self.model.week}"))
        except NietsTeVerdelen:
            return
        with self.store.write() as session:
            lines = Rondes(session, BEHEER, MOMENT).voorstellen(week)
        first = {one.pip: one.plek for one in lines if one.rang == 1}
        assert not {(one.pip, one.plek) for one in lines} & self.model.refused
        assert not set(first) & (self.model.paused | {pip for pip, _, _ in self.model.worked.values()})
        for plek, proposed in Counter(first.values()).items():
            busy = sum(at == plek and status == "inBehandeling" for _, at, status in self.model.worked.values())
            assert proposed + self.model.taken(plek) + busy <= self.model.seats[plek]
        after = {one.kenmerk: one for one in self.standen()}
        assert {one.pip: one.plek for one in after.values() if one.status == "nieuw"} == first
        assert all(after[kenmerk] == before[kenmerk] for kenmerk in self.model.worked)
        if again:
            kept = contents(self.store)
            assert rematch(engine(), self.store, Verzoek(week, seed=9), loop("nog eens")).berekend is None
            assert contents(self.store) == kept

    @rule(data=st.data(), ronde=st.booleans())
    def work_for_a_day(self, data: st.DataObject, ronde: bool) -> None:
        """A few steps, each of any voorstel, and perhaps the week ends."""
        for _ in range(STEPS_A_DAY):
            self.decide(data)
        if ronde:
            self.next_week()

    def decide(self, data: st.DataObject) -> None:
        """Any step of any voorstel; the model knows whether there is a seat."""
        standen = self.standen()
        if not standen:
            return
        stand = data.draw(st.sampled_from(standen))
        stap = data.draw(st.sampled_from(mogelijke_stappen(stand.status, "jobhunter")))
        reden: Any = data.draw(st.sampled_from([*NEVER_BACK, "plekVervuld", "nietBelastbaar"]))
        regels, refuses = STAPPEN[stap], STAPPEN[stap].reden == "nodig"
        until = stap == "uitstellen" or (refuses and reden == "nietBelastbaar")
        keus = Keus(stap, *((reden, "Zo is het.") if refuses else (None, None)), FAR if until else None)
        needs = regels.naar in MET_STOEL and stand.status not in MET_STOEL
        full = self.model.taken(stand.plek) >= self.model.seats[stand.plek]
        if needs and full:
            with pytest.raises(PlekVol):
                besluit(self.store, WIE, engine().parameters, stand.kenmerk, keus)
            return
        after = besluit(self.store, WIE, engine().parameters, stand.kenmerk, keus, stand.versie)
        with pytest.raises(Achterhaald):
            besluit(self.store, WIE, engine().parameters, stand.kenmerk, keus, stand.versie)
        self.follow(stand, after, keus)

    def follow(self, stand: VoorstelStand, after: VoorstelStand, keus: Keus) -> None:
        """What the model makes of a step."""
        model = self.model
        model.besluiten[stand.kenmerk] += 1
        held = model.worked.pop(stand.kenmerk, (stand.pip, stand.plek, "nieuw"))[2] in MET_STOEL
        if after.status in MET_STOEL or after.status == "inBehandeling":
            model.worked[stand.kenmerk] = (stand.pip, stand.plek, after.status)
        if keus.reden == "plekVervuld" and (held or 0 <= model.taken(stand.plek) < model.seats[stand.plek]):
            model.unknown[stand.plek] += 1
        if after.status == "beeindigd" or keus.reden in NEVER_BACK:
            model.refused.add((stand.pip, stand.plek))
        if keus.reden == "nietBelastbaar":
            model.paused.add(stand.pip)

    @rule(pip=st.sampled_from(PIPS), plek=st.sampled_from([None, *PLEKKEN]), erased=st.booleans())
    def propose_oneself_pause_or_erase(self, pip: Any, plek: Any, erased: bool) -> None:
        if pip.kenmerk not in self.model.people:
            return
        if plek is not None:
            self.propose_oneself(pip.kenmerk, plek.kenmerk)
        elif erased:
            self.erase(pip.kenmerk)
        else:
            pauzeer(self.store, WIE, pip.kenmerk, FAR)
            self.model.paused.add(pip.kenmerk)

    def propose_oneself(self, pip: str, plek: str) -> None:
        busy = pip in {one for one, _, _ in self.model.worked.values()}
        if self.model.seats.get(plek, -1) >= 0 and not busy:
            later = replace(WIE, moment=MOMENT + timedelta(seconds=next(self.ticks)))
            own = zelf_voorstellen(engine(), self.store, later, pip, plek, "Eigen keus.")
            self.model.worked[own.kenmerk] = (pip, plek, own.status)
            self.model.besluiten[own.kenmerk] += 1

    def erase(self, pip: str) -> None:
        wis(self.store, Wisregister(Path(self.folder.name), new_token), BEHEER, MOMENT, pip)
        model = self.model
        for kenmerk, (who, plek, status) in list(model.worked.items()):
            if who == pip:
                model.unknown[plek] += status == "geplaatst"
                del model.worked[kenmerk]
        model.people.discard(pip)
        model.paused.discard(pip)
        model.refused = {pair for pair in model.refused if pair[0] != pip}

    @invariant()
    def all_is_sound_and_as_the_model_says(self) -> None:
        assert broken(self.store) == []
        standen = self.standen()
        worked = {one.kenmerk: (one.pip, one.plek, one.status) for one in standen if one.status != "nieuw"}
        assert worked == self.model.worked
        assert {one.pip for one in standen} <= self.model.people

    @invariant()
    def no_besluit_is_lost(self) -> None:
        with self.store.write() as session:
            for kenmerk in self.model.worked:
                assert len(Voorstellen(session, BEHEER, MOMENT).besluiten(kenmerk)) == self.model.besluiten[kenmerk]
            assert Audit(session, BEHEER, MOMENT).search(limit=1)


@pytest.fixture
def empty(database: Database) -> Callable[[], Store]:
    """Gives an empty database, again and again."""

    def clear() -> Store:
        database.clear()
        return database.store

    return clear


def test_weeks_of_work_in_any_order_end_as_a_small_model_says(empty: Callable[[], Store]) -> None:
    class Here(Weeks):
        """On this database."""

    Here.empty = staticmethod(empty)  # type: ignore[assignment]
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=10,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
