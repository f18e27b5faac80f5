"""What an invented plek offers beside the work: Dutch, begeleiding, perspectief, and whether it is a group."""

from dataclasses import dataclass

from data.schemas.codes import AanbiederSoort, PerspectiefCode, PlekSoort, SectorCode, Werkdruk
from data.schemas.plek import BegeleidingGeboden, Groep, Taalaanbod
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.scenario import AanbodShares

GROUP_FROM = 3  # seats: fewer is no group


@dataclass(frozen=True)
class Aanbod:
    """What a plek offers, with the fields inside it that are not known left out."""

    taalaanbod: Taalaanbod
    begeleiding: BegeleidingGeboden
    werkdruk: Werkdruk
    perspectief: tuple[PerspectiefCode, ...]


def draw_aanbod(
    draws: Draws, gaps: Gaps, soort: PlekSoort, by: AanbiederSoort, sector: SectorCode, shares: AanbodShares
) -> Aanbod:
    """Draw what an aanbieder of this soort offers; how much Dutch is heard goes by sector. Source: scenario.toml."""
    return Aanbod(
        taalaanbod=Taalaanbod(
            taalmaatje=gaps.keep("taalaanbod.taalmaatje", draws.chance(shares.taalmaatje[by])),
            taalles=gaps.keep("taalaanbod.taalles", draws.chance(shares.taalles[by])),
            vaktaal=gaps.keep("taalaanbod.vaktaal", draws.chance(shares.vaktaal[by])),
            nederlands_op_de_vloer=gaps.keep("taalaanbod.nederlandsOpDeVloer", draws.pick(shares.vloer[sector])),
        ),
        begeleiding=BegeleidingGeboden(
            intensiteit=gaps.keep("begeleiding.intensiteit", draws.pick(shares.intensiteit[by])),
            werkbegeleider=gaps.keep("begeleiding.werkbegeleider", draws.chance(shares.werkbegeleider[by])),
            jobcoach=gaps.keep("begeleiding.jobcoach", draws.chance(shares.jobcoach[by])),
        ),
        werkdruk=draws.pick(shares.werkdruk[by]),
        perspectief=draws.each(shares.perspectief[soort]),
    )


def draw_groep(draws: Draws, gaps: Gaps, capaciteit: int, shares: AanbodShares) -> Groep | None:
    """Draw whether the plek starts as a group: only from three seats on; None is no group."""
    if capaciteit < GROUP_FROM or not draws.chance(shares.groep):
        return None
    return Groep(
        min=draws.between(2, capaciteit - 1),
        max=capaciteit,
        taal_bandbreedte=gaps.keep("groep.taalBandbreedte", draws.between(1, 2)),
    )
