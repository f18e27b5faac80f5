"""Makes the sjabloon: a workbook to fill in plekken, with choices, examples and an explanation in plain Dutch.

Heads and choices are words that the reader of uploads understands (tested); everything but dates is text, so that
Excel does not turn 8-12 hours into the eighth of December.
"""

import io
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from data.reference.uploadwoorden import celwoorden
from data.reference.vocabulary import sectoren
from data.schemas.codes import NIVEAUS
from features.sheets.cells.tekst import VOORBEELDEN

PLEKKEN, UITLEG, LIJSTEN = "Plekken", "Uitleg", "Lijsten"
VERPLICHT = " *"
"""Stands behind the head of a column that must be filled in."""

ROWS = 10_000
"""So many rows carry the choices and the help."""

TEXT, DATE = "@", "dd-mm-yyyy"
JA_NEE = ("ja", "nee")
CAPITALS = {"vog": "VOG", "vca": "VCA", "bhv": "BHV", "haccp": "HACCP", "sw bedrijf": "SW-bedrijf"}
CAPITALS |= {"sw traject": "SW-traject", "mbo certificaat": "mbo-certificaat", "mbo diploma": "mbo-diploma"}

Waarde = str | int | date | None


class Kolom(NamedTuple):
    """One column of the sjabloon.

    kop is the head without the mark for verplicht; wat says what to fill in; bron names the choices: a veld of
    celwoorden.csv, "ja", "sector" or "niveau", and "" for none; meer says that several choices may stand in one cell.
    """

    kop: str
    wat: str
    voorbeelden: tuple[Waarde, Waarde, Waarde]
    bron: str = ""
    meer: bool = False
    breedte: int = 18


