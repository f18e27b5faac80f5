"""What visitors ask in a working hour: a mix over the rollen, with arrival times that are fixed in advance."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from api.web.csrf import csrf_of
from benchmarks.load_region import Known, Visitor

LOOKED_S = 2.0
"""Somebody looks at a voorstel at least this long before they decide."""
KEUZES = ("akkoord", "akkoord", "akkoord", "afwijzen:teVerInPraktijk", "afwijzen:wilDitWerkNiet", "uitstellen")


@dataclass(frozen=True)
class Ask:
    """One request: its kind, when it is due (seconds from the start), and what is sent.

    seen is the voorstel that is looked at or decided about; None when it is about no single one.
    """

    kind: str
    due: float
    method: str
    path: str
    headers: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    json: Mapping[str, object] | None = None
    seen: str | None = None


@dataclass
class Crowd:
    """Who may ask, what they know, and the chances; looked holds who looked at which voorstel, and when."""

    staff: Sequence[Visitor]
    known: Known
    chance: Random
    day: date
    looked: deque[tuple[float, Visitor, str]] = field(default_factory=deque)
    free: dict[str, list[str]] = field(default_factory=dict)

    def somebody(self, *rollen: str) -> Visitor:
        """One of the staff in one of these rollen."""
        return self.chance.choice([one for one in self.staff if one.rol in rollen])

    def pip(self, who: Visitor) -> str:
        """Somebody whom this visitor may see."""
        return self.chance.choice([pip for gemeente in who.gemeenten for pip in self.known.pips.get(gemeente, ())])

    def voorstel(self, who: Visitor, due: float) -> str:
        """A voorstel that this visitor may see, to decide about later; one that was seen before when all were."""
        gemeenten = [one for one in who.gemeenten if self.free.get(one)]
        if not gemeenten:
            return self.chance.choice([one for own in who.gemeenten for one in self.known.voorstellen.get(own, ())])
        amounts = [len(self.free[one]) for one in gemeenten]
        kenmerk = self.free[self.chance.choices(gemeenten, amounts)[0]].pop()
        self.looked.append((due, who, kenmerk))
        return kenmerk


Make = Callable[[Crowd, float], Ask]


def _page(kind: str, path: Callable[[Crowd, Visitor], str], *rollen: str, **headers: str) -> Make:
    def make(crowd: Crowd, due: float) -> Ask:
        who = crowd.somebody(*rollen)
        return Ask(kind, due, "GET", path(crowd, who), _browser(who) | headers)

    return make


Body = Callable[[Crowd, Visitor], dict[str, object]]


def _from_system(kind: str, path: str, *rollen: str, json: Body | None = None) -> Make:
    def make(crowd: Crowd, due: float) -> Ask:
        who = crowd.somebody(*rollen)
        body = json(crowd, who) if json else None
        return Ask(kind, due, "POST" if json else "GET", path, _system(who), json=body)

    return make


def _look(crowd: Crowd, due: float) -> Ask:
    who = crowd.somebody("jobhunter", "klantmanager")
    kenmerk = crowd.voorstel(who, due)
    return Ask("one voorstel", due, "GET", f"/voorstellen/{kenmerk}", _browser(who), seen=kenmerk)


def _decide(crowd: Crowd, due: float) -> Ask:
    """Decide about what was looked at before; look at one when nobody did."""
    if not crowd.looked or crowd.looked[0][0] > due - LOOKED_S:
        return _look(crowd, due)
    _, who, kenmerk = crowd.looked.popleft()
    form = {"keuze": crowd.chance.choice(KEUZES), "csrf": csrf_of(who.sessie)}
    form["later"] = (crowd.day + timedelta(days=7)).isoformat()
    return Ask("besluit", due, "POST", f"/voorstellen/{kenmerk}/besluit", _browser(who), form, seen=kenmerk)


def _decide_by_system(crowd: Crowd, due: float) -> Ask:
    if not crowd.looked or crowd.looked[0][0] > due - LOOKED_S:
        return _look(crowd, due)
    _, who, kenmerk = crowd.looked.popleft()
    stap, _, reden = crowd.chance.choice(KEUZES[:-1]).partition(":")
    body = {"stap": stap} | ({"reden": reden} if reden else {})
    path = f"/v1/voorstellen/{kenmerk}/beoordelingen"
    return Ask("besluit by API", due, "POST", path, _system(who), json=body, seen=kenmerk)


def _browser(who: Visitor) -> dict[str, str]:
    return {"Cookie": f"plekwijzer={who.sessie}"}


def _system(who: Visitor) -> dict[str, str]:
    return {"Authorization": f"Bearer {who.token}"}


def _list(crowd: Crowd, who: Visitor) -> str:
    asked = [f"gemeente={crowd.chance.choice(who.gemeenten)}", "stand=nieuw", "stand=inBehandeling", "van=mij"]
    asked.append("blad=3")
    return f"/voorstellen?{crowd.chance.choice(asked)}"


def _caseload(crowd: Crowd, _: Visitor) -> str:
    return "/inburgeraars" + crowd.chance.choice(["", "", "?wat=zonder", "?wat=voorstel", "?blad=2", "?zoek=PIP-1"])


def _person(page: str) -> Callable[[Crowd, Visitor], str]:
    return lambda crowd, who: f"/inburgeraars/{crowd.pip(who)}{page}"


def _plekken(crowd: Crowd, _: Visitor) -> str:
    return "/plekken" + crowd.chance.choice(["", "", "?status=open", "?blad=2", "?zoek=a"])


def _plek(page: str) -> Callable[[Crowd, Visitor], str]:
    return lambda crowd, _: f"/plekken/{crowd.chance.choice(crowd.known.plekken)}{page}"


CHANGES = ("taalmaatje", "dagdeelMinder", "jobcoach")
PART = {"HX-Request": "true", "HX-Target": "uitkomst"}
HELPERS = ("jobhunter", "klantmanager")
MIX: dict[str, tuple[int, Make]] = {
    "home": (8, _page("home", lambda *_: "/", *HELPERS, "wspAdviseur", "beheer")),
    "work list": (10, _page("work list", lambda *_: "/voorstellen", *HELPERS)),
    "work list, filtered": (8, _page("work list, filtered", _list, *HELPERS)),
    "one voorstel": (18, _look),
    "besluit": (7, _decide),
    "caseload": (8, _page("caseload", _caseload, "klantmanager", "jobhunter")),
    "person": (7, _page("person", _person(""), *HELPERS)),
    "suggesties of a person": (4, _page("suggesties of a person", _person("/suggesties"), *HELPERS)),
    "what if": (1, _page("what if", _person("/wat-als"), *HELPERS)),
    "what if, a choice": (
        3,
        _page("what if, a choice", _person(f"/wat-als?als={CHANGES[0]}&als={CHANGES[1]}"), *HELPERS, **PART),
    ),
    "plekken": (5, _page("plekken", _plekken, "wspAdviseur")),
    "plek": (2, _page("plek", _plek(""), "wspAdviseur")),
    "how many fit a plek": (1, _page("how many fit a plek", _plek("/passend"), "wspAdviseur")),
    "rondes": (1, _page("rondes", lambda *_: "/rondes", "beheer")),
    "one ronde": (1, _page("one ronde", lambda crowd, _: f"/rondes/{crowd.known.ronde}", "beheer")),
    "audit": (2, _page("audit", lambda *_: "/audit?door=meting-jobhunter-1", "beheer")),
    "API voorstellen": (3, _from_system("API voorstellen", "/v1/voorstellen", *HELPERS)),
    "API plekken": (2, _from_system("API plekken", "/v1/plekken", "wspAdviseur")),
    "API pips": (2, _from_system("API pips", "/v1/pips", *HELPERS)),
    "API besluit": (3, _decide_by_system),
    "API plekken for a pip": (
        3,
        _from_system("API plekken for a pip", "/v1/suggesties", *HELPERS, json=lambda c, who: {"pip": c.pip(who)}),
    ),
    "API pips for a plek": (
        1,
        _from_system(
            "API pips for a plek",
            "/v1/suggesties",
            *HELPERS,
            json=lambda crowd, _: {"plek": crowd.chance.choice(crowd.known.plekken)},
        ),
    ),
}
"""How often each kind is asked, of a hundred, and how it is made."""


def plan(crowd: Crowd, rate: float, seconds: float) -> list[Ask]:
    """Every request in order of arrival: independent moments, so many a second on average, and exactly so many."""
    amount = round(rate * seconds)
    moments = sorted(crowd.chance.uniform(0, seconds) for _ in range(amount))
    kinds = crowd.chance.choices(list(MIX), [weight for weight, _ in MIX.values()], k=amount)
    for gemeente, found in sorted(crowd.known.voorstellen.items()):
        crowd.free[gemeente] = crowd.chance.sample(found, len(found))
    return [MIX[kind][1](crowd, due) for kind, due in zip(kinds, moments, strict=True)]


def warm_up(asks: Sequence[Ask]) -> Iterator[Ask]:
    """The first of every kind that changes nothing."""
    kinds = set()
    for ask in asks:
        if ask.kind not in kinds and "besluit" not in ask.kind:
            kinds.add(ask.kind)
            yield ask
