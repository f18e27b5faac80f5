"""The feature tables: many pips or plekken as typed numpy columns, one row each.

These are nouns: `features.vectorise` fills them and `matching` reads them. Shared conventions:

- a *state* column (int8) is -1 unknown, 0 no, 1 yes; an *order* column (int8) is -1 unknown, else the position of the
  code in its tuple in `data.schemas.codes`;
- a *mask* column holds one bit per code, bit k for position k; whether the list was known at all stands in the
  `..._bekend` column beside it;
- a *ragged* column is a `Ragged`: row k is `values[offsets[k]:offsets[k + 1]]`;
- days are proleptic Gregorian ordinals (int32); a week is a circle of 10,080 minutes from Monday 00:00;
- a *word id* (int64) is the position in the reference vocabulary, or, for a word without an entry, a hash of at least
  2**32 of the folded word, so that equal words still meet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Bool = NDArray[np.bool_]
Int8 = NDArray[np.int8]
Int16 = NDArray[np.int16]
Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]
UInt8 = NDArray[np.uint8]
UInt16 = NDArray[np.uint16]
UInt32 = NDArray[np.uint32]
Float64 = NDArray[np.float64]

WEEK_WORDS = 315
"""Words of 32 bits in a week grid of 10,080 minutes: bit m % 32 of word m // 32 is minute m."""

NO_DAY = np.iinfo(np.int32).max
"""The day that never comes: an einddatum that the plek does not name."""

FIRST_FREE_WORD = 1 << 32
"""Word ids from here on are hashes of words without an entry in the vocabulary."""

# How children are cared for, column PipTable.opvang_nodig.
OPVANG_NIET_NODIG, OPVANG_NODIG, OPVANG_TIJDEN_ONBEKEND, OPVANG_NODIG_ONBEKEND = 0, 1, 2, 3


@dataclass(frozen=True)
class Ragged:
    """Rows of different lengths in one flat array: row k is values[offsets[k]:offsets[k + 1]]."""

    offsets: Int32
    values: Int64

    def row(self, k: int) -> Int64:
        """The values of row k, possibly none."""
        return self.values[self.offsets[k] : self.offsets[k + 1]]

    def lengths(self, rows: NDArray[np.intp]) -> Int32:
        """How many values each of these rows holds."""
        return self._lengths[rows]

    @cached_property
    def _lengths(self) -> Int32:
        return np.diff(self.offsets)


@dataclass(frozen=True)
class Places:
    """The plekken by postcode: place d holds plekken order[starts[d]:starts[d + 1]]; pc4 -1 is an unknown postcode."""

    pc4: Int16
    order: NDArray[np.intp]
    starts: NDArray[np.intp]


