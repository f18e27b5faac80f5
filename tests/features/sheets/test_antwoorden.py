"""Answers to the questions about a list: read as if they stood in the cell, for every row that asked, never guessed."""

import pytest

from data.schemas.errors import InvoerFout
from features.sheets.antwoorden import LONGEST, choices, kenmerk_of, may_be_answered, refuse_answers, with_answers
from features.sheets.reading import read_upload
from features.sheets.result import UploadResult, Vraag

HEAD = "kenmerk;titel;aanbieder;soort aanbieder;soort plek;postcode;capaciteit;uren;taaleis;belasting;"
HEAD += "dagen en tijden;vog\n"
ROW = "V-{};Kok;Noord;werkgever;werkervaringsplaats;7511;2;16;{};{};{};ja\n"


def read(*rows: tuple[str, str, str]) -> UploadResult:
    text = HEAD + "".join(ROW.format(number, *row) for number, row in enumerate(rows, 1))
    return read_upload(text.encode(), "lijst.csv")


def answered(result: UploadResult, *texts: str) -> UploadResult:
    """The list with the first question answered by the first text, and so on."""
    names = list(dict.fromkeys(kenmerk_of(vraag) for vraag in result.vragen))
    return with_answers(result, dict(zip(names, texts, strict=False)))


def test_an_answer_holds_for_every_row_that_asks_the_same_and_for_no_other() -> None:
    result = read(("redelijk", "", ""), ("B1", "", ""), ("redelijk", "", ""))
    assert [vraag.rij for vraag in result.vragen] == [2, 4]
    done = answered(result, "A2")
    assert done.vragen == ()
    levels = [row.plek().taaleis for row in done.plekken]
    assert [level and (level.spreken, level.luisteren, level.lezen) for level in levels] == [
        ("A2", "A2", None),
        ("B1", "B1", None),
        ("A2", "A2", None),
    ]


def test_geen_is_an_answer_and_an_empty_one_is_not() -> None:
    result = read(("redelijk", "", ""))
    assert (answered(result, "geen").vragen, answered(result, "geen").plekken[0].plek().taaleis) == ((), None)
    assert answered(result, "  ") == result == with_answers(result, {})


def test_an_answer_that_is_not_understood_leaves_the_question() -> None:
    result = read(("redelijk", "tillen, gedoe", "soms"))
    assert answered(result, "best goed", "rommel", "eens") == result


def test_a_list_keeps_what_it_had_and_times_are_read_too() -> None:
    result = read(("A2", "tillen, gedoe", "soms"))
    plek = answered(result, "stof", "ma 9.00-13.00").plekken[0].plek()
    assert plek.belasting == ("tillen", "stof")
    assert [(one.dag, one.van, one.tot) for one in plek.tijden or ()] == [("ma", "09:00", "13:00")]


@pytest.mark.parametrize(
    ("veld", "vraag", "kandidaten", "wanted"),
    [
        ("beroep", "welk beroep is “x”?", ("kok", "bakker"), "kok"),
        ("taaleis.lezen", "welk taalniveau is “x”?", (), "A2"),
        ("werkdruk", "welke werkdruk is “x”?", (), "gemiddeld"),
        ("sector", "welke sector is “x”?", (), "zorg"),
        ("begeleiding.jobcoach", "is “x” ja of nee? Schrijf: ja of nee", (), "nee"),
        ("certificaten", "welk certificaat is “x”?", (), "VOG"),
    ],
)
def test_a_question_offers_answers_that_are_understood(
    veld: str, vraag: str, kandidaten: tuple[str, ...], wanted: str
) -> None:
    assert wanted in choices(Vraag(1, veld, vraag, kandidaten))
    assert may_be_answered(Vraag(1, veld, vraag, kandidaten))


def test_answers_are_few_short_and_without_a_bsn() -> None:
    for wrong in ({"a": "123456782"}, {"a": "x" * (LONGEST + 1)}, {str(number): "A2" for number in range(501)}):
        with pytest.raises(InvoerFout) as told:
            refuse_answers(wrong)
        assert "123456782" not in str(told.value)
