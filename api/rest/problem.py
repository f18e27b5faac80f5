"""Faults of the API as problem+json (RFC 9457): what is wrong in Dutch, all of it at once, and never how we work."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import FastAPI, Request, Response
from pydantic import Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException

from api.doors.limits import TooOften, seconds_of
from api.doors.roles import NotAllowed, NotSignedIn
from api.doors.statuses import status_of
from api.errors import in_dutch
from api.journeys.suggestie import NietTeBeoordelen
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.schemas.noun import Noun
from data.storage.uploads import Quotum

MEDIA_TYPE = "application/problem+json"
LIST = "/v1/fouten"
"""The resource that explains every kind of problem."""
MOST_FAULTS = 200
WAIT = 60
"""Seconds to wait before trying again, where nothing better is known."""

KINDS: Mapping[int, tuple[str, str, str]] = {
    400: ("ongeldigeInvoer", "Dit verzoek klopt niet", "Verbeter wat onder invalidParams staat, en probeer het weer."),
    401: ("nietAangemeld", "Meld u eerst aan", "Stuur een geldig token mee in de kop Authorization: Bearer ..."),
    403: ("nietToegestaan", "Dit mag niet", "De rol in uw token mag dit niet doen."),
    404: ("nietGevonden", "Dit is er niet", "Controleer het adres en het kenmerk. Misschien hoort het niet bij u."),
    405: ("methodeNietToegestaan", "Deze methode kan hier niet", "De kop Allow noemt wat wel kan."),
    406: ("nietLeverbaar", "Deze vorm kunnen we niet leveren", "Vraag met Accept om application/json."),
    408: ("teTraag", "Dit verzoek kwam te langzaam binnen", "Probeer het opnieuw met een snellere verbinding."),
    409: ("botsing", "Iemand anders was eerder", "Haal de gegevens opnieuw op en kijk wat er is veranderd."),
    412: ("verouderd", "Dit is intussen gewijzigd", "Haal de gegevens opnieuw op en gebruik de nieuwe ETag."),
    413: ("teGroot", "Dit verzoek is te groot", "Maak het kleiner, of splits het."),
    414: ("adresTeLang", "Dit adres is te lang", "Maak het adres korter."),
    415: ("verkeerdeVorm", "Deze vorm nemen we niet aan", "Stuur de vorm die in de documentatie staat."),
    428: ("versieNodig", "Zeg welke versie u hebt gezien", "Stuur de ETag mee in de kop If-Match."),
    429: ("teVaak", "U doet dit te vaak", "Wacht zo lang als de kop Retry-After zegt."),
    431: ("koppenTeGroot", "Dit verzoek heeft te veel koppen", "Stuur minder of kortere koppen."),
    500: ("onsFout", "Er ging iets mis bij ons", "Probeer het later nog een keer, of meld het aan de beheerder."),
    503: ("nietBeschikbaar", "Dit kan nu niet", "Wacht zo lang als de kop Retry-After zegt."),
}
"""Per status: the code, the title, and what to do."""


class InvalidParam(Noun):
    """One fault in the input: where, why in Dutch, and a code for programs."""

    name: Annotated[str, Field(description="Pad van het veld, of leeg voor het hele verzoek.")]
    reason: Annotated[str, Field(description="Wat er verwacht wordt.")]
    code: Annotated[str, Field(description="onbekend, dubbel, ontbreekt of ongeldig.")]


class Probleem(Noun):
    """A problem as RFC 9457 has it."""

    type: Annotated[str, Field(description="Adres van de uitleg van dit soort fout.")]
    title: Annotated[str, Field(description="Wat er mis is, in het kort.")]
    status: Annotated[int, Field(description="De HTTP-status.")]
    detail: Annotated[str, Field(description="Wat er mis is en wat u kunt doen.")]
    invalid_params: Annotated[
        tuple[InvalidParam, ...] | None, Field(description="Alle fouten in de invoer tegelijk.")
    ] = None


def problem(
    status: int, detail: str | None = None, fouten: Sequence[Fout] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The answer for this status; detail is Dutch and holds no value that was sent."""
    code, title, todo = KINDS.get(status, KINDS[400])
    params = tuple(_param(fout) for fout in fouten[:MOST_FAULTS]) or None
    told = Probleem(type=f"{LIST}#{code}", title=title, status=status, detail=detail or todo, invalid_params=params)
    body = to_json(told.as_json(), inf_nan_mode="null")
    return Response(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def invalid(fouten: Iterable[tuple[str, str]]) -> InvoerFout:
    """The error for these faults: name of the parameter and what is expected, in Dutch."""
    return InvoerFout(tuple(Fout("verzoek", None, name or None, reason) for name, reason in fouten))


def add_problems(rest: FastAPI) -> None:
    """Make every fault of the API a problem."""
    rest.add_exception_handler(HTTPException, _http)
    rest.add_exception_handler(Uitlegbaar, _explained)
    rest.add_exception_handler(NotSignedIn, lambda *_: problem(401, headers={"WWW-Authenticate": "Bearer"}))
    rest.add_exception_handler(NotAllowed, lambda *_: problem(403))
    rest.add_exception_handler(Exception, lambda *_: problem(500))


def _http(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return problem(status, headers=getattr(error, "headers", None))


def _explained(_: Request, error: Exception) -> Response:
    if isinstance(error, NietTeBeoordelen):
        return problem(404) if error.onbekend else problem(409, error.fouten[0].tekst)
    if isinstance(error, InvoerFout):
        return problem(400, fouten=error.fouten)
    if isinstance(error, Quotum | TooOften):
        return problem(429, str(error), headers={"Retry-After": seconds_of(error.wait)})
    status = status_of(error)
    headers = {"Retry-After": str(WAIT)} if status == 503 else None
    # What is of somebody else must read exactly as what is not there.
    return problem(status, None if status == 404 else " ".join(in_dutch(error)), headers=headers)


def _param(fout: Fout) -> InvalidParam:
    # The name of the field as it was sent: which resource it is about stands in the address, and an option of the
    # command is a field of the body here.
    place = fout.veld or (fout.bron[2:] if fout.bron.startswith("--") else "")
    codes = {"dit veld ontbreekt": "ontbreekt", "dit veld kennen we niet": "onbekend", "deze naam staat": "dubbel"}
    code = next((code for begin, code in codes.items() if fout.tekst.startswith(begin)), "ongeldig")
    return InvalidParam(name=place, reason=fout.tekst, code=code)
