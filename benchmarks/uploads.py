"""How long does a whole upload of a very large list take, faults written back included, and how much memory?"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measured import Ran, run
from benchmarks.report import Say, Section
from benchmarks.upload_lists import ONE_IN, Regel, invent_list, write_csv, write_xlsx
from benchmarks.world import DAY, SEED

NAME = "Uploading a list of plekken"
ROWS, QUICK_ROWS = 100_000, 2_000
TARGET_S, TARGET_MB = 30.0, 512.0
LAUNCH = "from api.cli.main import run; run()"
KEPT = re.compile(r"^(\d+) nieuw, (\d+) gewijzigd, (\d+) hetzelfde\.$", re.M)
READ = re.compile(r": (\d+) rijen, (\d+) goed, (\d+) met een fout\.$", re.M)
FORMATS: dict[str, Callable[[Sequence[Regel], Path], None]] = {"csv": write_csv, "xlsx": write_xlsx}


def measure(quick: bool, say: Say) -> Section:
    """Upload the list twice in each format to a new database, then let the peer read it."""
    amount = QUICK_ROWS if quick else ROWS
    say(f"inventing {amount:,} plekken")
    rows = invent_list(amount, SEED, DAY)
    table = [["", "seconds", "of which computing", "megabytes", "rows wrong", "new", "changed", "same"]]
    first: dict[str, Ran] = {}
    peers: dict[str, Ran] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in FORMATS.items():
            file = Path(folder) / f"lijst.{kind}"
            say(f"writing {file.name}")
            write(rows, file)
            for turn in ("first upload", "same list again"):
                say(f"{file.name}: {turn}")
                ran = _upload(file, Path(folder) / f"{kind}.db")
                first.setdefault(kind, ran)
                table.append(_line(f"{kind}, {turn}", ran, _counts(ran, amount, again=turn != "first upload")))
            say(f"{file.name}: row by row")
            peers[kind] = _peer(file, amount)
            table.append(
                _line(f"{kind}, row by row, only reading", peers[kind], [str(amount // ONE_IN), "-", "-", "-"])
            )
    return Section(NAME, _sentences(amount, first, peers), table)


def _upload(file: Path, database: Path) -> Ran:
    """Timed on this database, and weighed on a copy of it as it was before."""
    copy = database.with_suffix(".again.db")
    if database.exists():
        shutil.copy(database, copy)
    command = [sys.executable, "-c", LAUNCH, "plekken", "add", str(file), "--aanbieder-bron", "wsp"]
    timed = run(command, 2, {"PLEKWIJZER_DATABASE_URL": f"sqlite:///{database}"})
    weighed = run(command, 2, {"PLEKWIJZER_DATABASE_URL": f"sqlite:///{copy}"}, weigh=True)
    return replace(timed, megabytes=weighed.megabytes)


def _peer(file: Path, amount: int) -> Ran:
    """The peer; raises ValueError when it does not find the same wrong rows."""
    ran = run([sys.executable, "-m", "benchmarks.upload_by_row", str(file)])
    found = json.loads(ran.text.splitlines()[-1])
    if found != {"good": amount - amount // ONE_IN, "wrong": amount // ONE_IN}:
        raise ValueError(f"{file.name}: the peer finds {found}")
    return ran


def _counts(ran: Ran, amount: int, again: bool) -> list[str]:
    """Rows wrong, and plekken new, changed and the same; raises ValueError when they are not what was invented."""
    read, kept = READ.search(ran.text), KEPT.search(ran.text)
    wrong = amount // ONE_IN
    good = amount - wrong
    expected = ((amount, good, wrong), (0, 0, good) if again else (good, 0, 0))
    found = tuple(tuple(map(int, match.groups())) for match in (read, kept) if match)
    if found != expected:
        raise ValueError(f"expected {expected}, found {found}")
    return [str(wrong), *(str(number) for number in found[1])]


def _line(name: str, ran: Ran, counts: list[str]) -> list[str]:
    memory = "-" if ran.megabytes is None else f"{ran.megabytes:.0f}"
    return [name, f"{ran.seconds:.1f}", f"{ran.cpu:.1f}", memory, *counts]


def _sentences(amount: int, first: dict[str, Ran], peers: dict[str, Ran]) -> list[str]:
    measured = ", ".join(f"{kind} {ran.seconds:.1f} s and {ran.megabytes:.0f} MB" for kind, ran in first.items())
    ratios = ", ".join(f"{kind} {first[kind].seconds / peers[kind].seconds:.2f}" for kind in first)
    return [
        f"The command `plekken add` on {amount:,} rows of which exactly {amount // ONE_IN:,} are wrong in eight ways, "
        "on SQLite, as a whole: loading, reading, storing in one transaction, writing the fault workbook. Memory: "
        "all its processes together, weighed in a run of its own.",
        f"Target: at most {TARGET_S:.0f} s and less than {TARGET_MB:.0f} MB; measured {measured}. The same list again "
        "changes nothing.",
        "Peer: csv.DictReader or openpyxl, a dict of words and a pydantic Plek per row; it only reads, and stops at "
        f"the first fault of a row. Time of ours, everything included, divided by that of the peer: {ratios}.",
    ]
