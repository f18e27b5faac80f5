"""What every page shows at the top: where this rol can go, who one is, and for which gemeenten."""

from collections.abc import Mapping
from types import MappingProxyType

from data.reference.places import gemeenten
from data.schemas.actor import Actor, Rol

ROLLEN: Mapping[Rol, str] = MappingProxyType(
    {
        "jobhunter": "Jobhunter",
        "klantmanager": "Klantmanager",
        "wspAdviseur": "WSP-adviseur",
        "beheer": "Beheer",
    }
)
VANDAAG, TE_DOEN = ("/", "Vandaag"), ("/te-doen", "Te regelen")
MENU: Mapping[Rol, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "jobhunter": (VANDAAG, ("/voorstellen", "Voorstellen"), TE_DOEN),
        "klantmanager": (
            VANDAAG,
            ("/inburgeraars", "Mijn inburgeraars"),
            ("/inburgeraars/toevoegen", "Plan toevoegen"),
            ("/voorstellen", "Voorstellen"),
            TE_DOEN,
        ),
        "wspAdviseur": (
            VANDAAG,
            ("/plekken", "Mijn plekken"),
            ("/plekken/toevoegen", "Lijst toevoegen"),
            ("/tekorten", "Wat de regio mist"),
        ),
        "beheer": (
            VANDAAG,
            ("/rondes", "Rondes"),
            ("/parameters", "Parameters"),
            ("/gebruikers", "Gebruikers"),
            ("/audit", "Audit"),
            ("/plekken", "Plekken"),
            ("/tekorten", "Wat de regio mist"),
        ),
        "rematch": (),
    }
)
NAMED = 3
"""So many gemeenten are named; more are counted."""


def menu_of(actor: Actor | None, path: str) -> list[tuple[str, str, bool]]:
    """Address, name, and whether one is there now; the longest address that fits is where one is."""
    entries = MENU[actor.rol] if actor else ()
    here = max(
        (to for to, _ in entries if path == to or (to != "/" and path.startswith(f"{to}/"))), key=len, default=""
    )
    return [(to, name, to == here) for to, name in entries]


def area_of(actor: Actor) -> str:
    """The gemeenten of an actor in a few words, such as "Enschede" or "Twente, 14 gemeenten"."""
    if actor.gemeenten is None:
        return "alle gemeenten"
    known = [found for code in actor.gemeenten if (found := gemeenten().get(code))]
    if not known:
        return "geen gemeente"
    if len(known) <= NAMED:
        return ", ".join(sorted(gemeente.naam for gemeente in known))
    regios = sorted({gemeente.arbeidsmarktregio_naam for gemeente in known})
    named = ", ".join(regios) if len(regios) <= NAMED else f"{len(regios)} regio's"
    return f"{named}, {len(known)} gemeenten"
