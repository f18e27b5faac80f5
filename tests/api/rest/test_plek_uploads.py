"""Lists of plekken through the API: taken at once, read beside it, followed, and given back with what to mend."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from email.message import Message
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from httpx2 import Response

from api.journeys.background import World
from api.journeys.uploads import run_upload, safe_file_name
from data.schemas.actor import Actor
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.uploads import MOST_IN_WINDOW, Uploads, claim, waiting
from tests.api.rest.conftest import Ask, params
from tests.api.serving import Clock, sqlite_only
from tests.features.sheets.builders import as_csv, rows_of

CSV = "text/csv"
GOOD: Mapping[str, str] = {}
WRONG = {"Postcode": "12"}
BSN = "999990342"


def hand_in(ask: Ask, *rows: Mapping[str, str], naam: str = "lijst.csv", **options: Any) -> Response:
    fields = {"bron": "wsp"} | options.pop("fields", {})
    raw = options.pop("raw", None) or as_csv(rows_of(*rows))
    return ask("wspAdviseur", "POST", "/plek-uploads", data=fields, files={"bestand": (naam, raw, CSV)}, **options)


def test_a_good_list_is_kept(ask: Ask) -> None:
    taken = hand_in(ask, GOOD, {"Organisatie": "De Brug"})
    assert taken.status_code == 202
    assert (taken.json()["status"], taken.json()["gelezen"]) == ("wachtend", 0)
    done = ask("wspAdviseur", "GET", taken.headers["location"].removeprefix("/v1")).json()
    assert (done["status"], done["foutenbestand"]) == ("klaar", False)
    assert ask("wspAdviseur", "GET", f"/plek-uploads/{done['kenmerk']}/foutenbestand").status_code == 409
    told = done["resultaat"]
    assert (told["rijen"], told["goed"], told["nieuw"], told["aantalFouten"]) == (2, 2, 2, 0)
    assert told["kolommen"][0]["uitleg"]


def test_wrong_rows_come_back_in_a_workbook_and_do_not_block_the_others(ask: Ask) -> None:
    place = hand_in(ask, GOOD, WRONG, GOOD).headers["location"].removeprefix("/v1")
    told = ask("wspAdviseur", "GET", place).json()["resultaat"]
    assert (told["goed"], told["nieuw"], told["aantalFouten"]) == (2, 2, 1)
    assert (told["fouten"][0]["rij"], told["fouten"][0]["veld"]) == (3, "postcode")
    sheet = openpyxl.load_workbook(io.BytesIO(ask("wspAdviseur", "GET", f"{place}/foutenbestand").content))["Plekken"]
    assert sheet["I3"].value == "fout"


def test_all_or_nothing_keeps_nothing_when_a_row_is_wrong(ask: Ask) -> None:
    place = hand_in(ask, GOOD, WRONG, fields={"allesOfNiets": "true"}).headers["location"].removeprefix("/v1")
    told = ask("wspAdviseur", "GET", place).json()["resultaat"]
    assert (told["bewaard"], told["nieuw"]) == (False, 0)


ASKING = b"""kenmerk;titel;aanbieder;soort aanbieder;soort plek;postcode;capaciteit;uren;taaleis
V-1;Hulpkracht bijzondere dingen;Bedrijf Noord;werkgever;werkervaringsplaats;7511;2;16;redelijk
V-2;Hulpkracht bijzondere dingen;Bedrijf Zuid;werkgever;werkervaringsplaats;7511;1;8;redelijk
"""


def test_a_question_is_answered_once_for_all_its_rows_with_the_same_list(ask: Ask) -> None:
    def told(**fields: str) -> Any:
        place = hand_in(ask, raw=ASKING, fields=fields).headers["location"].removeprefix("/v1")
        return ask("wspAdviseur", "GET", place).json()["resultaat"]

    asked = [one for one in told()["vragen"] if one["keuzes"][:2] == ["A0", "A1"]]
    assert ([one["rij"] for one in asked], len({one["kenmerk"] for one in asked})) == ([2, 3], 1)
    answers = {asked[0]["kenmerk"]: "A2", "0123456789abcdef": "B1"}
    after = told(antwoorden=json.dumps(answers))
    assert not [one for one in after["vragen"] if one["kenmerk"] in answers]
    assert after["meldingen"][-1] == "Antwoorden die bij geen vraag over deze lijst horen: 1."
    assert (after["nieuw"], after["gewijzigd"]) == (0, 2)
    assert ask("beheer", "GET", "/plekken/V-2").json()["plek"]["taaleis"]["spreken"] == "A2"


def test_a_file_that_is_no_list_is_told_so(ask: Ask) -> None:
    place = hand_in(ask, raw=b"%PDF-1.7").headers["location"].removeprefix("/v1")
    told = ask("wspAdviseur", "GET", place).json()
    assert told["status"] == "mislukt"
    assert "dit is een PDF" in told["reden"]


def test_a_list_waits_until_a_worker_takes_it_and_one_that_was_dropped_is_taken_again(
    store: Store, world: World, clock: Clock
) -> None:
    actor = Actor(kenmerk="wsp-1", rol="wspAdviseur", gemeenten=())
    raw = as_csv(rows_of(GOOD))
    with store.write() as session:
        Uploads(session, actor, clock()).submit("u1", "lijst.csv", "wsp", raw, all_or_nothing=False)
        assert claim(session, "u1") is not None
        assert claim(session, "u1") is None
    run_upload(world, "u1")  # another worker has it
    with store.write() as session:
        assert Uploads(session, actor, clock()).get("u1").status == "bezig"  # type: ignore[union-attr]
        assert waiting(session) == ["u1"]
    run_upload(world, "u1")
    with store.write() as session:
        assert Uploads(session, actor, clock()).get("u1").status == "klaar"  # type: ignore[union-attr]
        assert Plekken(session, actor, clock()).count() == 1
        assert waiting(session) == []


def test_progress_is_told_while_a_list_is_read(store: Store, world: World, clock: Clock, monkeypatch: Any) -> None:
    actor = Actor(kenmerk="wsp-1", rol="wspAdviseur", gemeenten=())
    raw = as_csv(rows_of(*[{"Organisatie": f"Zaak {number}"} for number in range(2500)]))
    with store.write() as session:
        Uploads(session, actor, clock()).submit("u1", "lijst.csv", "wsp", raw, all_or_nothing=False)
    told: list[int] = []

    def report(session: Any, kenmerk: str, done: int) -> None:
        told.append(done)

    monkeypatch.setattr("api.journeys.uploads.report", report)
    run_upload(replace(world, now=lambda: clock.pass_by(seconds=2) or clock()), "u1")  # type: ignore[func-returns-value]
    assert told
    assert told == sorted(told)


@pytest.mark.parametrize(
    "naam", ['a";filename=evil.html', "a\r\nSet-Cookie: x=1", "é€ü.csv", "../../x.csv", "; x", "%00.csv"]
)
@sqlite_only
def test_h083_a_download_has_a_safe_name_whatever_was_handed_in(naam: str, ask: Ask) -> None:
    place = hand_in(ask, GOOD, WRONG, naam=naam).headers["location"].removeprefix("/v1")
    answer = ask("wspAdviseur", "GET", f"{place}/foutenbestand")
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    told = Message()
    told["Content-Disposition"] = answer.headers["content-disposition"]
    assert told.get_content_disposition() == "attachment"
    assert str(told.get_filename()).endswith(".fouten.xlsx")
    plain = answer.headers["content-disposition"].split("; ")[1]
    assert plain.startswith('filename="')
    assert plain.isascii()
    assert plain.count('"') == 2
    assert "/" not in unquote(answer.headers["content-disposition"])


BAD_PARTS: dict[str, tuple[list[tuple[str, Any]], dict[str, Any], list[tuple[str, str]]]] = {
    "the file twice": (
        [("bestand", ("a.csv", b"x")), ("bestand", ("b.csv", b"x"))],
        {"bron": "wsp"},
        [("bestand", "dubbel")],
    ),
    "the file under another name": (
        [("file", ("a.csv", b"x"))],
        {"bron": "wsp"},
        [("file", "onbekend"), ("bestand", "ontbreekt")],
    ),
    "a text where the file should be": ([], {"bron": "wsp", "bestand": "x"}, [("bestand", "ongeldig")]),
    "a file where a text should be": (
        [("bestand", ("a.csv", b"x")), ("bron", ("b.txt", b"wsp"))],
        {},
        [("bron", "ongeldig")],
    ),
    "no bron, and a strange field": (
        [("bestand", ("a.csv", b"x"))],
        {"isAdmin": "true"},
        [("isAdmin", "onbekend"), ("bron", "ontbreekt")],
    ),
    "the bron twice": ([("bestand", ("a.csv", b"x"))], {"bron": ["wsp", "vum"]}, [("bron", "dubbel")]),
    "a bron that does not exist": ([("bestand", ("a.csv", b"x"))], {"bron": "ufo"}, [("bron", "ongeldig")]),
    **{
        f"answers that are {what}": (
            [("bestand", ("a.csv", b"x"))],
            {"bron": "wsp", "antwoorden": text},
            [("antwoorden", "ongeldig")],
        )
        for what, text in {
            "no JSON": "A2",
            "a list": "[]",
            "no text": '{"0123456789abcdef": 2}',
            "told twice": '{"0123456789abcdef": "A2", "0123456789abcdef": "B1"}',
            "to no question": '{"taaleis": "A2"}',
        }.items()
    },
    "an answer with a BSN": (
        [("bestand", ("a.csv", b"x"))],
        {"bron": "wsp", "antwoorden": '{"0123456789abcdef": "bel 999990342"}'},
        [("antwoorden", "ongeldig")],
    ),
    "neither yes nor no": (
        [("bestand", ("a.csv", b"x"))],
        {"bron": "wsp", "allesOfNiets": "1"},
        [("allesOfNiets", "ongeldig")],
    ),
}


@sqlite_only
@pytest.mark.parametrize("what", BAD_PARTS)
def test_h084_each_part_is_there_once_under_its_own_name(what: str, ask: Ask) -> None:
    files, fields, faults = BAD_PARTS[what]
    answer = ask(
        "wspAdviseur", "POST", "/plek-uploads", data=fields, files=files or {"x": ("", b"")} if files else None
    )
    if not files:
        answer = ask("wspAdviseur", "POST", "/plek-uploads", **as_multipart(fields))
    assert answer.status_code == 400
    assert params(answer) == faults


def as_multipart(fields: Mapping[str, str]) -> dict[str, Any]:
    """A form with texts only, which clients would send in another way."""
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    return {"content": f"{parts}--x--\r\n".encode(), "headers": headers}


def test_h085_who_hands_in_list_after_list_is_asked_to_wait(ask: Ask, clock: Clock) -> None:
    codes = []
    for _ in range(1000):
        answer = hand_in(ask, raw=b"%PDF")
        codes.append(answer.status_code)
        if answer.status_code == 429 and len(codes) > MOST_IN_WINDOW + 5:
            break
    assert codes == [202] * MOST_IN_WINDOW + [429] * 6
    assert int(answer.headers["retry-after"]) == 3600
    assert "Wacht" in answer.json()["detail"]
    other = ask(
        "wspAdviseur", "POST", "/plek-uploads", kenmerk="ander", data={"bron": "wsp"}, files={"bestand": ("a", b"%PDF")}
    )
    assert other.status_code == 202
    clock.pass_by(minutes=61)
    assert hand_in(ask, raw=b"%PDF").status_code == 202


def test_what_somebody_else_handed_in_is_not_there(ask: Ask) -> None:
    place = hand_in(ask, GOOD, WRONG).headers["location"].removeprefix("/v1")
    for path in (place, f"{place}/foutenbestand"):
        assert ask("wspAdviseur", "GET", path, kenmerk="ander").status_code == 404
        assert ask("beheer", "GET", path).status_code == 200
        assert ask("jobhunter", "GET", path).status_code == 403
    assert ask("wspAdviseur", "GET", "/plek-uploads", kenmerk="ander").json() == {"plekUploads": []}


def test_uploads_are_listed_in_pages_with_the_newest_first(ask: Ask, clock: Clock) -> None:
    for number in range(5):
        hand_in(ask, raw=b"%PDF", naam=f"{number}.csv")
        clock.pass_by(seconds=1 if number % 2 else 0)
    path, seen = "/plek-uploads?limiet=2", []
    while path:
        answer = ask("wspAdviseur", "GET", path)
        seen += [one["kenmerk"] for one in answer.json()["plekUploads"]]
        path = answer.json().get("volgende", "").removeprefix("/v1")
    assert len(set(seen)) == len(seen) == 5


def test_the_same_list_with_the_same_key_is_taken_once(ask: Ask) -> None:
    key = {"Idempotency-Key": "eerste-lijst"}
    first, again = (hand_in(ask, GOOD, headers=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.headers["location"] == again.headers["location"]
    assert hand_in(ask, WRONG, headers=key).status_code == 409
    assert hand_in(ask, WRONG, headers={"Idempotency-Key": "tweede-lijst"}).status_code == 202


@sqlite_only
def test_a_bsn_in_the_name_of_a_file_is_refused_and_not_repeated(ask: Ask) -> None:
    answer = hand_in(ask, GOOD, naam=f"plan {BSN}.csv")
    assert answer.status_code == 400
    assert BSN not in answer.text
    assert params(answer) == [("bestand", "ongeldig")]


@pytest.mark.parametrize(
    ("naam", "kept"),
    [
        ("../../etc/cron.d/x", "x"),
        ("C:\\Users\\jan\\lijst.csv", "lijst.csv"),
        ("a.csv\0.exe", "a.csv.exe"),
        ("", "bestand"),
        ("..", "bestand"),
        ("\u202elist.csv", "list.csv"),
        ("\ud800x.csv", "x.csv"),
    ],
)
def test_the_name_of_a_file_is_never_a_path(naam: str, kept: str) -> None:
    assert safe_file_name(naam) == kept
    assert len(safe_file_name(naam * 4000)) <= 255
