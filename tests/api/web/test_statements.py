"""How often a page asks the database: as often for many rows as for few."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from api.deps import Installation
from tests.api.serving import Visit, sqlite_only
from tests.api.web.region import REGIO, fill


@contextmanager
def counted(installed: Installation) -> Iterator[list[str]]:
    """The SQL statements that are carried out inside."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    engine = installed.store._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


ROLLEN: dict[str, tuple[Any, ...]] = {
    "/": ("jobhunter", "klantmanager", "wspAdviseur", "beheer"),
    "/voorstellen": ("jobhunter",),
    "/inburgeraars": ("klantmanager",),
    "/plekken": ("wspAdviseur",),
    "/rondes": ("beheer",),
    "VOORSTEL": ("jobhunter",),
}


@sqlite_only
@pytest.mark.parametrize(("path", "rol"), [(path, rol) for path, rollen in ROLLEN.items() for rol in rollen])
def test_a_page_asks_the_database_as_often_for_a_hundred_as_for_ten(
    path: str, rol: Any, installed: Installation, visit: Visit
) -> None:
    browser = visit(rol, gemeenten=REGIO if rol != "beheer" else None)
    amounts = []
    for size in (10, 100):
        world = fill(installed, size, size)
        with counted(installed) as statements:
            answer = browser.get(path.replace("VOORSTEL", f"/voorstellen/{world.voorstellen[0]}"))
        assert answer.status_code == 200
        amounts.append(len(statements))
    assert amounts[0] == amounts[1] <= 30
