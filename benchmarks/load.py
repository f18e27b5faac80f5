"""Does the service answer in time on a busy morning? Open loop, over the roles, also while a ronde runs."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

import httpx
import numpy as np
from joserfc.jwk import ECKey, KeySet

from api.deps import utc_now
from api.settings import LOCAL, NAMES, Settings
from benchmarks.load_open import Client, Outcome, send_all
from benchmarks.load_region import STAFF, Known, fill, staff_of
from benchmarks.load_ronde import Beside, Phase, Phases
from benchmarks.load_visitors import MIX, Ask, Crowd, plan, warm_up
from benchmarks.report import Say, Section
from benchmarks.world import SEED
from data.schemas.ronde import week_of

NAME = "The service under load"
RATE = 30.0
TARGET_MS, TARGET_RONDE_MS = 300.0, 1000.0
START_S, LONGEST_S = 120.0, 600.0
COMMAND = [sys.executable, "-c", "from api.cli.main import run; run()"]


@dataclass(frozen=True)
class Sizes:
    """People and plekken, seconds of load, and seconds that the ronde begins after the load."""

    pips: int
    plekken: int
    seconds: float


FULL, QUICK = Sizes(10_000, 5_000, 60.0), Sizes(1_000, 500, 10.0)


@dataclass(frozen=True)
class Run:
    """What came of one run: every outcome, processor seconds of the server, and when the ronde did what."""

    outcomes: Sequence[Outcome]
    processor: float
    ronde: Phases | None
    faults: Sequence[str]


def measure(quick: bool, say: Say) -> Section:
    """Fill a database once, and load the server twice, on two copies of it: alone, and with a ronde beside it."""
    sizes = QUICK if quick else FULL
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        key = ECKey.generate_key("P-256", {"kid": "meting"})
        (place / "keys.json").write_text(_public(key), encoding="utf-8")
        settings = _settings(place)
        say(f"inventing {sizes.pips:,} people and {sizes.plekken:,} plekken, and their first ronde")
        known = fill(settings, sizes.pips, sizes.plekken)
        runs = {}
        for name in ("alone", "ronde"):
            copy = replace(settings, database_url=f"sqlite:///{place / name}.db")
            for part in place.glob("begin.db*"):
                shutil.copy(part, place / part.name.replace("begin", name, 1))
            say(f"{sizes.seconds:.0f} s of requests, {name}")
            runs[name] = _run(copy, known, key, sizes.seconds, ronde=name == "ronde")
    return _section(sizes, runs["alone"], runs["ronde"])


def _public(key: ECKey) -> str:
    return json.dumps(KeySet([key]).as_dict(private=False))


def _settings(place: Path) -> Settings:
    """A real installation on a free port; nobody signs in by its login service, so that is never asked."""
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        port = free.getsockname()[1]
    return Settings(
        database_url=f"sqlite:///{place / 'begin.db'}",
        token_keys=place / "keys.json",
        port=port,
        oidc_issuer=f"http://{LOCAL}",
        oidc_client_id="meting",
    )


def _environment(settings: Settings) -> dict[str, str]:
    """This environment without settings of its own, and with these."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PLEKWIJZER_")}
    chosen = {NAMES[field]: getattr(settings, field) for field in NAMES if getattr(settings, field) is not None}
    return plain | {name: str(value) for name, value in chosen.items()}


def _run(settings: Settings, known: Known, key: ECKey, seconds: float, *, ronde: bool) -> Run:
    """Start the server, warm it up, and send; with a ronde for as long as that runs, and at least so many seconds."""
    now = utc_now()
    longest = LONGEST_S if ronde else seconds
    crowd = Crowd(staff_of(settings, known, key), known, Random(SEED), now.date())
    asks = plan(crowd, RATE, longest)
    with _server(settings) as server:
        begin = partial(_ronde_of, settings) if ronde else None
        return asyncio.run(_send(settings, server, asks, seconds, begin))


def _ronde_of(settings: Settings) -> Beside:
    """The ronde of next week."""
    return Beside(week_of(utc_now().date() + timedelta(days=7)), _environment(settings))


async def _send(
    settings: Settings, server: int, asks: Sequence[Ask], seconds: float, begin: Callable[[], Beside] | None
) -> Run:
    """Warm up, and send; the ronde begins with the load."""
    client = Client(settings.origin)
    for ask in warm_up(asks):
        await client(ask)
    client.faults.clear()
    ronde = begin() if begin else None
    before, start = _processor(server), perf_counter()
    outcomes = await send_all(asks, client, lambda due: due > seconds and (ronde is None or ronde.over))
    used = _processor(server) - before
    await client.close()
    return Run(outcomes, used, ronde.phases(start) if ronde else None, client.faults)


