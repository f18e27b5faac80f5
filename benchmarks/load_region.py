"""The region under load: invented people and plekken in a database, a published ronde, and who works there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from joserfc.jwk import ECKey

from api.deps import engine_of, loop_with, store_of, utc_now
from api.doors.tokens import make_token
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde import Verzoek, rematch
from api.journeys.toegang import sign_in
from api.settings import Settings
from benchmarks.world import SEED
from data.reference.places import gemeenten
from data.schemas.actor import Actor, Rol
from data.schemas.gebruiker import Gebruiker
from data.schemas.ronde import week_of
from data.storage.session import Store
from data.storage.voorstellen import Voorstellen
from data.synthetic.region import TWENTE, make_region

BEHEER = Actor(kenmerk="meting", rol="beheer", gemeenten=None)
REGIO = tuple(sorted(code for code, one in gemeenten().items() if one.arbeidsmarktregio == TWENTE))
SEATS = 0.8
"""Seats per person."""
STAFF: dict[Rol, int] = {"jobhunter": 15, "klantmanager": 28, "wspAdviseur": 5, "beheer": 2}


@dataclass(frozen=True)
class Visitor:
    """Somebody who works there: rol and gemeenten, the sessie of their browser, and a token for the API."""

    rol: Rol
    gemeenten: Sequence[str]
    sessie: str
    token: str


@dataclass(frozen=True)
class Known:
    """What visitors ask for: kenmerken of the ronde and of plekken, and of pips and open voorstellen by gemeente."""

    ronde: str
    plekken: Sequence[str]
    pips: dict[str, list[str]]
    voorstellen: dict[str, list[str]]


def fill(settings: Settings, pips: int, plekken: int) -> Known:
    """Make the region in a new database, and publish the ronde of this week."""
    store, now = store_of(settings), utc_now()
    region = make_region(pips=pips, plekken=plekken, seats=int(pips * SEATS), seed=SEED, op=now.date())
    keep_pips(store, BEHEER, now, region.pips)
    keep_plekken(store, BEHEER, now, region.plekken)
    loop = loop_with(lambda _: lambda *_: None, lambda _: None)
    published = rematch(engine_of(settings), store, Verzoek(week=week_of(now.date())), loop)
    known = _known(store, published.ronde.kenmerk, now, {pip.kenmerk: pip.gemeente or "" for pip in region.pips})
    store.close()
    return known


def _known(store: Store, ronde: str, now: datetime, living: dict[str, str]) -> Known:
    with store.write() as session:
        standen = Voorstellen(session, BEHEER, now).listing(most=len(living))
    pips: dict[str, list[str]] = {}
    voorstellen: dict[str, list[str]] = {}
    for kenmerk, gemeente in living.items():
        pips.setdefault(gemeente, []).append(kenmerk)
    for stand in standen:
        voorstellen.setdefault(living[stand.pip], []).append(stand.kenmerk)
    return Known(ronde, sorted({stand.plek for stand in standen}), pips, voorstellen)


def staff_of(settings: Settings, known: Known, key: ECKey) -> list[Visitor]:
    """Sign everybody in: a klantmanager of one gemeente, larger ones have more of them; the others of the region."""
    store, now, found = store_of(settings), utc_now(), []
    shares = {gemeente: 0 for gemeente in known.pips if gemeente}
    for rol, amount in STAFF.items():
        for number in range(amount):
            gemeenten: tuple[str, ...] | None = None if rol == "beheer" else REGIO
            if rol == "klantmanager":
                own = max(shares, key=lambda one: (len(known.pips[one]) / (shares[one] + 1), one))
                shares[own] += 1
                gemeenten = (own,)
            who = Gebruiker(kenmerk=f"meting-{rol}-{number}", rollen=(rol,), gemeenten=gemeenten)
            token = make_token(
                key,
                who.as_actor(rol),
                now,
                lasts=timedelta(hours=2),
                issuer=settings.jwt_issuer,
                audience=settings.jwt_audience,
                number=str(number),
            )
            found.append(Visitor(rol, gemeenten or REGIO, sign_in(store, who, None, now), token))
    store.close()
    return found
