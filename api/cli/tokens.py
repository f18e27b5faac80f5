"""`plekwijzer tokens`: a key to sign with, and tokens for systems that use the API."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Annotated, get_args

import typer
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from api.cli.options import now
from api.cli.output import print_lines
from api.doors.tokens import make_token
from api.journeys.toegang import new_key
from api.settings import read_settings
from data.reference.places import gemeenten
from data.schemas.actor import Actor, Rol
from data.schemas.errors import Fout, InvoerFout

MOST_DAYS = 366
Secret = Annotated[Path, typer.Option("--sleutel", help="Bestand met de geheime sleutel.")]
Public = Annotated[Path, typer.Option("--openbaar", help="Waar de openbare sleutel komt (JWKS).")]
Days = Annotated[int, typer.Option("--dagen", min=1, max=MOST_DAYS, help="Hoeveel dagen het token geldig is.")]
Places = Annotated[list[str] | None, typer.Option("--gemeente", help="Code van een gemeente, zoals GM0153.")]
Everywhere = Annotated[bool, typer.Option("--alle-gemeenten", help="Alle gemeenten, en pips zonder gemeente.")]
app = typer.Typer(help="Tokens voor systemen die de API gebruiken.", no_args_is_help=True)


@app.command("key")
def make_key(secret: Secret, public: Public) -> None:
    """Maak een sleutel om tokens mee te tekenen; geef de openbare helft op met PLEKWIJZER_TOKEN_KEYS."""
    key = ECKey.generate_key("P-256", {"kid": new_key(), "use": "sig", "alg": "ES256"})
    handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # never over another key
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(key.as_dict(private=True), file)
    public.write_text(json.dumps(KeySet([key]).as_dict(private=False)), encoding="utf-8")
    print_lines([f"De geheime sleutel staat in {secret}. Bewaar haar goed en deel haar met niemand."])


@app.command("make")
def make(
    secret: Secret,
    kenmerk: Annotated[str, typer.Option("--kenmerk", help="Wie dit token gebruikt; staat in de audit.")],
    rol: Annotated[str, typer.Option("--rol", help=f"Een van: {', '.join(get_args(Rol))}.")],
    gemeente: Places = None,
    everywhere: Everywhere = False,
    days: Days = 30,
) -> None:
    """Maak een token en druk het af; het wordt nergens bewaard."""
    settings = read_settings()
    actor = _actor(kenmerk, rol, gemeente or [], everywhere)
    token = make_token(
        _read_key(secret),
        actor,
        now(),
        lasts=timedelta(days=days),
        issuer=settings.jwt_issuer,
        audience=settings.jwt_audience,
        number=new_key(),
    )
    print_lines([token])


def _actor(kenmerk: str, rol: str, places: list[str], everywhere: bool) -> Actor:
    fouten = []
    if not 1 <= len(kenmerk) <= 200:
        fouten.append(Fout("--kenmerk", None, None, "verwacht: een naam van hoogstens 200 tekens."))
    if rol not in get_args(Rol):
        fouten.append(Fout("--rol", None, None, f"verwacht: {', '.join(get_args(Rol))}."))
    fouten += [
        Fout("--gemeente", place, None, "deze code bestaat niet. Verwacht bijvoorbeeld GM0153.")
        for place in places
        if place not in gemeenten()
    ]
    if everywhere == bool(places):
        fouten.append(Fout("--gemeente", None, None, "noem gemeenten, of geef --alle-gemeenten."))
    if fouten:
        raise InvoerFout(tuple(fouten))
    return Actor(kenmerk=kenmerk, rol=rol, gemeenten=None if everywhere else tuple(places))  # type: ignore[arg-type]


def _read_key(secret: Path) -> ECKey:
    try:
        key = ECKey.import_key(json.loads(secret.read_text(encoding="utf-8")))
        if not key.is_private:
            raise ValueError("not a private key")
    except (JoseError, ValueError, TypeError, KeyError):
        raise InvoerFout((Fout(secret.name, None, None, "dit is geen geheime sleutel."),)) from None
    return key
