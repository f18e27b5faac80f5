"""Reads a document into a Pip with evidence: every extractor speaks, and what they found is put together.

The list below is all there is to it; a reader of another kind would be one more entry that gives findings.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from data.schemas.pip import Pip
from features.documents.document import Document
from features.extractors import (
    begeleiding,
    belastbaarheid,
    certificaten,
    datums,
    doel,
    inkomen,
    kinderopvang,
    leerroute,
    opleiding,
    persoon,
    reistijd,
    rijbewijs,
    rooster,
    taalles,
    taalniveau,
    talen,
    vakskills,
    wensen,
    werkervaring,
)
from features.finding import Finding
from features.privacy.masking import Masker, masker
from features.unclear import unclear_times

EXTRACTORS: tuple[ModuleType, ...] = (
    persoon,
    datums,
    inkomen,
    leerroute,
    taalniveau,
    talen,
    opleiding,
    werkervaring,
    vakskills,
    certificaten,
    rijbewijs,
    wensen,
    doel,
    belastbaarheid,
    rooster,
    taalles,
    kinderopvang,
    reistijd,
    begeleiding,
)

LISTS = frozenset(
    (
        "talen",
        "werkervaring",
        "vakskills",
        "certificaten",
        "rijbewijs",
        "wensen.beroepen",
        "wensen.sectoren",
        "wensen.nietGewenst",
        "belastbaarheid.beperkingen",
        "bezet",
        "beschikbaar",
        "kinderopvang.tijden",
        "reistijd.vervoer",
        "reistijd.nietMogelijk",
    )
)
FREE_TEXT = frozenset(("werkervaring", "vakskills", "wensen.beroepen", "wensen.nietGewenst", "opleiding.richting"))
EXPECTED = (
    "versie",
    "gemeente",
    "vastgesteldOp",
    "inburgeraar.postcode",
    "inburgeraar.groep",
    "inburgeraar.regime",
    "inburgeraar.inkomen",
    "inburgeraar.gevestigdOp",
    "inburgeraar.termijnEinde",
    "leerroute",
    "taalniveau.lezen",
    "taalniveau.luisteren",
    "taalniveau.schrijven",
    "taalniveau.spreken",
    "taalniveau.peildatum",
    "talen",
    "opleiding.niveau",
    "werkervaring",
    "vakskills",
    "certificaten",
    "rijbewijs",
    "wensen.beroepen",
    "doel",
    "belastbaarheid.urenPerWeek",
    "belastbaarheid.naastTaalles",
    "belastbaarheid.beperkingen",
    "bezet",
    "kinderopvang.nodig",
    "reistijd.maxMinuten",
    "reistijd.vervoer",
    "begeleiding.intensiteit",
    "begeleiding.taalmaatje",
    "werknemersvaardigheden",
)
"""The fields a klantmanager is told about when they were not found."""


@dataclass(frozen=True)
class Tegenspraak:
    """A value the document also holds for a field that got another: an older measurement, or a real contradiction."""

    veld: str
    waarde: Any
    citaat: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Reading:
    """A Pip read from a document: what was found with its evidence, what was not, what contradicts, what is removed."""

    pip: Pip
    not_found: tuple[str, ...]
    contradictions: tuple[Tegenspraak, ...]
    removed: tuple[str, ...]
    unclear: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The reading as JSON data: the pip with its herkomst, and the four lists beside it."""
        return {
            "pip": self.pip.as_json(),
            "nietGevonden": list(self.not_found),
            "tegenspraken": [
                {"veld": t.veld, "waarde": t.waarde, "citaat": t.citaat, "begin": t.begin, "eind": t.eind}
                for t in self.contradictions
            ],
            "verwijderd": list(self.removed),
            "onduidelijk": list(self.unclear),
        }


def read_pip(document: Document, kenmerk: str) -> Reading:
    """Let every extractor read the document and put the findings together under this kenmerk."""
    mask = masker(document)
    findings = [finding for extractor in EXTRACTORS for finding in extractor.extract(document)]
    findings = [finding for finding in findings if not _too_personal(finding, mask)]
    by_field: dict[str, list[Finding]] = {}
    for finding in findings:
        by_field.setdefault(finding.veld, []).append(finding)
    data: dict[str, Any] = {"kenmerk": kenmerk, "inburgeraar": {"postcode": None}, "taalniveau": {}, "reistijd": {}}
    herkomst: dict[str, Any] = {}
    others: list[Tegenspraak] = []
    for veld, candidates in by_field.items():
        if veld in LISTS:
            _put_list(data, herkomst, veld, candidates, mask)
        else:
            _put_one(data, herkomst, others, veld, candidates, mask)
    _agree(data, herkomst)
    pip = Pip.model_validate_json(json.dumps({**data, "herkomst": herkomst}))
    absent = tuple(veld for veld in EXPECTED if veld not in herkomst)
    return Reading(
        pip, absent, tuple(others), (*document.removed, *_removed(mask)), tuple(unclear_times(document, mask))
    )


