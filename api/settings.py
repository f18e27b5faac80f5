"""Settings from the environment: where the database is, which router, which parameters, and who may come in."""

import os
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data.schemas.errors import Fout, InvoerFout
from matching.parameters import DEFAULT_FILE

DEFAULT_DATABASE = "sqlite:///var/plekwijzer.sqlite3"
DEMO_DATABASE = "sqlite:///var/demo.sqlite3"
LOCAL = "127.0.0.1"
PRODUCTION = {
    "database_url": "PLEKWIJZER_DATABASE_URL",
    "document_key": "PLEKWIJZER_DOCUMENT_KEY",
    "public_url": "PLEKWIJZER_PUBLIC_URL",
    "oidc_issuer": "PLEKWIJZER_OIDC_ISSUER",
    "oidc_client_id": "PLEKWIJZER_OIDC_CLIENT_ID",
    "oidc_client_secret": "PLEKWIJZER_OIDC_CLIENT_SECRET",
    "token_keys": "PLEKWIJZER_TOKEN_KEYS",
}
"""Settings that only a real installation has: with one of them the demo, which has no login, refuses to start."""
NAMES = {
    "parameters_file": "PLEKWIJZER_PARAMETERS",
    "osrm_url": "PLEKWIJZER_OSRM_URL",
    "osrm_seconds": "PLEKWIJZER_OSRM_SECONDS",
    "document_days": "PLEKWIJZER_DOCUMENT_DAYS",
    "host": "PLEKWIJZER_HOST",
    "port": "PLEKWIJZER_PORT",
    "jwt_issuer": "PLEKWIJZER_TOKEN_ISSUER",
    "most_misses": "PLEKWIJZER_MOST_MISSES",
    "trusted_proxy": "PLEKWIJZER_TRUSTED_PROXY",
    "oidc_rollen_claim": "PLEKWIJZER_OIDC_ROLLEN",
    "oidc_gemeenten_claim": "PLEKWIJZER_OIDC_GEMEENTEN",
    "jwt_audience": "PLEKWIJZER_TOKEN_AUDIENCE",
    "theme": "PLEKWIJZER_THEME",
    "wisregister": "PLEKWIJZER_WISREGISTER",
} | PRODUCTION


@dataclass(frozen=True)
class Settings:
    """What an installation chooses.

    osrm_url None means that travel times are estimated; osrm_seconds is how long to wait for the route planner.
    document_key None means that plans themselves are not kept; with a Fernet key they are kept encrypted for
    document_days days. host and port are where pages and API listen, public_url is their address for people (None is
    http://host:port). oidc_issuer is the login service that people sign in with; the claims are what it calls their
    rollen (a list of our words) and gemeenten (a list of codes, or "alle"). token_keys is a file of public keys (JWKS):
    the API takes tokens signed with one of them, of jwt_issuer and for jwt_audience. theme is a CSS file with the
    design tokens of another gemeente; its name is the class it styles, as in "utrecht-theme.css". most_misses is how
    often an actor or address may ask for what is not there in a minute; trusted_proxy is the address of the proxy whose
    word on where a request comes from is taken. wisregister is the folder that remembers who was erased, None is beside
    the database; it must outlive the database, so keep its backups apart. demo means that whoever opens the pages may
    choose a rol without login.
    """

    database_url: str = DEFAULT_DATABASE
    parameters_file: Path = DEFAULT_FILE
    osrm_url: str | None = None
    osrm_seconds: float = 5.0
    document_key: str | None = None
    document_days: int = 90
    host: str = LOCAL
    port: int = 8000
    public_url: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = None
    oidc_rollen_claim: str = "rollen"
    oidc_gemeenten_claim: str = "gemeenten"
    token_keys: Path | None = None
    jwt_issuer: str = "plekwijzer"
    jwt_audience: str = "plekwijzer"
    theme: Path | None = None
    most_misses: int = 100
    trusted_proxy: str | None = None
    wisregister: Path | None = None
    demo: bool = False

    @property
    def origin(self) -> str:
        """Scheme, host and port under which people open the pages, such as https://plekwijzer.voorbeeld.nl."""
        parts = urlsplit(self.public_url or f"http://{self.host}:{self.port}")
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def secure(self) -> bool:
        """Whether the pages are opened over https: cookies then never travel without it."""
        return self.origin.startswith("https://")

    @property
    def register_folder(self) -> Path:
        """Where the wisregister is: the folder that was chosen, else beside the file of SQLite, else in var."""
        if self.wisregister is not None:
            return self.wisregister
        kind, _, file = self.database_url.partition(":///")
        return Path(file).with_suffix(".wisregister") if kind.startswith("sqlite") else Path("var/wisregister")


def read_settings() -> Settings:
    """The settings named PLEKWIJZER_...; what is not set has its default. Raises ValueError for a bad number."""
    given = {field: os.environ[name] for field, name in NAMES.items() if os.environ.get(name)}
    kinds: dict[str, Any] = dict.fromkeys(("parameters_file", "token_keys", "theme", "wisregister"), Path)
    kinds |= {"osrm_seconds": float, "document_days": int, "port": int, "most_misses": int}
    return Settings(**{field: kinds.get(field, str)(value) for field, value in given.items()})


def route_planner(url: str) -> str:
    """The address of the route planner; raises InvoerFout for what is none, or could never be one.

    Only this host is asked, and never where it sends us. Source: requirement H096.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        never = ip_address(host).is_link_local  # where a cloud tells a machine its own secrets
    except ValueError:
        never = not host
    if parts.scheme not in ("http", "https") or never or parts.username is not None:
        tekst = "dit is geen adres van een routeplanner. Verwacht: bijvoorbeeld http://osrm:5000."
        raise InvoerFout((Fout("PLEKWIJZER_OSRM_URL", None, None, tekst),))
    return url


def real_settings(settings: Settings) -> Settings:
    """The same settings when people can work with them; raises InvoerFout without login, or without https."""
    fouten = []
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        tekst = "stel een aanmelddienst in, of start met --demo voor een verzonnen regio."
        fouten.append(Fout("PLEKWIJZER_OIDC_ISSUER en PLEKWIJZER_OIDC_CLIENT_ID", None, None, tekst))
    if not settings.secure and urlsplit(settings.origin).hostname not in (LOCAL, "localhost"):
        tekst = "geef het adres waarop mensen de pagina's openen; het begint met https://."
        fouten.append(Fout("PLEKWIJZER_PUBLIC_URL", None, None, tekst))
    if fouten:
        raise InvoerFout(tuple(fouten))
    return settings


def demo_settings(settings: Settings) -> Settings:
    """The same settings for the demo on its own database; raises InvoerFout where the demo would be open to others.

    The demo has no login, so it serves invented people only, and only to this machine.
    """
    fouten = [
        Fout(name, None, None, "dit is een instelling voor het echte werk. Haal haar weg, of start zonder --demo.")
        for field, name in PRODUCTION.items()
        if getattr(settings, field) != getattr(Settings, field)
    ]
    if settings.host != LOCAL:
        tekst = f"de demo heeft geen aanmelding en start alleen op {LOCAL}. Haal dit adres weg."
        fouten.append(Fout("--host", None, None, tekst))
    if fouten:
        raise InvoerFout(tuple(fouten))
    return Settings(
        database_url=DEMO_DATABASE,
        parameters_file=settings.parameters_file,
        osrm_url=settings.osrm_url,
        osrm_seconds=settings.osrm_seconds,
        port=settings.port,
        theme=settings.theme,
        demo=True,
    )
