"""The wisregister: who was erased, by a keyed hash, in files beside the database, so that a backup brings nobody back.

Source: requirement AVG-4. What was restored from a backup knows less than these files, and then erases again.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hmac import digest
from pathlib import Path

from data.storage.kenmerken import storable
from data.storage.session import OpslagFout

OWN = 0o600
"""Only who runs Plekwijzer reads these files: with the key one could try whether a kenmerk is among them."""


@dataclass(frozen=True)
class Wissing:
    """One line: merk is the keyed hash of the kenmerk, op the moment (UTC) that it was erased."""

    merk: str
    op: datetime


class Wisregister:
    """A folder with two files: lines that are only ever added to, and the key of their hashes.

    A line is on the disk before the erasing is committed. Who adds holds the table of pips meanwhile, so never two.
    """

    def __init__(self, folder: Path, new_key: Callable[[], str]) -> None:
        """Take the folder, and what gives a new random key (ASCII); nothing is made before somebody is erased."""
        self.folder, self._new_key = folder, new_key
        self._lines, self._key = folder / "gewist.txt", folder / "sleutel.txt"

    def lines(self) -> list[Wissing | None]:
        """Every line, oldest first; None is one that was broken off while it was written."""
        try:
            return [_read(line) for line in self._lines.read_text(encoding="ascii", errors="replace").splitlines()]
        except FileNotFoundError:
            return []

    def add(self, kenmerk: str, moment: datetime) -> None:
        """Write one line, and wait until it is on the disk; raises OSError when it cannot be."""
        line = f"{self.merk(kenmerk)} {moment.isoformat()}\n"
        broken = self._lines.is_file() and not self._lines.read_bytes().endswith(b"\n")
        _append(self._lines, f"\n{line}" if broken else line)

    def merk(self, kenmerk: str) -> str:
        """The keyed hash of a kenmerk (HMAC-SHA256, hexadecimal).

        The key is made the first time; raises OpslagFout when it is lost.
        """
        return digest(self._secret(), storable(kenmerk).encode(), "sha256").hex()

    def _secret(self) -> bytes:
        with suppress(FileNotFoundError):
            return self._key.read_bytes()
        if self._lines.is_file():
            raise OpslagFout(f"De sleutel van het wisregister is weg. Zet {self._key} terug uit een kopie.")
        self.folder.mkdir(parents=True, exist_ok=True)
        _append(self._key, self._new_key())
        return self._secret()


def _read(line: str) -> Wissing | None:
    merk, _, op = line.partition(" ")
    try:
        found = Wissing(merk, datetime.fromisoformat(op))
    except ValueError:
        return None
    return found if len(merk) == 64 and found.op.tzinfo else None


def _append(file: Path, text: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWN)
    with os.fdopen(handle, "a", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
