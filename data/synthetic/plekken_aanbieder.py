"""Invented aanbieders, each in one plaats and with more than one plek now and then."""

from dataclasses import dataclass

from data.reference.places import gemeenten
from data.schemas.codes import AanbiederSoort, SectorCode
from data.schemas.plek import Aanbieder
from data.synthetic.draws import Draws
from data.synthetic.places import Plaats, draw_postcode
from data.synthetic.shares import Shares
from data.synthetic.werkwereld import Bedrijfstak, bedrijfstakken, wortels


@dataclass(frozen=True)
class Vestiging:
    """An aanbieder with the kind of work it has and its postcode."""

    aanbieder: Aanbieder
    tak: Bedrijfstak
    postcode: str


class Aanbieders:
    """All aanbieders seen so far in one region; asks for a new one or gives one seen before.

    `homes` says where they are, `erbij` how often a new one comes (chance), `met_letters` how often their postcode
    has letters. Names are invented and never given twice.
    """

    def __init__(self, homes: Shares[Plaats], *, erbij: float, met_letters: float) -> None:
        """Start without any aanbieder."""
        self._homes = homes
        self._erbij = erbij
        self._met_letters = met_letters
        self._known: dict[tuple[AanbiederSoort, SectorCode], list[Vestiging]] = {}
        self._namen: set[str] = set()

    def draw(self, draws: Draws, soort: AanbiederSoort, sector: SectorCode) -> Vestiging:
        """Draw an aanbieder of this soort and sector. KeyError when aanbieders.csv has no such aanbieder."""
        known = self._known.setdefault((soort, sector), [])
        if known and not draws.chance(self._erbij):
            return draws.one(known)
        tak = draws.one(bedrijfstakken()[soort, sector])
        plaats = draws.pick(self._homes)
        naam = self._naam(draws, tak, gemeenten()[plaats.gemeente].naam)
        if naam is None:
            return draws.one(known)
        vestiging = Vestiging(Aanbieder(naam=naam, soort=soort), tak, draw_postcode(draws, plaats, self._met_letters))
        known.append(vestiging)
        return vestiging

    def _naam(self, draws: Draws, tak: Bedrijfstak, gemeente: str) -> str | None:
        """Draw a name that is still free, with the gemeente behind it if need be; None when all are taken."""
        first = tak.naam.format(wortel=draws.one(wortels()))
        for naam in (first, f"{first} {gemeente}"):
            if naam not in self._namen:
                self._namen.add(naam)
                return naam
        return None
