"""Why someone got no voorstel, or not their first choice: true sentences that name no other person."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from data.schemas.codes import PUNTCODES, PuntCode
from data.schemas.travel import Router
from data.schemas.vector import Bool, PipTable, PlekTable
from data.schemas.verdeling import NietEersteKeus
from matching.assignment.division import Division
from matching.assignment.terms import Terms
from matching.candidates import candidates
from matching.counterfactual.forced import answerable, loss_if_forced, standing_of
from matching.outcome import BELEMMERING, KINDEROPVANG_BELEMMERING
from matching.pairs import Index, Pairs
from matching.parameters import Parameters
from matching.rule import RULES
from matching.scoring import BLOCK
from matching.wording import SMALLEST_SHOWN, counted, listing, of_hundred, points

_SAME_SCORE = 1e-9
_SAME_LOSS = 1e-7
"""Scores are whole numbers of this size at least when they are divided."""
MOVES, ALL_MOVES = 200_000, 1_200_000_000
"""How many moves are looked at for one plek that someone did not get, and for all of them: enough for a region to be
exact nearly everywhere, and in a national week still exact for half of all people. The same on every machine."""
_RULE_CODES: dict[str, PuntCode] = {rule.name: next(c for c in PUNTCODES if c == rule.name) for rule in RULES}
_WORDS: dict[PuntCode, str] = {
    "taaleis": "het taalniveau",
    "tijden": "de tijden",
    "kinderopvang": "de opvang",
    "uren": "het aantal uren",
    "reistijd": "de reistijd",
    "belasting": "hoe zwaar het werk is",
    "certificaat": "een certificaat",
    "rijbewijs": "het rijbewijs",
    "vakskills": "de vakskills",
    "periode": "de periode",
    "capaciteit": "geen stoel vrij",
}


class Refused(NamedTuple):
    """Why nothing fits a pip: how many plekken with a seat are in reach, and how many of those each code refuses.

    When none is in reach, the only code is reistijd, with the number of plekken that have a seat.
    """

    reach: int
    counts: dict[PuntCode, int]


def refusals(
    pips: PipTable, plekken: PlekTable, rows: Index, router: Router, parameters: Parameters, workers: int = 1
) -> list[Refused]:
    """What refuses each of these pips; a plek may be refused for more than one code."""

    def refused(block: Index) -> list[Refused]:
        return list(_refused(candidates(pips, plekken, block, router), block, parameters))

    blocks = [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]
    with ThreadPoolExecutor(workers) as pool:
        return [one for found in pool.map(refused, blocks) for one in found]


def _refused(pairs: Pairs, block: Index, parameters: Parameters) -> Iterator[Refused]:
    place = np.zeros(len(pairs.pips), dtype=np.intp)
    place[block] = np.arange(len(block))
    of, seats = place[pairs.i], int((pairs.plekken.capaciteit > 0).sum())
    codes = _by_code(pairs, parameters)
    amounts = {code: np.bincount(of[refused], minlength=len(block)) for code, refused in codes}
    for k, reach in enumerate(np.bincount(of, minlength=len(block)).tolist()):
        counts = {code: int(amount[k]) for code, amount in amounts.items() if amount[k]}
        yield Refused(reach, counts if reach else {"reistijd": seats})


def _by_code(pairs: Pairs, parameters: Parameters) -> Iterator[tuple[PuntCode, Bool]]:
    """Every code with the pairs it refuses."""
    for rule in RULES:
        outcome = rule.judge(pairs, parameters)
        yield _RULE_CODES[rule.name], (outcome & BELEMMERING) != 0
        if rule.name == "tijden":
            yield "kinderopvang", (outcome & KINDEROPVANG_BELEMMERING) != 0


def why_nothing_fits(refused: Refused, plekken: int) -> str:
    """The sentence for a pip that no plek admits: what stands in the way most often, with numbers."""
    reach, counts = refused
    if not plekken:
        return "Er zijn nu geen plekken."
    if not reach:
        return f"Van de {counted(plekken, 'plek', 'plekken')} is er nu geen met een vrije stoel binnen de reistijd."
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    words = listing(f"{_WORDS[code]} ({amount})" for code, amount in often)
    if reach == 1:
        return f"Binnen de reistijd is 1 plek met een vrije stoel. Die past nu niet. Dat ligt aan: {words}."
    near = f"Binnen de reistijd zijn {reach} plekken met een vrije stoel. Nu past er geen."
    return f"{near} Meestal ligt dat aan: {words}."


def why_no_seat(division: Division, row: int) -> str:
    """The sentence for a pip that some plek admits, but that got no voorstel."""
    mine = division.of(row)
    amount = counted(len(mine), "plek past", "plekken passen")
    fits = f"{amount}, met als hoogste score {of_hundred(float(division.pairs.score[division.first[row]]))}."
    if division.shut is not None and division.shut[mine].all():
        return f"{fits} Daar begint een groep die nu niet vol komt, of die een ander taalniveau heeft."
    return f"{fits} Alle stoelen daar zijn nu voorgesteld aan anderen. {_no_exchange(division.terms)}"


def _beside_the_score(terms: Terms) -> list[str]:
    """What counts in a division beside the score, in words."""
    asked = (
        ("het voorstel van vorige week", terms.anyone_stays),
        ("de wachttijd", terms.anyone_waits),
        ("elke ondergrens", bool(terms.floors)),
        ("de indeling in groepen", terms.groepen is not None),
        ("het aantal mensen met een voorstel", terms.number_first),
    )
    return [word for word, counts in asked if counts]


def _no_exchange(terms: Terms) -> str:
    """That no exchange is better for all together, and what counts for that beside the score."""
    words = _beside_the_score(terms)
    if not words:
        return "Een ruil geeft samen geen hogere score."
    return f"Een ruil is samen niet beter: ook {listing(words)} {'telt' if len(words) == 1 else 'tellen'} mee."


@dataclass(frozen=True)
class Verlies:
    """What all together would lose if someone got their first choice after all; exact, or at least that.

    score is None when it is no matter of score: it would cost someone who goes first a voorstel (first), or it cannot
    be at all.
    """

    score: float | None
    exact: bool
    first: bool = False


def losses_of_first_choice(division: Division, workers: int = 2) -> dict[int, Verlies]:
    """For every pip that something admits but not its first choice was given: what giving it would cost all together.

    Floors hold and the same groepen start. Not answered for a plek where a groep keeps the pip out, and nowhere when
    floors share people.
    """
    if not answerable(division):
        return {}
    rows = np.flatnonzero((division.first >= 0) & (division.first != division.chosen))
    wanted = division.solved.settled.within(division.first[rows])
    rows, wanted = rows[wanted >= 0], wanted[wanted >= 0]
    moves = min(MOVES, ALL_MOVES // max(len(rows), 1))
    found = loss_if_forced(standing_of(division), wanted, moves, workers)
    told = zip(
        *(column.tolist() for column in (rows, found.loss, found.first, found.possible, found.exact)), strict=True
    )
    return {
        row: Verlies(max(loss, 0.0) if possible and not first else None, exact, first > 0)
        for row, loss, first, possible, exact in told
    }


def not_first_choice(
    division: Division, plekken: PlekTable, row: int, verlies: Verlies | None = None
) -> NietEersteKeus | None:
    """Why placed pip `row` got another plek than the one it scores highest on; None if it got one that scores as high.

    The sentence is true by optimality: no exchange of seats gives a higher total, and verlies is what it costs.
    """
    pairs, chosen, best = division.pairs, division.chosen[row], division.first[row]
    if pairs.score[best] <= pairs.score[chosen] + _SAME_SCORE:
        return None
    plek = int(pairs.j[best])
    better = f"Deze plek past beter ({of_hundred(float(pairs.score[best]))}), maar"
    return NietEersteKeus(
        plek=plekken.kenmerk[plek],
        tekst=f"{better} {_why_not(division, plekken, row, verlies)}",
        prijs=float(division.prices[plek]),
        verlies=verlies.score if verlies else None,
        verlies_minstens=at_least(verlies),
    )


def _why_not(division: Division, plekken: PlekTable, row: int, verlies: Verlies | None) -> str:
    """What stands between a pip and the plek it scores highest on: a groep, last week's voorstel, or others."""
    best = division.first[row]
    plek = int(division.pairs.j[best])
    if division.shut is not None and division.shut[best]:
        starts = any(outcome.starts for outcome in division.groepen if outcome.plek == plek)
        return "de groep daar heeft een ander taalniveau." if starts else "de groep daar begint nu niet."
    price, stay = float(division.prices[plek]), division.terms.stay
    if price <= 0 and stay is not None and stay[row] == division.pairs.j[division.chosen[row]]:
        return "het scheelt te weinig om het voorstel van vorige week te wijzigen."
    seats = int(plekken.capaciteit[plek])
    taken = f"de {seats} stoelen daar zijn voorgesteld aan anderen"
    if seats == 1:
        taken = "de enige stoel daar is voorgesteld aan iemand anders"
    told = f"{taken}. {_of_an_exchange(verlies, division.terms)}"
    if price <= 0:
        return told
    # A price holds the bonuses too.
    amount = f"ongeveer {points(price)}" if _beside_the_score(division.terms) else points(price)
    return f"{told} Een stoel meer zou samen {amount} opleveren."


