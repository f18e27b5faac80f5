"""Settings from the environment: where the database is, which router, which parameters."""

import os
from dataclasses import dataclass
from pathlib import Path

from matching.parameters import DEFAULT_FILE

DEFAULT_DATABASE = "sqlite:///var/plekwijzer.sqlite3"


@dataclass(frozen=True)
class Settings:
    """What an installation chooses.

    osrm_url None means that travel times are estimated; osrm_seconds is how long to wait for the route planner.
    document_key None means that plans themselves are not kept; with a Fernet key they are kept encrypted for
    document_days days.
    """

    database_url: str = DEFAULT_DATABASE
    parameters_file: Path = DEFAULT_FILE
    osrm_url: str | None = None
    osrm_seconds: float = 5.0
    document_key: str | None = None
    document_days: int = 90


def read_settings() -> Settings:
    """The settings named PLEKWIJZER_...; what is not set has its default. Raises ValueError for a bad number."""
    names = {
        "database_url": "PLEKWIJZER_DATABASE_URL",
        "parameters_file": "PLEKWIJZER_PARAMETERS",
        "osrm_url": "PLEKWIJZER_OSRM_URL",
        "osrm_seconds": "PLEKWIJZER_OSRM_SECONDS",
        "document_key": "PLEKWIJZER_DOCUMENT_KEY",
        "document_days": "PLEKWIJZER_DOCUMENT_DAYS",
    }
    given = {field: os.environ[name] for field, name in names.items() if os.environ.get(name)}
    kinds = {"parameters_file": Path, "osrm_seconds": float, "document_days": int}
    return Settings(**{field: kinds.get(field, str)(value) for field, value in given.items()})
