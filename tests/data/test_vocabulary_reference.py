"""The reference files of beroepen, vakskills and sectoren are complete, consistent and refuse faults."""

import csv
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from data.reference import vocabulary
from data.reference.vocabulary import Beroep, Sector, Vakskill
from features.vocabulary import fold

ESCO = Path(__file__).parents[3] / "shared" / "data" / "esco" / "occupations_nl.csv"

RELATIONS = """
    lasser lassen|metselaar metselen|schilder schilderen|kok koken|kapper knippen|naaister naaien|timmerman timmeren
    |stukadoor stukadoren|tegelzetter tegels-zetten|schoonmaker schoonmaken|schoonmaker dweilen
    |glazenwasser ramen-wassen|vakkenvuller vakken-vullen|kassamedewerker kassa-draaien|inpakker inpakken
    |orderpicker orders-verzamelen|heftruckchauffeur heftruck-rijden|lader-en-losser laden-en-lossen
    |hovenier snoeien|medewerker-groenvoorziening schoffelen|medewerker-groenvoorziening grasmaaien
    |taxichauffeur autorijden|bandenmonteur banden-wisselen|computerreparateur computers-repareren
    |verzorgende wassen-en-aankleden|gastheer-buurthuis koffie-schenken|voorleesvrijwilliger voorlezen
    |onderwijsassistent kinderen-begeleiden|administratief-medewerker administratie-bijwerken
    |datatypist gegevens-invoeren|receptionist telefoon-aannemen|tolk tolken|leraar-basisonderwijs lesgeven
    |boekhouder boekhouden|fietsenmaker fietsen-repareren|meubelmaker meubels-maken|strijker strijken|bakker bakken
    |bedieningsmedewerker bedienen|afwasser afwassen|elektro-assemblagemedewerker solderen
    |verkoopmedewerker klanten-helpen
"""


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference files that a test may spoil; nothing stays cached afterwards."""
    for name in ("beroepen.csv", "vakskills.csv", "sectoren.csv"):
        (tmp_path / name).write_bytes((vocabulary.FOLDER / name).read_bytes())
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    return tmp_path


def test_there_are_enough_beroepen_and_vakskills() -> None:
    assert len(vocabulary.beroepen()) >= 380
    assert len(vocabulary.vakskills()) >= 520
    assert len(vocabulary.sectoren()) == 18


def test_indices_are_positions() -> None:
    for entries in (vocabulary.beroepen(), vocabulary.vakskills(), vocabulary.sectoren()):
        assert [entry.index for entry in entries] == list(range(len(entries)))


def test_codes_are_plain_slugs() -> None:
    for entry in (*vocabulary.beroepen(), *vocabulary.vakskills()):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code), entry.code


@pytest.mark.parametrize("load", [vocabulary.beroepen, vocabulary.vakskills, vocabulary.sectoren])
def test_no_word_belongs_to_two_entries(load: "object") -> None:
    entries: tuple[Beroep | Vakskill | Sector, ...] = load()  # type: ignore[operator]
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for word in (entry.naam, *entry.synoniemen):
            owners.setdefault(fold(word).replace(" ", ""), set()).add(entry.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1 or not word} == {}


def test_every_beroep_has_at_least_two_vakskills_and_most_have_three() -> None:
    sizes = {b.code: len(vocabulary.skills_of_beroep()[b.index]) for b in vocabulary.beroepen()}
    assert {code: n for code, n in sizes.items() if n < 2} == {}
    assert sum(n >= 3 for n in sizes.values()) > len(sizes) * 0.75


def test_every_sector_has_beroepen() -> None:
    counts = Counter(beroep.sector for beroep in vocabulary.beroepen())
    assert min(counts[sector.code] for sector in vocabulary.sectoren()) >= 10


@pytest.mark.parametrize("pair", [pair.strip() for pair in RELATIONS.split("|")])
def test_the_plain_work_verb_belongs_to_its_beroep(pair: str) -> None:
    beroep_code, vakskill_code = pair.split()
    beroep = next(b for b in vocabulary.beroepen() if b.code == beroep_code)
    vakskill = next(v for v in vocabulary.vakskills() if v.code == vakskill_code)
    assert vakskill.index in vocabulary.skills_of_beroep()[beroep.index]
    assert beroep.index in vakskill.beroepen


def test_isco_codes_are_four_digits_of_a_known_major_group() -> None:
    for beroep in vocabulary.beroepen():
        assert re.fullmatch(r"[0-9][1-9][0-9][0-9]", beroep.isco), beroep.code


def test_isco_codes_and_esco_uris_stand_in_esco() -> None:
    if not ESCO.exists():
        pytest.skip("the ESCO file is not here; isco and esco are checked only where it is")
    with ESCO.open(encoding="utf-8", newline="") as stream:
        isco_of = {row["conceptUri"]: row["iscoGroup"] for row in csv.DictReader(stream)}
    groups = set(isco_of.values())
    assert [b.code for b in vocabulary.beroepen() if b.isco not in groups] == []
    assert [b.code for b in vocabulary.beroepen() if b.esco and isco_of.get(b.esco) != b.isco] == []


def test_kinship_is_symmetric_and_same_only_on_the_diagonal() -> None:
    kinship = vocabulary.kinship()
    size = len(vocabulary.beroepen())
    assert kinship.shape == (size, size)
    assert kinship.dtype == np.uint8
    assert (kinship == kinship.T).all()
    assert ((kinship == 3) == np.eye(size, dtype=bool)).all()
    assert not kinship.flags.writeable


def test_kinship_tells_related_from_same_sector_from_strange() -> None:
    place = {b.code: b.index for b in vocabulary.beroepen()}
    kinship = vocabulary.kinship()
    assert kinship[place["metselaar"], place["timmerman"]] == 2
    assert kinship[place["metselaar"], place["opperman"]] == 1
    assert kinship[place["metselaar"], place["kapper"]] == 0


@pytest.mark.parametrize(
    "name, old, new, load, message",
    [
        ("beroepen.csv", ",7112,bouw,", ",7112,boww,", vocabulary.beroepen, r"beroepen\.csv row 2: unknown sector"),
        ("beroepen.csv", ",7112,bouw,", ",71x2,bouw,", vocabulary.beroepen, r"beroepen\.csv row 2: isco"),
        ("beroepen.csv", "code,naam", "kode,naam", vocabulary.beroepen, r"beroepen\.csv: expected the columns"),
        ("beroepen.csv", "\nvoeger,", "\nmetselaar,", vocabulary.beroepen, r"beroepen\.csv row 3: code"),
        (
            "vakskills.csv",
            ",metselaar|",
            ",metzelaar|",
            vocabulary.vakskills,
            r"vakskills\.csv row \d+: unknown beroep",
        ),
        ("sectoren.csv", "\nbouw,", "\nbauw,", vocabulary.sectoren, r"sectoren\.csv: expected"),
    ],
)
def test_a_fault_in_a_file_is_refused_by_file_and_row(
    own_folder: Path, name: str, old: str, new: str, load: "object", message: str
) -> None:
    text = (own_folder / name).read_text(encoding="utf-8")
    assert old in text
    (own_folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load.__wrapped__()  # type: ignore[attr-defined]
