"""Cuts Dutch enumerations into their parts: by comma, "en", "of", slash and line."""

import re
from collections.abc import Iterator

WORDINGS = ("a, b en c", "a of b", "a / b", "a; b", "a (b)", "laden en lossen (blijft bijeen)")

_TOGETHER = re.compile(
    r"(?:laden en lossen|knippen en scheren|wassen en (?:strijken|drogen)|vegen en dweilen|las- en \w+"
    r"|\w+- en \w+|in- en \w+"
    r"|uit en \w+|eten en drinken|op- en \w+|wassen en aankleden|techniek en \w+|hygiene en \w+|toerisme en \w+"
    r"|bed en bad|rust en regelmaat)"
)
_CUT = re.compile(
    r"[,;\n|\t]|\s+en\s+(?:met\s+|ook\s+)?|\s+of\s+(?:anders\s+)?|\s?/\s?|\s\+\s|\s{3,}|\s&\s|\s-\s|(?:^|\s)\*\s"
)


def parts(text: str, *, at_of: bool = True) -> Iterator[tuple[str, int]]:
    """The parts of an enumeration in plain letters with their places; what is in brackets stays with its part."""
    keep = [match.span() for match in _TOGETHER.finditer(text)] + [m.span() for m in re.finditer(r"\([^)]*\)", text)]
    begin = 0
    for cut in [*_CUT.finditer(text), None]:
        start, after = (cut.start(), cut.end()) if cut else (len(text), len(text))
        inside = cut and any(a < start < b for a, b in keep)
        if inside or (cut and not at_of and re.match(r"\s+of\s", cut[0])):
            continue
        part = text[begin:start]
        if part.strip(" .:-*"):
            lead = len(part) - len(part.lstrip(' .:-*"'))
            yield part.strip(' .:-*"'), begin + lead
        begin = after
