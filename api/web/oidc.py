"""OpenID Connect with any provider: the code flow with PKCE, and who the ID token says that it is.

Source: OpenID Connect Core 1.0, section 3.1; RFC 7636; ASVS 5.0 V10. Nothing of a token is kept or logged.
"""

import json
import ssl
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast, get_args
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from httpx2 import HTTPError, create_ssl_context
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.doors.tokens import ALGORITHMS, ALL, LEEWAY, OnceOnly
from api.settings import Settings
from data.schemas.actor import Rol
from data.schemas.errors import Fout, InvoerFout
from data.schemas.gebruiker import Gebruiker

SCOPE = "openid profile"
SECONDS = 10
"""How long to wait for the provider."""
PEOPLE: tuple[Rol, ...] = tuple(rol for rol in get_args(Rol) if rol != "rematch")
LOCAL = ("127.0.0.1", "localhost", "::1")
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class LoginFout(Exception):  # noqa: N818 - a fout is what our users call it
    """Raised when a login did not work out; the text is for the log and holds nothing of a token."""


@dataclass(frozen=True)
class LoginService:
    """The login service of a gemeente, and who we are there."""

    issuer: str
    client_id: str
    client_secret: str | None
    redirect_uri: str
    rollen_claim: str
    gemeenten_claim: str

    def begin(self, state: str, nonce: str, code_verifier: str) -> str:
        """The address at the provider to send the browser to; raises LoginFout when the provider does not answer."""
        with self._client() as client:
            found = _metadata(client, self.issuer)
            address, _ = client.create_authorization_url(
                found["authorization_endpoint"], state=state, nonce=nonce, code_verifier=code_verifier
            )
        return str(address)

    def finish(self, code: str, nonce: str, code_verifier: str, moment: datetime) -> Gebruiker:
        """Who came back with this code; raises LoginFout for anything that is not wholly right."""
        try:
            with self._client() as client:
                found = _metadata(client, self.issuer)
                answer = client.fetch_token(found["token_endpoint"], code=code, code_verifier=code_verifier)
                keys = KeySet.import_key_set(_json(client, found["jwks_uri"]))  # type: ignore[arg-type]
        except (AuthlibBaseError, HTTPError, JoseError, ValueError, TypeError, KeyError) as error:
            raise LoginFout(type(error).__name__) from None
        return self.read(str(answer.get("id_token", "")), keys, nonce, moment)

    def read(self, token: str, keys: KeySet, nonce: str, moment: datetime) -> Gebruiker:
        """Who this ID token is about; raises LoginFout unless it was signed for us, now, for this login."""
        try:
            claims = self._claims(token, keys, nonce, moment)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise LoginFout(type(error).__name__) from None
        return self._gebruiker(claims)

    def _client(self) -> OAuth2Client:
        """A client that follows no redirect: a code or secret goes to the provider and nowhere else."""
        method = "client_secret_basic" if self.client_secret else "none"
        return OAuth2Client(
            self.client_id,
            self.client_secret,
            token_endpoint_auth_method=method,
            scope=SCOPE,
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            timeout=SECONDS,
            follow_redirects=False,
            verify=_authorities(),
        )

    def _claims(self, token: str, keys: KeySet, nonce: str, moment: datetime) -> dict[str, Any]:
        found = jwt.decode(token, keys, algorithms=ALGORITHMS, decoder_cls=OnceOnly)
        registry = jwt.JWTClaimsRegistry(
            now=int(moment.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        registry.validate(found.claims)
        if found.claims.get("azp", self.client_id) != self.client_id:
            raise ValueError("for somebody else")
        return found.claims

    def _gebruiker(self, claims: dict[str, Any]) -> Gebruiker:
        said, places = claims.get(self.rollen_claim), claims.get(self.gemeenten_claim)
        rollen = [rol for rol in PEOPLE if isinstance(said, list) and rol in said]
        gemeenten = [str(one) for one in places] if isinstance(places, list) else []
        naam, sub = claims.get("name"), str(claims["sub"])
        if not 1 <= len(sub) <= 200:
            raise LoginFout("no sub")
        return Gebruiker(
            kenmerk=sub,
            naam=naam[:200] if isinstance(naam, str) else None,
            rollen=tuple(rollen),
            gemeenten=None if places == ALL else tuple(gemeenten),
        )


def login_service_of(settings: Settings) -> LoginService | None:
    """The provider of this installation, None when there is none; raises InvoerFout when it is only half set."""
    if settings.oidc_issuer is None and settings.oidc_client_id is None:
        return None
    fouten = []
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        tekst = "geef allebei: het adres van de aanmelddienst en ons kenmerk daar."
        fouten.append(Fout("PLEKWIJZER_OIDC_ISSUER en PLEKWIJZER_OIDC_CLIENT_ID", None, None, tekst))
    elif not _is_safe(settings.oidc_issuer):
        fouten.append(Fout("PLEKWIJZER_OIDC_ISSUER", None, None, "verwacht: een adres dat met https:// begint."))
    if fouten:
        raise InvoerFout(tuple(fouten))
    return LoginService(
        issuer=str(settings.oidc_issuer),
        client_id=str(settings.oidc_client_id),
        client_secret=settings.oidc_client_secret,
        redirect_uri=f"{settings.origin}/aanmelden/terug",
        rollen_claim=settings.oidc_rollen_claim,
        gemeenten_claim=settings.oidc_gemeenten_claim,
    )


@cache
def _authorities() -> ssl.SSLContext:
    """Whom to trust about https; read once, because each reading takes a tenth of a second of a login."""
    return create_ssl_context()


def _metadata(client: OAuth2Client, issuer: str) -> dict[str, str]:
    """What the provider says of itself; raises LoginFout when it is another one, or sends us somewhere unsafe."""
    try:
        found = _json(client, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != issuer or not all(_is_safe(str(found[name])) for name in NEEDED):
            raise ValueError("another issuer")
    except (HTTPError, ValueError, KeyError) as error:
        raise LoginFout(type(error).__name__) from None
    return cast(dict[str, str], found)


def _json(client: OAuth2Client, address: str) -> dict[str, Any]:
    answer = client.request("GET", address, withhold_token=True)
    if answer.status_code != 200:
        raise ValueError(f"status {answer.status_code}")
    found = json.loads(answer.content)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _is_safe(address: str) -> bool:
    """Whether nobody can listen in: https, or this machine itself."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
