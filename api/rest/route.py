"""A route of the API: what it may answer is agreed first, and a query that nobody reads is refused."""

from collections.abc import Callable, Iterator
from typing import Any

from fastapi import Request, Response
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException

from api.doors.route import DoorRoute, Handler, dependencies_of
from api.rest.idempotency import once
from api.rest.problem import invalid
from api.rest.reading import JSON, ReadBody, ReadQuery, query_faults


class RestRoute(DoorRoute):
    """A route with a door that answers in one media type.

    In openapi_extra, x-produces names another media type than JSON, x-leest says that a POST changes nothing: it may
    simply be asked again, so its answer (about persons) is not kept; x-weigert adds statuses to the documentation, and
    x-kent-versie says that who has this version gets 304.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """Make the route, and see what it reads of a request."""
        extra = dict(options.get("openapi_extra") or {})
        self.produces = str(extra.pop("x-produces", JSON))
        self.refuses = tuple(extra.pop("x-weigert", ()))
        self.reads_only = bool(extra.pop("x-leest", False))
        self.knows_version = bool(extra.pop("x-kent-versie", False))
        options["openapi_extra"] = extra
        super().__init__(path, endpoint, **options)
        readers = [one for one in dependencies_of(self.dependant) if isinstance(one, ReadQuery | ReadBody)]
        self.reads_query = bool(readers)

    async def respond(self, request: Request, inside: Handler) -> Response:
        """Agree on the form of the answer, then let FastAPI answer; a POST with a key is carried out once."""
        if not accepts(request.headers.get("accept"), self.produces):
            raise HTTPException(406)
        if not self.reads_query and (faults := query_faults(request.query_params.multi_items(), ())):
            raise invalid(faults)
        if request.method == "POST" and not self.reads_only and "idempotency-key" in request.headers:
            return await once(request, inside)
        return await inside(request)


UNDER = (
    "intrekkingen",
    "inzage",
    "verwerkingsstops",
    "opheffingen",
    "pauzes",
    "bevestigingen",
    "wat-als",
    "waarom-niet",
    "kansrijke-aanbieders",
    "passend",
    "blokkades",
)
"""How the addresses end of what hangs under a kenmerk."""


class KenmerkConvertor(Convertor[str]):
    """A kenmerk in an address: any text, also with a slash in it, but not the address of what hangs under it."""

    regex = f"(?!.*/({'|'.join(UNDER)})$).+"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("kenmerk", KenmerkConvertor())


def accepts(accept: str | None, media_type: str) -> bool:
    """Whether a client that sends this Accept takes this media type; without Accept it takes anything."""
    kinds = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return accept is None or any(kind in kinds for kind in _wanted(accept))


def _wanted(accept: str) -> Iterator[str]:
    for part in accept.split(","):
        kind, *parameters = (one.strip().lower() for one in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        if not quality.strip("0."):
            continue
        yield kind
