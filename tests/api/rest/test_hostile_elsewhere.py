"""All hostile requests once more, in one go, on the other database: refused there too, and nothing is kept."""

from httpx2 import Response

from tests.api.rest.conftest import Ask, params
from tests.api.rest.test_hostile_json import BODIES, FORMS, QUERIES, send
from tests.api.rest.test_hostile_text import REFUSED
from tests.api.serving import postgresql_only

pytestmark = postgresql_only


def refused(answer: Response) -> bool:
    return (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_every_hostile_request_is_refused_and_keeps_nothing(ask: Ask) -> None:
    got_in = [what for what, raw in BODIES.items() if not refused(send(ask, raw))]
    got_in += [what for what, (query, _) in QUERIES.items() if not refused(ask("beheer", "GET", f"/plekken?{query}"))]
    got_in += [what for what, form in FORMS.items() if not refused(ask("wspAdviseur", "POST", "/plek-uploads", **form))]
    assert got_in == []
    assert ask("beheer", "GET", "/plekken").json() == {"plekken": []}
    assert ask("beheer", "GET", "/plek-uploads").json() == {"plekUploads": []}


def test_every_strange_value_is_refused_where_it_stands(ask: Ask) -> None:
    for what, (path, body, veld) in REFUSED.items():
        answer = ask("beheer", "POST", path, json=body)
        assert (answer.status_code, veld in [name for name, _ in params(answer)]) == (400, True), what
    assert ask("beheer", "GET", "/plekken").json() == {"plekken": []}
    assert ask("beheer", "GET", "/pips").json() == {"pips": []}
