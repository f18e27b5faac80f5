"""Asking for a thousand names at once, as one parameter: a statement of a thousand takes longer than its answer."""

import json
from collections.abc import Collection

from sqlalchemy import ARRAY, ColumnElement, Text, any_, func, literal, select
from sqlalchemy.orm import Mapped, Session


def one_of(session: Session, column: Mapped[str] | ColumnElement[str], texts: Collection[str]) -> ColumnElement[bool]:
    """Whether a column holds one of these texts, none of which has a NUL or half a character."""
    if session.connection().dialect.name == "postgresql":
        return column == any_(literal(list(texts), ARRAY(Text())))
    each = func.json_each(json.dumps(list(texts))).table_valued("value")
    return column.in_(select(each.c.value))
