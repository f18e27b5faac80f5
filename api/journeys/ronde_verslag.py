"""The verslag of a ronde: counted from what it read and what it divided."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.schemas.codes import RICHTINGEN, Leerroute, Richting
from data.schemas.pip import Pip
from data.schemas.ronde import Oorzaak
from data.schemas.snapshot import Snapshot
from data.schemas.vector import Bool, PipTable, PlekTable
from data.schemas.verslag import Kans, Kosten, RondeVerslag
from matching.assignment.division import Division


@dataclass(frozen=True)
class Gedeeld:
    """A division with the people in it, all by kenmerk."""

    pips: Sequence[Pip]
    people: PipTable
    places: PlekTable
    division: Division

    @property
    def placed(self) -> Bool:
        """Whether each pip got a voorstel."""
        return self.division.chosen >= 0


def verslag_of(snapshot: Snapshot, gedeeld: Gedeeld, oorzaken: Mapping[str, Oorzaak], kosten: Kosten) -> RondeVerslag:
    """The verslag, before anything was overtaken; it names plekken and no person."""
    had = np.array([deel.plek is not None for deel in snapshot.mee()], dtype=np.bool_)
    moved = np.array([deel.kenmerk in oorzaken for deel in snapshot.mee()], dtype=np.bool_)
    placed, division = gedeeld.placed, gedeeld.division
    out = Counter(deel.deelname for deel in snapshot.pips)
    seats = np.asarray(gedeeld.places.capaciteit) > 0
    fits = np.bincount(division.pairs.j, minlength=len(gedeeld.places)) > 0
    return RondeVerslag(
        nieuw=int((placed & ~had).sum()),
        behouden=int((placed & had & ~moved).sum()),
        gewijzigd=int((placed & moved).sum()),
        ingetrokken=int((~placed & had).sum()),
        oorzaken=dict(sorted(Counter(oorzaken.values()).items())),
        pauze=out["pauze"],
        in_behandeling=out["inBehandeling"],
        geplaatst=out["geplaatst"],
        geparkeerd=tuple(deel.kenmerk for deel in snapshot.plekken if deel.geparkeerd),
        paren=len(snapshot.paren),
        wachten=_wachten(snapshot),
        niemand_past=tuple(gedeeld.places.kenmerk[row] for row in np.flatnonzero(seats & ~fits)),
        niets_past=int((division.first < 0).sum()),
        kansen=tuple(_kansen(gedeeld)),
        kosten=kosten,
    )


def _wachten(snapshot: Snapshot) -> dict[str, int]:
    """People that take part by the rondes in a row they had no voorstel before, fewest first."""
    counts = Counter(deel.wachtrondes for deel in snapshot.mee())
    return {str(rondes): counts[rondes] for rondes in sorted(counts)}


def _kansen(gedeeld: Gedeeld) -> Iterator[Kans]:
    """Chances of all, per leerroute, and per richting; an unknown leerroute is a group too."""
    placed = gedeeld.placed.tolist()
    yield Kans(groep="samen", waarde=None, mensen=len(placed), voorstellen=sum(placed))
    leerroutes: list[Leerroute | None] = [pip.leerroute for pip in gedeeld.pips]
    for leerroute in sorted(set(leerroutes), key=lambda code: code or "~"):
        got = [one for one, mine in zip(placed, leerroutes, strict=True) if mine == leerroute]
        yield Kans(groep="leerroute", waarde=leerroute, mensen=len(got), voorstellen=sum(got))
    richtingen: list[Richting] = [RICHTINGEN[code] for code in gedeeld.people.richting]
    for richting in RICHTINGEN:
        got = [one for one, mine in zip(placed, richtingen, strict=True) if mine == richting]
        yield Kans(groep="richting", waarde=richting, mensen=len(got), voorstellen=sum(got))
