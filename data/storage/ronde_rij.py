"""A ronde as a row and back: what the noun holds whole is JSON in the row."""

from typing import Any

from data.schemas.ronde import RondeEisen, RondePlan
from data.storage.tables import RondeRow
from data.storage.versions import document_of


def fields_of(row: RondeRow) -> dict[str, Any]:
    """The fields of a ronde from its row."""
    return row.model_dump() | {"eisen": RondeEisen.model_validate_json(row.eisen)}


def columns_of(ronde: RondePlan) -> dict[str, Any]:
    """The columns of a ronde from its noun."""
    return ronde.model_dump() | {"eisen": document_of(ronde.eisen)}
