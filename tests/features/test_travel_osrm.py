"""The reistijd of a route planner, asked over HTTP of a real server on this machine."""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from geopy.distance import great_circle
from numpy.typing import NDArray

from data.reference.places import pc4_table
from features.travel.estimate import Estimate
from features.travel.osrm import GEEN_ANTWOORD, OsrmRouter
from matching.parameters import read_parameters

LOPEN, FIETS, EBIKE, OV, BROMFIETS, AUTO = range(6)
TABLE = read_parameters().travel_estimate()
ESTIMATE = Estimate(pc4_table(), TABLE)


def rows(*numbers: int) -> NDArray[np.int16]:
    return np.array(numbers, dtype=np.int16)


def row(postcode: str) -> int:
    return pc4_table().index(postcode)


def point(number: int) -> tuple[float, float]:
    return float(pc4_table().lat[number]), float(pc4_table().lon[number])


SECONDS_PER_KM = {"foot": 800.0, "bike": 260.0, "car": 61.0}
Answer = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def as_asked(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
    send(handler, 200, json.dumps(table).encode())


def table_of(path: str) -> tuple[str, int, dict[str, object]]:
    """Speak the table service: seconds by profile and great circle, null to and from 9711."""
    address = urlsplit(path)
    _, service, version, profile, places = address.path.split("/")
    assert (service, version) == ("table", "v1")
    query = parse_qs(address.query)
    assert query["annotations"] == ["duration"]
    points = [tuple(reversed([float(number) for number in place.split(",")])) for place in places.split(";")]
    sources = [points[int(number)] for number in query["sources"][0].split(";")]
    ends = [points[int(number)] for number in query["destinations"][0].split(";")]
    nowhere = point(row("9711"))
    durations = [
        [None if nowhere in (a, b) else great_circle(a, b).kilometers * SECONDS_PER_KM[profile] for b in ends]
        for a in sources
    ]
    return profile, len(points), {"code": "Ok", "durations": durations}


class Planner:
    """A real HTTP server on this machine, and what it was asked."""

    def __init__(self, answer: Answer) -> None:
        asked: list[tuple[str, int]] = []

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                profile, places, table = table_of(self.path)
                asked.append((profile, places))
                answer(self, table)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def planner(answer: Answer = as_asked) -> Iterator[Planner]:
    running = Planner(answer)
    thread = Thread(target=running.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        running.server.shutdown()
        thread.join()
        running.server.server_close()


@contextmanager
def router_at(url: str, timeout: float = 5.0, profiles: dict[str, str] | None = None) -> Iterator[OsrmRouter]:
    chosen = {} if profiles is None else {"profiles": profiles}
    router = OsrmRouter(pc4_table(), ESTIMATE, url, timeout, **chosen)
    try:
        yield router
    finally:
        router.close()


def planned(origin: int, destination: int, profile: str) -> int:
    seconds = great_circle(point(origin), point(destination)).kilometers * SECONDS_PER_KM[profile]
    return math.ceil(seconds / 60)


def test_the_route_planner_decides_for_its_profiles_and_the_estimate_for_the_rest() -> None:
    origins, ends = rows(row("7511"), row("7521")), rows(row("7551"), row("7601"), row("8011"))
    with planner() as server, router_at(server.url) as router:
        minutes = router.minutes(origins[:, None], ends[None, :])
        assert (router.name, router.waarschuwingen) == ("OSRM", ())
    estimate = ESTIMATE.minutes(origins[:, None], ends[None, :])
    assert np.array_equal(minutes[..., [EBIKE, OV, BROMFIETS]], estimate[..., [EBIKE, OV, BROMFIETS]])
    for k, profile in ((LOPEN, "foot"), (FIETS, "bike"), (AUTO, "car")):
        for i, origin in enumerate(origins):
            for j, end in enumerate(ends):
                assert minutes[i, j, k] == planned(origin, end, profile)


def test_the_route_planner_may_walk_further_than_the_estimate_would() -> None:
    start, end = rows(row("7511")), rows(row("7601"))
    with planner() as server, router_at(server.url) as router:
        assert ESTIMATE.minutes(start, end)[0, LOPEN] == -1
        assert router.minutes(start, end)[0, LOPEN] > 0


def test_no_route_is_not_reached() -> None:
    with planner() as server, router_at(server.url) as router:
        minutes = router.minutes(rows(row("7511")), rows(row("9711")))[0]
    assert (minutes[LOPEN], minutes[FIETS], minutes[AUTO]) == (-1, -1, -1)
    assert minutes[OV] > 0


def test_within_one_postcode_the_estimate_answers() -> None:
    start, end = rows(row("7511"), row("7511")), rows(row("7511"), row("7512"))
    with planner() as server, router_at(server.url) as router:
        minutes = router.minutes(start, end)
    assert minutes[0].tolist() == ESTIMATE.minutes(start, end)[0].tolist()
    assert minutes[1, AUTO] == planned(start[1], end[1], "car")


@pytest.mark.parametrize(("origins", "ends"), [(1, 300), (300, 1), (130, 70), (50, 50), (99, 1), (2, 2)])
def test_many_postcodes_are_asked_in_requests_of_at_most_100_places(origins: int, ends: int) -> None:
    start, end = np.arange(origins, dtype=np.int16), np.arange(2000, 2000 + ends, dtype=np.int16)
    with planner() as server, router_at(server.url, profiles={"auto": "car"}) as router:
        minutes = router.minutes(start[:, None], end[None, :])[..., AUTO]
    assert max(places for _, places in server.asked) <= 100
    assert router.waarschuwingen == ()
    expected = [[planned(i, j, "car") for j in end.tolist()] for i in start.tolist()]
    assert minutes.tolist() == expected


def test_a_postcode_that_comes_back_is_asked_once() -> None:
    start, end = rows(*[row("7511"), row("7521")] * 400), rows(row("7601"))
    with planner() as server, router_at(server.url) as router:
        minutes = router.minutes(start, end)
    assert sorted(server.asked) == [("bike", 3), ("car", 3), ("foot", 3)]
    assert np.array_equal(minutes[::2], np.broadcast_to(minutes[0], (400, 6)))


def test_shapes_are_those_of_the_estimate() -> None:
    with planner() as server, router_at(server.url) as router:
        assert router.minutes(np.array(3, dtype=np.int16), np.array(4, dtype=np.int16)).shape == (6,)
        assert router.minutes(rows(), rows()).shape == (0, 6)
        assert router.minutes(np.zeros((2, 1, 3), np.int16), np.ones((4, 1), np.int16)).shape == (2, 4, 3, 6)
        with pytest.raises(IndexError):
            router.minutes(rows(-1), rows(0))


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"code": "NoTable", "message": "none"}',
        b'{"code": "Ok"}',
        b'{"code": "Ok", "durations": null}',
        b"<!doctype html><title>Te druk</title>",
        b"[" * 10_000_000,
        b'{"code": "Ok", "durations": []}',
        b'{"code": "Ok", "durations": [5]}',
        b'{"code": "Ok", "durations": [[]]}',
        b'{"code": "Ok", "durations": [[60, 60]]}',
        b'{"code": "Ok", "durations": [[60], [60]]}',
        b'{"code": "Ok", "durations": [["60"]]}',
        b'{"code": "Ok", "durations": [[true]]}',
        b'{"code": "Ok", "durations": [[-60]]}',
        b'{"code": "Ok", "durations": [[NaN]]}',
        b'{"code": "Ok", "durations": [[1e999]]}',
        b'{"code": "Ok", "durations": [[1' + b"0" * 400 + b"]]}",
    ],
)
def test_h097_an_answer_in_another_form_gives_the_estimate_and_one_warning(body: bytes) -> None:
    start, end = rows(row("7511")), rows(row("7551"))
    with planner(lambda handler, _: send(handler, 200, body)) as server, router_at(server.url) as router:
        assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))
        router.minutes(start, end)
        assert router.waarschuwingen == (GEEN_ANTWOORD,)


