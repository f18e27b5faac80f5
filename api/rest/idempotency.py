"""Idempotency-Key: the same request sent twice is carried out once, and answered the same."""

import re
from hashlib import sha256

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api.doors.roles import installation
from api.doors.route import Handler
from api.journeys import herhaling
from api.rest.form import is_form, read_form
from api.rest.problem import invalid, problem
from data.storage.antwoorden import Antwoord

KEY = re.compile(r"[\x21-\x7e]{8,200}")
KEPT = ("content-type", "etag", "location")
WRONG_KEY = "verwacht: 8 tot 200 zichtbare ASCII-tekens zonder spatie"
OTHER_BODY = "Deze Idempotency-Key hoort bij een ander verzoek. Gebruik voor elk verzoek een eigen sleutel."
ON_ITS_WAY = "Hetzelfde verzoek wordt nu al uitgevoerd. Wacht even en probeer het dan nog een keer."
CHUNK = 1_000_000


async def once(request: Request, handler: Handler) -> Response:
    """Answer as handler does, or as it did when this actor sent this key before; a refusal is not kept."""
    key = request.headers["idempotency-key"]
    if not KEY.fullmatch(key):
        raise invalid([("Idempotency-Key", WRONG_KEY)])
    here, door = installation(request), str(request.state.actor.kenmerk)
    asked = await fingerprint(request)
    before = await run_in_threadpool(herhaling.begin, here.store, door, key, asked, here.now())
    if before is not None:
        return _again(before, asked)
    try:
        answer = await handler(request)
    except BaseException:
        await run_in_threadpool(herhaling.forget, here.store, door, key)
        raise
    headers = {name: value for name, value in answer.headers.items() if name in KEPT}
    kept = Antwoord(asked, answer.status_code, headers, bytes(answer.body))
    await run_in_threadpool(herhaling.keep, here.store, door, key, kept)
    return answer


def _again(before: Antwoord, asked: str) -> Response:
    if before.vingerafdruk != asked:
        return problem(409, OTHER_BODY)
    if before.status is None:
        return problem(409, ON_ITS_WAY)
    return Response(before.inhoud, before.status, headers=dict(before.koppen))


async def fingerprint(request: Request) -> str:
    """The SHA-256 of everything that is asked: method, address and body; of a form, what is in it."""
    digest = sha256(f"{request.method} {request.url.path}?{request.url.query}".encode("utf-8", "replace"))
    if not is_form(request):
        digest.update(await request.body())
        return digest.hexdigest()
    for name, value in (await read_form(request)).multi_items():
        digest.update(f"|{name}|".encode("utf-8", "replace"))
        if isinstance(value, UploadFile):
            digest.update(f"{value.filename}|{value.size}|".encode("utf-8", "replace"))
            while chunk := await value.read(CHUNK):
                digest.update(chunk)
            await value.seek(0)
        else:
            digest.update(f"{len(value)}|{value}".encode("utf-8", "replace"))
    return digest.hexdigest()
