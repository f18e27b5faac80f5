"""`plekwijzer tokens`: a key, and tokens that the API takes."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.deps import utc_now
from api.doors.tokens import TokenReader, read_keys
from data.schemas.actor import Actor
from tests.api.conftest import Plekwijzer


@pytest.fixture
def keys(plekwijzer: Plekwijzer, tmp_path: Path) -> tuple[Path, Path]:
    secret, public = tmp_path / "sleutel.json", tmp_path / "openbaar.json"
    assert plekwijzer("tokens", "key", "--sleutel", secret, "--openbaar", public).code == 0
    return secret, public


def test_a_token_says_who_uses_it_for_what_and_how_long(plekwijzer: Plekwijzer, keys: tuple[Path, Path]) -> None:
    secret, public = keys
    ran = plekwijzer(
        "tokens", "make", "--sleutel", secret, "--kenmerk", "wsp-twente", "--rol", "wspAdviseur",
        "--gemeente", "GM0153", "--gemeente", "GM0164", "--dagen", 2,
    )  # fmt: skip
    reader = TokenReader(read_keys(public.read_text()), "plekwijzer", "plekwijzer")
    actor = reader.actor(ran.out.strip(), utc_now())
    assert actor == Actor(kenmerk="wsp-twente", rol="wspAdviseur", gemeenten=("GM0153", "GM0164"))
    with pytest.raises(ValueError, match="Expired"):
        reader.actor(ran.out.strip(), datetime(2100, 1, 1, tzinfo=UTC))


def test_the_secret_half_is_for_its_owner_only_and_is_never_overwritten(
    plekwijzer: Plekwijzer, keys: tuple[Path, Path]
) -> None:
    secret, public = keys
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert all("d" not in one for one in json.loads(public.read_text())["keys"])
    again = plekwijzer("tokens", "key", "--sleutel", secret, "--openbaar", public)
    assert again.code == 2


def test_every_fault_in_what_a_token_should_say_is_told(plekwijzer: Plekwijzer, keys: tuple[Path, Path]) -> None:
    secret, public = keys
    ran = plekwijzer("tokens", "make", "--sleutel", secret, "--kenmerk", "", "--rol", "baas", "--gemeente", "GM9999")
    assert ran.code == 2
    assert [line.split(":")[0] for line in ran.err.splitlines()] == ["--kenmerk", "--rol", "--gemeente, GM9999"]
    both = plekwijzer("tokens", "make", "--sleutel", secret, "--kenmerk", "x", "--rol", "beheer")
    assert "noem gemeenten" in both.err
    wrong = plekwijzer("tokens", "make", "--sleutel", public, "--kenmerk", "x", "--rol", "beheer", "--alle-gemeenten")
    assert (wrong.code, "geen geheime sleutel" in wrong.err) == (2, True)
