"""When somebody cannot be judged: not there, or there and not to be judged now."""

from fastapi import Response

from api.journeys.suggestie import NOT_STORED
from api.rest.problem import problem
from data.schemas.errors import InvoerFout


def not_judged(error: InvoerFout) -> Response:
    """404 for a kenmerk that is not there or may not be seen, otherwise 409 with what is in the way."""
    said = error.fouten[0].tekst
    return problem(404) if said == NOT_STORED else problem(409, said)
