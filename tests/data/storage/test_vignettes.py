"""Every pip and plek of the shared vignettes reads back exactly as it came in."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store

FOLDER = Path(__file__).parents[4] / "shared" / "examples" / "vignettes"


def nouns(noun: type[Pip] | type[Plek], key: str) -> dict[str, Any]:
    """The nouns in the vignettes, each under a kenmerk of its own."""
    if not FOLDER.is_dir():
        pytest.skip("the shared vignettes are not beside this checkout")
    found: dict[str, Any] = {}
    for file in sorted(FOLDER.glob("*.json")):
        for place, value in enumerate(_under(json.loads(file.read_text()), key)):
            kenmerk = f"{file.stem}/{place}"
            found[kenmerk] = noun.model_validate_json(json.dumps(value | {"kenmerk": kenmerk}))
    return found


def _under(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """What a vignette has under pip or pips (plek or plekken), as a list."""
    one, many = data.get(key), data.get({"pip": "pips", "plek": "plekken"}[key], [])
    return ([one] if isinstance(one, dict) else []) + [value for value in many if isinstance(value, dict)]


def test_every_pip_of_the_vignettes_reads_back(store: Store, beheer: Actor, moment: datetime) -> None:
    pips = nouns(Pip, "pip")
    with store.write() as session:
        assert Pips(session, beheer, moment).add(list(pips.values())).new == len(pips) > 50
    with store.write() as session:
        kept = {pip.kenmerk: pip for pip in Pips(session, beheer, moment).all()}
    assert kept == {kenmerk: pip.model_copy(update={"versie": 1}) for kenmerk, pip in pips.items()}
    assert {k: p.as_json() for k, p in kept.items()} == {k: p.as_json() | {"versie": 1} for k, p in pips.items()}


def test_every_plek_of_the_vignettes_reads_back(store: Store, beheer: Actor, moment: datetime) -> None:
    plekken = nouns(Plek, "plek")
    with store.write() as session:
        assert Plekken(session, beheer, moment).add(list(plekken.values())).new == len(plekken) > 50
    with store.read() as session:
        assert {plek.kenmerk: plek for plek in Plekken(session, beheer, moment).all()} == plekken
