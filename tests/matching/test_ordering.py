"""Pairs are ordered by counting exactly as by comparing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.ordering import by_pip_and_plek


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=60))
def test_counting_gives_the_order_of_a_stable_sort(pairs: list[tuple[int, int]]) -> None:
    i = np.array([pair[0] for pair in pairs], dtype=np.intp)
    j = np.array([pair[1] for pair in pairs], dtype=np.intp)
    assert by_pip_and_plek(i, j, 7, 5).tolist() == sorted(range(len(pairs)), key=lambda k: pairs[k])