@contextmanager
def _server(settings: Settings) -> Iterator[int]:
    """`plekwijzer serve` as a process of its own; gives its number once it answers."""
    process = subprocess.Popen([*COMMAND, "serve"], env=_environment(settings))
    try:
        until = perf_counter() + START_S
        while True:
            try:
                httpx.get(f"{settings.origin}/afgemeld", trust_env=False).raise_for_status()
                break
            except httpx.TransportError:
                if perf_counter() > until or process.poll() is not None:
                    raise
                time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _processor(process: int) -> float:
    """Processor seconds that a process used until now."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _section(sizes: Sizes, alone: Run, beside: Run) -> Section:
    names = sorted({one.kind for one in [*alone.outcomes, *beside.outcomes]})
    rows = [[name, *_cells(alone.outcomes, name), *_cells(beside.outcomes, name)] for name in names]
    rows.append(["all together", *_cells(alone.outcomes, None), *_cells(beside.outcomes, None)])
    head = ["milliseconds", "requests", "p50", "p95", "p99", "errors"]
    return Section(
        NAME,
        [
            f"`plekwijzer serve` on SQLite with {sizes.pips:,} people, {sizes.plekken:,} plekken and a published "
            f"ronde; {RATE:.0f} requests a second at moments fixed in advance, each timed from the moment it was due, "
            f"by {sum(STAFF.values())} visitors in four rollen. Of a hundred requests: {_mix()}.",
            _told("Alone", alone, TARGET_MS),
            _told("While a ronde runs", beside, TARGET_RONDE_MS),
            *_phases(beside),
            f"Other work on the machine at the end: {os.getloadavg()[0]:.1f} processes waiting or running.",
        ],
        [[*head, *(f"{word}, during a ronde" for word in head[1:])], *rows],
    )


def _told(when: str, run: Run, target: float) -> str:
    wrong = sum(one.wrong for one in run.outcomes)
    overtaken = sum(one.overtaken for one in run.outcomes)
    late = max(one.late for one in run.outcomes) * 1000
    return (
        f"{when}: {len(run.outcomes):,} requests, p95 {_share(run.outcomes, 95):,.0f} ms (target {target:,.0f}), "
        f"{wrong} errors; {overtaken} besluiten came after somebody else's (409). The server computed "
        f"{run.processor / len(run.outcomes) * 1000:.0f} ms a request; no request left more than {late:.0f} ms late."
    )


def _mix() -> str:
    """How many of a hundred each kind of request is, most first."""
    kinds = sorted(MIX.items(), key=lambda item: (-item[1][0], item[0]))
    return ", ".join(f"{weight} {kind}" for kind, (weight, _) in kinds)


def _phases(run: Run) -> list[str]:
    """How requests fared that were due in each part of the ronde, and after it."""
    if run.ronde is None:
        return []
    parts = {"was computed": run.ronde.computing, "was worded and published": run.ronde.publishing}
    told = [_part(what, phase, [one for one in run.outcomes if phase.holds(one.due)]) for what, phase in parts.items()]
    after = sum(one.due > run.ronde.publishing.end for one in run.outcomes)
    return [*told, f"{after:,} requests were due after the ronde."]


def _part(what: str, phase: Phase, due: Sequence[Outcome]) -> str:
    begin = f"The ronde {what} from second {phase.begin:.0f} to {phase.end:.0f}"
    if not due:
        return f"{begin}: no request was due then."
    return (
        f"{begin}: {len(due):,} requests were due then, p95 {_share(due, 95):,.0f} ms, the slowest "
        f"{_share(due, 100):,.0f} ms, {sum(one.wrong for one in due)} errors."
    )


def _cells(outcomes: Sequence[Outcome], kind: str | None) -> list[str]:
    own = [one for one in outcomes if kind is None or one.kind == kind]
    if not own:
        return ["0", "-", "-", "-", "-"]
    return [f"{len(own):,}", *(f"{_share(own, part):,.0f}" for part in (50, 95, 99)), str(sum(o.wrong for o in own))]


def _share(outcomes: Sequence[Outcome], part: int) -> float:
    """Milliseconds within which this part of a hundred was answered."""
    return float(np.percentile([one.seconds for one in outcomes], part)) * 1000