@dataclass(frozen=True)
class PipTable:
    """Everything the judgement reads of n pips, one array per column.

    | column | shape, unit, range | unknown |
    |---|---|---|
    | kenmerk | n strings, pseudonyms | never |
    | richting | int8, 0 aanbodgericht, 1 vraaggericht | never: chosen or advised before |
    | op | day of judging | never |
    | pc4 | row of the PC4 table | -1, also when not in the table |
    | vervoer | mask of allowed vervoer, 6 bits | filled by rule: lopen, fiets and ov |
    | max_minuten | minutes one way, 0..240 | -1 |
    | niveau | (n, 4) order A0..C1 for lezen, luisteren, schrijven, spreken | -1 |
    | uren_naast | hours a week left if lessons come on top; may be below 0 | nan |
    | uren_binnen | the same if the lessons are inside the hours | nan |
    | naast_taalles | state | -1 |
    | uren_per_dag | hours, 0..24 | nan |
    | beperkingen | mask of 12 | beperkingen_bekend False |
    | vrij | (n, 315) week grid, bit set: beschikbaar and not bezet | all but bezet, if beschikbaar is unknown |
    | opvang | (n, 315) week grid, bit set: the children are cared for | no bits |
    | opvang_nodig | 0 no, 1 yes (see the grid), 2 yes but times not known, 3 not known with a young child | 2 and 3 |
    | vanaf | first day the person can start | filled by rule: op |
    | certificaten | mask of 10, implied mbo levels included | certificaten_bekend False |
    | rijbewijs | mask of 7, implied licences included | rijbewijs_bekend False |
    | vakskills | ragged sorted word ids, own and through werkervaring | bekend |
    | beroepen, jaren | ragged word ids of werkervaring, and years | werkervaring_bekend; jaren nan |
    | ervaring_sectoren | mask of the sectoren worked in | 0 |
    | wens_beroepen, wens_sectoren | ragged word ids; mask of 18 | wensen_bekend False |
    | wens_beroep_sectoren | mask of the sectoren of the wished beroepen | 0 |
    | wens_vakskills | ragged sorted word ids of the skills of the wished beroepen | as wens_beroepen |
    | niet_beroepen, niet_vakskills, niet_sectoren | what the person does not want, read three ways | empty |
    | doel | order werk, participatie, opleiding | -1 |
    | begeleiding | order licht, gemiddeld, intensief | -1 |
    | jobcoach, taalmaatje | state: needed | -1 |
    | werknemersvaardigheden | order onvoldoende, inOntwikkeling, voldoende | -1 |
    | z_route | bool, for the 800-hour norm only | False |
    | woorden | word of every hashed word id, for sentences | |
    """

    kenmerk: tuple[str, ...]
    richting: Int8
    op: Int32
    pc4: Int16
    vervoer: UInt8
    max_minuten: Int16
    niveau: Int8
    uren_naast: Float64
    uren_binnen: Float64
    naast_taalles: Int8
    uren_per_dag: Float64
    beperkingen: UInt16
    beperkingen_bekend: Bool
    vrij: UInt32
    beschikbaar_bekend: Bool
    bezet_bekend: Bool
    opvang: UInt32
    opvang_nodig: Int8
    vanaf: Int32
    certificaten: UInt16
    certificaten_bekend: Bool
    rijbewijs: UInt8
    rijbewijs_bekend: Bool
    vakskills: Ragged
    vakskills_bekend: Bool
    beroepen: Ragged
    jaren: Float64
    ervaring_sectoren: UInt32
    werkervaring_bekend: Bool
    wens_beroepen: Ragged
    wens_vakskills: Ragged
    wens_sectoren: UInt32
    wens_beroep_sectoren: UInt32
    wensen_bekend: Bool
    niet_beroepen: Ragged
    niet_vakskills: Ragged
    niet_sectoren: UInt32
    doel: Int8
    begeleiding: Int8
    jobcoach: Int8
    taalmaatje: Int8
    werknemersvaardigheden: Int8
    z_route: Bool
    woorden: Mapping[int, str]

    def __len__(self) -> int:
        """How many pips."""
        return len(self.kenmerk)

    @cached_property
    def uren_voorzichtig(self) -> Float64:
        """Hours a week left; naastTaalles unknown is read with care: lessons inside the hours. nan is unknown."""
        return np.where(self.naast_taalles == 1, self.uren_naast, self.uren_binnen)

    @cached_property
    def uren_meest(self) -> Float64:
        """The most hours a week that may be left, whatever an unknown naastTaalles is; nan is unknown."""
        return np.maximum(self._uren_ruim, self.uren_voorzichtig)

    @cached_property
    def uren_minst(self) -> Float64:
        """The fewest hours a week that may be left, whatever an unknown naastTaalles is; nan is unknown."""
        return np.fmin(self._uren_ruim, self.uren_voorzichtig)

    @cached_property
    def _uren_ruim(self) -> Float64:
        return np.where(self.naast_taalles == 0, self.uren_binnen, self.uren_naast)


