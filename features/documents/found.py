"""What was found in a document so far: its headings, fields, tables and sentences as they grow."""

import re
from dataclasses import dataclass, field

from features.documents.document import Cel, Plaats, Tabel, Veld, Zin
from features.documents.labels import next_field
from features.documents.sentences import sentences
from features.dutch.headings import clean_label, is_old, is_old_heading

_BULLET_IN_VALUE = re.compile(r"(?<=\n)[ \t]*[-*](?=\s)|^[-*](?=\s)")
_LONGEST_VALUE = 3000
"""What stands further behind a label is read as sentences only."""
_NOW = re.compile(r"\b(?:nu|thans|inmiddels|vanaf deze|huidige?|op dit moment)\b")


@dataclass
class Found:
    """What was found so far, and where we are.

    plain is the text in which unticked options are blanked; answers heads the columns of the last table of boxes.
    """

    text: str
    plain: str
    hard: set[int]
    kop: str = ""
    kop_old: bool = False
    alinea: int = 0
    after_kop: bool = False
    bijschrift: str = ""
    answers: tuple[str, ...] = ()
    zinnen: list[Zin] = field(default_factory=list)
    velden: list[Veld] = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)

    def head(self, begin: int, eind: int) -> None:
        """Start a new part below this heading."""
        self.kop = clean_label(self.plain[begin:eind])
        self.kop_old = is_old_heading(self.kop)
        self.alinea += 1
        self.after_kop = True
        self.bijschrift = self.plain[begin:eind]
        self.zinnen.append(Zin(self.plain[begin:eind], begin, "", self.kop, self.alinea, "kop", self.kop_old))

    def speak(self, begin: int, eind: int, label: str = "", plaats: Plaats = "zin", *, old: bool = False) -> None:
        """Add the sentences of one paragraph or value."""
        self.alinea += 1
        for a, b in sentences(self.text, begin, eind, self.hard):
            tekst = self.plain[a:b].replace("\n", " ")
            old = old and not _NOW.search(tekst)
            past = old or self.kop_old or is_old(tekst)
            self.zinnen.append(Zin(tekst, a, label, self.kop, self.alinea, plaats, past, self.after_kop))
            self.after_kop = False
        self.bijschrift = self.plain[begin:eind]

    def keep_fields(self, name: str, begin: int, eind: int) -> None:
        """Keep a field; more fields on the same line, parted by a wide gap, are kept on their own."""
        gap = next_field(self.text, begin, eind)
        if gap is None or "\n" in self.text[begin : gap.start()]:
            self.keep_field(name, begin, eind)
            return
        if self.text[begin : gap.start()].strip():
            self.keep_field(name, begin, gap.start())
        colon = self.text.index(":", gap.end())
        rest = colon + 1 + len(self.text[colon + 1 : eind]) - len(self.text[colon + 1 : eind].lstrip())
        if self.text[rest:eind].strip():
            self.keep_fields(clean_label(self.plain[gap.end() : colon]), rest, eind)

    def keep_field(self, name: str, begin: int, eind: int) -> None:
        """Keep one label with its value, as a field and as sentences."""
        old = self.kop_old or is_old(name)
        value = self.plain[begin : min(eind, begin + _LONGEST_VALUE)]
        tekst = "".join(
            sign if sign != "\n" else ";" if begin + place in self.hard else " " for place, sign in enumerate(value)
        )
        for bullet in _BULLET_IN_VALUE.finditer(value):
            dash = bullet.end() - 1
            tekst = tekst[:dash] + " " + tekst[dash + 1 :]
        self.speak(begin, eind, name, "veld", old=old)
        self.velden.append(Veld(name, tekst.replace("\t", " "), begin, self.kop, self.alinea, old))

    def choose(self, name: str, chosen: Cel) -> None:
        """Keep a label with the option that was ticked for it, which stands elsewhere in the table."""
        self.alinea += 1
        old = self.kop_old or is_old(name)
        self.zinnen.append(Zin(chosen.tekst, chosen.begin, name, self.kop, self.alinea, "veld", old))
        self.velden.append(Veld(name, chosen.tekst, chosen.begin, self.kop, self.alinea, old))
