"""The load counts honestly: from when a request was due, and everything that is no good answer."""

import asyncio
from datetime import date
from random import Random  # noqa: TID251 - the dice of a measurement, seeded
from threading import Event

from benchmarks.load_open import Outcome, send_all
from benchmarks.load_region import STAFF, Known, Visitor
from benchmarks.load_visitors import LOOKED_S, Ask, Crowd, plan

SLOW_S = 0.2


def ask(due: float, kind: str = "page") -> Ask:
    return Ask(kind, due, "GET", "/", {})


def test_a_request_leaves_when_it_is_due_and_is_timed_from_then_however_late_the_others_are() -> None:
    server = asyncio.Lock()

    async def one_at_a_time(_: Ask) -> int:
        async with server:
            await asyncio.sleep(SLOW_S)
        return 200

    found = asyncio.run(send_all([ask(0.0), ask(0.01), ask(0.02)], one_at_a_time))
    assert [int(one.seconds / SLOW_S) for one in found] == [1, 1, 2], "who waits for others waits that long too"
    assert all(one.late < SLOW_S / 2 for one in found), "and nobody was kept from asking"


def test_a_client_that_is_too_slow_itself_does_not_hide_it() -> None:
    async def blocking(one: Ask) -> int:
        if one.kind == "blocks":
            Event().wait(SLOW_S)
        return 200

    late = asyncio.run(send_all([ask(0.0, "blocks"), ask(0.01)], blocking))[1]
    assert SLOW_S / 2 < late.late <= late.seconds


def test_what_is_over_is_not_sent() -> None:
    async def at_once(_: Ask) -> int:
        return 200

    assert len(asyncio.run(send_all([ask(0.0), ask(0.01), ask(0.02)], at_once, lambda due: due > 0.01))) == 2


def test_only_an_answer_or_a_page_to_go_on_to_is_right() -> None:
    wrong = [
        Outcome("page", 0.0, 0.1, 0.0, status).wrong for status in (200, 201, 303, 304, 400, 404, 429, 500, 503, 0)
    ]
    assert wrong == [False] * 4 + [True] * 6
    overtaken = Outcome("besluit", 0.0, 0.1, 0.0, 409)
    assert (overtaken.overtaken, overtaken.wrong) == (True, False)


def test_a_plan_is_the_same_each_time_and_decides_only_about_what_was_looked_at() -> None:
    def planned() -> list[Ask]:
        staff = [Visitor(rol, ("GM0153",), f"sessie-{rol}", "token") for rol in STAFF]
        known = Known("R", ["PLEK"], {"GM0153": ["PIP"]}, {"GM0153": [f"V{n}" for n in range(500)]})
        return plan(Crowd(staff, known, Random(1), date(2026, 11, 23)), 30.0, 20.0)

    asks = planned()
    assert asks == planned()
    assert len(asks) == 600
    assert [one.due for one in asks] == sorted(one.due for one in asks)
    looked = {one.seen: one.due for one in asks if one.method == "GET" and one.seen}
    decided = [one for one in asks if one.method == "POST" and one.seen]
    assert len(decided) > 20
    assert all(looked[one.seen] <= one.due - LOOKED_S for one in decided)
