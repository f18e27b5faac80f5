"""Finds the label a line begins with: before a colon, before an answer, or as the first word of a paragraph."""

import re

from features.documents.document import Regel
from features.documents.fold import plain
from features.dutch.headings import SUBJECTS, clean_label, only_subjects

LONGEST_LABEL = 6
_LABEL = re.compile(r"(?P<label>[^\s:|][^:|]{1,60}?)\s*(?::|(?<=\s)=(?=\s)|(?<=\s)-\s*:)(?=\s|$|[☐☒\[])")
_QUESTION = re.compile(r"(?P<label>[A-Z][^:|?.;]{3,75})\?[ \t]+(?=\S)")
_LONGEST_QUESTION = 10
_RUN_IN = re.compile(r"(?P<label>[A-Z][^\W\d_]+(?:\s?[ /&+]\s?[^\W\d_]+){0,4})(?:\.|\s[-\u2013])\s+(?=[A-Z])")
_UNNUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s+", re.I)
_SENTENCE_INSIDE = re.compile(r"(?<!max)(?<!min)[.;,!?]\s", re.I)
NEXT_FIELD = re.compile(r"(?:[ ]{2,}|\t|\s\|\s)[ \t]*(?=[A-Z][^\W\d_][\w .&/()-]{0,28}?\s*:\s)")
"""The gap before a second label on one line."""
_NEXT_SUBJECT = re.compile(r"(?<=[.;])\s+(?=(?P<label>[A-Z][^\W\d_][\w /&-]{0,28}?)\s*:\s)")


def label_of(text: str, regel: Regel) -> re.Match[str] | None:
    """The label a line begins with, if it reads as one: short, and not in the middle of brackets."""
    if not regel.cellen:
        return None
    begin, eind = regel.cellen[0][0], regel.cellen[-1][1]
    question = _QUESTION.match(text, begin, eind)
    if question and len(question["label"].split()) <= _LONGEST_QUESTION:
        return question
    match = _LABEL.match(text, begin, eind)
    if match is None:
        return _run_in(text, regel)
    if match["label"].count("(") != match["label"].count(")"):
        return None
    if len(match["label"].split()) > LONGEST_LABEL or _SENTENCE_INSIDE.search(_UNNUMBERED.sub("", match["label"])):
        return _run_in(text, regel)
    return match


def _run_in(text: str, regel: Regel) -> re.Match[str] | None:
    """A heading that runs into its paragraph: "Taal. Mevrouw volgt de les ..."."""
    match = _RUN_IN.match(text, regel.cellen[0][0], regel.cellen[-1][1])
    return match if match and only_subjects(plain(match["label"])) else None


def names_subject(text: str, regel: Regel) -> bool:
    """Whether a line begins with a label that names a subject we know, so that it cannot continue a sentence."""
    label = label_of(text, regel)
    return label is not None and label["label"][:1].isupper() and is_subject(plain(label["label"]))


def next_field(text: str, begin: int, eind: int) -> re.Match[str] | None:
    """The gap before a second label in a value: a wide gap, or the start of a sentence that names a subject."""
    gap = NEXT_FIELD.search(text, begin, eind)
    for match in _NEXT_SUBJECT.finditer(text, begin, gap.start() if gap else eind):
        if is_subject(plain(match["label"])):
            return match
    return gap


def bare_heading(text: str, regel: Regel) -> bool:
    """Whether a line holds nothing but subjects, with a capital and without a full stop: surely a heading."""
    line = text[regel.cellen[0][0] : regel.cellen[-1][1]].strip() if regel.cellen else ""
    return line[:1].isupper() and line[-1:].isalpha() and only_subjects(clean_label(plain(line)))


def is_subject(label: str) -> bool:
    """Whether a label in plain letters begins or ends with a subject that plans are about."""
    words = clean_label(label).split()
    return bool(words) and (words[0] in SUBJECTS or words[-1] in SUBJECTS)
