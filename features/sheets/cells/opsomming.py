"""Reads cells that name several things at once: begeleiding, taalaanbod and vakskills."""

from features.sheets.cells.cel import Cel, shown
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.woorden import find_codes


def read_begeleiding(text: str) -> Cel:
    """Read how much begeleiding there is and by whom: "intensief, met jobcoach"."""
    who = find_codes("begeleiding", text, alike=False)
    much = find_codes("begeleiding.intensiteit", text)
    waarde: dict[str, object] = {} if who.ontkend or much.ontkend else dict.fromkeys(who.codes, True)
    if len(much.codes) == 1 and not much.ontkend:
        waarde["intensiteit"] = much.codes[0]
    if waarde:
        return Cel({"begeleiding": waarde})
    return Cel(
        {}, (), (("begeleiding", f"hoeveel begeleiding is “{shown(text)}”? Kies: licht, gemiddeld of intensief"),)
    )


def read_taalaanbod(text: str) -> Cel:
    """Read which help with Dutch there is: "taalmaatje en taalles"; "geen" is none of them."""
    if yes_or_no(text) is False:
        return Cel({"taalaanbod": {"taalmaatje": False, "taalles": False, "vaktaal": False}})
    found = find_codes("taalaanbod", text)
    if found.codes and not found.ontkend:
        return Cel({"taalaanbod": dict.fromkeys(found.codes, True)})
    return Cel({}, (), (("taalaanbod", f"welk taalaanbod is “{shown(text)}”? Kies uit: taalmaatje, taalles, vaktaal"),))


def read_vakskills(text: str, veld: str) -> Cel:
    """Read skills as words of their own, cut at commas, semicolons and new lines; "geen" is none."""
    if "\n" in text.strip("\r") and text.startswith("\n"):
        found = [item.strip() for item in text.split("\n")]
    else:
        found = [item.strip(" .-–•*\t\r") for part in text.split("\n") for item in part.replace(";", ",").split(",")]
    skills = tuple(dict.fromkeys(item for item in found if item))
    return Cel({"vakskills": {veld.partition(".")[2]: () if yes_or_no(text) is False else skills}})
