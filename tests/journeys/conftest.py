"""What journeys are tested with."""

from collections.abc import Iterator

import pytest

from tests.data.storage.conftest import plek_of
from tests.journeys import killing

__all__ = ["plek_of"]


@pytest.fixture(scope="session")
def killer() -> Iterator[killing.Run]:
    """One process that runs commands and kills them, for all tests of this worker: starting it takes seconds."""
    with killing.killer() as run:
        yield run
