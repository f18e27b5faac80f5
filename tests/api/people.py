"""A small pip and plek that fit, to vary in tests."""

from typing import Any


def pip(kenmerk: str = "PIP-1", **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kenmerk": kenmerk,
        "inburgeraar": {"postcode": "7511"},
        "taalniveau": {"spreken": "A2", "luisteren": "A2", "lezen": "A2", "schrijven": "A2"},
        "reistijd": {"maxMinuten": 45, "vervoer": ["fiets"]},
        "belastbaarheid": {"urenPerWeek": 24, "naastTaalles": True, "beperkingen": []},
        "bezet": [{"dag": "ma", "van": "09:00", "tot": "12:00", "reden": "taalles"}],
        "kinderopvang": {"nodig": False},
        "certificaten": [],
        "rijbewijs": [],
    }
    return data | changes


def plek(kenmerk: str = "PLEK-1", **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kenmerk": kenmerk,
        "titel": "Medewerker magazijn",
        "aanbieder": {"naam": "Magazijn Noord", "soort": "werkgever"},
        "soort": "werkervaringsplaats",
        "postcode": "7511",
        "capaciteit": 1,
        "uren": {"min": 8},
        "belasting": [],
        "tijden": [
            {"dag": "di", "van": "09:00", "tot": "13:00"},
            {"dag": "do", "van": "09:00", "tot": "13:00"},
        ],
    }
    return data | changes
