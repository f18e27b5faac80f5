"""Coming in: a gebruiker signs in, chooses a rol, is known by a token, and leaves. Every step leaves an audit line."""

import secrets
from datetime import datetime, timedelta

from data.schemas.actor import Actor, Rol
from data.schemas.gebruiker import Gebruiker, Sessie
from data.storage.audit import Audit
from data.storage.session import Store
from data.storage.toegang import Gebruikers, Sessies

SEEN_AGAIN = timedelta(minutes=5)
"""A sessie in use is written down this often, and not at every look: each write waits for its turn."""


def new_token() -> str:
    """A token of 256 random bits."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """A kenmerk of 128 random bits that nobody can guess. Source: requirement SEC-10."""
    return secrets.token_urlsafe(16)


def sign_in(store: Store, gebruiker: Gebruiker, rol: Rol | None, moment: datetime) -> str:
    """Begin a sessie and return its token; rol None lets the gebruiker choose first.

    Raises Geweigerd for a gebruiker without a rol, and for one who is geblokkeerd.
    """
    token = new_token()
    only = gebruiker.rollen[0] if len(gebruiker.rollen) == 1 else rol
    actor = Actor(kenmerk=gebruiker.kenmerk, rol=only or "wspAdviseur", gemeenten=gebruiker.gemeenten)
    with store.write() as session:
        audit = Audit(session, actor, moment)
        if not gebruiker.rollen:
            raise audit.refuse("sessie", gebruiker.kenmerk, 0, "U hebt geen rol in Plekwijzer. Vraag de beheerder.")
        kept = Gebruikers(session).keep(gebruiker, moment)
        if kept.geblokkeerd:
            raise audit.refuse("sessie", gebruiker.kenmerk, 0, "Uw toegang is gestopt. Vraag de beheerder waarom.")
        Sessies(session, moment).begin(token, gebruiker.kenmerk, only)
        audit.write("aanmelden", "sessie", gebruiker.kenmerk, 1)
    return token


def find_sessie(store: Store, token: str, moment: datetime) -> Sessie | None:
    """The sessie of this token, or None when it has ended; one in use goes on."""
    with store.read() as session:
        sessie = Sessies(session, moment).find(token)
    if sessie is not None and moment - sessie.gezien_op > SEEN_AGAIN:
        with store.write() as session:
            Sessies(session, moment).seen(token)
    return sessie


def choose_rol(store: Store, token: str, rol: Rol, moment: datetime) -> None:
    """Go on in another rol of one's own; raises Geweigerd for any other, and does nothing without a sessie."""
    with store.write() as session:
        sessies = Sessies(session, moment)
        sessie = sessies.find(token)
        if sessie is None:
            return
        gebruiker = sessie.gebruiker
        if rol not in gebruiker.rollen or gebruiker.geblokkeerd:
            now = Actor(kenmerk=gebruiker.kenmerk, rol=sessie.rol or rol, gemeenten=gebruiker.gemeenten)
            raise Audit(session, now, moment).refuse("sessie", gebruiker.kenmerk, 0, "Deze rol hebt u niet.")
        sessies.choose(token, rol)
        Audit(session, gebruiker.as_actor(rol), moment).write("aanmelden", "sessie", gebruiker.kenmerk, 1)


def sign_out(store: Store, token: str, moment: datetime) -> None:
    """End the sessie of this token; does nothing when it has ended."""
    with store.write() as session:
        sessies = Sessies(session, moment)
        sessie = sessies.find(token)
        if sessie is not None:
            sessies.end(token)
            actor = sessie.actor or Actor(kenmerk=sessie.gebruiker.kenmerk, rol="wspAdviseur", gemeenten=())
            Audit(session, actor, moment).write("afmelden", "sessie", actor.kenmerk, 1)


def write_refusal(store: Store, actor: Actor, route: str, moment: datetime) -> None:
    """Leave an audit line that this actor has no rol for a route, such as "GET /v1/rondes"."""
    with store.write() as session:
        Audit(session, actor, moment).write("geweigerd", "route", route, 0)


def is_blocked(store: Store, kenmerk: str) -> bool:
    """Whether this gebruiker was blocked; somebody we never saw is not."""
    with store.read() as session:
        gebruiker = Gebruikers(session).get(kenmerk)
    return gebruiker is not None and gebruiker.geblokkeerd
