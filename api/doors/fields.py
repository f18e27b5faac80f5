"""Which fields of a pip each rol may see: one table, for pages and API. Source: requirement AVG-7."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from data.schemas.actor import Rol
from data.schemas.difference import paths
from data.schemas.pip import Pip

ALSO = ("kenmerk", "versie", "herkomst")
FIELDS: tuple[str, ...] = (*ALSO, *(".".join(path) for path in paths(Pip)))
"""Every field of a pip by its path, such as "belastbaarheid.beperkingen"."""

HIDDEN: Mapping[Rol, tuple[str, ...]] = MappingProxyType(
    {
        "klantmanager": (),
        "beheer": (),
        # Whether it fits is said in the oordeel; what someone cannot do, earns or said in a plan is not needed for it.
        "jobhunter": ("belastbaarheid.beperkingen", "inburgeraar.inkomen", "inburgeraar.regime", "herkomst"),
        "wspAdviseur": FIELDS,
        "rematch": FIELDS,
    }
)


def visible_pip(pip: Pip, rol: Rol) -> dict[str, Any]:
    """The JSON of a pip with the fields that this rol may see; ValueError for a rol that sees no persons."""
    hidden = HIDDEN[rol]
    if hidden == FIELDS:
        raise ValueError(f"{rol} sees no persons")
    data = pip.as_json()
    for field in hidden:
        *inside, last = field.split(".")
        place: Any = data
        for name in inside:
            place = place.get(_camel(name), {})
        place.pop(_camel(last), None)
    return data


def seen_pip(pip: Pip, rol: Rol) -> Pip:
    """The same pip with what this rol may not see as unknown; ValueError for a rol that sees no persons."""
    return Pip.model_validate_json(to_json(visible_pip(pip, rol)))


def sees(rol: Rol, field: str) -> bool:
    """Whether this rol sees this field of a pip."""
    return field not in HIDDEN[rol]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
