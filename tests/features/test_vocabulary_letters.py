"""How alike words are in letters; scikit-learn, which we do not load at work, is the judge."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.vocabulary_letters import LetterTable

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

LABELS = ("schoonmaker", "medewerker schoonmaak", "lasser", "mig mag lasser", "hulp in de keuken", "c", "it er", "bus")
LETTERS = "abcdeiklmnorstu9 "


@pytest.fixture(scope="module")
def judge() -> "tuple[TfidfVectorizer, np.ndarray]":
    """The same labels in scikit-learn, which only the worker that has this test loads."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return vectorizer, vectorizer.fit_transform(LABELS).toarray()


TABLE = LetterTable(LABELS)


@given(word=st.one_of(st.sampled_from(LABELS), st.text(LETTERS, max_size=30)))
def test_cosines_are_those_of_scikit_learn(word: str, judge: "tuple[TfidfVectorizer, np.ndarray]") -> None:
    vectorizer, table = judge
    expected = table @ vectorizer.transform([word]).toarray()[0]
    assert TABLE.cosines(word) == pytest.approx(expected, abs=1e-9)


def test_a_label_is_wholly_like_itself_and_only_itself() -> None:
    cosines = np.array([TABLE.cosines(label) for label in LABELS])
    assert (np.diag(cosines) == 1).all()
    assert (cosines[~np.eye(len(LABELS), dtype=bool)] < 1).all()


def test_a_word_without_known_letters_is_like_nothing() -> None:
    assert not TABLE.cosines("").any()
    assert not TABLE.cosines("qqq").any()


def test_labels_that_are_equally_near_come_out_equal() -> None:
    near = LetterTable(("hulpkok", "hulpbas", "hulpkok")).cosines("hulpkok")
    assert near[0] == near[2]
