"""Reading plans: the median time per document over the examples, and the score against their gold answers.

usage: python -m benchmarks.pips [FOLDER]    FOLDER is that of the examples, ../shared/examples/pips when not given
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from api.journeys.extract import read_document

ROOT = Path(__file__).parents[1]
FOLDER = ROOT.parent / "shared" / "examples" / "pips"
SCORER = ROOT.parent / "shared" / "tools" / "score_pips.py"
MOST_SECONDS = 0.5
COMMAND = (str(ROOT / ".venv" / "bin" / "plekwijzer"), "extract", "--json")


def seconds_per_document(folder: Path, repeats: int = 3) -> dict[str, float]:
    """The best of some readings per document, in seconds; the first reading warms the word lists."""
    files = sorted(file for file in folder.iterdir() if file.suffix in (".txt", ".docx", ".pdf"))
    raws = {file.name: file.read_bytes() for file in files}
    for name, raw in raws.items():
        read_document(raw, name)
    return {name: min(_seconds(raw, name) for _ in range(repeats)) for name, raw in raws.items()}


def _seconds(raw: bytes, name: str) -> float:
    begin = perf_counter()
    read_document(raw, name)
    return perf_counter() - begin


def main() -> int:
    """Print the times and the score; 1 when reading is slower than it may be or the score falls short."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"{folder}: the example plans are not here")
        return 1
    times = seconds_per_document(folder)
    median, slowest = statistics.median(times.values()), max(times.items(), key=lambda item: item[1])
    print(f"documents {len(times)} median {median:.3f} s slowest {slowest[0]} {slowest[1]:.3f} s")
    environment = {**os.environ, "GOAL": os.environ.get("GOAL", "0.97")}
    scored = subprocess.run([sys.executable, str(SCORER), str(folder), *COMMAND], check=False, env=environment)
    return int(median >= MOST_SECONDS or scored.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
