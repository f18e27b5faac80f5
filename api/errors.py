"""How anything that goes wrong is told: every fault on its own line, in Dutch, without a traceback."""

from collections.abc import Iterable

from data.schemas.errors import InvoerFout, Uitlegbaar
from matching.errors import NotProvenError

EXPECTED = (Uitlegbaar, NotProvenError, OSError)
"""What a command may meet and can explain; anything else is our own fault and may crash."""


def in_dutch(error: BaseException) -> Iterable[str]:
    """The lines to show for an expected error."""
    if isinstance(error, InvoerFout):
        return [str(fout) for fout in error.fouten]
    if isinstance(error, Uitlegbaar):
        return [str(error)]
    if isinstance(error, FileNotFoundError):
        return [f"{error.filename}: dit bestand bestaat niet. Controleer de naam."]
    if isinstance(error, IsADirectoryError):
        return [f"{error.filename}: dit is een map. Geef een bestand."]
    if isinstance(error, OSError):
        return [f"{error.filename or 'invoer'}: dit is niet te lezen of te schrijven ({error.strerror})."]
    return ["De verdeling is niet bewezen de beste. Er is niets voorgesteld. Meld dit aan de beheerder."]
