"""Lists page by page, with everything in the address: what was asked, and which page."""

from dataclasses import dataclass
from urllib.parse import urlencode

SIZE = 25


@dataclass(frozen=True)
class Bladen:
    """Where one is in a list of so many, at an address with these filters."""

    pad: str
    filters: tuple[tuple[str, str], ...]
    blad: int
    totaal: int

    @property
    def offset(self) -> int:
        """How many lines come before this page."""
        return (self.blad - 1) * SIZE

    @property
    def laatste(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.totaal // SIZE))

    def naar(self, blad: int) -> str:
        """The address of another page of the same list."""
        return self.adres(blad=str(blad) if blad > 1 else "")

    def adres(self, **changes: str) -> str:
        """The address with other filters; an empty one is left out."""
        asked = {name: value for name, value in (dict(self.filters) | changes).items() if value}
        return f"{self.pad}?{urlencode(asked)}" if asked else self.pad


def bladen_of(pad: str, filters: dict[str, str], blad: int, totaal: int) -> Bladen:
    """The pages of a list; a page past the end is the last."""
    last = max(1, -(-totaal // SIZE))
    return Bladen(
        pad, tuple((name, value) for name, value in filters.items() if value), min(max(blad, 1), last), totaal
    )
