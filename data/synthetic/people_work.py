"""What an invented person did before, can do and wants to do."""

from dataclasses import dataclass

from data.reference.vocabulary import Beroep
from data.schemas.codes import CertificaatCode, Leerroute, SectorCode
from data.schemas.pip import Opleiding, Wensen, Werkervaring
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.persoon import Persoon
from data.synthetic.scenario import PersoonShares, PipShares, WerkShares
from data.synthetic.werkwereld import (
    all_skill_words,
    common_beroepen,
    common_by_sector,
    practical_beroepen,
    sector_code,
    skill_words,
    studied_beroepen,
)

STUDIES = ("mbo", "hbo", "wo")
HIGHER = ("hbo", "wo")
YEARS = (0.5, 1.0, 1.5, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0)


@dataclass(frozen=True)
class Verleden:
    """The work someone did: the beroepen behind it (None for words of their own) and how the pip words it."""

    beroepen: tuple[Beroep, ...]
    werkervaring: tuple[Werkervaring, ...]
    studied: bool


@dataclass(frozen=True)
class Werk:
    """Schooling, werkervaring, vakskills, certificaten and wensen of one person, as the pip tells them."""

    opleiding: Opleiding
    werkervaring: tuple[Werkervaring, ...]
    vakskills: tuple[str, ...]
    certificaten: tuple[CertificaatCode, ...]
    wensen: Wensen


def draw_werk(draws: Draws, gaps: Gaps, persoon: Persoon, shares: PipShares) -> Werk:
    """Draw what a person learnt, did and wants, so that the one follows from the other. Source: scenario.toml."""
    opleiding, studied = _opleiding(draws, gaps, persoon.leerroute, shares.persoon)
    verleden = _verleden(draws, gaps, persoon.leerroute, shares.werk, studied=studied)
    return Werk(
        opleiding=opleiding,
        werkervaring=verleden.werkervaring,
        vakskills=_vakskills(draws, verleden, shares.werk),
        certificaten=_certificaten(draws, shares.werk),
        wensen=_wensen(draws, gaps, verleden, shares.werk),
    )


def _opleiding(draws: Draws, gaps: Gaps, leerroute: Leerroute, shares: PersoonShares) -> tuple[Opleiding, bool]:
    """Draw schooling, and whether it was hbo or wo; richting and diploma only from mbo on."""
    niveau = draws.pick(shares.opleiding[leerroute])
    richting = draws.pick(shares.opleiding_richting) if niveau in STUDIES else None
    gewaardeerd = draws.chance(shares.diploma_gewaardeerd) if niveau in STUDIES else None
    opleiding = Opleiding(
        niveau=gaps.keep("opleiding.niveau", niveau),
        richting=gaps.keep("opleiding.richting", richting),
        diploma_gewaardeerd=gaps.keep("opleiding.diplomaGewaardeerd", gewaardeerd),
    )
    return opleiding, niveau in HIGHER


def _verleden(draws: Draws, gaps: Gaps, leerroute: Leerroute, shares: WerkShares, *, studied: bool) -> Verleden:
    """Draw the work done before: beroepen of the vocabulary by name or another word, now and then own words."""
    found: dict[Beroep, Werkervaring] = {}
    own: list[Werkervaring] = []
    for _ in range(draws.pick(shares.aantal_ervaringen[leerroute])):
        if draws.chance(shares.vrij_woord):
            own.append(_werkervaring(draws, gaps, draws.one(shares.eigen_woorden), shares))
            continue
        beroep = _beroep(draws, shares, studied=studied)
        found[beroep] = _werkervaring(draws, gaps, _worded(draws, beroep, shares.ander_woord), shares)
    return Verleden(tuple(found), (*found.values(), *own), studied)


def _beroep(draws: Draws, shares: WerkShares, *, studied: bool) -> Beroep:
    if draws.chance(shares.gewoon_beroep):
        return draws.one(common_beroepen())
    return draws.one(studied_beroepen() if studied else practical_beroepen())


def _worded(draws: Draws, beroep: Beroep, other: float) -> str:
    return draws.one(beroep.synoniemen) if beroep.synoniemen and draws.chance(other) else beroep.naam


def _werkervaring(draws: Draws, gaps: Gaps, woord: str, shares: WerkShares) -> Werkervaring:
    here = draws.chance(shares.in_nederland)
    return Werkervaring(
        beroep=woord,
        jaren=gaps.keep("werkervaring.jaren", draws.one(YEARS[:4] if here else YEARS)),
        in_nederland=gaps.keep("werkervaring.inNederland", here),
    )


def _vakskills(draws: Draws, verleden: Verleden, shares: WerkShares) -> tuple[str, ...]:
    """Draw what someone can do: some vakskills of each beroep they had, perhaps one from elsewhere; no doubles."""
    found: list[str] = []
    for beroep in verleden.beroepen:
        found += draws.some(skill_words()[beroep.index], draws.between(0, shares.vakskill_per_beroep))
    if draws.chance(shares.vakskill_erbij):
        found.append(draws.one(all_skill_words()))
    return tuple(dict.fromkeys(found))


def _certificaten(draws: Draws, shares: WerkShares) -> tuple[CertificaatCode, ...]:
    """Draw the certificaten someone holds; mbo2 makes mboEntree needless."""
    drawn = draws.each(shares.certificaten)
    return tuple(code for code in drawn if code != "mboEntree" or "mbo2" not in drawn)


def _wensen(draws: Draws, gaps: Gaps, verleden: Verleden, shares: WerkShares) -> Wensen:
    """Draw what someone wants (their old beroep, near it, or something else) and does not want; never both at once."""
    wished: list[Beroep] = []
    if draws.chance(shares.wens):
        wished = [_wish(draws, verleden, shares) for _ in range(2 if draws.chance(shares.tweede_wens) else 1)]
    sectoren = tuple(dict.fromkeys(sector_code(beroep) for beroep in wished))
    named = sectoren if draws.chance(shares.wens_sector) else ()
    return Wensen(
        beroepen=gaps.keep("wensen.beroepen", tuple(dict.fromkeys(beroep.naam for beroep in wished))),
        sectoren=gaps.keep("wensen.sectoren", named),
        niet_gewenst=gaps.keep("wensen.nietGewenst", _not_wanted(draws, sectoren, shares)),
    )


def _wish(draws: Draws, verleden: Verleden, shares: WerkShares) -> Beroep:
    verband = draws.pick(shares.wens_verband)
    if verband == "droom":
        return draws.one(studied_beroepen() if verleden.studied else common_beroepen())
    if verband == "anders" or not verleden.beroepen:
        return draws.one(common_beroepen())
    old = draws.one(verleden.beroepen)
    return old if verband == "zelfde" else draws.one(common_by_sector().get(old.sector, (old,)))


def _not_wanted(draws: Draws, wished: tuple[SectorCode, ...], shares: WerkShares) -> tuple[str, ...]:
    if not draws.chance(shares.niet_gewenst):
        return ()
    words = [word for word, sector in shares.niet_gewenst_woorden.items() if sector not in wished]
    return draws.some(words, draws.between(1, 2))
