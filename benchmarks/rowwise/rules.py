"""Every rule of the judgement for one pip and one plek: what stands in the way and what must be arranged."""

from datetime import date

from benchmarks.rowwise.hours import refuse_hours
from benchmarks.rowwise.skills import held, uncovered
from benchmarks.rowwise.times import refuse_times
from benchmarks.rowwise.travel import allowed_vervoer, fastest, kilometres
from data.schemas.codes import BELASTINGEN, BEPERKINGEN, NIVEAUS, VAARDIGHEDEN
from data.schemas.pip import Pip
from data.schemas.plek import Plek, Taalaanbod, Taaleis

Codes = tuple[set[str], set[str]]
"""The codes in belemmeringen and those in voorwaarden."""

UNASKED_MINUTES = 45
STEP = {niveau: step for step, niveau in enumerate(NIVEAUS)}
BURDEN_OF = dict(zip(BEPERKINGEN, BELASTINGEN, strict=True))


def refuse(pip: Pip, plek: Plek, richting: str, op: date) -> Codes:
    """Judge one pair: the codes in belemmeringen and those in voorwaarden."""
    vraag = richting == "vraaggericht"
    travel, *judged = refuse_travel(pip, plek)
    times = refuse_times(pip, plek, travel or 0)
    found = [
        (judged[0], judged[1]),
        refuse_language(pip, plek, vraag),
        (times - {"onbekend"}, times & {"onbekend"}) if vraag else (times & {"tijden"}, times - {"tijden"}),
        refuse_hours(pip, plek),
        refuse_burden(pip, plek, vraag),
        refuse_certificates(pip, plek, vraag),
        refuse_licence(pip, plek),
        refuse_skills(pip, plek) if vraag else (set(), set()),
        ({"periode"} if _is_over(pip, plek, op) else set(), set()),
        ({"capaciteit"} if plek.capaciteit == 0 else set(), set()),
    ]
    return set().union(*(no for no, _ in found)), set().union(*(todo for _, todo in found))


def refuse_travel(pip: Pip, plek: Plek) -> tuple[int | None, set[str], set[str]]:
    """Judge the travel time; also give its minutes, None when unknown or when no vervoer reaches."""
    km = kilometres(pip.inburgeraar.postcode, plek.postcode)
    if km is None:
        return None, set(), {"onbekend"}
    minutes = fastest(km, allowed_vervoer(pip.reistijd))
    if minutes is None:
        return None, {"reistijd"}, set()
    most = pip.reistijd.max_minuten
    if most is None:
        return minutes, set(), {"onbekend"} if minutes > UNASKED_MINUTES else set()
    return minutes, {"reistijd"} if minutes > most else set(), set()


def refuse_language(pip: Pip, plek: Plek, vraag: bool) -> Codes:
    """Judge each vaardigheid for which the plek asks Dutch."""
    gap, todo = 0, set()
    for vaardigheid in VAARDIGHEDEN:
        eis = getattr(plek.taaleis or Taaleis(), vaardigheid)
        if eis is None or eis == "A0":
            continue
        niveau = getattr(pip.taalniveau, vaardigheid)
        if niveau is None:
            todo.add("onbekend")
        else:
            gap = max(gap, STEP[eis] - STEP[niveau])
    if gap == 0:
        return set(), todo
    if vraag or gap > 1:
        return {"taaleis"}, todo
    return _softened("taaleis", plek, todo)


def _softened(code: str, plek: Plek, todo: set[str]) -> Codes:
    """Judge a shortfall of one step, aanbodgericht: can the plek help?"""
    aanbod = plek.taalaanbod or Taalaanbod()
    helps = (plek.taaleis_bespreekbaar, aanbod.taalmaatje, aanbod.taalles, aanbod.vaktaal)
    if True in helps:
        return set(), todo | {code}
    if None in helps:
        return set(), todo | {"onbekend"}
    return {code}, todo


def refuse_burden(pip: Pip, plek: Plek, vraag: bool) -> Codes:
    """Judge whether a beperking meets its belasting."""
    limits = pip.belastbaarheid.beperkingen if pip.belastbaarheid else None
    burden = plek.belasting
    if limits is None or burden is None:
        return set(), {"onbekend"} if limits or burden else set()
    if not any(BURDEN_OF[limit] in burden for limit in limits):
        return set(), set()
    if vraag or plek.taken_aanpasbaar is False:
        return {"belasting"}, set()
    return set(), {"belasting" if plek.taken_aanpasbaar else "onbekend"}


def refuse_certificates(pip: Pip, plek: Plek, vraag: bool) -> Codes:
    """Judge each required certificaat by itself."""
    if not plek.certificaten:
        return set(), set()
    if pip.certificaten is None:
        return set(), {"onbekend"}
    no: set[str] = set()
    todo: set[str] = set()
    has = held(pip.certificaten)
    for needed in plek.certificaten:
        if needed in has:
            continue
        if needed == "vog" or needed in (plek.opleidt_voor or ()):
            todo.add("certificaat")
        elif plek.opleidt_voor is None and not vraag:
            todo.add("onbekend")
        else:
            no.add("certificaat")
    return no, todo


def refuse_licence(pip: Pip, plek: Plek) -> Codes:
    """Judge whether every required rijbewijs is held."""
    if not plek.rijbewijs:
        return set(), set()
    if pip.rijbewijs is None:
        return set(), {"onbekend"}
    return (set() if held(pip.rijbewijs).issuperset(plek.rijbewijs) else {"rijbewijs"}), set()


def refuse_skills(pip: Pip, plek: Plek) -> Codes:
    """Judge the required vakskills; only for vraaggericht."""
    required = plek.vakskills.vereist if plek.vakskills else None
    if not uncovered(pip, required or ()):
        return set(), set()
    if pip.vakskills is None or pip.werkervaring is None:
        return set(), {"onbekend"}
    return {"vakskills"}, set()


def _is_over(pip: Pip, plek: Plek, op: date) -> bool:
    """Say whether the plek ends before the person can begin, or has ended already."""
    return plek.einddatum is not None and plek.einddatum < max(op, pip.beschikbaar_vanaf or op)