@pytest.mark.parametrize("status", [302, 400, 404, 429, 500, 503])
def test_h096_h097_a_refusal_gives_the_estimate_and_one_warning(status: int) -> None:
    start, end = rows(row("7511")), rows(row("7551"))

    def refuse(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
        send(handler, status, json.dumps(table).encode())

    with planner(refuse) as server, router_at(server.url) as router:
        assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))
        assert router.waarschuwingen == ("De routeplanner gaf geen antwoord; de reistijd is geschat.",)


def test_h096_a_route_planner_that_sends_us_elsewhere_is_not_followed() -> None:
    start, end = rows(row("7511")), rows(row("7551"))
    with planner() as inside:

        def elsewhere(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
            handler.send_response(302)
            handler.send_header("Location", f"{inside.url}{handler.path}")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        with planner(elsewhere) as server, router_at(server.url) as router:
            assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))
        assert inside.asked == []


def test_h097_a_server_that_keeps_silent_gives_the_estimate_when_the_time_is_up() -> None:
    answered = Event()
    in_time: list[bool] = []
    start, end = rows(row("7511")), rows(row("7551"))
    with planner(lambda *_: in_time.append(answered.wait(30))) as server:
        with router_at(server.url, timeout=0.2) as router:
            assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))
            assert router.waarschuwingen == (GEEN_ANTWOORD,)
        assert in_time == []  # the router went on while the server was still waiting
        answered.set()


