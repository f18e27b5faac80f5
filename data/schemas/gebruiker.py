"""The gebruiker: who may sign in, in which rollen and for which gemeenten."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field

from data.schemas.actor import Actor, Rol
from data.schemas.noun import Kenmerk, Noun


class Gebruiker(Noun):
    """Someone who works with Plekwijzer, as the login service of the gemeente tells it.

    naam is what the pages greet with; None is not told. gemeenten None is all gemeenten, an empty tuple is none. A
    gebruiker who is geblokkeerd gets nothing, whatever the login service says.
    """

    kenmerk: Kenmerk
    naam: Annotated[str, Field(max_length=200)] | None = None
    rollen: tuple[Rol, ...]
    gemeenten: tuple[str, ...] | None
    geblokkeerd: bool = False

    def as_actor(self, rol: Rol) -> Actor:
        """This gebruiker at work in one of their rollen; raises ValueError for a rol that is not theirs."""
        if rol not in self.rollen:
            raise ValueError("not a rol of this gebruiker")
        return Actor(kenmerk=self.kenmerk, rol=rol, gemeenten=self.gemeenten)


@dataclass(frozen=True)
class Sessie:
    """One time that a gebruiker signed in; rol None means that they have still to choose. Moments are UTC."""

    gebruiker: Gebruiker
    rol: Rol | None
    begonnen_op: datetime
    gezien_op: datetime

    @property
    def actor(self) -> Actor | None:
        """Who this is as an actor; None when blocked, without a chosen rol, or when that rol was taken away."""
        if self.rol is None or self.gebruiker.geblokkeerd or self.rol not in self.gebruiker.rollen:
            return None
        return self.gebruiker.as_actor(self.rol)
