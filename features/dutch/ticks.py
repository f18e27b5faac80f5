"""Reads tick boxes: what is not ticked is blanked, so that every other reading only meets what was chosen."""

import re

WORDINGS = ("☒ ☑ ☐ □ ■ ✓ ✔ ✗", "[x] [v] [ ]", "(x) ( )", "vinkjes van Word", "vakje vóór of achter het antwoord")

_ON = r"[☒☑✓✔✗✘☓■◉⦿🗹🗷]|\[\s?[xXvV*✓✔]\s?\]|\(\s?[xXvV]\s?\)"
_OFF = r"[☐□◻▢○◯❏❑]|\[\s{0,3}\]|\(\s{1,3}\)|\[_+\]"
_BOX = re.compile(f"(?P<on>{_ON})|(?P<off>{_OFF})")
_SHORT_ANSWER = re.compile(r"\s*(?:ja|nee|yes|no|n\.?v\.?t\.?)\b(?:\s*,?\s*(?:nl\.?|namelijk)[:.\s]*[._…]*)?", re.I)
_WIDE = re.compile(r"\s{2,}|[\t\n]|$")


def has_boxes(text: str) -> bool:
    """Whether the text holds a tick box, on or off."""
    return _BOX.search(text) is not None


def lone_box(text: str) -> bool | None:
    """Whether a cell holds only a box, and if so whether it is ticked; None when it holds anything else."""
    content = text.strip()
    if content.lower() in ("x", "v", "ja x"):
        return True
    box = _BOX.fullmatch(content)
    return bool(box["on"]) if box else None


def keep_ticked(text: str) -> str:
    """The text of one line or cell with boxes and unticked options blanked; of equal length.

    Text without boxes comes back as it is. When the boxes stand behind their options the option before a box is meant.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    signs = list(text)
    behind = _stand_behind(text, boxes)
    for number, box in enumerate(boxes):
        _blank(signs, *box.span())
        if box["off"]:
            _blank(signs, *(_before(text, boxes, number) if behind else _after(text, boxes, number)))
    return "".join(signs)


def _stand_behind(text: str, boxes: list[re.Match[str]]) -> bool:
    """Whether options stand before their boxes: there is text before the first and none after the last."""
    if not text[: boxes[0].start()].strip() or text[boxes[-1].end() :].strip(" .\t\n"):
        return False
    return len(boxes) > 1 or bool(boxes[0]["on"]) or len(text[: boxes[0].start()].split()) <= 4


def _before(text: str, boxes: list[re.Match[str]], number: int) -> tuple[int, int]:
    begin = boxes[number - 1].end() if number else 0
    colon = text.rfind(":", begin, boxes[number].start())
    return (colon + 1 if colon >= 0 else begin), boxes[number].start()


def _after(text: str, boxes: list[re.Match[str]], number: int) -> tuple[int, int]:
    begin = boxes[number].end()
    eind = boxes[number + 1].start() if number + 1 < len(boxes) else len(text)
    short = _SHORT_ANSWER.match(text, begin, eind)
    if short:
        return begin, short.end()
    first = next((place for place in range(begin, eind) if not text[place].isspace()), eind)
    wide = _WIDE.search(text, first, eind)
    return begin, (wide.start() if wide else eind)


def _blank(signs: list[str], begin: int, eind: int) -> None:
    for place in range(begin, eind):
        if signs[place] not in "\n\t":
            signs[place] = " "
