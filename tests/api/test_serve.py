"""`plekwijzer serve`: the demo starts only for this machine and only without a setting for real work."""

import pytest

from api.settings import DEMO_DATABASE, PRODUCTION, demo_settings, read_settings
from tests.api.conftest import Plekwijzer


@pytest.mark.parametrize("name", PRODUCTION.values())
def test_the_demo_does_not_start_with_a_setting_for_real_work(
    name: str, plekwijzer: Plekwijzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLEKWIJZER_DATABASE_URL")
    monkeypatch.setenv(name, "postgresql://db/echt")
    ran = plekwijzer("serve", "--demo")
    assert ran.code == 2
    assert name in ran.err
    assert "instelling voor het echte werk" in ran.err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "localhost.example"])
def test_the_demo_does_not_start_on_another_address(
    host: str, plekwijzer: Plekwijzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLEKWIJZER_DATABASE_URL")
    ran = plekwijzer("serve", "--demo", "--host", host)
    assert ran.code == 2
    assert "alleen op 127.0.0.1" in ran.err


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest",
        "http://[fe80::1]/",
        "gopher://osrm:5000",
        "http://",
        "osrm:5000",
        "https://jan:geheim@osrm.example",
    ],
)
def test_h096_what_is_no_route_planner_is_refused_at_the_start(
    url: str, plekwijzer: Plekwijzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLEKWIJZER_OSRM_URL", url)
    ran = plekwijzer("suggest", "--pip", "x")
    assert (ran.code, "PLEKWIJZER_OSRM_URL" in ran.err, "geheim" in ran.err) == (2, True, False)


def test_the_demo_serves_the_invented_region(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PRODUCTION.values():
        monkeypatch.delenv(name, raising=False)
    settings = demo_settings(read_settings())
    assert (settings.demo, settings.database_url, settings.origin) == (True, DEMO_DATABASE, "http://127.0.0.1:8000")
