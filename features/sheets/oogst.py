"""Gathers what the rows of one file give: plekken, faults and questions, and a kenmerk where there is none."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

from features.intake.schrift import has_two_scripts
from features.sheets.beroep import BeroepLezer
from features.sheets.fout import BestandFout
from features.sheets.kenmerk import make_kenmerk
from features.sheets.kept import Regels
from features.sheets.lijst import GEEN_RIJEN
from features.sheets.result import KolomUitleg, PlekRij, RijFout, UploadResult, Vraag
from features.sheets.rij import Rij, as_line
from features.sheets.rows import GelezenRij, RijLezer, Standaard, column_of
from features.sheets.runs import Begin, share

DUBBEL_KENMERK = "kenmerk {} staat ook in rij {} met andere gegevens; geef elke plek een eigen kenmerk"
TWEE_ALFABETTEN = (
    "in een woord staan letters uit twee alfabetten door elkaar; het lijkt dan op een ander woord. Controleer rij {}"
)
MOST_NAMED = 5
"""Rows that a sentence about the whole file names."""


class Oogst:
    """Gathers what the rows of one file give."""

    def __init__(self, progress: Callable[[int], None] | None, begin: Begin | None) -> None:
        """Start empty."""
        self._velden: Mapping[str, int] = {}
        self._progress, self._begin = progress, begin
        self._beroep = BeroepLezer()
        self._rijen = 0
        self._fout: list[RijFout] = []
        self._vragen: list[Vraag] = []
        self._plekken: list[PlekRij] = []
        self._made: Counter[str] = Counter()
        self._regels = Regels()
        self._kenmerken: dict[str, tuple[int, bytes]] = {}
        self._double: dict[int, str] = {}
        self._mixed: list[int] = []

    def read(
        self, rijen: Iterable[Rij], velden: Mapping[str, int], strikt: frozenset[str], standaard: Standaard
    ) -> None:
        """Read the rows: velden gives the column of each veld, strikt those that follow the contract."""
        self._velden = velden
        lezer = RijLezer(velden, strikt, standaard)
        for rij, gelezen in share(lezer.read_all, rijen, self._begin):
            self._rijen += 1
            if self._progress and self._rijen % 1000 == 0:
                self._progress(self._rijen)
            self._add(rij, gelezen)

    def _add(self, rij: Rij, gelezen: GelezenRij) -> None:
        plek, fouten, vragen = gelezen
        regel = as_line(rij.cellen)
        self._regels.add(rij.nummer, regel)
        if has_two_scripts(regel):
            self._mixed.append(rij.nummer)
        kenmerk = plek.get("kenmerk")
        if isinstance(kenmerk, str):
            self._note_kenmerk(kenmerk, rij.nummer, regel)
        if fouten:
            self._fout += [
                RijFout(rij.nummer, veld, tekst, self._column(veld)) for veld, tekst in dict.fromkeys(fouten)
            ]
            return
        if kenmerk is None:
            plek = {"kenmerk": make_kenmerk(plek, self._made), **plek}
        self._vragen += [Vraag(rij.nummer, veld, tekst) for veld, tekst in vragen]
        vraag = self._beroep.add_beroep(rij.nummer, plek)
        if vraag:
            self._vragen.append(vraag)
        self._plekken.append(PlekRij.of(rij.nummer, plek))

    def _column(self, veld: str) -> int | None:
        return column_of(self._velden, veld)

    def _note_kenmerk(self, kenmerk: str, here: int, regel: str) -> None:
        """Remember the kenmerk of a row; when it was there before with other contents both rows are wrong."""
        says = blake2b(regel.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        other, said = self._kenmerken.setdefault(kenmerk, (here, says))
        if said != says:
            self._double.setdefault(other, DUBBEL_KENMERK.format(f"“{kenmerk[:40]}”", here))
            self._double.setdefault(here, DUBBEL_KENMERK.format(f"“{kenmerk[:40]}”", other))

    def result(
        self,
        bron: str,
        blad: str | None,
        kopregel: int,
        kolommen: tuple[KolomUitleg, ...],
        meldingen: tuple[str, ...],
        koppen: tuple[tuple[str, ...], ...],
    ) -> UploadResult:
        """Give everything, ordered by row; rows with a kenmerk that stands twice are taken out."""
        if not self._rijen:
            raise BestandFout(GEEN_RIJEN)
        double: Mapping[int, str] = self._double
        if self._mixed:
            where = ", ".join(map(str, self._mixed[:MOST_NAMED])) + (" en meer" if self._mixed[MOST_NAMED:] else "")
            meldingen = (*meldingen, TWEE_ALFABETTEN.format(where))
        fout = [
            *self._fout,
            *(RijFout(rij, "kenmerk", tekst, self._column("kenmerk")) for rij, tekst in double.items()),
        ]
        return UploadResult(
            bron,
            blad,
            kopregel,
            self._rijen,
            tuple(sorted(fout, key=lambda one: one.rij)),
            tuple(vraag for vraag in self._vragen if vraag.rij not in double),
            tuple(plek for plek in self._plekken if plek.rij not in double),
            kolommen,
            meldingen,
            koppen,
            self._regels,
        )
