"""The nine criteria and the score of one pair, with the numbers of the parameter file."""

from datetime import date

from benchmarks.rowwise.hours import NOTHING_KNOWN, asked, left
from benchmarks.rowwise.skills import known_skills
from benchmarks.rowwise.travel import allowed_vervoer, fastest, kilometres
from benchmarks.rowwise.words import (
    RELATED,
    SAME,
    SAME_SECTOR,
    beroep_entry,
    closeness,
    read_unwanted,
    sector_of,
    skills_of,
    used_skills,
)
from data.schemas.codes import INTENSITEITEN, VLOEREN, WERKDRUKKEN, WERKNEMERSVAARDIGHEDEN, Intensiteit
from data.schemas.pip import BegeleidingNodig, Pip, Wensen
from data.schemas.plek import BegeleidingGeboden, Plek, Taalaanbod
from matching.parameters import Parameters


def score(pip: Pip, plek: Plek, richting: str, op: date, parameters: Parameters) -> float:
    """Give the weighted sum of the points; meaningful only when nothing refuses the pair."""
    weights = parameters.gewichten["vraaggericht" if richting == "vraaggericht" else "aanbodgericht"]
    found = points(pip, plek, op, parameters)
    return min(1.0, sum(getattr(weights, name) * value for name, value in found.items()))


def points(pip: Pip, plek: Plek, op: date, parameters: Parameters) -> dict[str, float]:
    """Give the points in [0, 1] of every criterium."""
    return {
        "vakmatch": work_match(pip, plek, parameters),
        "wens": wish(pip, plek, parameters),
        "taalgroei": language_practice(plek, parameters),
        "begeleiding": guidance(pip, plek, parameters),
        "reistijd": nearness(pip, plek, parameters),
        "uren": use_of_hours(pip, plek, op, parameters),
        "perspectief": prospects(plek, parameters),
        "doel": goal(pip, plek, parameters),
        "rust": calm(pip, plek, parameters),
    }