@dataclass(frozen=True)
class PlekTable:
    """Everything the judgement reads of m plekken, one array per column.

    | column | shape, unit, range | unknown |
    |---|---|---|
    | kenmerk | m strings | never |
    | pc4 | row of the PC4 table | -1, also when not in the table |
    | capaciteit | seats, 0 or more | never |
    | taaleis | (m, 4) order A0..C1; 0 and -1 ask nothing | -1 |
    | taaleis_bespreekbaar, taalmaatje, taalles, vaktaal | state | -1 |
    | vloer | order weinig, enigszins, veel (nederlandsOpDeVloer) | -1 |
    | uren_min, uren_max | hours a week | uren_max nan |
    | uren_gevraagd | hours a week asked: vast the larger of uren_min and the joined tijden, flexibel uren_min | never |
    | uren_dag | most joined hours on one calendar day if vast, else 0 | never |
    | flexibel | bool; False also when rooster is unknown | filled by rule |
    | tijdvakken | ragged begin, end in turn, joined, sorted; past 10,080 is Monday | empty |
    | kantoortijden | the part of tijdvakken within Monday to Friday 08:00-18:00, as the same pairs | empty |
    | binnen_kantoortijden | bool: all tijdvakken lie within Monday to Friday 08:00-18:00 | True without tijden |
    | opvang_op_locatie | bool | filled by rule: no |
    | tijdpatroon | number that is equal for plekken whose times ask the same of a week | never |
    | belasting | mask of 12 | belasting_bekend False |
    | taken_aanpasbaar | state | -1 |
    | werkdruk | order laag, gemiddeld, hoog | -1 |
    | certificaten | mask of 10, required | 0: asks nothing |
    | opleidt_voor | mask of 10 | opleidt_voor_bekend False |
    | rijbewijs | mask of 7, required | 0: asks nothing |
    | vereist | ragged sorted word ids of required vakskills | empty: asks nothing |
    | gebruikt | ragged sorted word ids of required and welcome vakskills | empty |
    | beroep | word id | -1 |
    | sector | order of 18 sectoren | -1 |
    | einddatum | last day | NO_DAY |
    | soort | order of PLEKSOORTEN | never |
    | doel | order werk, participatie | -1 |
    | begeleiding | order licht, gemiddeld, intensief | -1 |
    | werkbegeleider, jobcoach | state | -1 |
    | perspectief | mask of 5 | perspectief_bekend False |
    | woorden | word of every hashed word id, for sentences | |
    """

    kenmerk: tuple[str, ...]
    pc4: Int16
    capaciteit: Int32
    taaleis: Int8
    taaleis_bespreekbaar: Int8
    taalmaatje: Int8
    taalles: Int8
    vaktaal: Int8
    vloer: Int8
    uren_min: Float64
    uren_max: Float64
    uren_gevraagd: Float64
    uren_dag: Float64
    flexibel: Bool
    tijdvakken: Ragged
    kantoortijden: Ragged
    binnen_kantoortijden: Bool
    opvang_op_locatie: Bool
    tijdpatroon: Int32
    belasting: UInt16
    belasting_bekend: Bool
    taken_aanpasbaar: Int8
    werkdruk: Int8
    certificaten: UInt16
    opleidt_voor: UInt16
    opleidt_voor_bekend: Bool
    rijbewijs: UInt8
    vereist: Ragged
    gebruikt: Ragged
    beroep: Int64
    sector: Int8
    einddatum: Int32
    soort: Int8
    doel: Int8
    begeleiding: Int8
    werkbegeleider: Int8
    jobcoach: Int8
    perspectief: UInt8
    perspectief_bekend: Bool
    woorden: Mapping[int, str]

    def __len__(self) -> int:
        """How many plekken."""
        return len(self.kenmerk)

    @cached_property
    def places(self) -> Places:
        """The plekken with seats grouped by postcode, found once for a table."""
        seats = np.flatnonzero(self.capaciteit > 0)
        order = seats[np.argsort(self.pc4[seats], kind="stable")]
        pc4, first = np.unique(self.pc4[order], return_index=True)
        return Places(pc4, order, np.append(first, len(order)))
