"""What these answers say is short, plain, neutral, and about no other person, as the sentences of a judgement are."""

import re
from functools import lru_cache

from api.deps import engine_of
from api.journeys.aanbieders import promising
from api.journeys.oordeel import judge_pairs
from api.journeys.regio import Regio
from api.journeys.tekort import what_is_lacking
from api.journeys.waarom_niet import why_not_all
from api.journeys.wat_als import measured, what_opens_for_each
from api.settings import Settings
from data.schemas.status import PlekStand
from data.synthetic.region import TWENTE, make_region
from matching.counterfactual.stability import stevigheid
from matching.pairs import pairs_of
from matching.scoring import score_all
from tests.journeys.test_aanbieders import STANDEN
from tests.matching.strategies import OP
from tests.matching.test_readability import (
    DAYS,
    MOST_LETTERS,
    OF_A_PERSON,
    known_words,
    length,
    names,
    sentences,
    words,
)

MADE = make_region(pips=60, plekken=40, seats=50, seed=103, op=OP)
LONGEST = 24
"""Words: days with times, and a score from one number to another, are longer than a sentence of a judgement."""


@lru_cache(maxsize=1)
def texts() -> list[str]:
    """Every text that these answers give about an invented region."""
    engine, regio = engine_of(Settings()), Regio(TWENTE, list(MADE.pips), list(MADE.plekken))
    plekken = measured(engine, MADE.plekken)
    pairs = [(pip, plek, "auto", OP) for pip in MADE.pips[:25] for plek in MADE.plekken[:25]]
    found = [one.tekst for oordeel in judge_pairs(engine, pairs, wat_als=True) for one in oordeel.wat_als or ()]
    opens = [one for each in what_opens_for_each(engine, MADE.pips, plekken, "auto", OP) for one in each]
    found += [text for one in opens for text in (one.tekst, one.opdracht)]
    found += [one.tekst for one in why_not_all(engine, regio, "auto", OP, 1)]
    found += [one.verzoek for one in what_is_lacking(engine, regio, "auto", OP, 1, 5).tekorten]
    visits: list[PlekStand] = STANDEN[:60]
    found += [
        vraag for pip in MADE.pips for one in promising(engine, pip, visits, OP, 5).aanbieders for vraag in one.vragen
    ]
    people = engine.measure_pips(MADE.pips, ["aanbodgericht"] * 60, [OP] * 60)
    fits = score_all(people, plekken.table, engine.router, engine.parameters)
    told = stevigheid(pairs_of(people, plekken.table, fits.i, fits.j, engine.router), engine.parameters)
    return [*found, *(one.tekst for one in told)]


def test_there_are_texts_of_every_kind() -> None:
    said = " ".join(texts())
    for part in ("Dan past de plek", "erbij", "Bij een ruil", "Gezocht in", "Tijden die passen", "Op het randje van"):
        assert part in said


def test_sentences_are_short() -> None:
    long = sorted({sentence for sentence in sentences(texts()) if length(sentence) > LONGEST})
    assert not long, f"{len(long)} sentences, such as {long[:3]}"
    lengths = [length(sentence) for sentence in sentences(texts())]
    assert sum(lengths) / len(lengths) <= 12


def test_words_are_everyday_dutch_or_terms_of_the_field() -> None:
    found = {word for text in texts() for word in words(text)}
    places = {gemeente for text in texts() for gemeente in re.findall(r"Gezocht in ([^:]+):", text)}
    unknown = {word for word in found if not DAYS.fullmatch(word)} - known_words() - names()
    unknown -= {word for place in places for word in words(place)}
    assert not unknown
    assert not {word for word in found if len(word) > MOST_LETTERS} - names()


def test_nobody_is_a_man_a_woman_or_a_kenmerk() -> None:
    kenmerken = {pip.kenmerk for pip in MADE.pips}
    for text in texts():
        assert OF_A_PERSON.isdisjoint(words(text)), text
        assert not any(kenmerk in text for kenmerk in kenmerken)


def test_a_text_begins_with_a_capital_and_ends_with_a_full_stop() -> None:
    for text in texts():
        assert text.endswith(".") and "  " not in text and text == text.strip(), text
        assert text[0].isupper() or text[0].isdigit(), text
        assert not re.search(r"\b[a-z]+[A-Z]\w*|\bNone\b|\bnan\b|_", text), text