def at_least(verlies: Verlies | None) -> Literal[True] | None:
    """True for a loss that may be larger than was found, None for one that is exact or that is not told in score."""
    return None if verlies is None or verlies.score is None or verlies.exact else True


def _of_an_exchange(verlies: Verlies | None, terms: Terms) -> str:
    if verlies is None:
        return _no_exchange(terms)
    if verlies.score is None:
        return _lost(verlies, terms)
    if verlies.exact and verlies.score < _SAME_LOSS:
        return "Een ruil maakt samen niets uit. Bij gelijke stand beslist het lot."
    dear = "Bij een ruil verliezen anderen meer dan hier te winnen is"
    if not verlies.exact and verlies.score < SMALLEST_SHOWN:
        return f"{dear}."
    least = "" if verlies.exact else "minstens "
    same = "" if terms.groepen is None or not terms.groepen.groep.any() else ", als dezelfde groepen doorgaan"
    return f"{dear}: samen {least}{points(verlies.score)}{same}."


def _lost(verlies: Verlies, terms: Terms) -> str:
    """What an exchange takes that no score makes good."""
    if not verlies.first:
        return "Een ruil kan niet: dan begint een groep niet, of krijgen te weinig mensen een voorstel."
    if terms.number_first:
        return "Bij een ruil krijgen minder mensen een voorstel."
    return "Bij een ruil raakt iemand die voorgaat het voorstel kwijt."
