"""The actor: who asks, in which rol, and for which gemeenten."""

from typing import Literal

from data.schemas.noun import Kenmerk, Noun

Rol = Literal["klantmanager", "jobhunter", "wspAdviseur", "beheer", "rematch"]


class Actor(Noun):
    """Whoever asks for or changes something; every question about a person names one.

    gemeenten are codes such as "GM0164"; None is all gemeenten, an empty tuple is none.
    """

    kenmerk: Kenmerk
    rol: Rol
    gemeenten: tuple[str, ...] | None
