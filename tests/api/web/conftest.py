"""Pages on both databases."""

from tests.api.serving import (
    backend,
    clock,
    engine,
    installed,
    migrated_postgres,
    migrated_sqlite,
    pip_of,
    plek_of,
    postgres,
    settings,
    store,
    stranger,
    url,
    visit,
)

__all__ = [
    "backend",
    "clock",
    "engine",
    "installed",
    "migrated_postgres",
    "migrated_sqlite",
    "pip_of",
    "plek_of",
    "postgres",
    "settings",
    "store",
    "stranger",
    "url",
    "visit",
]
