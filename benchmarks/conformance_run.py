"""Schemathesis on the application: requests made from the document, good and bad, and what every answer has to be."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import unquote

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.hooks import unregister

from benchmarks.conformance_world import GEMEENTE, HOST, REGIOS, ROLLEN, Served
from features.documents.opening import TEKSTEN

PHASES = ("examples", "coverage", "fuzzing", "stateful")
POSTCODES = ["7511", "7511 AB", "7521", "1011", "9711", "3511", "6511 CD"]
SAME_KEY = 8
"""One in so many requests keeps the Idempotency-Key that was made for it; others get their own, as with a client."""
UPLOAD_EVERY = 121
"""Seconds between two uploads: just within the quotum of 30 an hour."""

BEYOND = {
    "staat niet in de postcodetabel": "which of 4,000 postcodes exist",
    "hier staat een BSN": "a checksum",
    "te veel tekens op elkaar": "marks on one letter",
    "letters uit twee alfabetten": "which letters belong together",
    "deze cursor hoort niet bij": "a cursor is one that we gave out",
    "tot moet later zijn dan van": "two fields of one tijdvak",
    "max mag niet lager zijn dan min": "two fields of one span",
    "einddatum mag niet voor startdatum": "two fields of one plek",
    "is anders dan dat in het adres": "the body and the address",
    "deze week bestaat niet": "only some years have a week 53",
    "vandaag of later": "depends on today",
    "een dag, en een die nog komt": "depends on the step and on today",
    "kies een reden": "depends on the step and the status of the voorstel",
    "deze reden hoort niet bij deze stap": "depends on the step and the status of the voorstel",
    "schrijf bij een andere reden": "depends on the reden",
    "geef de dag tot wanneer": "depends on the step and the reden",
    "geef een dag die nog komt": "depends on today",
    "kan hier niet. Kies uit": "depends on what the person lacks",
} | dict.fromkeys(TEKSTEN.values(), "what is in the file")
"""What JSON Schema cannot say, by the words in which it is refused, and why it cannot. A good request may be answered
400 for these reasons only; anything else that we refuse has to stand in the document."""


@dataclass
class Tally:
    """What was tried and found: requests per phase and per status, failures by what went wrong, what was skipped."""

    phases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    failures: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)
    without_example: int = 0

    def add(self, other: "Tally") -> None:
        """Add what another run found."""
        self.phases += other.phases
        self.statuses += other.statuses
        self.operations |= other.operations
        self.accepted |= other.accepted
        self.failures = other.failures | self.failures
        self.bad |= other.bad
        self.without_example += other.without_example

    @property
    def server_errors(self) -> int:
        """Answers of 5xx, expected ones too."""
        return sum(amount for status, amount in self.statuses.items() if status >= 500)


def run(served: Served, phases: Iterable[str], seed: int, examples: int) -> Tally:
    """Try all operations in these phases; examples is the most cases of an operation in a phase of generated ones."""
    schemathesis.openapi.format("date", st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat))
    config = SchemathesisConfig.from_dict(_config(served, set(phases), seed, examples))
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", served.app, config=config)
    schema.auth(refresh_interval=None)(_auth(served))
    tally = Tally()
    with _hooks(served):
        for event in from_schema(schema).execute():
            _count(event, tally)
    return tally


@schemathesis.check
def refused_only_for_what_a_schema_cannot_say(_: CheckContext, response: Response, case: Case) -> None:
    """A request that the document allows is refused for none but the reasons in BEYOND."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    told = response.json().get("invalidParams") or [{"name": "", "reason": response.json()["detail"]}]
    unsaid = [one for one in told if not any(words in one["reason"] for words in BEYOND)]
    if unsaid:
        raise AssertionError(f"refused, and the document does not say why: {unsaid[:3]}")


def _config(served: Served, phases: set[str], seed: int, examples: int) -> dict[str, Any]:
    values = {**served.known, "postcodes": POSTCODES, "gemeenten": [GEMEENTE], "versies": [1, 2, 3, 4]}
    values |= {
        "momenten": ["landing", "vervolg"],
        "regios": REGIOS,
        "dagen": ["2026-12-01", "2027-03-01", "2026-11-24"],
    }
    fields = {"body.postcode": "postcodes", "body.inburgeraar.postcode": "postcodes", "body.gemeente": "gemeenten"}
    fields |= {"body.tegen": "dagen", "body.tot": "dagen", "body.versie": "versies"}
    fields |= {
        "path.voorwaarde": "voorwaarden",
        "path.moment": "momenten",
        "path.regio": "regios",
        "path.nummer": "nummers",
    }
    return {
        "seed": seed,
        "continue-on-failure": True,
        "base-url": f"{HOST}/v1",
        "generation": {"max-examples": examples, "database": "none", "no-shrink": True} | OPEN,
        "phases": {name: {"enabled": name in phases} for name in PHASES},
        "checks": CHECKS,
        "dictionaries": {name: {"values": list(given)} for name, given in values.items()},
        "parameters": {name: _often(given) for name, given in fields.items()},
        "operations": [
            {"include-path-regex": f"^/{name}/", "parameters": {"path.kenmerk": _often(name)}}
            for name in ("pips", "plekken", "plek-uploads", "pip-concepten", "voorstellen", "rondes", "gebruikers")
        ]
        + [
            {"include-path": "/voorstellen", "parameters": {f"body.{one}": _often(PAIR[one]) for one in PAIR}},
            {"include-path": "/pip-concepten", "parameters": {"body.tekst": _often("plannen")}},
        ],
    }


