"""Running commands as a person would, inside this process so that it stays quick."""

import gc
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api.cli.main import run

SHARED = Path(__file__).parents[2].parent / "shared"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Plekwijzer = Callable[..., Ran]


@pytest.fixture
def plekwijzer(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path, migrated_sqlite: Path
) -> Iterator[Plekwijzer]:
    """Run one command with its own database, of which the tables are there; returns exit code, output and errors."""
    shutil.copy(migrated_sqlite, tmp_path / "test.sqlite3")
    monkeypatch.setenv("PLEKWIJZER_DATABASE_URL", f"sqlite:///{tmp_path / 'test.sqlite3'}")
    monkeypatch.chdir(tmp_path)

    def command(*args: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["plekwijzer", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            run()
        out, err = capfd.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    yield command
    gc.enable()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, object], Path]:
    """Write JSON to a file."""

    def to_file(name: str, data: object) -> Path:
        file = tmp_path / name
        file.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return file

    return to_file
