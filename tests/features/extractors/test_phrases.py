"""Many ways to say the same: a phrase is read back as its value or as unknown, never as another value."""

from collections import Counter
from typing import Any

import pytest

from features.documents.opening import open_document
from features.extraction import read_pip
from tests.features.extractors.phrases import leven, persoon, taal, werk
from tests.features.extractors.phrases.phrase import Phrases

GROUPS: tuple[Phrases, ...] = (*taal.GROUPS, *persoon.GROUPS, *werk.GROUPS, *leven.GROUPS)
LEAST_READ = 0.9
FILLER = "Plan inburgering en participatie, gemeente Ede\nOpgemaakt voor het dossier van team inburgering\n\n"


def read(group: Phrases, phrase: str) -> Any:
    """What the field of the group gets when this phrase stands below its heading."""
    document = open_document(f"{FILLER}{group.kop}\n{phrase}\n".encode(), "plan.txt")
    data: Any = read_pip(document, "plan").pip.as_json()
    if group.veld == "talen.goed":
        return [taal["taal"] for taal in data.get("talen", []) if taal.get("niveau") == "goed"]
    if group.veld == "werkervaring.jaren":
        found = data.get("werkervaring") or [{}]
        return found[0].get("jaren")
    for name in group.veld.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


def verdict(group: Phrases, got: Any, wanted: Any) -> str:
    """Whether what was read is the value, nothing, or something else."""
    if group.veld in ("bezet", "beschikbaar"):
        times = {f"{t['dag']} {t['van']}-{t['tot']}" for t in got or []}
        return "nothing" if not times and wanted else "right" if times == set(wanted or ()) else "wrong"
    if isinstance(got, list):
        names = [item.get("taal", item.get("beroep")) if isinstance(item, dict) else item for item in got]
        if wanted is None:
            return "wrong" if names else "right"
        return "nothing" if not names else "right" if any(wanted in name for name in names) else "wrong"
    if got is None:
        return "right" if wanted is None else "nothing"
    return "right" if got == wanted or (group.veld == "inburgeraar.postcode" and got == wanted) else "wrong"


def outcomes(group: Phrases) -> list[tuple[str, str, Any]]:
    """The verdict on every pattern with every value."""
    found = []
    for pattern in group.patterns:
        for text, wanted in group.values.items():
            phrase = pattern.format(v=text)
            got = read(group, phrase)
            found.append((verdict(group, got, wanted), phrase, got))
    return found


def test_there_are_at_least_four_hundred_patterns() -> None:
    assert sum(len(group.patterns) for group in GROUPS) >= 400


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.veld}-{group.kop}-{len(group.patterns)}")
def test_a_phrase_is_read_as_its_value_or_as_unknown(group: Phrases) -> None:
    found = outcomes(group)
    wrong = [f"{phrase!r} gave {got!r}" for told, phrase, got in found if told == "wrong"]
    assert not wrong, "\n".join(wrong)
    counts = Counter(told for told, _, _ in found)
    missed = [phrase for told, phrase, _ in found if told == "nothing"]
    assert counts["right"] >= LEAST_READ * len(found), "\n".join(missed)