LOSING = ("DELETE /pips/{kenmerk}", "POST /pips/{kenmerk}/verwerkingsstops")
"""After these a person is not there for the others: mostly done to a new one."""
PAIR = {"pip": "pips", "plek": "plekken"}
OPEN = {"with-security-parameters": False}
"""Who asks is known, so that requests come further than the door. Whether the door holds is asked once for every
operation, without a token and with a bad one, by the check `ignored_auth`."""
CHECKS = {
    # Without If-Match the answer is 428 (RFC 6585), which Schemathesis does not expect there.
    "missing_required_header": {"expected-statuses": [400, 401, 403, 406, 415, 428]},
    # Instead of this one there is the check above, which names what a schema cannot say.
    "positive_data_acceptance": {"enabled": False},
    # Beside what Schemathesis expects: another version than we have, and what is too large or too long.
    "negative_data_rejection": {
        "expected-statuses": [400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 428, 429, 431]
    },
}


def _often(dictionary: str) -> dict[str, Any]:
    return {"dictionary": dictionary, "probability": 0.8}


def _auth(served: Served) -> type:
    class Token:
        """The token of a rol that may do the operation."""

        def get(self, _: Case, context: Any) -> str:
            """The token."""
            rollen = context.operation.definition.raw["x-rollen"]
            return served.tokens[next(rol for rol in ROLLEN if not rollen or rol in rollen)]

        def set(self, case: Case, data: str, _: Any) -> None:
            """Send it with the request."""
            case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}

    return Token


@contextmanager
def _hooks(served: Served) -> Iterator[None]:
    """What happens before and after each request; Schemathesis keeps these for the whole process."""
    turn = 0

    def before_call(_: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
        nonlocal turn
        turn += 1
        key = str((case.headers or {}).get("Idempotency-Key", ""))
        if turn % SAME_KEY and re.fullmatch(r"[\x21-\x7e]{8,190}", key):
            case.headers["Idempotency-Key"] = f"{key}-{turn}"
        if case.operation.label == "POST /plek-uploads":
            served.clock.pass_by(UPLOAD_EVERY)
        if case.meta is not None and case.meta.generation.mode.is_positive:
            _make_it_fit(case, served, turn)

    def after_call(_: HookContext, case: Case, response: Response) -> None:
        if case.operation.label == "POST /noodstops" and response.status_code == 201:
            served.lift_noodstop()  # it halts all other operations, as it should: with 503

    for hook in (before_call, after_call):
        schemathesis.hook(hook)
    try:
        yield
    finally:
        for hook in (before_call, after_call):
            unregister(hook)


def _make_it_fit(case: Case, served: Served, turn: int) -> None:
    """Give a good request what the document cannot: its kenmerk, and the version that is there now."""
    if case.operation.label in ("POST /pips", "POST /plekken") and isinstance(case.body, dict) and turn % 4:
        case.body["kenmerk"] = f"{case.body['kenmerk'][:150]}-{turn}"
    if case.operation.label in LOSING and turn % 4:
        case.path_parameters["kenmerk"] = served.somebody(f"WEG-{turn}")
    if case.operation.method == "put" and isinstance(case.body, dict) and turn % 4:
        case.body["kenmerk"] = unquote(case.path_parameters["kenmerk"])
        if case.body["kenmerk"] in (*served.known["pips"], *served.known["plekken"]):
            path = case.operation.path.format(**case.path_parameters)
            case.headers["If-Match"] = served.ask("GET", path).headers["etag"]
    if case.operation.path.endswith("/beoordelingen") and isinstance(case.body, dict) and turn % 4:
        kenmerk = unquote(case.path_parameters["kenmerk"])
        if kenmerk in served.known["voorstellen"]:
            case.body["versie"] = served.ask("GET", f"/voorstellen/{kenmerk}").json()["voorstel"]["versie"]
    if case.operation.path.endswith("/wat-als") and isinstance(case.body, dict) and turn % 4:
        case.body["als"] = [served.known["veranderingen"][turn % len(served.known["veranderingen"])]]
    if case.operation.path == "/suggesties" and isinstance(case.body, dict):
        for name in PAIR:
            if isinstance(case.body.get(name), str) and turn % 4:
                known = served.known[PAIR[name]]
                case.body[name] = known[turn % len(known)]


def _count(event: events.EngineEvent, tally: Tally) -> None:
    if isinstance(event, events.FatalError):
        raise event.exception
    if isinstance(event, events.NonFatalError):
        tally.failures[f"{event.label}: {type(event.value).__name__}"] = str(event.value)[:500]
    elif isinstance(event, events.ScenarioFinished):
        if event.skip_reason == "No examples in schema":
            tally.without_example += 1
        elif event.skip_reason is not None:
            tally.failures[f"{event.phase.value}: {event.recorder.label}"] = event.skip_reason
        _count_answers(event, tally)


def _count_answers(event: events.ScenarioFinished, tally: Tally) -> None:
    recorder = event.recorder
    for name, exchange in recorder.interactions.items():
        case = recorder.cases[name].value
        label = case.operation.label
        tally.phases[event.phase.value] += 1
        tally.operations.add(label)
        if case.meta is not None and case.meta.generation.mode.is_negative:
            tally.bad.add(label)
        if exchange.response is not None:
            tally.statuses[exchange.response.status_code] += 1
            if exchange.response.status_code < 300:
                tally.accepted.add(label)
    for name, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                failure, label = check.failure_info.failure, recorder.cases[name].value.operation.label
                what = f"{label}: {check.name}: {failure.title}: {failure.message[:160]}"
                tally.failures.setdefault(what, _told(recorder.interactions.get(name)))


def _told(exchange: Any) -> str:
    if exchange is None or exchange.response is None:
        return "no answer"
    sent, answer = exchange.request, exchange.response
    seen = (sent.body or b"")[:1000]
    return json.dumps([sent.method, sent.uri[:400], str(seen), answer.status_code, str(answer.content[:1000])])
