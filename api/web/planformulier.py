"""A plan as a form: every field of a pip as something to fill in, and what was filled in back as JSON.

A blank field is not known. For a list the word "geen" says that it is known to be empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.alias_generators import to_camel

from api.web.wording import woord
from data.reference.places import gemeenten
from data.schemas.difference import paths
from data.schemas.errors import Fout, InvoerFout
from data.schemas.labels import PIP_LABELS
from data.schemas.noun import Noun
from data.schemas.pip import Pip, Taal, Werkervaring
from data.schemas.tijd import Bezet, Tijdvak

Soort = Literal["keuze", "meer", "janee", "getal", "dag", "tekst", "lijst"]
GEEN = "geen"
SECTIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Persoon en plan", ("gemeente", "vastgesteld_op", "inburgeraar", "leerroute", "leerroute_variant")),
    ("Nederlands en andere talen", ("afgeschaald_naar_a2", "taalniveau", "talen", "taalles_uren")),
    ("Opleiding en werk", ("opleiding", "werkervaring", "vakskills", "certificaten", "rijbewijs")),
    ("Wensen", ("wensen", "doel")),
    ("Tijd en belastbaarheid", ("belastbaarheid", "bezet", "beschikbaar", "beschikbaar_vanaf", "kinderopvang")),
    ("Reizen en begeleiding", ("reistijd", "begeleiding", "werknemersvaardigheden")),
)
VORM: Mapping[type[Noun], str] = {
    Tijdvak: "per regel een dag en tijd: ma 09:00-12:00",
    Bezet: "per regel een dag, tijd en reden: ma 09:00-12:00 taalles",
    Werkervaring: "per regel: beroep; jaren; ja of nee (in Nederland)",
    Taal: "per regel: code van de taal; niveau, zoals ara; goed",
}
"""How things of a list are written, one a line."""


@dataclass(frozen=True)
class Veld:
    """One field to fill in: its path, what it asks, what stands there, and what the document said; None is nothing."""

    pad: str
    label: str
    soort: Soort
    waarde: str
    opties: tuple[tuple[str, str], ...]
    vorm: str
    citaat: str | None
    zeker: bool

    def gekozen(self, code: str) -> bool:
        """Whether this option is among what stands there."""
        return code in self.waarde.split("\n")


def secties_of(pip: Pip, typed: Mapping[str, str] | None = None) -> list[tuple[str, list[Veld]]]:
    """The fields of this pip under their headings; typed is what somebody filled in before, by path."""
    fields = [_veld(path, pip, typed) for path in paths(Pip) if path[0] != "kenmerk"]
    return [(kop, [veld for veld in fields if veld.pad.split(".")[0] in names]) for kop, names in SECTIES]


def read_form(form: Mapping[str, Sequence[str]], kenmerk: str) -> dict[str, Any]:
    """What was filled in (values by path) as JSON data of a pip; raises InvoerFout for a line that has another form."""
    data: dict[str, Any] = {"kenmerk": kenmerk, "inburgeraar": {}, "taalniveau": {}, "reistijd": {}}
    fouten: list[Fout] = []
    for path in paths(Pip):
        pad = ".".join(path)
        given = [line.strip() for text in form.get(pad, ()) for line in text.splitlines() if line.strip()]
        if not given:
            continue
        try:
            value = _value(_kind(path), given)
        except ValueError as error:
            fouten.append(Fout("uw plan", None, PIP_LABELS[pad], str(error)))
            continue
        inside = data
        for name in path[:-1]:
            inside = inside.setdefault(to_camel(name), {})
        inside[_alias(path)] = value
    data["inburgeraar"].setdefault("postcode", None)
    if fouten:
        raise InvoerFout(tuple(fouten))
    return data


def _veld(path: tuple[str, ...], pip: Pip, typed: Mapping[str, str] | None) -> Veld:
    pad, kind = ".".join(path), _kind(path)
    herkomst = (pip.herkomst or {}).get(".".join((*map(to_camel, path[:-1]), _alias(path))))
    value = "\n".join(_lines(_at(pip, path))) if typed is None else typed.get(pad, "")
    soort, opties = _control(kind)
    if path == ("gemeente",):
        soort = "keuze"
        opties = tuple(sorted(((code, one.naam) for code, one in gemeenten().items()), key=lambda option: option[1]))
    vorm = VORM.get(kind.item, "per regel één" if soort == "lijst" else "")
    sure = herkomst is None or herkomst.zekerheid is None or herkomst.zekerheid >= 0.8
    return Veld(pad, PIP_LABELS[pad], soort, value, opties, vorm, herkomst.citaat if herkomst else None, sure)


@dataclass(frozen=True)
class _Kind:
    """What a field holds: many things or one, and of which type."""

    many: bool
    item: Any


def _kind(path: tuple[str, ...]) -> _Kind:
    """The type of the field at this path, without what says that it may be unknown."""
    model: Any = Pip
    for name in path[:-1]:
        model = _bare(model.model_fields[name].annotation)
    bare = _bare(model.model_fields[path[-1]].annotation)
    return _Kind(True, _bare(get_args(bare)[0])) if get_origin(bare) is tuple else _Kind(False, bare)


def _bare(annotation: Any) -> Any:
    """A type without Annotated and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(one for one in get_args(annotation) if one is not NoneType))
    return annotation


