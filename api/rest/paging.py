"""Lists in pages: a cursor says where the page before ended, and holds for the same question of the same actor only."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response

from api.rest.answers import answer
from api.rest.problem import invalid
from api.rest.reading import Cursor, Limiet, Vraag
from data.schemas.actor import Actor
from data.schemas.noun import Noun

WRONG = "deze cursor hoort niet bij dit verzoek; begin opnieuw zonder cursor"
T = TypeVar("T")


class BladVraag(Vraag):
    """Which page of a list is asked for."""

    limiet: Limiet = 50
    cursor: Cursor = None


def begin_after(request: Request, actor: Actor, vraag: BladVraag) -> list[str] | None:
    """The texts in the cursor of this question, None for the first page; raises InvoerFout for any other cursor.

    A cursor holds no secret and gives no rights: a forged one only begins elsewhere in the list of the same actor.
    """
    if vraag.cursor is None:
        return None
    try:
        mark, *after = json.loads(urlsafe_b64decode(vraag.cursor + "=" * (-len(vraag.cursor) % 4)))
    except (ValueError, TypeError, RecursionError):
        raise invalid([("cursor", WRONG)]) from None
    if mark != _mark(request, actor, vraag) or not after or not all(isinstance(one, str) for one in after):
        raise invalid([("cursor", WRONG)])
    return after


def page(
    request: Request,
    actor: Actor,
    vraag: BladVraag,
    name: str,
    found: Sequence[T],
    shown: Callable[[T], Noun | dict[str, Any]],
    end: Callable[[T], Sequence[str]],
) -> Response:
    """One page under this name, of what was found: one more than limiet says that there is a next page.

    shown is how each is told; end is, of the last that is told, what the next page begins after.
    """
    here = found[: vraag.limiet]
    items = map(shown, here)
    body: dict[str, Any] = {name: [item.as_json() if isinstance(item, Noun) else item for item in items]}
    headers = {}
    if len(found) > vraag.limiet:
        told = [_mark(request, actor, vraag), *end(here[-1])]
        cursor = urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode().rstrip("=")
        asked = vraag.model_dump(mode="json", by_alias=True, exclude_none=True) | {"cursor": cursor}
        body["volgende"] = f"{request.url.path}?{urlencode(asked)}"
        headers["Link"] = f'<{body["volgende"]}>; rel="next"'
    return answer(body, headers=headers)


def _mark(request: Request, actor: Actor, vraag: BladVraag) -> str:
    """What the cursor belongs to: this list, these filters, this actor."""
    asked = vraag.model_dump_json(exclude={"cursor", "limiet"})
    told = f"{request.url.path}|{actor.model_dump_json()}|{asked}"
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
