"""The invented gebruikers of the demo: one for each rol, all in Twente."""

from data.reference.places import gemeenten
from data.schemas.gebruiker import Gebruiker
from data.synthetic.region import TWENTE

ENSCHEDE = "GM0153"


def demo_gebruikers() -> dict[str, Gebruiker]:
    """Who the demo can be, by kenmerk: a klantmanager of one gemeente, the others of the whole region."""
    twente = tuple(sorted(code for code, one in gemeenten().items() if one.arbeidsmarktregio == TWENTE))
    people = (
        Gebruiker(kenmerk="demo-jobhunter", naam="Jobhunter", rollen=("jobhunter",), gemeenten=twente),
        Gebruiker(kenmerk="demo-klantmanager", naam="Klantmanager", rollen=("klantmanager",), gemeenten=(ENSCHEDE,)),
        Gebruiker(kenmerk="demo-wsp", naam="WSP-adviseur", rollen=("wspAdviseur",), gemeenten=twente),
        Gebruiker(kenmerk="demo-beheer", naam="Beheerder", rollen=("beheer",), gemeenten=None),
    )
    return {one.kenmerk: one for one in people}
