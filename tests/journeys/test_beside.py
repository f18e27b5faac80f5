import os

import pytest

from api.journeys.beside import second_process
from api.journeys.opening import opening
from features.sheets import runs
from features.sheets.reading import read_upload
from tests.features.sheets.builders import as_xlsx, rows_of
from tests.journeys.pieces_of_work import call, die_elsewhere, interrupt, refuse, whoami


def test_a_block_has_one_process_for_all_its_work_and_answers_may_be_asked_in_any_order() -> None:
    with second_process() as begin:
        begun, refused, last = begin(whoami, None), begin(refuse, "lijst.csv"), begin(whoami, None)
        again, first = last(), begun()
        with pytest.raises(LookupError, match=r"lijst\.csv is leeg"):
            refused()
    assert first == again != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_work_whose_process_was_killed_is_done_here() -> None:
    with second_process() as begin:
        assert begin(die_elsewhere, os.getpid())() == "done after all"


def test_ctrl_c_leaves_it_to_who_asked_to_end_the_other_process() -> None:
    with second_process() as begin:
        assert begin(interrupt, None)() == "went on"


def test_what_cannot_be_sent_to_another_process_is_done_here() -> None:
    with second_process() as begin:
        for _ in range(2):
            begun = begin(call, lambda: os.getpid())
            while not begun.ready():
                pass
            assert begun() == os.getpid()


def test_a_list_read_by_two_processes_says_exactly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "THERE", 4)
    monkeypatch.setattr(runs, "HERE", 2)
    odd = {"Titel": "Kok"}, {"Postcode": "niets"}, {"Aantal plekken": "twee"}, {"Titel": "?"}, {}
    raw = as_xlsx(rows_of(*(odd[place % 5] for place in range(20))))
    monkeypatch.setattr("api.journeys.opening.LARGE", 1)
    with opening(raw) as opened:
        shared = read_upload(raw, "lijst.xlsx", begin=opened.begin, opened=opened.lijst)
    alone = read_upload(raw, "lijst.xlsx")
    assert (shared.plekken, shared.fout, shared.vragen) == (alone.plekken, alone.fout, alone.vragen)
    assert list(shared.regels.rows()) == list(alone.regels.rows())
    assert (shared.kolommen, shared.meldingen, shared.rijen) == (alone.kolommen, alone.meldingen, alone.rijen)
