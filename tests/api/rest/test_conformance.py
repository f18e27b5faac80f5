"""Schemathesis tries every operation with a few requests made from the document; `benchmarks/conformance.py` with many.

Its own database, because Schemathesis sends requests from a thread of its own for as long as the test lasts.
"""

from pathlib import Path

import pytest

from benchmarks.conformance_run import run
from benchmarks.conformance_world import served

OPERATIONS = 35


@pytest.mark.filterwarnings("default")
def test_every_operation_does_what_the_document_says(tmp_path: Path, migrated_sqlite: Path) -> None:
    with served(tmp_path, people=6, changed=2, database=migrated_sqlite) as world:
        found = run(world, ["fuzzing"], seed=1, examples=1)
    assert found.failures == {}
    assert found.server_errors == 0
    assert len(found.operations) >= OPERATIONS
