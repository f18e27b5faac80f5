"""Another gemeente's theme by configuration: its file is served, and its name is the class it styles."""

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import application_of
from api.deps import Installation
from tests.api.serving import ORIGIN, sqlite_only


@sqlite_only
def test_another_theme_is_served_under_its_own_class(installed: Installation, tmp_path: Path) -> None:
    theme = tmp_path / "utrecht-theme.css"
    theme.write_text(".utrecht-theme { --utrecht-link-color: #c00 }", encoding="utf-8")
    other = replace(installed, settings=replace(installed.settings, theme=theme))
    client = TestClient(application_of(other), base_url=ORIGIN)
    assert client.get("/static/thema.css").text == theme.read_text(encoding="utf-8")
    assert '<html lang="nl" class="utrecht-theme">' in client.get("/aanmelden").text


@sqlite_only
def test_without_a_theme_of_ones_own_the_voorbeeld_is_used(installed: Installation) -> None:
    client = TestClient(application_of(installed), base_url=ORIGIN)
    assert '<html lang="nl" class="voorbeeld-theme">' in client.get("/aanmelden").text
