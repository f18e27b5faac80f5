"""One good body of every kind, shown in the documentation field by field.

Not as a whole: the linter of the design rules takes every key with "post" in it for a method, also "postcode".
"""

from typing import Any

PLEK: dict[str, Any] = {
    "kenmerk": "PLEK-2026-001",
    "titel": "Medewerker magazijn",
    "aanbieder": {"naam": "Magazijn Noord", "soort": "werkgever"},
    "soort": "werkervaringsplaats",
    "taaleis": {"spreken": "A2"},
    "taaleisBespreekbaar": True,
    "belasting": ["tillen", "langStaan"],
    "uren": {"min": 8, "max": 24},
    "tijden": [
        {"dag": "di", "van": "09:00", "tot": "13:00"},
        {"dag": "do", "van": "09:00", "tot": "13:00"},
    ],
    "postcode": "7511 AB",
    "capaciteit": 2,
}
PIP: dict[str, Any] = {
    "kenmerk": "PIP-2026-001",
    "gemeente": "GM0153",
    "inburgeraar": {"postcode": "7511"},
    "leerroute": "b1",
    "taalniveau": {"spreken": "A2", "lezen": "A1"},
    "reistijd": {"maxMinuten": 45, "vervoer": ["fiets"]},
    "belastbaarheid": {"urenPerWeek": 24, "naastTaalles": True},
    "bezet": [{"dag": "ma", "van": "09:00", "tot": "12:00", "reden": "taalles"}],
    "kinderopvang": {"nodig": False},
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "Plek": PLEK,
    "Pip": PIP,
    "Intrekking": {"reden": "De plek is vervuld."},
    "SuggestieVraag": {"pip": "PIP-2026-001", "aantal": 5},
    "EigenVoorstel": {"pip": "PIP-2026-001", "plek": "PLEK-2026-001", "toelichting": "De begeleider spreekt Tigrinya."},
    "Beoordeling": {"stap": "akkoord", "versie": 1},
    "NieuweToezegging": {"tegen": "2099-12-31"},
    "Nazorgverslag": {"notitie": "Het gaat goed."},
    "RondeVraag": {"week": "2026-W48", "richting": "auto"},
    "StopVraag": {"reden": "De persoon vroeg erom."},
    "WatAlsVraag": {"als": ["opvang:di:middag"]},
    "Bevestiging": {"versie": 1},
    "NieuwePauze": {"tot": "2099-12-31"},
    "NoodstopVraag": {"reden": "De reistijden kloppen niet."},
}
"""By the name of the schema of the body."""


def show_examples(schemas: dict[str, dict[str, Any]]) -> None:
    """Put the examples in these components, each value at its own field."""
    for name, body in EXAMPLES.items():
        _show(schemas, schemas[name], body)


def _show(schemas: dict[str, dict[str, Any]], schema: dict[str, Any], body: dict[str, Any]) -> None:
    for name, value in body.items():
        field = schema["properties"][name]
        inside = _object_in(schemas, field) if isinstance(value, dict) else None
        if inside is None:
            field["examples"] = [value]
        else:
            _show(schemas, inside, value)


def _object_in(schemas: dict[str, dict[str, Any]], field: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of the object that a field holds, when it is one of the components."""
    references = [one["$ref"] for one in (field, *field.get("anyOf", ())) if "$ref" in one]
    return schemas[references[0].rpartition("/")[2]] if references else None