def _too_personal(finding: Finding, mask: Masker) -> bool:
    """Whether a label in the words of the text holds something that was masked."""
    return finding.veld in FREE_TEXT and mask.touched(finding.begin, finding.eind)


def _removed(mask: Masker) -> list[str]:
    notes = ["Medische term weggelaten."] if mask.medical else []
    if mask.masked != mask.text:
        notes.append("Namen, adressen en nummers zijn in de citaten onleesbaar gemaakt.")
    return notes


def _rank(finding: Finding) -> tuple[tuple[int, int, int], float, date]:
    """What makes one finding better than another: newer, then surer, then for dates the later day."""
    day = finding.value if finding.veld == "vastgesteldOp" else date.min
    return finding.peil or (0, 0, 0), finding.zekerheid, day


def _put_one(
    data: dict[str, Any],
    herkomst: dict[str, Any],
    others: list[Tegenspraak],
    veld: str,
    candidates: list[Finding],
    mask: Masker,
) -> None:
    best = max(candidates, key=_rank)
    _set(data, veld, _plain_value(best.value))
    herkomst[veld] = _evidence(best, mask)
    told = {_key(best.value)}
    for finding in sorted(candidates, key=_rank, reverse=True):
        if _key(finding.value) not in told:
            told.add(_key(finding.value))
            citaat = mask.citaat(finding.begin, finding.eind)
            others.append(Tegenspraak(veld, _plain_value(finding.value), citaat, finding.begin, finding.eind))


def _put_list(
    data: dict[str, Any], herkomst: dict[str, Any], veld: str, candidates: list[Finding], mask: Masker
) -> None:
    items = _distinct(finding for finding in candidates if finding.value != ())
    if not items:
        best = max(candidates, key=lambda finding: finding.zekerheid)
        _set(data, veld, [])
        herkomst[veld] = _evidence(best, mask)
        return
    _set(data, veld, [_plain_value(finding.value) for finding in items])
    herkomst[veld] = _evidence(items[0], mask)
    for number, finding in enumerate(items):
        herkomst[f"{veld}.{number}"] = _evidence(finding, mask)


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    kept: dict[str, Finding] = {}
    for finding in findings:
        key = _key(finding.value)
        if key not in kept:
            kept[key] = finding
    return list(kept.values())


def _key(value: Any) -> str:
    if isinstance(value, dict) and {"dag", "van", "tot"} <= value.keys():
        return f"{value['dag']} {value['van']} {value['tot']}"
    return json.dumps(_plain_value(value), sort_keys=True)


def _plain_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _set(data: dict[str, Any], veld: str, value: Any) -> None:
    *path, last = veld.split(".")
    for name in path:
        data = data.setdefault(name, {})
    data[last] = value


def _evidence(finding: Finding, mask: Masker) -> dict[str, Any]:
    citaat = mask.citaat(finding.begin, finding.eind)
    return {"citaat": citaat, "begin": finding.begin, "eind": finding.eind, "zekerheid": round(finding.zekerheid, 2)}


def _agree(data: dict[str, Any], herkomst: dict[str, Any]) -> None:
    """Leave out what makes no sense beside something surer: care that is not needed is not arranged either."""
    if any(slot.get("reden") == "taalles" for slot in data.get("bezet", ())):
        # The hours stand for lessons whose days are not known; here they are.
        data.pop("taallesUren", None)
        herkomst.pop("taallesUren", None)
    opvang = data.get("kinderopvang", {})
    if opvang.get("nodig") is False:
        opvang.pop("geregeld", None)
        herkomst.pop("kinderopvang.geregeld", None)
        if "jongsteKind" not in opvang:
            opvang.pop("tijden", None)
            for veld in [veld for veld in herkomst if veld.startswith("kinderopvang.tijden")]:
                del herkomst[veld]
