"""What a klantmanager can arrange for a person, one change at a time.

Nothing is proposed about what is not known: an unknown level is to be asked, not raised. Never proposed: another
postcode, more hours than someone can carry, vervoer that the plan rules out.
Source: docs: domain, Remedies klantmanagers really use; the table [wijzigingen] of the parameters.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from data.schemas.codes import DAGEN, NIVEAUS, VAARDIGHEDEN, CertificaatCode, Dag, Niveau, Vaardigheid, Vervoer
from data.schemas.pip import Kinderopvang, Pip, Reistijd
from data.schemas.tijd import MINUTES_A_DAY, Bezet, Tijdvak, clock, minute_of_day
from data.schemas.wijziging import DAGDELEN, WIJZIGINGEN, Dagdeel, WijzigingSoort
from matching.counterfactual.change import Change, with_value
from matching.parameters import Parameters
from matching.wording import CERTIFICAAT_NAAM, DAG_NAAM, NIVEAU_NAAM, minutes_text

PipChange = Change[Pip]
WORKING_DAYS = DAGEN[:5]
_UNKNOWN_VERVOER: tuple[Vervoer, ...] = ("lopen", "fiets", "ov")
"""What unknown vervoer counts as. Source: docs: judgement, section The verdict."""
_VERVOER: dict[Vervoer, tuple[str, str]] = {
    "ebike": ("een e-bike", "Regel een e-bike."),
    "ov": ("reizen met het ov", "Regel een vergoeding voor het ov."),
    "fiets": ("een fiets", "Regel een fiets en zo nodig fietsles."),
}
_CERTIFICATEN: tuple[CertificaatCode, ...] = ("vca", "heftruck", "hygieneHaccp", "bhv")
_LES_NAAM: dict[Dagdeel, str] = {"ochtend": "in de ochtend", "middag": "in de middag", "avond": "in de avond"}


def pip_changes(pip: Pip, parameters: Parameters) -> list[PipChange]:
    """Every change that may be proposed for this person, in a fixed order."""
    makers = (_levels, _care, _travel_by, _longer_travel, _lessons, _certificates)
    return [change for make in makers for change in make(pip, parameters)]


def _levels(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """One step on one vaardigheid, of the levels that are known."""
    for vaardigheid in VAARDIGHEDEN:
        now: Niveau | None = getattr(pip.taalniveau, vaardigheid)
        if now is not None and now != NIVEAUS[-1]:
            yield _level(vaardigheid, now, NIVEAUS[NIVEAUS.index(now) + 1], parameters)


def _level(vaardigheid: Vaardigheid, now: Niveau, then: Niveau, parameters: Parameters) -> PipChange:
    veld = f"taalniveau.{vaardigheid}"
    return Change(
        code=f"taalniveau:{vaardigheid}",
        soort="taalniveau",
        kant="pip",
        naam=f"{NIVEAU_NAAM[vaardigheid]} van {now} naar {then}",
        opdracht=f"Werk aan het {NIVEAU_NAAM[vaardigheid]}: van {now} naar {then}.",
        velden=(veld,),
        regels=frozenset({"taaleis"}),
        groep=veld,
        stap=0,
        regel=parameters.wijzigingen["taalniveau"],
        apply=lambda pip: with_value(pip, veld, then),
    )


def _care(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """Opvang in one dagdeel, when opvang is needed and it is known when there is none."""
    care = pip.kinderopvang or Kinderopvang()
    known = care.tijden is not None or care.geregeld in ("nee", "aangevraagd")
    if not (care.nodig and known):
        return
    covered = _minutes(care.tijden or ())
    for dag in WORKING_DAYS:
        for dagdeel in DAGDELEN:
            times = parameters.dagdelen[dagdeel]
            slot = Tijdvak(dag=dag, van=times.opvang_van, tot=times.opvang_tot)
            if _minutes((slot,)) & ~covered:
                yield _opvang(dag, dagdeel, slot, parameters)


def _opvang(dag: Dag, dagdeel: Dagdeel, slot: Tijdvak, parameters: Parameters) -> PipChange:
    def arrange(pip: Pip) -> Pip:
        now = pip.kinderopvang.tijden if pip.kinderopvang else None
        return with_value(pip, "kinderopvang.tijden", (*(now or ()), slot))

    code, when = f"opvang:{dag}:{dagdeel}", f"{DAG_NAAM[dag]}{dagdeel}"
    return Change(
        code=code,
        soort="opvang",
        kant="pip",
        naam=f"opvang op {when}",
        opdracht=f"Regel opvang op {when} ({slot.van}-{slot.tot}).",
        velden=("kinderopvang.tijden",),
        regels=frozenset({"tijden"}),
        groep=code,
        stap=0,
        regel=parameters.wijzigingen["opvang"],
        apply=arrange,
    )


def _minutes(slots: Iterable[Tijdvak]) -> int:
    """The week with one bit per minute, set where a slot is."""
    week = 0
    for begin, end in (slot.minutes() for slot in slots):
        week |= ((1 << (end - begin)) - 1) << begin
    return week


def _travel_by(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """Vervoer that is not allowed yet and that the plan does not rule out."""
    allowed, ruled_out = _allowed(pip.reistijd), pip.reistijd.niet_mogelijk or ()
    for vervoer, (naam, opdracht) in _VERVOER.items():
        if vervoer in allowed or vervoer in ruled_out:
            continue
        soort: WijzigingSoort = next(soort for soort in WIJZIGINGEN if soort == vervoer)
        yield Change(
            code=vervoer,
            soort=soort,
            kant="pip",
            naam=naam,
            opdracht=opdracht,
            velden=("reistijd.vervoer",),
            regels=frozenset({"reistijd", "tijden"}),
            groep=vervoer,
            stap=0,
            regel=parameters.wijzigingen[soort],
            apply=partial(_with_vervoer, vervoer),
        )


def _allowed(reistijd: Reistijd) -> tuple[Vervoer, ...]:
    return reistijd.vervoer or _UNKNOWN_VERVOER


def _with_vervoer(vervoer: Vervoer, pip: Pip) -> Pip:
    return with_value(pip, "reistijd.vervoer", (*_allowed(pip.reistijd), vervoer))


def _longer_travel(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """Some minutes more than the longest journey of the plan; when that is not known, nothing is to be stretched."""
    most, limits = pip.reistijd.max_minuten, parameters.wat_als
    if most is None:
        return
    for minutes in range(limits.minuten_stap, limits.minuten_meest + 1, limits.minuten_stap):
        if most + minutes > _LONGEST_JOURNEY:
            return
        yield Change(
            code=f"reistijd:{minutes}",
            soort="reistijd",
            kant="pip",
            naam=f"{minutes_text(minutes)} langer reizen",
            opdracht=f"Overleg of de reis {minutes_text(minutes)} langer mag duren.",
            velden=("reistijd.max_minuten",),
            regels=frozenset({"reistijd"}),
            groep="reistijd",
            stap=minutes,
            regel=parameters.wijzigingen["reistijd"],
            apply=partial(with_value, veld="reistijd.max_minuten", value=most + minutes),
        )


_LONGEST_JOURNEY = 240
"""Minutes that a pip can hold. Source: contract pip.schema.json."""


def _lessons(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """Another lesson group: all lessons on the same days, in another dagdeel, where that is possible for the person."""
    lessons = [slot for slot in pip.bezet or () if slot.reden == "taalles"]
    if not lessons:
        return
    others = tuple(slot for slot in pip.bezet or () if slot.reden != "taalles")
    for dagdeel in DAGDELEN:
        begin = parameters.dagdelen[dagdeel].les_van
        moved = tuple(filter(None, (_moved(slot, begin) for slot in lessons)))
        if len(moved) == len(lessons) and set(moved) != set(lessons) and _possible(pip, moved, others):
            yield _lesgroep(dagdeel, (*others, *moved), parameters)


def _lesgroep(dagdeel: Dagdeel, bezet: tuple[Bezet, ...], parameters: Parameters) -> PipChange:
    when = f"{_LES_NAAM[dagdeel]} op dezelfde dagen, vanaf {parameters.dagdelen[dagdeel].les_van}"
    return Change(
        code=f"lesgroep:{dagdeel}",
        soort="lesgroep",
        kant="pip",
        naam=f"een lesgroep {_LES_NAAM[dagdeel]}",
        opdracht=f"Zoek een lesgroep {when}.",
        velden=("bezet",),
        regels=frozenset({"tijden", "uren"}),
        groep="lesgroep",
        stap=0,
        regel=parameters.wijzigingen["lesgroep"],
        apply=partial(with_value, veld="bezet", value=bezet),
    )


def _moved(slot: Bezet, begin: str) -> Bezet | None:
    """The lesson at another time of its day, as long as it was; None when it would pass midnight."""
    first, last = slot.minutes()
    end = minute_of_day(begin) + last - first
    if end > MINUTES_A_DAY:
        return None
    return slot.model_copy(update={"van": begin, "tot": "24:00" if end == MINUTES_A_DAY else clock(end)})


def _possible(pip: Pip, lessons: tuple[Bezet, ...], others: tuple[Bezet, ...]) -> bool:
    """Whether the lessons fall within beschikbaar, on nothing else, and while the children are cared for."""
    times = _minutes(lessons)
    free = -1 if pip.beschikbaar is None else _minutes(pip.beschikbaar)
    care = pip.kinderopvang
    cared = _minutes(care.tijden) if care and care.nodig and care.tijden is not None else -1
    return times & ~_minutes(others) & free & cared == times


def _certificates(pip: Pip, parameters: Parameters) -> Iterator[PipChange]:
    """A certificaat of a short course; an mbo diploma takes years, and a VOG is a voorwaarde already."""
    if pip.certificaten is None:
        return
    for code in _CERTIFICATEN:
        if code not in pip.certificaten:
            yield _certificate(code, parameters)


def _certificate(code: CertificaatCode, parameters: Parameters) -> PipChange:
    soort: WijzigingSoort = next(soort for soort in WIJZIGINGEN if soort == code)
    return Change(
        code=f"certificaat:{code}",
        soort=soort,
        kant="pip",
        naam=CERTIFICAAT_NAAM[code],
        opdracht=f"Regel een cursus: {CERTIFICAAT_NAAM[code]}.",
        velden=("certificaten",),
        regels=frozenset({"certificaat"}),
        groep=code,
        stap=0,
        regel=parameters.wijzigingen[soort],
        apply=lambda pip: with_value(pip, "certificaten", (*(pip.certificaten or ()), code)),
    )