def test_a_server_that_is_not_there_gives_the_estimate() -> None:
    with planner() as server:
        url = server.url
    start, end = rows(row("7511")), rows(row("7551"))
    with router_at(url, timeout=1.0) as router:
        assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))
        assert router.waarschuwingen == (GEEN_ANTWOORD,)


def test_a_failure_for_one_vervoer_leaves_the_others_to_the_route_planner() -> None:
    def without_bikes(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
        send(handler, 500 if "/bike/" in handler.path else 200, json.dumps(table).encode())

    start, end = rows(row("7511")), rows(row("7551"))
    with planner(without_bikes) as server, router_at(server.url) as router:
        minutes = router.minutes(start, end)[0]
        assert router.waarschuwingen == (GEEN_ANTWOORD,)
    assert minutes[FIETS] == ESTIMATE.minutes(start, end)[0, FIETS]
    assert minutes[AUTO] == planned(start[0], end[0], "car")


def test_when_one_part_fails_the_whole_vervoer_is_estimated() -> None:
    def first_only(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
        send(handler, 200 if len(server.asked) == 1 else 500, json.dumps(table).encode())

    start, end = rows(row("7511")), np.arange(2000, 2300, dtype=np.int16)
    with planner(first_only) as server, router_at(server.url, profiles={"auto": "car"}) as router:
        assert np.array_equal(router.minutes(start, end), ESTIMATE.minutes(start, end))


def test_the_route_planner_is_asked_again_after_a_failure() -> None:
    def not_at_first(handler: BaseHTTPRequestHandler, table: dict[str, object]) -> None:
        send(handler, 500 if len(server.asked) == 1 else 200, json.dumps(table).encode())

    start, end = rows(row("7511")), rows(row("7551"))
    with planner(not_at_first) as server, router_at(server.url, profiles={"auto": "car"}) as router:
        assert router.minutes(start, end)[0, AUTO] == ESTIMATE.minutes(start, end)[0, AUTO]
        assert router.minutes(start, end)[0, AUTO] == planned(start[0], end[0], "car")
        assert router.waarschuwingen == (GEEN_ANTWOORD,)


def test_a_profile_for_an_unknown_vervoer_is_refused() -> None:
    with pytest.raises(ValueError, match="vliegtuig"):
        OsrmRouter(pc4_table(), ESTIMATE, "http://127.0.0.1", 1.0, {"vliegtuig": "plane"})