_REQUIRED = (
    Kolom("Titel", "Wat is het werk? Schrijf het in een paar woorden.",
          ("Medewerker keuken", "Hulp in de wijktuin", "Orderpicker"), breedte=28),
    Kolom("Organisatie", "Bij welke organisatie is de plek?",
          ("Eetcafé De Linde", "Wijkhuis Oost", "Transport Van Dam"), breedte=28),
    Kolom("Soort plek", "Wat voor plek is het? Kies uit de lijst.",
          ("werkervaringsplaats", "vrijwilligerswerk", "betaald werk"), "soort", breedte=22),
    Kolom("Postcode", "De postcode van de plek. Vier cijfers en twee letters. Alleen vier cijfers mag ook.",
          ("7511 AA", "7412", "7553 LZ"), breedte=12),
    Kolom("Aantal plekken", "Hoeveel mensen kunnen hier beginnen? Schrijf 0 als de plek nu vol is.", ("2", "5", "1")),
    Kolom("Uren per week", "Hoeveel uur per week? Eén getal, of van-tot.", ("16-24", "6", "32")),
)  # fmt: skip
_OPTIONAL = (
    Kolom("Kenmerk", "Uw eigen nummer van de plek. Met hetzelfde nummer verandert u later dezelfde plek.",
          VOORBEELDEN),
    Kolom("Soort organisatie", "Wat voor organisatie is het? Kies uit de lijst.",
          ("werkgever", "vrijwilligersorganisatie", "werkgever"), "aanbieder.soort", breedte=24),
    Kolom("Omschrijving", "Wat doet iemand op deze plek? Schrijf geen namen van kandidaten en geen BSN.",
          ("Groente snijden en afwassen.", "Planten water geven en onkruid weghalen.", "Pakketten klaarzetten."),
          breedte=40),
    Kolom("Beroep", "De naam van het beroep, als de titel dat niet zegt.",
          ("keukenhulp", "tuinvrijwilliger", "orderpicker")),
    Kolom("Sector", "In welke sector is het werk? Kies uit de lijst.", ("horeca", "groen", "logistiek"), "sector"),
    Kolom("Doel", "Is de plek gericht op werk of op meedoen? Kies uit de lijst.",
          ("werk", "participatie", "werk"), "doel"),
    Kolom("Dagen en tijden", "Op welke dagen en van hoe laat tot hoe laat? Verschillende tijden: zet er ; tussen.",
          ("ma t/m do 9.00-14.00", "di 9.00-12.00; do 13.00-16.00", None), breedte=32),
    Kolom("Rooster", "Staan de tijden vast (vast), of kan iemand zelf kiezen (flexibel)?",
          ("vast", "flexibel", None), "rooster"),
    Kolom("Startdatum", "Vanaf welke dag? Leeg betekent: kan meteen.", (date(2027, 3, 1), None, date(2027, 1, 4))),
    Kolom("Einddatum", "Tot en met welke dag? Leeg betekent: geen einde bekend.", (date(2027, 8, 31), None, None)),
    Kolom("Taalniveau spreken", "Welk niveau is minimaal nodig om te spreken? Kies uit de lijst.",
          ("A2", "A1", "A2"), "niveau"),
    Kolom("Taalniveau luisteren", "Welk niveau is minimaal nodig om te begrijpen? Kies uit de lijst.",
          ("A2", "A1", "A2"), "niveau"),
    Kolom("Taalniveau lezen", "Welk niveau is minimaal nodig om te lezen? Kies uit de lijst.",
          ("A1", None, "A2"), "niveau"),
    Kolom("Taalniveau schrijven", "Welk niveau is minimaal nodig om te schrijven? Kies uit de lijst.",
          (None, None, "A1"), "niveau"),
    Kolom("Taalniveau bespreekbaar", "Kan iemand met een lager niveau ook beginnen?", ("ja", "ja", "nee"), "ja"),
    Kolom("Taalmaatje", "Is er iemand om Nederlands mee te oefenen?", ("ja", "ja", "nee"), "ja"),
    Kolom("Taalles", "Is er taalles op de plek?", ("nee", "nee", "nee"), "ja"),
    Kolom("Vaktaal", "Leert iemand de woorden van het vak?", ("ja", None, "ja"), "ja"),
    Kolom("Nederlands op de werkvloer", "Hoeveel Nederlands wordt er gesproken? Kies uit de lijst.",
          ("veel", "veel", "enigszins"), "taalaanbod.nederlandsOpDeVloer"),
    Kolom("Hoeveel begeleiding", "Hoeveel begeleiding is er? Kies uit de lijst.",
          ("gemiddeld", "intensief", "licht"), "begeleiding.intensiteit"),
    Kolom("Werkbegeleider", "Is er een vaste begeleider op de werkvloer?", ("ja", "ja", "nee"), "ja"),
    Kolom("Jobcoach", "Kan er een jobcoach komen?", ("nee", "nee", "ja"), "ja"),
    Kolom("Belasting", "Wat is zwaar aan het werk? Meer dan één mag, met een komma ertussen.",
          ("lang staan, drukte", "bukken", "tillen, lang lopen"), "belasting", meer=True, breedte=26),
    Kolom("Taken aanpasbaar", "Kunnen de taken worden aangepast aan wat iemand kan?", ("ja", "ja", "nee"), "ja"),
    Kolom("Werkdruk", "Hoe druk is het werk? Kies uit de lijst.", ("gemiddeld", "laag", "hoog"), "werkdruk"),
    Kolom("Certificaten vereist", "Welk papier moet iemand al hebben? Meer dan één mag, met een komma ertussen.",
          ("geen", "VOG", "heftruck"), "certificaten", meer=True, breedte=22),
    Kolom("Leidt op voor", "Welk papier kan iemand hier halen? Meer dan één mag, met een komma ertussen.",
          ("HACCP", None, "VCA"), "certificaten", meer=True, breedte=22),
    Kolom("Rijbewijs", "Welk rijbewijs is nodig? Schrijf nee als er geen nodig is.", ("nee", "nee", "B"), "rijbewijs"),
    Kolom("Perspectief", "Wat levert de plek op? Meer dan één mag, met een komma ertussen.",
          ("praktijkverklaring", None, "baangarantie, doorgroei"), "perspectief", meer=True, breedte=26),
    Kolom("Kinderopvang op locatie", "Is er opvang voor kinderen op deze plek?", ("nee", "nee", "nee"), "ja"),
    Kolom("Vakskills vereist", "Wat moet iemand al kunnen? Zet komma's tussen de woorden.",
          (None, None, "scannen"), breedte=26),
    Kolom("Vakskills gewenst", "Wat is fijn als iemand het al kan? Zet komma's tussen de woorden.",
          ("snijden, afwassen", None, None), breedte=26),
    Kolom("Groepsgrootte", "Alleen als mensen als groep beginnen: de kleinste en de grootste groep.",
          (None, "2-5", None)),
)  # fmt: skip
KOLOMMEN: tuple[Kolom, ...] = (*_REQUIRED, *_OPTIONAL)
"""All columns, those that must be filled in first."""

EERST: tuple[str, ...] = (
    "Elke rij is één plek. Zet alle plekken op het blad Plekken.",
    "Haal de drie voorbeelden weg voordat u het bestand aanlevert.",
    "Kolommen met een * zijn verplicht. De andere kolommen mag u leeg laten: leeg betekent dat wij het niet weten.",
    "U mag kolommen weghalen of verplaatsen. Verander de koppen niet.",
    "Schrijf geen namen van kandidaten en geen BSN in dit bestand.",
    "Klopt een rij niet? Dan krijgt u een bestand terug. Daarin staat wat u kunt doen.",
)
"""What everybody must know before filling in."""

_BOLD, _GREY = Font(bold=True), Font(italic=True, color="FF7F7F7F")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_MUST = PatternFill("solid", fgColor="FFFFE699")
_MAY = PatternFill("solid", fgColor="FFDDEBF7")