def _control(kind: _Kind) -> tuple[Soort, tuple[tuple[str, str], ...]]:
    if get_origin(kind.item) is Literal:
        options = tuple((code, woord(code)) for code in get_args(kind.item))
        return ("meer" if kind.many else "keuze"), options
    if kind.many:
        return "lijst", ()
    if kind.item is bool:
        return "janee", (("ja", "ja"), ("nee", "nee"))
    return ({date: "dag", int: "getal", float: "getal"}.get(kind.item, "tekst")), ()  # type: ignore[return-value]


def _at(pip: Pip, path: tuple[str, ...]) -> Any:
    value: Any = pip
    for name in path:
        value = None if value is None else getattr(value, name)
    return value


def _lines(value: Any) -> Iterator[str]:
    """A value as the lines of its field; none is not known."""
    if isinstance(value, tuple):
        yield from (line for item in value for line in _lines(item))
        if not value:
            yield GEEN
    elif isinstance(value, Tijdvak):
        yield f"{value.dag} {value.van}-{value.tot} {getattr(value, 'reden', None) or ''}".strip()
    elif isinstance(value, Werkervaring):
        dutch = {True: "ja", False: "nee", None: ""}[value.in_nederland]
        yield f"{value.beroep}; {'' if value.jaren is None else f'{value.jaren:g}'}; {dutch}".rstrip("; ")
    elif isinstance(value, Taal):
        yield f"{value.taal}; {value.niveau or ''}".rstrip("; ")
    elif isinstance(value, bool):
        yield "ja" if value else "nee"
    elif isinstance(value, float):
        yield f"{value:g}"
    elif value is not None:
        yield str(value)


def _value(kind: _Kind, given: list[str]) -> Any:
    """What these lines say, as JSON; raises ValueError with what is expected. The noun itself checks the rest."""
    if kind.many:
        return [] if given == [GEEN] else [_item(kind.item, line) for line in given if line != GEEN]
    text = given[0]
    if kind.item is bool:
        return {"ja": True, "nee": False}.get(text, text)
    if kind.item in (int, float):
        return _number(text)
    return text


def _item(item: Any, line: str) -> Any:
    if item in (Tijdvak, Bezet):
        found = re.fullmatch(r"(\w\w)\s+(\d{1,2}[:.]\d\d)\s*-\s*(\d{1,2}[:.]\d\d)(?:\s+(\w+))?", line)
        if not found:
            raise ValueError(f"schrijf {VORM[item]}")
        day, begin, end, reden = found.groups()
        times = {"dag": day.lower(), "van": _clock(begin), "tot": _clock(end)}
        return times | ({"reden": reden} if reden and item is Bezet else {})
    if item is Werkervaring:
        beroep, jaren, dutch = (*(part.strip() for part in line.split(";")), "", "")[:3]
        known: dict[str, Any] = {"jaren": _number(jaren)} if jaren else {}
        return {"beroep": beroep} | known | ({"inNederland": dutch == "ja"} if dutch else {})
    if item is Taal:
        taal, niveau = (*(part.strip() for part in line.split(";")), "")[:2]
        return {"taal": taal} | ({"niveau": niveau} if niveau else {})
    return line


def _clock(text: str) -> str:
    return text.replace(".", ":").zfill(5)


def _number(text: str) -> Any:
    """A number with a comma or a point; what is no number stays text, so that the noun says what it expects."""
    plain = text.replace(",", ".")
    return float(plain) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", plain) else text


def _alias(path: tuple[str, ...]) -> str:
    """The name of the last field in JSON."""
    return "afgeschaaldNaarA2" if path == ("afgeschaald_naar_a2",) else to_camel(path[-1])
