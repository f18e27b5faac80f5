"""A real browser on the real application: Debian's Chromium on the demo region, served on this machine only."""

import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from api.app import application_of
from api.deps import Installation, engine_of, loop_with, store_of
from api.journeys.background import AtOnce, World
from api.journeys.demo import run_demo
from api.journeys.ronde_stap import Loop
from api.settings import LOCAL, Settings

ROOT = Path(__file__).parents[2]
AXE = ROOT / "assets" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--lang=nl"),
]
PICTURES = ROOT / "var" / "pictures"
"""Where people find pictures of every page."""
BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, with its region and one ronde."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine: apt-get install chromium")
    if not AXE.is_file():
        pytest.skip("the design system is not installed: make setup, on a machine that reaches npm")
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        port = free.getsockname()[1]
    settings = Settings(f"sqlite:///{tmp_path_factory.mktemp('web') / 'web.sqlite3'}", port=port, demo=True)
    store, engine = store_of(settings), engine_of(settings)
    ticks = count()

    def now() -> datetime:
        """A Monday morning on which time goes on a little at every look."""
        return BEGIN + timedelta(milliseconds=next(ticks))

    loop = Loop("test", "0", now, lambda _: lambda *_: None, lambda _: None, lambda _: None)
    run_demo(engine, store, op=date(2026, 11, 23), seed=1, loop=loop)
    installed = Installation(settings, store, engine, now, AtOnce(World(engine, store, now, loop_with)))
    server = uvicorn.Server(uvicorn.Config(application_of(installed), host=LOCAL, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield settings.origin
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium(site: str) -> Iterator[Any]:
    """One browser for all tests of a module; while it runs, no other test of this process can have an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
