"""Invents the same plek in other words, and plekken that only look the same: repeatable, from a seed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from data.reference.vocabulary import beroepen
from data.schemas.codes import DAGEN
from data.schemas.plek import Plek, Uren
from data.schemas.tijd import Tijdvak, clock
from data.synthetic.draws import Draws
from data.synthetic.plekken import make_plekken
from data.synthetic.scenario import load_scenario
from data.synthetic.werkwereld import wortels

OP = date(2026, 11, 20)
LETTERS = "abcdefghijklmnoprstuvwz"
EXTRA_TITEL = ("gezocht", "(m/v)", "m/v/x", "parttime", "- per direct", "(24 uur)", "gevraagd", "regio", "enthousiaste")
EXTRA_NAAM = ("B.V.", "BV", "b.v.", "VOF", "N.V.", "(locatie)", "Stichting", "St.", "Nederland BV", "& Zn.", "Holding")
CUT = {"medewerker": "medew.", "werkervaringsplaats": "WEP", "vrijwilliger": "vrijw.", "assistent": "ass."}
FAR_AWAY = ("9711 AB", "6211 CD", "4331 EF", "1811 GH")

Change = Callable[[Draws, Plek], Plek]


@dataclass(frozen=True)
class Proof:
    """Known and new plekken, and for every new one the kenmerk of the plek it is; None when it is a plek of its own."""

    known: tuple[Plek, ...]
    new: tuple[Plek, ...]
    truth: tuple[str | None, ...]
    why: tuple[str, ...]


def make_proof(n: int, *, seed: int, regio: str | None = "AM05") -> Proof:
    """Make about `n` known plekken, variants of a third of them and near misses of another third."""
    known = one_of_each(make_plekken(n, seats=2 * n, seed=seed, regio=regio, op=OP))
    draws = Draws(seed, "varianten")
    third = len(known) // 3
    made: list[tuple[Plek, str | None, str]] = [(vary(draws, plek), plek.kenmerk, "variant") for plek in known[:third]]
    for plek in known[third : 2 * third]:
        name = draws.one(tuple(NEAR_MISSES))
        made.append((NEAR_MISSES[name](draws, plek, known), None, name))
    new = tuple(plek.model_copy(update={"kenmerk": f"N{k}"}) for k, (plek, _, _) in enumerate(made))
    return Proof(known, new, tuple(one for _, one, _ in made), tuple(why for _, _, why in made))


def one_of_each(plekken: Sequence[Plek]) -> tuple[Plek, ...]:
    """Keep one plek per aanbieder, beroep and soort: of two that chance made equal nobody knows what they are."""
    kept: dict[tuple[str, str, str], Plek] = {}
    for plek in plekken:
        if plek.beroep:
            kept.setdefault((plek.aanbieder.naam, plek.beroep, plek.soort), plek)
    return tuple(kept.values())


def vary(draws: Draws, plek: Plek) -> Plek:
    """Write the same plek as another hand would: two to four things that change, as lists really differ."""
    for name in draws.some(tuple(CHANGES), draws.between(2, 4)):
        plek = CHANGES[name](draws, plek)
    if draws.chance(0.3):
        plek = plek.model_copy(update={"beroep": None})
    if draws.chance(0.3):
        plek = plek.model_copy(update={"omschrijving": None})
    return plek


def _titled(plek: Plek, titel: str) -> Plek:
    return plek.model_copy(update={"titel": titel})


def _named(plek: Plek, naam: str) -> Plek:
    return plek.model_copy(update={"aanbieder": plek.aanbieder.model_copy(update={"naam": naam})})


def typo(draws: Draws, text: str) -> str:
    """Misspell one word of at least five letters: a letter swapped, lost, doubled or replaced."""
    words = text.split()
    long = [k for k, word in enumerate(words) if len(word) >= 5]
    if not long:
        return text
    place = draws.one(long)
    word = words[place]
    k = draws.between(1, len(word) - 2)
    words[place] = draws.one(
        (
            word[:k] + word[k + 1] + word[k] + word[k + 2 :],
            word[:k] + word[k + 1 :],
            word[:k] + word[k] + word[k:],
            word[:k] + draws.one(LETTERS) + word[k + 1 :],
        )
    )
    return " ".join(words)


def shorter(draws: Draws, text: str) -> str:
    """Abbreviate a usual word, or else cut the longest word off with a dot."""
    words = text.split()
    usual = [k for k, word in enumerate(words) if word.lower() in CUT]
    place = usual[0] if usual else max(range(len(words)), key=lambda k: len(words[k]))
    word = words[place]
    words[place] = CUT.get(word.lower()) or (word[: draws.between(5, 7)] + "." if len(word) > 9 else word)
    return " ".join(words)


def shuffled(draws: Draws, text: str) -> str:
    """Move the first word to the end: "Bakkerij Jansen" becomes "Jansen, Bakkerij"."""
    first, _, rest = text.partition(" ")
    return f"{rest}{draws.one((' ', ', '))}{first}" if rest else text


def cased(draws: Draws, text: str) -> str:
    """Write everything in capitals or in small letters."""
    return text.upper() if draws.chance(0.5) else text.lower()


def longer(extra: Sequence[str], draws: Draws, text: str) -> str:
    """Put an extra word before or behind."""
    word = draws.one(extra)
    return f"{word.strip('()- ').capitalize()} {text}" if draws.chance(0.25) else f"{text} {word}"


def reworded(draws: Draws, plek: Plek) -> Plek:
    """Say the same beroep in another sentence, now and then by a synonym of the vocabulary."""
    beroep = next(one for one in beroepen() if one.naam == plek.beroep)
    word = draws.one(beroep.synoniemen) if beroep.synoniemen and draws.chance(0.3) else beroep.naam
    pattern = draws.one(load_scenario().plekken.titel[plek.soort])
    return _titled(plek, pattern.format(beroep=word, Beroep=word[:1].upper() + word[1:]))


def other_hours(draws: Draws, plek: Plek) -> Plek:
    """Ask a few uren more or fewer, or tell no longer how many at most."""
    low = max(2.0, plek.uren.min + draws.between(-4, 4))
    return plek.model_copy(update={"uren": Uren(min=min(low, 60), max=None)})


def shifted_times(draws: Draws, plek: Plek) -> Plek:
    """Begin half an hour later, drop one of three or more days, or tell no times at all."""
    tijden = plek.tijden or ()
    if draws.chance(0.25):
        return plek.model_copy(update={"tijden": None})
    if len(tijden) >= 3 and draws.chance(0.5):
        return plek.model_copy(update={"tijden": tijden[:-1]})
    later = [(one.dag, clock(one.minutes()[0] + 30), one.tot) for one in tijden]
    kept = tuple(Tijdvak(dag=dag, van=van, tot=tot) for dag, van, tot in later if van < tot)
    return plek.model_copy(update={"tijden": kept})


def other_seats(draws: Draws, plek: Plek) -> Plek:
    """Change the capaciteit."""
    return plek.model_copy(update={"capaciteit": plek.capaciteit + draws.between(1, 3)})


def other_dates(draws: Draws, plek: Plek) -> Plek:
    """Begin and end on other days, or on days that are not known."""
    start = plek.startdatum and plek.startdatum + timedelta(days=draws.between(7, 120))
    return plek.model_copy(update={"startdatum": start, "einddatum": None})


def other_postcode(draws: Draws, plek: Plek) -> Plek:
    """Write only the digits, or the letters with a space, or add letters that were not there."""
    digits, letters = plek.postcode[:4], plek.postcode[4:].strip() or "KL"
    return plek.model_copy(update={"postcode": digits if draws.chance(0.6) else f"{digits} {letters}"})


def on_titel(change: Callable[[Draws, str], str], draws: Draws, plek: Plek) -> Plek:
    """Change the titel."""
    return _titled(plek, change(draws, plek.titel))


def on_naam(change: Callable[[Draws, str], str], draws: Draws, plek: Plek) -> Plek:
    """Change the naam of the aanbieder."""
    return _named(plek, change(draws, plek.aanbieder.naam))


CHANGES: dict[str, Change] = {
    # The titel in other words comes first: the other changes are made to those words.
    "reworded": reworded,
    "typo in titel": partial(on_titel, typo),
    "shorter titel": partial(on_titel, shorter),
    "titel shuffled": partial(on_titel, shuffled),
    "titel cased": partial(on_titel, cased),
    "longer titel": partial(on_titel, partial(longer, EXTRA_TITEL)),
    "typo in naam": partial(on_naam, typo),
    "shorter naam": partial(on_naam, shorter),
    "naam shuffled": partial(on_naam, shuffled),
    "naam cased": partial(on_naam, cased),
    "longer naam": partial(on_naam, partial(longer, EXTRA_NAAM)),
    "other hours": other_hours,
    "shifted times": shifted_times,
    "other seats": other_seats,
    "other dates": other_dates,
    "other postcode": other_postcode,
}
"""What another hand changes; the plek stays the same."""


def other_work(draws: Draws, plek: Plek, known: Sequence[Plek]) -> Plek:
    """Give the same aanbieder another function at the same time, of the same soort and as near as it gets."""
    others = [one for one in known if one.soort == plek.soort and one.beroep != plek.beroep]
    same = [one for one in others if one.sector == plek.sector and one.sector] or others
    other = draws.one(same)
    return plek.model_copy(update={"titel": other.titel, "beroep": other.beroep, "omschrijving": other.omschrijving})


def other_aanbieder(draws: Draws, plek: Plek, known: Sequence[Plek]) -> Plek:
    """Give the same function at the same time and postcode to another aanbieder."""
    others = [one.aanbieder for one in known if one.aanbieder.naam != plek.aanbieder.naam]
    return plek.model_copy(update={"aanbieder": draws.one(others)})


def other_company(draws: Draws, plek: Plek, known: Sequence[Plek]) -> Plek:
    """Give the same function at the same time and postcode to an aanbieder with a similar naam.

    Its own name is another of the same beginning ("Bentebraak", "Bentevoort"), or its trade is.
    """
    wortel = next(word for word in wortels() if word in plek.aanbieder.naam)
    near = [word for word in wortels() if word != wortel and word[:3] == wortel[:3]]
    if near and draws.chance(0.6):
        return _named(plek, plek.aanbieder.naam.replace(wortel, draws.one(near)))
    return _named(plek, f"{draws.one(('Slagerij', 'Drukkerij', 'Advies', 'Dakwerken', 'Timmerfabriek'))} {wortel}")


def other_seat(draws: Draws, plek: Plek, known: Sequence[Plek]) -> Plek:
    """Offer the same function at clearly other times: other days, and another part of the day."""
    days = {one.dag for one in plek.tijden or ()}
    free = [dag for dag in DAGEN if dag not in days] or list(DAGEN[5:])
    begin = 17 if not plek.tijden or plek.tijden[0].van < "15:00" else 8
    tijden = tuple(Tijdvak(dag=dag, van=f"{begin:02d}:00", tot=f"{begin + 4:02d}:00") for dag in free[:2])
    if plek.tijden:
        return plek.model_copy(update={"tijden": tijden, "uren": Uren(min=8, max=8)})
    # Without times on the other side only the uren can tell two seats apart.
    return plek.model_copy(update={"uren": Uren(min=plek.uren.min + 24, max=None), "tijden": None})


def other_place(draws: Draws, plek: Plek, known: Sequence[Plek]) -> Plek:
    """Offer the same function at a vestiging of the same aanbieder in another town."""
    return plek.model_copy(update={"postcode": draws.one(FAR_AWAY)})


NEAR_MISSES: dict[str, Callable[[Draws, Plek, Sequence[Plek]], Plek]] = {
    "other work": other_work,
    "other aanbieder": other_aanbieder,
    "other company": other_company,
    "other seat": other_seat,
    "other place": other_place,
}
"""What makes it another plek, however much it looks the same."""