def work_match(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward werkervaring and vakskills that the plek uses."""
    part = parameters.vakmatch
    used = used_skills(plek)
    share = len(used & known_skills(pip)) / len(used) if used else 0.0
    evidence = 1 - (1 - _experience(pip, plek, parameters)) * (1 - part.vakskills * share)
    return part.basis + (1 - part.basis) * evidence


def _experience(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Give what the most fitting werkervaring is worth, 0 to 1."""
    part, best = parameters.vakmatch, 0.0
    worth = {SAME: 1.0, RELATED: part.verwant_beroep, SAME_SECTOR: part.zelfde_sector}
    for work in pip.werkervaring or ():
        done = beroep_entry(work.beroep)
        if plek.beroep is not None:
            years = part.jaren_onbekend if work.jaren is None else work.jaren
            strength = part.zelfde_beroep + (1 - part.zelfde_beroep) * min(years / part.jaren_vol, 1)
            best = max(best, worth.get(closeness(done, beroep_entry(plek.beroep)), 0.0) * strength)
        if plek.sector is not None and sector_of(done) == plek.sector:
            best = max(best, part.zelfde_sector * part.zelfde_beroep)
    return best


def wish(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward the wensberoep, the wenssector or a first step; what is not wanted gives nothing."""
    part, wishes = parameters.wens, pip.wensen or Wensen()
    if _is_unwanted(wishes, plek):
        return 0.0
    wanted = [beroep_entry(word) for word in wishes.beroepen or ()]
    near = (
        max((closeness(one, beroep_entry(plek.beroep)) for one in wanted), default=0) if plek.beroep is not None else 0
    )
    if near == SAME:
        return part.wensberoep
    if plek.sector is not None and plek.sector in (wishes.sectoren or ()):
        return part.wenssector
    same_sector = plek.sector is not None and any(sector_of(one) == plek.sector for one in wanted)
    if near == RELATED or same_sector or not used_skills(plek).isdisjoint(s for one in wanted for s in skills_of(one)):
        return part.eerste_stap
    says_what = plek.beroep is not None or plek.sector is not None
    return part.geen_wens if says_what and (wanted or wishes.sectoren) else part.neutraal


def _is_unwanted(wishes: Wensen, plek: Plek) -> bool:
    """Say whether the plek is or uses something that the person does not want."""
    if not wishes.niet_gewenst:
        return False
    no = read_unwanted(wishes.niet_gewenst)
    named = plek.beroep is not None and beroep_entry(plek.beroep) in no.beroepen
    return named or plek.sector in no.sectoren or not used_skills(plek).isdisjoint(no.vakskills)


def language_practice(plek: Plek, parameters: Parameters) -> float:
    """Reward every way in which Dutch can be practised."""
    part, offer = parameters.taalgroei, plek.taalaanbod or Taalaanbod()
    vloer = offer.nederlands_op_de_vloer
    floor = part.onbekend if vloer is None else VLOEREN.index(vloer) / (len(VLOEREN) - 1)
    return (
        part.taalmaatje * _unless_unknown(offer.taalmaatje, part.onbekend)
        + part.taalles * _unless_unknown(offer.taalles, part.onbekend)
        + part.vaktaal * _unless_unknown(offer.vaktaal, part.onbekend)
        + part.vloer * floor
    )


def _unless_unknown(value: bool | None, unknown: float) -> float:
    return unknown if value is None else float(value)


def guidance(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward guidance offered that meets guidance needed."""
    part = parameters.begeleiding
    need, offer = pip.begeleiding or BegeleidingNodig(), plek.begeleiding or BegeleidingGeboden()
    taalmaatje = plek.taalaanbod.taalmaatje if plek.taalaanbod else None
    return (
        part.intensiteit * _intensity(need.intensiteit, offer.intensiteit, parameters)
        + part.werkbegeleider * _unless_unknown(offer.werkbegeleider, part.onbekend)
        + part.jobcoach * _met(need.jobcoach, offer.jobcoach, part.onbekend)
        + part.taalmaatje * _met(need.taalmaatje, taalmaatje, part.onbekend)
    )


def _intensity(need: Intensiteit | None, offer: Intensiteit | None, parameters: Parameters) -> float:
    if need is None or (offer is None and need != INTENSITEITEN[0]):
        return parameters.begeleiding.onbekend
    if offer is None:
        return 1.0
    short = max(0, INTENSITEITEN.index(need) - INTENSITEITEN.index(offer))
    return max(0.0, 1 - parameters.begeleiding.stap_tekort * short)


def _met(need: bool | None, offer: bool | None, unknown: float) -> float:
    """Give full points when not needed or offered, none when needed and refused."""
    if offer or need is False:
        return 1.0
    return 0.0 if need and offer is False else unknown


def nearness(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward a short journey: a straight line from full points down to none at the most that is possible."""
    part, known = parameters.reistijd, pip.reistijd.max_minuten
    km = kilometres(pip.inburgeraar.postcode, plek.postcode)
    if km is None:
        return part.neutraal
    minutes = fastest(km, allowed_vervoer(pip.reistijd))
    if minutes is None:
        return 0.0
    most = part.max_onbekend if known is None else known
    full = min(part.vol_minuten, most * part.vol_deel)
    if minutes <= full:
        return 1.0
    return max(0.0, (most - minutes) / (most - full)) if most > full else 0.0


def use_of_hours(pip: Pip, plek: Plek, op: date, parameters: Parameters) -> float:
    """Reward a plek that fills the hours left, and for leerroute z progress to the norm."""
    part = parameters.uren
    have = left(pip, (pip.belastbaarheid or NOTHING_KNOWN).naast_taalles is True)
    if have is None:
        return part.neutraal
    filled = min(max(asked(plek), plek.uren.max or 0.0), max(have, 0.0))
    use = min(1.0, filled / have) if have > 0 else part.neutraal
    if pip.leerroute != "z":
        return use
    weeks = part.z_norm_weken
    if plek.einddatum is not None:
        weeks = min(weeks, max(0.0, (plek.einddatum - op).days / 7))
    progress = min(1.0, filled * weeks / part.z_norm_uren)
    return (1 - part.z_deel) * use + part.z_deel * progress


def prospects(plek: Plek, parameters: Parameters) -> float:
    """Reward what the plek leads to; together it never passes 1."""
    part = parameters.perspectief
    worth = {
        "baangarantie": part.baangarantie,
        "praktijkverklaring": part.praktijkverklaring,
        "mboCertificaat": part.mbo_certificaat,
        "mboDiploma": part.mbo_diploma,
        "doorgroei": part.doorgroei,
    }
    missing = 1 - part.betaald_werk if plek.soort == "betaaldWerk" else 1.0
    for code in set(plek.perspectief or ()):
        missing *= 1 - worth[code]
    return max(part.neutraal, 1 - missing) if plek.perspectief is None else 1 - missing


def goal(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward a plek that serves the doel of the pip."""
    neutral = parameters.doel.neutraal
    if pip.doel is None:
        return neutral
    if pip.doel != "opleiding":
        return neutral if plek.doel is None else float(plek.doel == pip.doel)
    teaches = not {"mboCertificaat", "mboDiploma"}.isdisjoint(plek.perspectief or ())
    if plek.soort == "leerwerktraject" or plek.opleidt_voor or teaches:
        return 1.0
    return neutral if plek.opleidt_voor is None else 0.0


def calm(pip: Pip, plek: Plek, parameters: Parameters) -> float:
    """Reward a werkdruk that the person can carry."""
    part = parameters.rust
    intensity = pip.begeleiding.intensiteit if pip.begeleiding else None
    needs = [] if intensity is None else [INTENSITEITEN.index(intensity)]
    if pip.werknemersvaardigheden is not None:
        needs.append(2 - WERKNEMERSVAARDIGHEDEN.index(pip.werknemersvaardigheden))
    if plek.werkdruk is None or (not needs and plek.werkdruk != "laag"):
        return part.neutraal
    too_much = WERKDRUKKEN.index(plek.werkdruk) + max(needs, default=0) - 2
    return max(0.0, 1 - part.stap_teveel * max(0, too_much))
