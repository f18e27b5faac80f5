"""Reads who the person is for the law and where they live: groep, regime, postcode and gemeente. Never a name.

Only the four digits of a postcode are read. Source: labelling conventions of the plans, numbers 3 and 5.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from data.reference.places import gemeenten, pc4_table
from features.documents.asking import values
from features.documents.document import Document
from features.documents.fold import plain
from features.finding import Finding

SUBJECT = "persoon"
WORDINGS = (
    "asielstatushouder",
    "statushouder",
    "vergunninghouder",
    "nareis",
    "gezinsmigrant",
    "huwelijksmigrant",
    "Wi2021",
    "Wet inburgering 2021",
    "Wi2013",
    "ELIP (gaat voor)",
    "1234 AB",
    "1234",
    "gemeente Hengelo",
    "gem. Goes",
    "Postbus (telt niet)",
)

_GROUPS = (
    (
        "asielstatushouder",
        r"asiel\s?status?houders?|asielvergunning\w*|verblijfsvergunning asiel|asielstatus|statush(?:ouders?|\b)"
        r"|vergunninghouders?|asielmigrant\w*|na-?reiz\w*"
        r"|\bna-?reis\b|asielgerechtigd\w*|vluchteling(?!enwerk)\w*",
    ),
    (
        "gezinsmigrant",
        r"gezins-?\s?migr(?:ant\w*|\b)|gezinsmigratie|gezinsvorm\w*|huwelijksmigrant\w*|partnermigrant\w*|gezins-?/"
        r"|verblijf bij (?:partner|echtgeno\w+|gezinslid)",
    ),
)
_BARE_GROUPS = (("asielstatushouder", r"\basiel\w*"), ("gezinsmigrant", r"\bgezins?\b"))
"""What says enough in a field about the groep, and nowhere else."""
_BARE_REGIMES = (("elip", r"\belip\b"), ("wi2013", r"\b2013\b"), ("wi2021", r"\b2021\b"))
_REGIMES = (
    ("elip", r"\belip\b"),
    ("wi2013", r"\bwi[\s-]?'?(?:20)?13\b|wet inburgering (?:van )?2013|\binburgeringswet 2013"),
    (
        "wi2021",
        r"\bwi[\s-]?'?(?:20)?21\b|wet inburgering (?:van )?2021|\binburgeringswet 2021|\bnieuwe wet inburgering",
    ),
)
_PC6 = re.compile(r"(?<![\d.,/-])([1-9]\d{3})[ \u00a0]?([A-Z]{2})(?![\w])")
_PC4 = re.compile(r"(?<![\d.,/-])([1-9]\d{3})(?![\d\w]|[.,/-]\d)")
_NOT_LETTERS = frozenset(("SA", "SD", "SS"))
_OFFICE = re.compile(
    r"postbus|antwoordnummer|bezoekadres|postadres|gemeentehuis|stadhuis|stadskantoor|kantoor|t\.a\.v|retour"
)
_HOME = re.compile(r"\badres|postcode|woonplaats|\bpc\b|woont|wijk\b|woonadres|woning")
_SPACED = re.compile(r"g e m e e n t e\s{2,}((?:\S )*\S)(?:\s{2,}((?:\S )+\S))?")
_DRAWN_UP = re.compile(
    r"\b(?:gemeente|gem\b\.?|gemeentebestuur van|gemeentehuis van|college van (?:b&w|b en w) van)\s*:?\s+"
)
_ALIASES = {"'s-gravenhage": ("den haag", "'s gravenhage"), "'s-hertogenbosch": ("den bosch", "'s hertogenbosch")}


def extract(document: Document) -> list[Finding]:
    """The groep, the regime, the PC4 and the gemeente."""
    return [*_group(document), *_regime(document), *_postcode(document), *_gemeente(document)]


def _group(document: Document) -> Iterator[Finding]:
    for waarde in values(
        document,
        r"(?:doel)?groep|status(?:houder)?|soort|verblijfsstatus|groep / wet|migratieachtergrond",
        headings=False,
    ):
        for code, word in (*_GROUPS, *_BARE_GROUPS):
            match = re.search(word, waarde.tekst)
            if match and (waarde.achter == "veld" or (code, word) in _GROUPS):
                yield Finding("inburgeraar.groep", code, waarde.begin + match.start(), waarde.begin + match.end(), 0.95)
                break
    for zin in document.now():
        for code, word in _GROUPS:
            match = re.search(word, zin.tekst)
            if match and not re.search(
                r"\b(?:geen|partner|echtgeno|man|vrouw) (?:is )?(?:een )?$", zin.tekst[: match.start()]
            ):
                yield Finding("inburgeraar.groep", code, zin.begin + match.start(), zin.begin + match.end(), 0.75)


def _regime(document: Document) -> Iterator[Finding]:
    for veld in document.velden:
        if re.fullmatch(r"(?:toepasselijke )?wet|regime|wettelijk (?:kader|regime)|wi", veld.label) and not veld.oud:
            for code, word in _BARE_REGIMES:
                match = re.search(word, veld.tekst)
                if match:
                    begin, eind = veld.begin + match.start(), veld.begin + match.end()
                    yield Finding("inburgeraar.regime", code, begin, eind, 0.9)
                    break
    for zin in document.now():
        for code, word in _REGIMES:
            match = re.search(word, zin.tekst)
            if match and not re.search(r"\b(?:niet|geen)\s(?:onder\s)?(?:de\s)?$", zin.tekst[: match.start()]):
                sure = (
                    0.99 if code == "elip" else 0.95 if re.search(r"wet|regime|kader|status|groep", zin.label) else 0.8
                )
                yield Finding("inburgeraar.regime", code, zin.begin + match.start(), zin.begin + match.end(), sure)


def _postcode(document: Document) -> Iterator[Finding]:
    """The PC4 of the home: a full postcode that is not that of an office, or four digits that are called a postcode."""
    text, line_breaks = document.text, document.plain
    for match in _PC6.finditer(text):
        start = line_breaks.rfind("\n", 0, match.start()) + 1
        around = line_breaks[start : match.end() + 30].split("\n")[0]
        if match[2] in _NOT_LETTERS or pc4_table().index(match[1]) < 0 or _OFFICE.search(around):
            continue
        sure = 0.95 if _HOME.search(around) else 0.85
        yield Finding("inburgeraar.postcode", match[1], match.start(1), match.end(1), sure)
    for zin in document.now():
        if not (_HOME.search(zin.tekst) or _HOME.search(zin.label)) or _OFFICE.search(zin.tekst):
            continue
        for match in _PC4.finditer(zin.tekst):
            near = zin.tekst[max(0, match.start() - 30) : match.start()]
            named = re.search(r"postcode|\bpc\d?\b|wijk", near + zin.label) or (
                re.search(r"[(,]\s?$|\bwoont? (?:nu )?(?:in|te|op)\s$", near) and match.end() - match.start() == 4
            )
            year = 1900 <= int(match[1]) <= 2100 and not re.search("postcode|pc", near + zin.label)
            if named and not year and pc4_table().index(match[1]) >= 0:
                yield Finding(
                    "inburgeraar.postcode", match[1], zin.begin + match.start(1), zin.begin + match.end(1), 0.7
                )


@lru_cache(maxsize=1)
def _names() -> list[tuple[str, str]]:
    """Every name of a gemeente in plain letters with its code, the longest first."""
    names = []
    for code, gemeente in gemeenten().items():
        name = plain(gemeente.naam)
        names.append((name, code))
        names.append((re.sub(r"\s*\(.*\)", "", name), code)) if "(" in name else None
        names += [(alias, code) for alias in _ALIASES.get(name, ())]
    return sorted(set(names), key=lambda pair: -len(pair[0]))


def _gemeente(document: Document) -> Iterator[Finding]:
    """The gemeente that draws up the plan: the first that is called one, or whose name heads the document."""
    for match in _SPACED.finditer(document.plain):
        for letters in (f"{match[1]} {match[2] or ''}", match[1]):
            code = dict(_names()).get(letters.replace(" ", ""))
            if code:
                yield Finding("gemeente", code, match.start(), match.end(), 0.95)
                return
    for veld in document.velden:
        if re.fullmatch(r"(?:naam )?gemeente|gemeente/regio", veld.label):
            found = _named(veld.tekst.strip(), 0)
            if found:
                begin = veld.begin + veld.tekst.find(veld.tekst.strip())
                yield Finding("gemeente", found[0], begin, begin + found[1], 0.97)
    sure = 0.9
    for match in _DRAWN_UP.finditer(document.plain):
        found = _named(document.plain[match.end() : match.end() + 40], 0)
        if found:
            yield Finding("gemeente", found[0], match.end(), match.end() + found[1], sure)
            sure = max(0.5, sure - 0.1)
    if sure == 0.9:
        yield from _heading_place(document)


def _heading_place(document: Document) -> Iterator[Finding]:
    """A gemeente named in the title or first lines, when none is called a gemeente."""
    for zin in document.zinnen[:6]:
        for match in re.finditer(r"[^\W\d]", zin.tekst):
            start = match.start()
            if start and (zin.tekst[start - 1].isalnum() or zin.tekst[start - 1] in "-'"):
                continue
            found = _named(zin.tekst[start:], 0)
            named = document.text[zin.begin + start].isupper() or re.match(r"(?:pip|plan)\b", zin.tekst)
            if found and len(zin.tekst) < 120 and named:
                yield Finding("gemeente", found[0], zin.begin + start, zin.begin + start + found[1], 0.5)
                return


def _named(text: str, place: int) -> tuple[str, int] | None:
    """The gemeente whose name stands at this place, and the length of the name."""
    for name, code in _names():
        if text.startswith(name, place) and not text[place + len(name) : place + len(name) + 1].isalnum():
            return code, len(name)
    return None
