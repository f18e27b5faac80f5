"""H086 on the pages: what is of another gemeente is not there, also for forms, and every try is written down."""

import json
import re
from hashlib import sha256

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy import text
from sqlmodel import SQLModel

from api.deps import Installation
from api.doors.matrix import Entry, entries
from api.doors.route import DoorRoute
from api.web.pages import ROUTERS
from data.storage.audit import Audit
from tests.api.serving import Visit
from tests.api.web.region import BEHEER, World, fill

ELSEWHERE = ("GM0363",)
ROUTES = [one.original_route for router in ROUTERS for one in iter_route_contexts(router.routes)]
ENTRIES = entries("", [one for one in ROUTES if isinstance(one, DoorRoute)])
ABOUT_PEOPLE = [one for one in ENTRIES if re.match(r"\w+ /(inburgeraars|voorstellen)/\{kenmerk\}", one.asked)]
FORMS: dict[str, dict[str, str]] = {
    "bevestigen": {"versie": "1", "inburgeraar.postcode": "7511"},
    "wijzigen": {"versie": "1", "inburgeraar.postcode": "7511", "gemeente": "GM0363"},
    "pauze": {"tot": "2026-12-24"},
    "opheffen": {"nummer": "1"},
    "stilleggen": {"reden": "Op verzoek."},
    "stop-opheffen": {"nummer": "1"},
    "wissen": {"zeker": "{pip}"},
    "zelf-voorstellen": {"andere": "{plek}", "toelichting": "Past goed."},
    "besluit": {"keuze": "akkoord", "versie": "1"},
    "voorwaarden": {"voorwaarde": "x", "tegen": "2026-12-24"},
    "nazorg": {"moment": "landing", "notitie": "Goed."},
}
"""A good form for the end of every address that takes one."""


def kept(installed: Installation) -> str:
    """A hash of everything that is kept about people, plekken and voorstellen."""
    beside = ("audit", "sessie", "gebruiker")
    with installed.store.read() as session:
        tables = sorted(set(SQLModel.metadata.tables) - set(beside))
        rows = {table: sorted(map(repr, session.execute(text(f"SELECT * FROM {table}")).all())) for table in tables}
    return sha256(json.dumps(rows).encode()).hexdigest()


def test_every_form_about_a_person_is_tried() -> None:
    asked = {one.asked.rpartition("/")[2] for one in ABOUT_PEOPLE if one.asked.startswith("POST")}
    assert asked == FORMS.keys()
    assert len(ABOUT_PEOPLE) > 20


@pytest.mark.parametrize("way", ["GET", "POST"])
def test_h086_no_page_or_form_about_a_person_is_there_for_another_gemeente(
    way: str, visit: Visit, installed: Installation
) -> None:
    world = fill(installed, 8, 6)
    before = kept(installed)
    for number, entry in enumerate(one for one in ABOUT_PEOPLE if one.asked.startswith(way)):
        assert status(entry, visit, world, f"buur-{number}") == 404, entry.asked
        with installed.store.write() as session:
            lines = Audit(session, BEHEER, installed.now()).search(door=f"buur-{number}")
        assert "geweigerd" in {line.handeling for line in lines}, entry.asked
        looked = [line for line in lines if line.handeling not in ("geweigerd", "aanmelden") and line.kenmerk]
        assert not [line for line in looked if line.aantal and line.soort in ("pip", "voorstel")], entry.asked
    assert kept(installed) == before


def status(entry: Entry, visit: Visit, world: World, kenmerk: str) -> int:
    """What somebody of another gemeente gets at this address about the first of this world."""
    browser = visit(next(rol for rol in entry.rollen if rol != "beheer"), gemeenten=ELSEWHERE, kenmerk=kenmerk)
    method, path = entry.asked.split(" ")
    pip, plek, voorstel = world.pips[0], world.plekken[0], world.voorstellen[0]
    address = path.replace("{kenmerk}", pip if path.startswith("/inburgeraars") else voorstel)
    if method == "GET":
        return browser.get(address).status_code
    form = FORMS[path.rpartition("/")[2]]
    return browser.send_form(
        address, **{name: one.format(pip=pip, plek=plek) for name, one in form.items()}
    ).status_code
