"""What a measurement says, and the file that keeps the last of each."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
HEADING = """# Measurements

Each is a comparison with named peers in one run on one machine. `make bench` runs them all; the tests run none.
"""

Say = Callable[[str], None]
"""Tells what is being done now."""


@dataclass(frozen=True)
class Section:
    """One measurement: its name, sentences with figures and ratios, and a table with a heading row."""

    name: str
    sentences: Sequence[str]
    table: Sequence[Sequence[str]]

    def text(self, day: str, command: str) -> str:
        """This section as Markdown."""
        lines = [f"## {self.name}", "", f"{machine()} {day}, `{command}`.", ""]
        lines += [f"- {sentence}" for sentence in self.sentences]
        head, *rows = self.table
        lines += ["", _row(head), _row(["---", *["---:"] * (len(head) - 1)]), *map(_row, rows)]
        return "\n".join(lines) + "\n"


def machine() -> str:
    """The Python version and the number of cores."""
    return f"Python {platform.python_version()} on {os.cpu_count()} cores ({platform.machine()})."


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def keep(texts: dict[str, str], file: Path = RESULTS) -> None:
    """Replace the sections with these names, and leave what was measured before of the others."""
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    parts = [f"## {part}".rstrip() + "\n" for part in old.split("\n## ")[1:]]
    kept = {part.splitlines()[0].removeprefix("## "): part for part in parts} | texts
    file.write_text("\n".join([HEADING, *(kept[name] for name in sorted(kept))]), encoding="utf-8")


def big(number: float) -> str:
    """A number for a reader: 12 million, 1,234 or 0.56."""
    if number >= 1e7:
        return f"{number / 1e6:,.0f} million"
    if number >= 1e6:
        return f"{number / 1e6:.1f} million"
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
