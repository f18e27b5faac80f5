"""What a ronde computed, on its way into the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from data.schemas.ronde import Oorzaak
from data.schemas.verdeling import Verdeling
from data.schemas.verslag import RondeVerslag
from data.storage.oordelen import Packed
from data.storage.versions import document_of


@dataclass(frozen=True)
class Uitkomst:
    """What a ronde computed.

    packed holds the oordeel of each pip with a voorstel of rang 1, as far as it was worded; oorzaken why a pip did not
    keep the voorstel it had.
    """

    verdeling: Verdeling
    packed: Mapping[str, Packed]
    oorzaken: Mapping[str, Oorzaak]
    verslag: RondeVerslag

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The JSON of each voorstel, in order."""
        return tuple(document_of(one) for one in self.verdeling.voorstellen)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The JSON of each answer without voorstel, in order."""
        return tuple(document_of(one) for one in self.verdeling.zonder_voorstel)

    def prepare(self) -> None:
        """Do what needs no database, so that transactions are short and others need not wait for them."""
        assert self.documents is not None
        assert self.answers is not None
