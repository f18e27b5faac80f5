import pickle

from hypothesis import given
from hypothesis import strategies as st

from features.sheets import kept
from features.sheets.kept import KeptRijen, Regels
from features.sheets.rij import Rij, as_line

CELLS = st.lists(st.text(st.characters(exclude_characters="\0"), max_size=4), min_size=1, max_size=4)
ROWS = st.lists(st.tuples(CELLS, st.sampled_from([None, "te lang"])), max_size=8)

TITELS = ("Schoonmaker kantoren", "Medewerker groenvoorziening", "Taalmaatje in de bibliotheek")


@given(ROWS, st.integers(1, 4))
def test_rows_come_back_as_they_were_also_from_another_process(rows: list, run: int) -> None:
    rijen = [Rij(nummer, cellen, len(cellen), fout) for nummer, (cellen, fout) in enumerate(rows, 7)]
    before, kept.RUN = kept.RUN, run
    try:
        held = KeptRijen(iter(rijen))
    finally:
        kept.RUN = before
    assert list(held) == list(pickle.loads(pickle.dumps(held))) == rijen
    assert len(held) == len(rijen)


def test_rows_of_a_list_take_less_than_half_the_memory_of_their_texts() -> None:
    regels = Regels()
    texts = [
        as_line([f"WSP-{place:06d}", TITELS[place % 3], f"{1011 + place * 37 % 8900} AB", f"{place % 40} uur per week"])
        for place in range(2 * kept.RUN)
    ]
    for place, text in enumerate(texts):
        regels.add(place, text)
    assert len(pickle.dumps(regels)) < sum(map(len, texts)) / 2
