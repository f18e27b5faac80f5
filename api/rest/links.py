"""What follows after an answer: the links in the documentation, by which a program finds its way."""

from typing import Any, NamedTuple


class Link(NamedTuple):
    """One operation that can follow: where each of its parameters stands, and its body when that is known."""

    to: str
    parameters: dict[str, str]
    body: str | None = None


KENMERK, ASKED = "$response.body#/kenmerk", "$request.path.kenmerk"
SEEN = "$response.header.ETag"


def _of_voorstel(kenmerk: str) -> tuple[Link, ...]:
    names = ("toonVoorstel", "beoordeelVoorstel", "toonMatchblad", "toonVoorwaarden", "toonNazorgmomenten")
    return tuple(Link(name, {"kenmerk": kenmerk}) for name in names)


LINKS: dict[str, tuple[Link, ...]] = {
    "maakPlek": (
        Link("toonPlek", {"kenmerk": KENMERK}),
        Link("wijzigPlek", {"kenmerk": KENMERK, "If-Match": SEEN}, "$response.body"),
        Link("trekPlekIn", {"kenmerk": KENMERK}),
    ),
    "wijzigPlek": (
        Link("toonPlek", {"kenmerk": KENMERK}),
        Link("trekPlekIn", {"kenmerk": KENMERK}),
    ),
    "toonPlekken": (
        Link("toonPlek", {"kenmerk": "$response.body#/plekken/0/plek/kenmerk"}),
        Link("trekPlekIn", {"kenmerk": "$response.body#/plekken/0/plek/kenmerk"}),
    ),
    "toonPlek": (Link("wijzigPlek", {"kenmerk": ASKED, "If-Match": SEEN}, "$response.body#/plek"),),
    "leverPlekkenAan": (
        Link("toonUpload", {"kenmerk": KENMERK}),
        Link("haalFoutenbestand", {"kenmerk": KENMERK}),
    ),
    "toonUploads": (
        Link("toonUpload", {"kenmerk": "$response.body#/plekUploads/0/kenmerk"}),
        Link("haalFoutenbestand", {"kenmerk": "$response.body#/plekUploads/0/kenmerk"}),
    ),
    "maakPip": (
        Link("toonPip", {"kenmerk": KENMERK}),
        Link("geefInzage", {"kenmerk": KENMERK}),
        Link("legPipStil", {"kenmerk": KENMERK}),
        Link("toonPauzes", {"kenmerk": KENMERK}),
        Link("pauzeerPip", {"kenmerk": KENMERK}),
        Link("wisPip", {"kenmerk": KENMERK}),
        Link("wijzigPip", {"kenmerk": KENMERK, "If-Match": SEEN}, "$response.body"),
    ),
    "toonWatAls": (Link("probeerWatAls", {"kenmerk": ASKED}),),
    "leverPlanAan": (
        Link("toonConcept", {"kenmerk": "$response.body#/pip/kenmerk"}),
        Link("bevestigConcept", {"kenmerk": "$response.body#/pip/kenmerk"}),
    ),
    "toonConcepten": (Link("toonConcept", {"kenmerk": "$response.body#/pips/0/kenmerk"}),),
    "toonConcept": (Link("bevestigConcept", {"kenmerk": ASKED}),),
    "bevestigConcept": (Link("toonPip", {"kenmerk": ASKED}),),
    "wijzigPip": (Link("toonPip", {"kenmerk": KENMERK}),),
    "toonPips": (Link("toonPip", {"kenmerk": "$response.body#/pips/0/kenmerk"}),),
    "toonPip": (Link("wijzigPip", {"kenmerk": ASKED, "If-Match": SEEN}, "$response.body"),),
    "legPipStil": (
        Link("toonVerwerkingsstops", {"kenmerk": ASKED}),
        Link("hefVerwerkingsstopOp", {"kenmerk": ASKED, "nummer": "$response.body#/nummer"}),
    ),
    "pauzeerPip": (
        Link("toonPauzes", {"kenmerk": ASKED}),
        Link("hefPauzeOp", {"kenmerk": ASKED, "nummer": "$response.body#/nummer"}),
    ),
    "toonVoorstellen": _of_voorstel("$response.body#/voorstellen/0/kenmerk"),
    "stelZelfVoor": _of_voorstel(KENMERK),
    "beoordeelVoorstel": _of_voorstel(ASKED),
    "toonVoorwaarden": (
        Link("neemVoorwaardeOpU", {"kenmerk": ASKED, "voorwaarde": "$response.body#/voorwaarden/0/kenmerk"}),
        Link("rondVoorwaardeAf", {"kenmerk": ASKED, "voorwaarde": "$response.body#/voorwaarden/0/kenmerk"}),
    ),
    "toonToezeggingen": (
        Link(
            "rondVoorwaardeAf",
            {
                "kenmerk": "$response.body#/toezeggingen/0/toezegging/voorstel",
                "voorwaarde": "$response.body#/toezeggingen/0/toezegging/kenmerk",
            },
        ),
    ),
    "toonGesprekken": (
        Link(
            "rondNazorgAf",
            {
                "kenmerk": "$response.body#/nazorgmomenten/0/voorstel",
                "moment": "$response.body#/nazorgmomenten/0/moment",
            },
        ),
    ),
    "neemVoorwaardeOpU": (Link("rondVoorwaardeAf", {"kenmerk": ASKED, "voorwaarde": "$request.path.voorwaarde"}),),
    "toonNazorgmomenten": (
        Link("rondNazorgAf", {"kenmerk": ASKED, "moment": "$response.body#/nazorgmomenten/0/moment"}),
    ),
    "toonGebruikers": (Link("blokkeerGebruiker", {"kenmerk": "$response.body#/gebruikers/0/kenmerk"}),),
    "startRonde": (Link("toonRonde", {"kenmerk": KENMERK}),),
    "toonRondes": (Link("toonRonde", {"kenmerk": "$response.body#/rondes/0/kenmerk"}),),
    "gebruikNoodstop": (Link("hefNoodstopOp", {"nummer": "$response.body#/nummer"}),),
}
"""By operation: what its answer leads to when it went well."""


def links_of(operation: str) -> dict[str, Any]:
    """The links of an operation as OpenAPI writes them; empty when nothing follows."""
    return {link.to: _written(link) for link in LINKS.get(operation, ())}


def _written(link: Link) -> dict[str, Any]:
    written: dict[str, Any] = {"operationId": link.to, "parameters": link.parameters}
    return written if link.body is None else written | {"requestBody": link.body}
