"""What changed between two versions, in Dutch: each field has a name, and each change is told once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal, get_args, get_origin

import pytest

from data.schemas.difference import difference, paths
from data.schemas.labels import CODE_WORDS, PIP_LABELS, PLEK_LABELS
from data.schemas.noun import Noun
from data.schemas.pip import Belastbaarheid, Herkomst, Inburgeraar, Kinderopvang, Pip, Taal, Taalniveau, Werkervaring
from data.schemas.plek import Aanbieder, Plek, Taaleis, Uren
from data.schemas.tijd import Bezet, Tijdvak

PipOf = Callable[..., Pip]
PlekOf = Callable[..., Plek]
MA, DI, VR = (
    Bezet(dag="ma", van="09:00", tot="12:00"),
    Bezet(dag="di", van="13:00", tot="16:00"),
    Bezet(dag="vr", van="22:00", tot="24:00", reden="werk"),
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            {"taalniveau": Taalniveau(spreken="A1")},
            {"taalniveau": Taalniveau(spreken="A2")},
            "Spreken: van A1 naar A2.",
        ),
        ({"taalniveau": Taalniveau()}, {"taalniveau": Taalniveau(lezen="A0")}, "Lezen: nu A0, was niet bekend."),
        ({"taalniveau": Taalniveau(lezen="A0")}, {"taalniveau": Taalniveau()}, "Lezen: nu niet bekend, was A0."),
        ({"rijbewijs": ()}, {"rijbewijs": ("B",)}, "Rijbewijs: B erbij."),
        ({"rijbewijs": ("AM", "B")}, {"rijbewijs": ("AM",)}, "Rijbewijs: B weg."),
        ({}, {"rijbewijs": ("B", "C")}, "Rijbewijs: nu B, C, was niet bekend."),
        ({"rijbewijs": ()}, {}, "Rijbewijs: nu niet bekend, was geen."),
        (
            {"bezet": (MA,)},
            {"bezet": (VR, DI)},
            "Bezet: maandag 09:00-12:00 weg, dinsdag 13:00-16:00 erbij, vrijdag 22:00-24:00 (werk) erbij.",
        ),
        ({}, {"bezet": (DI, MA)}, "Bezet: nu maandag 09:00-12:00, dinsdag 13:00-16:00, was niet bekend."),
        (
            {"belastbaarheid": Belastbaarheid(uren_per_week=16.0)},
            {"belastbaarheid": Belastbaarheid(uren_per_week=7.5)},
            "Belastbaar in uren per week: van 16 naar 7,5.",
        ),
        (
            {"beschikbaar_vanaf": date(2026, 3, 1)},
            {"beschikbaar_vanaf": date(2027, 10, 31)},
            "Beschikbaar vanaf: van 1 maart 2026 naar 31 oktober 2027.",
        ),
        (
            {"kinderopvang": Kinderopvang(nodig=False)},
            {"kinderopvang": Kinderopvang(nodig=True)},
            "Kinderopvang nodig: van nee naar ja.",
        ),
        ({}, {"kinderopvang": Kinderopvang(nodig=True)}, "Kinderopvang nodig: nu ja, was niet bekend."),
        (
            {"werkervaring": (Werkervaring(beroep="kok", jaren=2.0),)},
            {"werkervaring": (Werkervaring(beroep="kok", jaren=2.0, in_nederland=False), Werkervaring(beroep="kok"))},
            "Werkervaring: kok (2 jaar) weg, kok (2 jaar, niet in Nederland) erbij, kok erbij.",
        ),
        ({"talen": ()}, {"talen": (Taal(taal="ara", niveau="moedertaal"),)}, "Andere talen: ara (moedertaal) erbij."),
        ({"vakskills": ("lassen",)}, {"vakskills": ("lassen", "lassen")}, "Vakskills: lassen erbij."),
        ({"inburgeraar": Inburgeraar(postcode=None)}, {}, "Postcode: nu 7551, was niet bekend."),
    ],
)
def test_a_change_of_a_pip_is_one_sentence(pip_of: PipOf, old: dict[str, Any], new: dict[str, Any], told: str) -> None:
    assert difference(pip_of("a", **old), pip_of("a", **new)) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, {"capaciteit": 0}, "Aantal plaatsen: van 2 naar 0."),
        ({}, {"uren": Uren(min=16.0, max=24.0)}, "Meeste uren per week: nu 24, was niet bekend."),
        ({}, {"soort": "betaaldWerk"}, "Soort plek: van werkervaringsplaats naar betaald werk."),
        ({}, {"taaleis": Taaleis(spreken="A2")}, "Taaleis spreken: nu A2, was niet bekend."),
        (
            {},
            {"aanbieder": Aanbieder(naam="De Maan", soort="werkgever")},
            "Aanbieder: van Bakkerij De Ster naar De Maan.",
        ),
        ({"omschrijving": "kort"}, {"omschrijving": "lang " * 99}, "Omschrijving: de tekst is anders."),
        ({}, {"omschrijving": "lang " * 99}, "Omschrijving: nu ingevuld, was niet bekend."),
        ({"belasting": ("langStaan",)}, {"belasting": ("tillen",)}, "Belasting: lang staan weg, tillen erbij."),
        (
            {"tijden": (Tijdvak(dag="zo", van="00:00", tot="06:00"),)},
            {"tijden": ()},
            "Tijden: zondag 00:00-06:00 weg.",
        ),
    ],
)
def test_a_change_of_a_plek_is_one_sentence(
    plek_of: PlekOf, old: dict[str, Any], new: dict[str, Any], told: str
) -> None:
    assert difference(plek_of("a", **old), plek_of("b", **new)) == [told]


def test_changes_come_in_the_order_of_the_fields(pip_of: PipOf) -> None:
    new = pip_of("a", doel="werk", gemeente="GM0402", taalniveau=Taalniveau(lezen="A2", spreken="A2"))
    assert difference(pip_of("a"), new, {"GM0164": "Hengelo", "GM0402": "Hilversum"}) == [
        "Gemeente: van Hengelo naar Hilversum.",
        "Lezen: van A1 naar A2.",
        "Doel: nu werk, was niet bekend.",
    ]


def test_citations_versions_and_the_order_of_a_list_are_no_change(pip_of: PipOf) -> None:
    old = pip_of("a", versie=1, vakskills=("lassen", "zagen"), bezet=(MA, DI))
    new = pip_of("a", versie=2, vakskills=("zagen", "lassen"), bezet=(DI, MA), herkomst={"doel": Herkomst(citaat="x")})
    assert difference(old, new) == []


def test_an_unknown_part_with_nothing_in_it_is_no_change(pip_of: PipOf) -> None:
    assert difference(pip_of("a"), pip_of("a", belastbaarheid=Belastbaarheid())) == []


@pytest.mark.parametrize(("kind", "labels"), [(Pip, PIP_LABELS), (Plek, PLEK_LABELS)])
def test_every_field_has_a_name_of_its_own(kind: type[Noun], labels: dict[str, str]) -> None:
    assert [".".join(path) for path in paths(kind)] == list(labels)
    assert len(set(labels.values())) == len(labels)


def codes(annotation: object) -> Iterator[str]:
    """Every code that stands somewhere in a type."""
    if get_origin(annotation) is Literal:
        yield from (str(code) for code in get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, Noun):
        yield from (code for field in annotation.model_fields.values() for code in codes(field.annotation))
    else:
        yield from (code for one in get_args(annotation) for code in codes(one))


def test_every_code_is_told_in_words_and_no_word_is_left_over() -> None:
    found = set(codes(Pip)) | set(codes(Plek))
    assert not [code for code in found - set(CODE_WORDS) if re.search(r"[a-z][A-Z0-9]", code)]
    assert set(CODE_WORDS) <= found
