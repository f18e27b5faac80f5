"""Hostile texts and values, H036 to H053 of the requirements, on both databases: kept as they are, or refused."""

import json
from typing import Any

import pytest
from httpx2 import Response

from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, params
from tests.api.serving import sqlite_only

BSN = "999990342"
LITERAL = {
    "H036 script": "<script>alert(1)</script>",
    "H036 image": '<img src=x onerror="alert(1)">',
    "H036 link": "javascript:alert(1)",
    "H037 template": "{{7*7}}{% raw %}${7*7}",
    "H038 SQL": "' OR 1=1 --",
    "H038 more SQL": '"; DROP TABLE plek; --',
    "H038 backslash": "\\",
    "H040 a slow pattern": "(a+)+$" + "a" * 200 + "!",
    "H042 another alphabet": "Ресторан β-test µm",
    "H043 a ligature": "ﬁets",
    "H043 wide letters": "Ａｂｃ",
    "H043 letters with marks": "e\u0301é İ ẞ",
    "H044 a family": "👨‍👩‍👧‍👦",
}


@pytest.mark.parametrize("what", LITERAL)
def test_a_strange_text_is_kept_letter_by_letter(what: str, ask: Ask) -> None:
    text = LITERAL[what]
    made = ask("beheer", "POST", "/plekken", json=plek(titel=text))
    assert made.status_code == 201, made.text
    assert ask("beheer", "GET", "/plekken/PLEK-1").json()["plek"]["titel"] == text


@pytest.mark.parametrize("kenmerk", ["%", "_", "' OR 1=1 --", "[a-z]", "ＰＬＥＫ", "a/b", "é"])
def test_h038_h039_a_strange_kenmerk_finds_only_itself(kenmerk: str, ask: Ask) -> None:
    ask("beheer", "POST", "/plekken", json=plek("PLEK-1"))
    made = ask("beheer", "POST", "/plekken", json=plek(kenmerk))
    assert made.status_code == 201
    found = ask("beheer", "GET", made.headers["location"].removeprefix("/v1"))
    assert found.status_code == 200, kenmerk
    assert found.json()["plek"]["kenmerk"] == kenmerk


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "H041 right to left": ("/plekken", plek(titel="a\u202eb"), "titel"),
    "H041 zero width": ("/plekken", plek(titel="a\u200bb"), "titel"),
    "H041 hard space": ("/plekken", plek(titel="a\u00a0b"), "titel"),
    "H041 soft hyphen": ("/plekken", plek(kenmerk="a\u00adb"), "kenmerk"),
    "H042 a Cyrillic letter": (
        "/plekken",
        plek(aanbieder={"naam": "\u0410msterdam", "soort": "werkgever"}),
        "aanbieder.naam",
    ),
    "H042 a Greek letter": ("/plekken", plek(titel="T\u03bfmaten"), "titel"),
    "H044 a thousand marks": ("/plekken", plek(titel="e" + "\u0301" * 100), "titel"),
    "H044 endless": ("/plekken", plek(omschrijving="x" * 5001), "omschrijving"),
    "H044 an endless line": ("/plekken", plek(titel="x" * 301), "titel"),
    "H045 a BSN": ("/plekken", plek(titel=f"plek {BSN}"), "titel"),
    "H045 a BSN with dots": ("/plekken", plek(omschrijving="bel 9999.90.342"), "omschrijving"),
    "H045 a BSN in wide digits": ("/plekken", plek(titel="９９９９９０３４２"), "titel"),
    "H045 a BSN as a number": ("/plekken", plek(capaciteit=int(BSN)), "capaciteit"),
    "H046 a second line": ("/plekken", plek(aanbieder={"naam": "x\r\nBcc: y", "soort": "werkgever"}), "aanbieder.naam"),
    "H047 a line of the log": ("/plekken", plek(titel="\n2026-01-01 INFO admin"), "titel"),
    "H047 an escape": ("/plekken", plek(titel="\x1b[2J"), "titel"),
    "H048 0000 AA": ("/plekken", plek(postcode="0000 AA"), "postcode"),
    "H048 five digits": ("/plekken", plek(postcode="12345"), "postcode"),
    "H048 small letters": ("/plekken", plek(postcode="7511 ab"), "postcode"),
    "H048 a place that does not exist": ("/plekken", plek(postcode="1000 AA"), "postcode"),
    "H049 hours of minus one": ("/plekken", plek(uren={"min": -1}), "uren.min"),
    "H049 hours in text": ("/plekken", plek(uren={"min": "40,5"}), "uren.min"),
    "H049 hours of nearly nothing": ("/plekken", plek(uren={"min": 1e-300}), "uren.min"),
    "H049 169 hours": ("/plekken", plek(uren={"min": 169}), "uren.min"),
    "H049 most before least": ("/plekken", plek(uren={"min": 20, "max": 8}), "uren.max"),
    "H049 over before it begins": ("/plekken", plek(startdatum="2026-12-01", einddatum="2026-11-01"), "einddatum"),
    "H049 the year 485": ("/plekken", plek(startdatum="0485-01-01"), "startdatum"),
    "H050 an illness": (
        "/pips",
        pip(belastbaarheid={"omschrijving": "hernia, depressie"}),
        "belastbaarheid.omschrijving",
    ),
    "H051 B3": ("/pips", pip(taalniveau={"spreken": "B3"}), "taalniveau.spreken"),
    "H051 c1": ("/pips", pip(taalniveau={"spreken": "c1"}), "taalniveau.spreken"),
    "H051 a space": ("/pips", pip(taalniveau={"spreken": "A2 "}), "taalniveau.spreken"),
    "H052 coordinates": ("/plekken", plek(lat=52.2, lon=6.9), "lat"),
    "H053 ten thousand": ("/pips", pip(vakskills=[f"v{number}" for number in range(10_000)]), "vakskills"),
    "H053 the same twice": ("/pips", pip(vakskills=["lassen", "lassen"]), "vakskills[1]"),
}


@sqlite_only
@pytest.mark.parametrize("what", REFUSED)
def test_a_strange_value_is_refused_where_it_stands(what: str, ask: Ask) -> None:
    path, body, veld = REFUSED[what]
    answer = ask("beheer", "POST", path, json=body)
    assert answer.status_code == 400, answer.text
    assert veld in [name for name, _ in params(answer)]
    assert BSN not in answer.text
    assert ask("beheer", "GET", path).json() == {path[1:]: []}


@sqlite_only
def test_h045_a_bsn_as_the_name_of_a_field_or_key_is_not_repeated(ask: Ask) -> None:
    for path in (f"/plekken?{BSN}=1", f"/plekken?cursor={BSN}"):
        answer = ask("beheer", "GET", path)
        assert answer.status_code == 400
        assert BSN not in answer.text
    answer = ask("beheer", "POST", "/plekken", json=plek(**{BSN: 1}))
    assert answer.status_code == 400
    assert BSN not in answer.text


@sqlite_only
@pytest.mark.parametrize("path", ["/plekken/PLEK-1/intrekkingen", "/suggesties"])
def test_every_body_is_read_as_strictly(path: str, ask: Ask) -> None:
    def send(body: object) -> Response:
        return ask("beheer", "POST", path, json=body)

    ask("beheer", "POST", "/plekken", json=plek())
    assert send({"isAdmin": True, "reden": f"x {BSN}", "pip": "\u202e"}).status_code == 400
    raw = json.dumps({"reden": "a", "plek": "PLEK-1"})[:-1] + ', "reden": "b"}'
    headers = {"Content-Type": "application/json"}
    assert ask("beheer", "POST", path, content=raw, headers=headers).status_code == 400
