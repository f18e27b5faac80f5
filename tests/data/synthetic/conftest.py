"""The invented region that these tests look at."""

from datetime import date

import pytest

from data.synthetic.region import Region, make_region


@pytest.fixture(scope="session")
def region() -> Region:
    return make_region(seed=1, op=date(2026, 11, 23))
