"""What journeys are tested with."""

from collections.abc import Iterator

import pytest

from tests.journeys import killing


@pytest.fixture(scope="session")
def killer() -> Iterator[killing.Run]:
    """One process that runs commands and kills them, for all tests of this worker: starting it takes seconds."""
    with killing.killer() as run:
        yield run
