"""What changed in a pair since an earlier ronde, field by field, for who looks at it now."""

from typing import NamedTuple

from api.doors.fields import seen_pip
from data.reference.places import gemeenten
from data.schemas.actor import Rol
from data.schemas.difference import difference
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.vroeger import Toen


class Sindsdien(NamedTuple):
    """The changes since the ronde of this week, a sentence each; new says that the plek came after it."""

    week: str
    pip: list[str]
    plek: list[str]
    nieuw: bool


def sindsdien_of(toen: Toen | None, pip: Pip, plek: Plek, rol: Rol) -> Sindsdien | None:
    """What changed since then in what this rol may see; None when there is nothing to compare with."""
    if toen is None:
        return None
    after = [] if toen.plek is None else difference(toen.plek, plek)
    return Sindsdien(toen.week, seen_difference(toen.pip, pip, rol), after, toen.plek is None)


def seen_difference(old: Pip, new: Pip, rol: Rol) -> list[str]:
    """What changed in a plan, in Dutch, as far as this rol may see it."""
    if old.model_copy(update={"versie": new.versie}) == new:
        return []
    names = {code: gemeente.naam for code, gemeente in gemeenten().items()}
    return difference(seen_pip(old, rol), seen_pip(new, rol), names)
