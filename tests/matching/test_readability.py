"""The sentences of a judgement are short, plain, neutral, and about this pair only."""

import re
from collections import Counter
from functools import lru_cache
from itertools import product
from pathlib import Path

import pytest

from api.deps import engine_of
from api.journeys.verdeling import divide_all
from api.settings import Settings
from data.reference.vocabulary import beroepen, sectoren, vakskills
from data.schemas.codes import RICHTINGEN
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Kinderopvang
from data.synthetic.region import make_region
from features.vocabulary import fold
from tests.matching.asking import judged
from tests.matching.strategies import BEROEPEN, OP, VAKSKILLS, make_pairs
from tests.matching.weeks import DAY, tijdvakken

MOST_WORDS, MOST_ON_AVERAGE, MOST_LETTERS = 20, 12, 22
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DAYS = re.compile(r"(maan|dins|woens|donder|vrij|zater|zon)dag(ochtend|middag|avond|nacht)?s?")
TIME = re.compile(r"\w+dag \d\d:\d\d-(\w+dag )?\d\d:\d\d")
LEVEL = re.compile(r"(lezen|luisteren|schrijven|spreken) [ABC]\d \(nu [ABC]\d\)")
OF_A_PERSON = {"hij", "zij", "hem", "haar", "hun", "diens", "zichzelf", "man", "vrouw", "meneer", "mevrouw"}


def texts_of(oordelen: list[Oordeel]) -> list[str]:
    """Every sentence maker's text, as often as it is used."""
    return [
        text
        for oordeel in oordelen
        for text in (
            *(punt.tekst for punt in (*oordeel.belemmeringen, *oordeel.voorwaarden)),
            *(bijdrage.reden for bijdrage in oordeel.bijdragen),
            *([oordeel.richting_reden] if oordeel.richting_reden else []),
        )
    ]


@lru_cache(maxsize=1)
def real_texts() -> list[str]:
    """Texts about the people and plekken of an invented region."""
    region = make_region(pips=30, plekken=30, seats=45, seed=5, op=OP)
    verdeling = divide_all(engine_of(Settings()), region.pips, region.plekken[:15], "auto", OP, 1).verdeling
    told = [zonder.reden for zonder in verdeling.zonder_voorstel]
    told += [voorstel.niet_eerste_keus.tekst for voorstel in verdeling.voorstellen if voorstel.niet_eerste_keus]
    assert {zonder.code for zonder in verdeling.zonder_voorstel} == {"geenPassendePlek", "geenCapaciteit"}
    return told + texts_of(judged(list(product(region.pips, region.plekken)), "auto"))


@lru_cache(maxsize=1)
def odd_texts() -> list[str]:
    """Texts about generated pairs, that reach every sentence maker."""
    made = make_pairs(51, 500)
    return [text for richting in (*RICHTINGEN, "auto") for text in texts_of(judged(made, richting))]


def sentences(texts: list[str]) -> list[str]:
    return [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s+", text)]


def length(sentence: str) -> int:
    """How many words; a time and a level are read at one glance."""
    return len(LEVEL.sub("X", TIME.sub("X", sentence)).split())


@lru_cache(maxsize=1)
def names() -> set[str]:
    """The words in names of work, which are data and not ours to choose."""
    listed = (entry.naam for entries in (beroepen(), vakskills(), sectoren()) for entry in entries)
    return {word for name in (*listed, *BEROEPEN, *VAKSKILLS) for form in (name, fold(name)) for word in words(form)}


@lru_cache(maxsize=1)
def known_words() -> set[str]:
    lines = Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def test_a_sentence_about_a_real_pair_has_at_most_twenty_words() -> None:
    long = sorted({sentence for sentence in sentences(real_texts()) if length(sentence) > MOST_WORDS})
    assert not long, f"{len(long)} sentences, such as {long[:3]}"


@pytest.mark.parametrize("richting", RICHTINGEN)
def test_opvang_for_every_working_day_still_takes_a_short_sentence(richting: str) -> None:
    pip, plek = make_pairs(53, 1)[0]
    home = pip.inburgeraar.model_copy(update={"postcode": plek.postcode})
    week = tuple(slot for day in range(5) for slot in tijdvakken(day * DAY + 13 * 60, 4 * 60))
    nowhere = Kinderopvang(nodig=True, geregeld="nee")
    free = {"inburgeraar": home, "bezet": (), "beschikbaar": None, "kinderopvang": nowhere}
    asks = {"rooster": "vast", "tijden": week, "kinderopvang_op_locatie": False}
    oordeel = judged([(pip.model_copy(update=free), plek.model_copy(update=asks))], richting)[0]
    opvang = [punt.tekst for punt in (*oordeel.belemmeringen, *oordeel.voorwaarden) if punt.code == "kinderopvang"]
    assert len(opvang) == 1
    assert max(map(length, sentences(opvang))) <= MOST_WORDS, opvang


def test_sentences_have_at_most_twelve_words_on_average() -> None:
    lengths = [length(sentence) for sentence in sentences(real_texts())]
    assert sum(lengths) / len(lengths) <= MOST_ON_AVERAGE


def test_no_word_is_longer_than_twenty_two_letters() -> None:
    found = {word for text in {*real_texts(), *odd_texts()} for word in words(text)} - names()
    assert not {word for word in found if len(word) > MOST_LETTERS}


def test_every_word_is_everyday_dutch_or_a_term_of_the_field() -> None:
    found = Counter(word for text in {*real_texts(), *odd_texts()} for word in words(text))
    unknown = {word for word in found if not DAYS.fullmatch(word)} - known_words() - names()
    assert not unknown, "judge these words; add them to known_words.txt only when they are plain or a term"


def test_no_word_says_whether_someone_is_a_man_or_a_woman() -> None:
    for text in {*real_texts(), *odd_texts()}:
        assert OF_A_PERSON.isdisjoint(words(text)), text


def test_a_sentence_begins_with_a_capital_and_ends_with_a_full_stop() -> None:
    for text in {*real_texts(), *odd_texts()}:
        assert text == text.strip()
        assert text.endswith("."), text
        assert text[0].isupper() or text[0].isdigit(), text
        assert "  " not in text, text


def test_no_sentence_holds_the_code_of_a_program() -> None:
    for text in {*real_texts(), *odd_texts()}:
        assert not re.search(r"\b[a-z]+[A-Z]\w*|\bNone\b|\bTrue\b|\bFalse\b|\bnan\b|_", text), text


@pytest.mark.parametrize("richting", RICHTINGEN)
def test_no_sentence_names_a_kenmerk(richting: str) -> None:
    made = make_pairs(52, 200)
    kenmerken = {noun.kenmerk for pair in made for noun in pair}
    for text in texts_of(judged(made, richting)):
        assert kenmerken.isdisjoint(re.split(r"[\s,.:;()]+", text)), text
