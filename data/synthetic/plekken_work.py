"""What the work of an invented plek asks and does: taaleis, vakskills, belasting, certificaten, rijbewijs."""

from dataclasses import dataclass

from data.reference.vocabulary import Beroep
from data.schemas.codes import (
    BELASTINGEN,
    NIVEAUS,
    BelastingCode,
    CertificaatCode,
    Niveau,
    PlekSoort,
    RijbewijsCode,
    SectorCode,
    Vaardigheid,
)
from data.schemas.plek import PlekVakskills, Taaleis
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.scenario import PlekWerkShares
from data.synthetic.werkwereld import skill_words

SOFTER: dict[Vaardigheid, int] = {"lezen": 1, "luisteren": 0, "schrijven": 1, "spreken": 0}
WRITTEN_WORK: tuple[SectorCode, ...] = ("administratie", "ict", "onderwijs")


@dataclass(frozen=True)
class PlekWerk:
    """What the work asks, before it is decided which of it the plek tells; so nothing here is None."""

    vakskills: PlekVakskills
    taaleis: Taaleis
    bespreekbaar: bool
    belasting: tuple[BelastingCode, ...]
    taken_aanpasbaar: bool
    kinderopvang_op_locatie: bool
    certificaten: tuple[CertificaatCode, ...]
    opleidt_voor: tuple[CertificaatCode, ...]
    rijbewijs: tuple[RijbewijsCode, ...]


def draw_plek_werk(
    draws: Draws, gaps: Gaps, soort: PlekSoort, beroep: Beroep, sector: SectorCode, shares: PlekWerkShares
) -> PlekWerk:
    """Draw what a plek of this soort, beroep and sector asks of a person. Source: scenario.toml."""
    certificaten = draws.each(shares.certificaten[sector])
    if beroep.code == "heftruckchauffeur" and "heftruck" not in certificaten:
        certificaten = (*certificaten, "heftruck")
    return PlekWerk(
        vakskills=_vakskills(draws, gaps, soort, beroep, shares),
        taaleis=_taaleis(draws, soort, sector, shares),
        bespreekbaar=draws.chance(shares.bespreekbaar),
        taken_aanpasbaar=draws.chance(shares.taken_aanpasbaar),
        kinderopvang_op_locatie=draws.chance(shares.kinderopvang_op_locatie),
        belasting=draws.each(shares.belasting[sector]),
        certificaten=certificaten,
        opleidt_voor=tuple(code for code in certificaten if code != "vog" and draws.chance(shares.opleidt_voor[soort])),
        rijbewijs=_rijbewijs(draws, beroep, sector, shares),
    )


def with_night(belasting: tuple[BelastingCode, ...]) -> tuple[BelastingCode, ...]:
    """Add nachtwerk, in the order of the contract."""
    return tuple(code for code in BELASTINGEN if code in belasting or code == "nachtwerk")


def _vakskills(draws: Draws, gaps: Gaps, soort: PlekSoort, beroep: Beroep, shares: PlekWerkShares) -> PlekVakskills:
    words = skill_words()[beroep.index]
    asks = draws.chance(shares.vereist * (2 if soort == "betaaldWerk" else 1))
    vereist = draws.some(words, 1) if asks else ()
    rest = tuple(word for word in words if word not in vereist)
    gewenst = draws.some(rest, draws.between(1, 3)) if draws.chance(shares.gewenst) else ()
    return PlekVakskills(
        vereist=gaps.keep("vakskills.vereist", vereist), gewenst=gaps.keep("vakskills.gewenst", gewenst)
    )


def _taaleis(draws: Draws, soort: PlekSoort, sector: SectorCode, shares: PlekWerkShares) -> Taaleis:
    """Spreken and luisteren as the sector asks; reading and writing one step less, unless the work is writing."""
    step = NIVEAUS.index(draws.pick(shares.taaleis[sector])) - draws.chance(shares.taaleis_lager[soort])
    asked: dict[Vaardigheid, Niveau] = {}
    for vaardigheid, softer in SOFTER.items():
        if draws.chance(shares.taaleis_noemt[vaardigheid]):
            asked[vaardigheid] = NIVEAUS[max(step - (0 if sector in WRITTEN_WORK else softer), 0)]
    return Taaleis(
        lezen=asked.get("lezen"),
        luisteren=asked.get("luisteren"),
        schrijven=asked.get("schrijven"),
        spreken=asked.get("spreken"),
    )


def _rijbewijs(draws: Draws, beroep: Beroep, sector: SectorCode, shares: PlekWerkShares) -> tuple[RijbewijsCode, ...]:
    if beroep.code == "koerier":
        return ("B",)
    drawn = draws.each(shares.rijbewijs[sector])
    return tuple(code for code in drawn if code != "B" or "C" not in drawn)
