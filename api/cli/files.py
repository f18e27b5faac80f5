"""Writing a file that someone else may be reading, or that we may be stopped while writing."""

import os
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all: stopped half-way, what stood there before still stands there."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