def template_workbook() -> bytes:
    """Make sjabloon.xlsx: the sheets Plekken, Uitleg and Lijsten (hidden), with three examples."""
    book = Workbook()
    lists = book.create_sheet(LIJSTEN)
    areas = _write_lists(lists)
    sheet = book.worksheets[0]
    sheet.title = PLEKKEN
    for number, kolom in enumerate(KOLOMMEN, start=1):
        _write_column(sheet, number, kolom, areas.get(kolom.bron))
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2"
    _write_uitleg(book.create_sheet(UITLEG, 1))
    lists.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def choices(bron: str) -> tuple[str, ...]:
    """Give the words to choose from in a column, as the reader of uploads understands them; none for ""."""
    if not bron:
        return ()
    if bron == "ja":
        return JA_NEE
    if bron == "niveau":
        return ("geen", *NIVEAUS)
    if bron == "rooster":
        return ("vast", "flexibel")
    if bron == "sector":
        return tuple(sector.naam for sector in sectoren())
    if bron == "rijbewijs":
        return ("nee", *celwoorden()[bron])
    words = (words[0] for words in celwoorden()[bron].values())
    return tuple(CAPITALS.get(word, word) for word in words)


def kop_of(kolom: Kolom) -> str:
    """Write the head of a column as it stands in the sheet."""
    return kolom.kop + VERPLICHT if kolom in _REQUIRED else kolom.kop


def _write_lists(sheet: Worksheet) -> dict[str, str]:
    """Write every list of choices in a column of its own; give the area of each."""
    areas = {}
    for number, bron in enumerate(dict.fromkeys(kolom.bron for kolom in KOLOMMEN if kolom.bron), start=1):
        words = choices(bron)
        for row, word in enumerate((bron, *words), start=1):
            sheet.cell(row, number, word)
        letter = get_column_letter(number)
        areas[bron] = f"{LIJSTEN}!${letter}$2:${letter}${len(words) + 1}"
    return areas


def _write_column(sheet: Worksheet, number: int, kolom: Kolom, area: str | None) -> None:
    """Write head, examples, format, width and choices of one column."""
    letter = get_column_letter(number)
    form = DATE if any(isinstance(waarde, date) for waarde in kolom.voorbeelden) else TEXT
    sheet.column_dimensions[letter].width = kolom.breedte
    sheet.column_dimensions[letter].number_format = form
    head = sheet.cell(1, number, kop_of(kolom))
    head.font, head.fill, head.alignment = _BOLD, _MUST if kolom in _REQUIRED else _MAY, _WRAPPED
    for row, waarde in enumerate(kolom.voorbeelden, start=2):
        cell = sheet.cell(row, number, waarde)
        cell.number_format, cell.font = form, _GREY
    sheet.add_data_validation(_validation(kolom, area, f"{letter}2:{letter}{ROWS + 1}"))


def _validation(kolom: Kolom, area: str | None, cells: str) -> DataValidation:
    """Make the choices of a column and the help that shows when a cell is chosen.

    Other words are never refused here: the upload asks about them. Without choices there is only the help.
    """
    rule = DataValidation(type="list" if area else None, formula1=area, allow_blank=True, showErrorMessage=False)
    rule.showInputMessage, rule.promptTitle, rule.prompt = True, kop_of(kolom)[:32], _help(kolom)[:255]
    rule.add(cells)
    return rule


def _help(kolom: Kolom) -> str:
    return f"{'Verplicht. ' if kolom in _REQUIRED else ''}{kolom.wat} {_example(kolom)}"


def _example(kolom: Kolom) -> str:
    """Give examples as a sentence, each once."""
    words = dict.fromkeys(_shown(waarde) for waarde in kolom.voorbeelden if waarde is not None)
    return f"Bijvoorbeeld: {' of '.join(words)}."


def _shown(waarde: Waarde) -> str:
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else str(waarde)


def _write_uitleg(sheet: Worksheet) -> None:
    """Write what everybody must know, then a line for every column."""
    rows: list[Sequence[str]] = [("Zo vult u het sjabloon in",), *((line,) for line in EERST), ()]
    rows.append(("Kolom", "Wat vult u in?", "Verplicht?", "Voorbeeld", "Kies uit"))
    bold = (1, len(rows))
    for kolom in KOLOMMEN:
        must = "ja" if kolom in _REQUIRED else "nee"
        example = _example(kolom).removeprefix("Bijvoorbeeld: ").removesuffix(".")
        rows.append((kolom.kop, kolom.wat, must, example, ", ".join(choices(kolom.bron))))
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place, text)
            cell.number_format = TEXT
            cell.font, cell.alignment = _BOLD if number in bold else Font(), _WRAPPED if len(row) > 1 else Alignment()
    for letter, width in zip("ABCDE", (28, 60, 12, 40, 70), strict=True):
        sheet.column_dimensions[letter].width = width
