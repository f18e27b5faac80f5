"""Dutch words for codes and numbers, shared by all sentence makers.

Sentences are for a busy professional: B1 level, gender-neutral, no other person named.
"""

from collections.abc import Iterable, Mapping, Sequence

from data.reference.vocabulary import beroepen, sectoren, vakskills
from data.schemas.codes import BelastingCode, CertificaatCode, Dag, Vaardigheid
from data.schemas.tijd import MINUTES_A_DAY, MINUTES_A_WEEK, clock
from data.schemas.vector import FIRST_FREE_WORD

NIVEAU_NAAM: Mapping[Vaardigheid, str] = {
    "lezen": "leesniveau",
    "luisteren": "luisterniveau",
    "schrijven": "schrijfniveau",
    "spreken": "spreekniveau",
}
CERTIFICAAT_NAAM: Mapping[CertificaatCode, str] = {
    "vca": "VCA",
    "heftruck": "heftruckcertificaat",
    "hygieneHaccp": "certificaat hygiëne (HACCP)",
    "bhv": "BHV",
    "vog": "VOG",
    "mboEntree": "diploma mbo entree",
    "mbo2": "diploma mbo 2",
    "mbo3": "diploma mbo 3",
    "mbo4": "diploma mbo 4",
    "codeVijfennegentig": "code 95",
}
BELASTING_NAAM: Mapping[BelastingCode, str] = {
    "tillen": "tillen",
    "langStaan": "lang staan",
    "langLopen": "lang lopen",
    "langZitten": "lang zitten",
    "bukken": "bukken",
    "trappen": "trappen lopen",
    "hoogte": "werken op hoogte",
    "stof": "werken in stof",
    "lawaai": "werken in lawaai",
    "drukte": "werken in drukte",
    "kou": "werken in de kou",
    "nachtwerk": "werken in de nacht",
}
DAG_NAAM: Mapping[Dag, str] = {
    "ma": "maandag",
    "di": "dinsdag",
    "wo": "woensdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "zo": "zondag",
}
_DAGNAMEN = tuple(DAG_NAAM.values())
Window = tuple[int, int]
LONGEST_DAGDEEL = 5 * 60
"""Minutes: what lasts longer is named by its day."""


def listing(words: Iterable[str], last: str = "en") -> str:
    """Words as a Dutch list: "a", "a en b", "a, b en c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def number(value: float) -> str:
    """A number with a decimal comma and at most two decimals: 7.5 is "7,5", 8.0 is "8"."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


SMALLEST_SHOWN = 0.01
"""A smaller difference is no whole point."""


def share(value: float) -> str:
    """A score or points with two decimals and a comma: 0.5 is "0,50"."""
    return f"{value:.2f}".replace(".", ",")


def of_hundred(score: float) -> str:
    """A score as people see it: 0.654 is "65 van 100"."""
    return f"{round(score * 100)} van 100"


def points(value: float) -> str:
    """A difference in score in the unit of those scores: 0.11 is "11 punten", and below a hundredth it says so."""
    if 0 < value < SMALLEST_SHOWN:
        return "minder dan 1 punt"
    return counted(round(value * 100), "punt", "punten")


def counted(amount: int, one: str, more: str) -> str:
    """An amount with its noun: "1 plek", "3 plekken"."""
    return f"{amount} {one if amount == 1 else more}"


def minutes_text(amount: int) -> str:
    """Minutes as words: "1 minuut", "25 minuten"."""
    return counted(amount, "minuut", "minuten")


def windows_text(windows: Iterable[Window], dagdelen: bool = False) -> str:
    """Windows of minutes as words, equal times together: "maandag en dinsdag 09:00-13:00 en vrijdag 09:00-12:00".

    With dagdelen the days are named by their dagdeel: "maandagochtend en dinsdagochtend (09:00-13:00)".
    """
    by_time: dict[str, list[Window]] = {}
    for begin, end in windows:
        by_time.setdefault(_times(begin, end), []).append((begin, end))
    return listing(
        f"{_days(group, dagdelen)} ({times})" if dagdelen else f"{_days(group, dagdelen)} {times}"
        for times, group in by_time.items()
    )


def _times(begin: int, end: int) -> str:
    last = (end - 1) // MINUTES_A_DAY
    until = "24:00" if end % MINUTES_A_DAY == 0 else clock(end)
    other = "" if last == begin // MINUTES_A_DAY else f"{_DAGNAMEN[last % 7]} "
    return f"{clock(begin)}-{other}{until}"


def _days(windows: list[Window], dagdelen: bool) -> str:
    """The days of windows with equal times; three or more in a row as "maandag tot en met vrijdag"."""
    names = [day_part(*window) if dagdelen else _DAGNAMEN[window[0] // MINUTES_A_DAY % 7] for window in windows]
    days = [window[0] // MINUTES_A_DAY for window in windows]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} tot en met {names[-1]}"
    return listing(names)


def day_part(begin: int, end: int) -> str:
    """The dagdeel in which a window falls, such as "dinsdagochtend"; only the day when it is longer than a dagdeel."""
    middle = (begin + end) // 2 % MINUTES_A_WEEK
    if end - begin > LONGEST_DAGDEEL:
        return _DAGNAMEN[middle // MINUTES_A_DAY]
    hour = middle % MINUTES_A_DAY / 60
    part = "nacht" if hour < 6 else "ochtend" if hour < 12 else "middag" if hour < 18 else "avond"
    return f"{_DAGNAMEN[middle // MINUTES_A_DAY]}{part}"


def bits(mask: int, names: Sequence[str]) -> list[str]:
    """The names whose bit is set, in order."""
    return [name for k, name in enumerate(names) if mask >> k & 1]


def beroep_naam(word_id: int, woorden: Mapping[int, str]) -> str:
    """The Dutch name behind the word id of a beroep."""
    return woorden[word_id] if word_id >= FIRST_FREE_WORD else beroepen()[word_id].naam


def vakskill_naam(word_id: int, woorden: Mapping[int, str]) -> str:
    """The Dutch name behind the word id of a vakskill."""
    return woorden[word_id] if word_id >= FIRST_FREE_WORD else vakskills()[word_id].naam


def sector_naam(position: int) -> str:
    """The Dutch name of a sector by its position."""
    return sectoren()[position].naam


def cased(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]
