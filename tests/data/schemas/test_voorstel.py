"""The life of a voorstel: one table says who may do which step, and no way leads round a person."""

import pytest

from data.schemas.reden import RedenRegel
from data.schemas.ronde import monday_of, week_of
from data.schemas.voorstel import (
    GESLOTEN,
    MET_STOEL,
    STAPPEN,
    STATUSSEN,
    ZONDER_MENS,
    VoorstelStatus,
    mogelijke_stappen,
)


def reached(rol: str) -> set[str]:
    """Every status that someone in this rol can bring a new voorstel to."""
    found: set[VoorstelStatus] = {"nieuw"}
    while more := {STAPPEN[code].naar for status in found for code in mogelijke_stappen(status, rol)} - found:  # type: ignore[arg-type]
        found |= more
    return found | {stap.naar for stap in STAPPEN.values() if rol in stap.rollen}


@pytest.mark.parametrize("rol", ["klantmanager", "jobhunter"])
def test_people_who_decide_can_bring_a_voorstel_to_every_end_but_vervallen(rol: str) -> None:
    assert reached(rol) == set(STATUSSEN) - {"vervallen"}


@pytest.mark.parametrize("rol", ["wspAdviseur", "beheer", "rematch"])
def test_nobody_else_decides_about_people(rol: str) -> None:
    assert reached(rol) == {"nieuw"}


def test_nothing_happens_to_a_closed_voorstel() -> None:
    assert not [code for code, stap in STAPPEN.items() if set(stap.van) & set(GESLOTEN)]


def test_refusing_needs_a_reden_and_takes_as_many_steps_as_agreeing() -> None:
    assert STAPPEN["afwijzen"].reden == "nodig"
    assert set(STAPPEN["akkoord"].van) <= set(STAPPEN["afwijzen"].van)


def test_a_seat_is_held_from_akkoord_to_the_end_of_the_plaatsing() -> None:
    assert set(MET_STOEL).isdisjoint((*GESLOTEN, *ZONDER_MENS))
    assert {STAPPEN[code].naar for status in MET_STOEL for code in mogelijke_stappen(status, "jobhunter")} <= {
        *MET_STOEL,
        "beeindigd",
        "afgewezen",
    }


@pytest.mark.parametrize(
    ("gevolg", "vervalt", "dagen"),
    [
        ("paarGeparkeerd", "naDagen", None),
        ("paarGeparkeerd", "nooit", 3),
        ("plekGeparkeerd", "nooit", None),
        ("pipGepauzeerd", "taalniveauHoger", None),
    ],
)
def test_a_reden_whose_end_is_not_clear_is_refused(gevolg: str, vervalt: str, dagen: int | None) -> None:
    row = {"tekst": "Reden", "stap": "afwijzen", "gevolg": gevolg, "vervalt": vervalt, "dagen": dagen}
    with pytest.raises(ValueError, match=r"da[gy]"):
        RedenRegel.model_validate(row)


@pytest.mark.parametrize("week", ["2026-W01", "2026-W53", "2032-W53", "2035-W52"])
def test_a_week_and_its_monday_belong_together(week: str) -> None:
    assert week_of(monday_of(week)) == week


def test_a_week_that_a_year_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="53"):
        monday_of("2027-W53")
