"""Tokens of systems: signed by a key we know, for us, for now, and never more than they say.

A token is a JWT (RFC 9068) signed with an asymmetric key. The algorithms are a fixed list, so nobody signs with our
public key; keys come from our own file only, never from the token. Source: ASVS 5.0 V9; requirements H088 and H089.
"""

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_args

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from data.schemas.actor import Actor, Rol

ALGORITHMS = ("ES256", "PS256", "RS256")
KIND = "at+jwt"
"""The header typ of a token for an API; an ID token of a login does not have it."""
LONGEST = 8_000
LEEWAY = 60
"""Seconds that clocks may differ."""
ALL = "alle"
"""What the claim gemeenten says for all of them."""


class TokenFout(ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised when a token or a file of keys cannot be used; the text is for the log and holds nothing of it."""


@dataclass(frozen=True)
class TokenReader:
    """Reads tokens of one issuer for one audience, signed with one of these keys."""

    keys: KeySet
    issuer: str
    audience: str

    def actor(self, token: str, moment: datetime) -> Actor:
        """Who this token is for; raises TokenFout for any token that is not wholly right at this moment."""
        if len(token) > LONGEST or token.count(".") != 2:
            raise TokenFout("not a token")
        try:
            header = json.loads(_decoded(token.partition(".")[0]), cls=OnceOnly)
            found = jwt.decode(token, self.keys, algorithms=ALGORITHMS, decoder_cls=OnceOnly)
            self._claims(moment).validate(found.claims)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise TokenFout(type(error).__name__) from None
        if str(header.get("typ", "")).lower().removeprefix("application/") != KIND:
            raise TokenFout("another kind of token")
        return actor_of(found.claims)

    def _claims(self, moment: datetime) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(moment.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.audience},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )


class OnceOnly(json.JSONDecoder):
    """JSON in which no name stands twice: two readers never see two different tokens."""

    def __init__(self) -> None:
        """Read objects as pairs first."""
        super().__init__(object_pairs_hook=_once_only)


def read_keys(text: str) -> KeySet:
    """The public keys in a JWKS file; raises TokenFout for another file, and for one with a secret in it."""
    try:
        data = json.loads(text)
        secret = any("d" in key or key.get("kty") == "oct" for key in data["keys"])
        keys = KeySet.import_key_set(data)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise TokenFout("not a file of keys (JWKS)") from error
    if secret or not keys.keys:
        raise TokenFout("a file of keys holds public keys only, at least one")
    return keys


def actor_of(claims: dict[str, Any]) -> Actor:
    """The actor in the claims sub, rol and gemeenten; raises TokenFout when one is missing or strange."""
    rol, gemeenten = claims.get("rol"), claims.get("gemeenten")
    if rol not in get_args(Rol):
        raise TokenFout("no rol")
    if gemeenten == ALL:
        return _actor(claims, None)
    if not isinstance(gemeenten, list) or not all(isinstance(one, str) for one in gemeenten):
        raise TokenFout("no gemeenten")
    return _actor(claims, tuple(gemeenten))


def make_token(
    key: ECKey, actor: Actor, moment: datetime, *, lasts: timedelta, issuer: str, audience: str, number: str
) -> str:
    """A token for this actor, from this moment for so long; number is its own random jti."""
    claims: dict[str, Any] = {"iss": issuer, "aud": audience, "sub": actor.kenmerk, "jti": number, "rol": actor.rol}
    claims |= {"gemeenten": ALL if actor.gemeenten is None else list(actor.gemeenten)}
    claims |= {"iat": int(moment.timestamp()), "exp": int((moment + lasts).timestamp())}
    return jwt.encode({"alg": ALGORITHMS[0], "typ": KIND, "kid": key.kid}, claims, key)


def _actor(claims: dict[str, Any], gemeenten: tuple[str, ...] | None) -> Actor:
    sub = claims.get("sub")
    if not isinstance(sub, str) or not 1 <= len(sub) <= 200:
        raise TokenFout("no sub")
    return Actor(kenmerk=sub, rol=claims["rol"], gemeenten=gemeenten)


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _once_only(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
