"""A form with a file in it: each part once, by its own name, and every fault at once."""

from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

FORM = "multipart/form-data"
MOST_FILES, MOST_FIELDS, MOST_TEXT = 10, 50, 300_000
"""The longest text is all answers to the questions of a list together."""

ONBEKEND = "dit veld kennen we niet; haal het weg"
DUBBEL = "deze naam staat er meer dan één keer; stuur haar één keer"
ONTBREEKT = "dit veld ontbreekt"
GEEN_BESTAND = "verwacht: een bestand"
GEEN_TEKST = "verwacht: een tekst, geen bestand"


def is_form(request: Request) -> bool:
    """Whether the body of this request says to be a form with files."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == FORM


async def read_form(request: Request) -> FormData:
    """The parts of the form; 415 for another form, 400 for one that cannot be read. Reading twice gives the same."""
    if not is_form(request):
        raise HTTPException(415)
    try:
        return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_TEXT)
    except (UnicodeError, ValueError):
        raise HTTPException(400) from None


def form_faults(form: FormData, files: Mapping[str, bool], texts: Mapping[str, bool]) -> list[tuple[str, str]]:
    """What is wrong with the parts: their names, how often they are there, and whether they are files.

    files and texts tell of each name whether it has to be there.
    """
    given = [name for name, _ in form.multi_items()]
    known = {**files, **texts}
    faults = [(name, ONBEKEND) for name in dict.fromkeys(given) if name not in known]
    faults += [(name, DUBBEL) for name in known if given.count(name) > 1]
    faults += [(name, ONTBREEKT) for name, needed in known.items() if needed and name not in given]
    for name, value in form.multi_items():
        is_file = isinstance(value, UploadFile)
        if name in files and not is_file:
            faults.append((name, GEEN_BESTAND))
        elif name in texts and is_file:
            faults.append((name, GEEN_TEKST))
    return list(dict.fromkeys(faults))
