"""Pages on both databases."""

from tests.api.serving import (
    clock,
    engine,
    installed,
    pip_of,
    plek_of,
    settings,
    stranger,
    visit,
)

__all__ = [
    "clock",
    "engine",
    "installed",
    "pip_of",
    "plek_of",
    "settings",
    "stranger",
    "visit",
]
