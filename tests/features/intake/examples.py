"""A full pip and plek as JSON data, with every veld filled, to spoil in tests."""

import copy
from typing import Any

BSN = "123456782"  # passes the elfproef; the example number of the government itself is 111222333

_PIP: dict[str, Any] = {
    "kenmerk": "PIP-003",
    "versie": 2,
    "gemeente": "GM0164",
    "vastgesteldOp": "2026-10-01",
    "inburgeraar": {
        "postcode": "7511 AA",
        "groep": "asielstatushouder",
        "regime": "wi2021",
        "inkomen": "bijstand",
        "gevestigdOp": "2025-03-01",
        "termijnEinde": "2028-10-01",
    },
    "leerroute": "b1",
    "leerrouteVariant": "entree",
    "afgeschaaldNaarA2": False,
    "taalniveau": {
        "lezen": "A2",
        "luisteren": "A2",
        "schrijven": "A1",
        "spreken": None,
        "peildatum": "2026-11-01",
        "alfabetisering": "gealfabetiseerd",
    },
    "talen": [{"taal": "tir", "niveau": "moedertaal"}],
    "opleiding": {"niveau": "voortgezet", "richting": "techniek", "diplomaGewaardeerd": False},
    "werkervaring": [{"beroep": "kok", "jaren": 2.5, "inNederland": False}],
    "vakskills": ["klanten helpen"],
    "certificaten": ["vca"],
    "rijbewijs": ["B"],
    "wensen": {"beroepen": ["kok"], "sectoren": ["horeca"], "nietGewenst": ["schoonmaak"]},
    "doel": "werk",
    "belastbaarheid": {"urenPerWeek": 12, "naastTaalles": True, "urenPerDag": 8, "beperkingen": ["nietTillen"]},
    "bezet": [{"dag": "ma", "van": "09:00", "tot": "12:00", "reden": "taalles"}],
    "beschikbaar": [{"dag": "di", "van": "08:00", "tot": "24:00"}],
    "beschikbaarVanaf": "2026-11-01",
    "kinderopvang": {
        "nodig": True,
        "geregeld": "aangevraagd",
        "tijden": [
            {"dag": "di", "van": "08:30", "tot": "14:00"},
            {"dag": "wo", "van": "08:30", "tot": "12:00"},
            {"dag": "do", "van": "08:30", "tot": "14:00"},
        ],
        "jongsteKind": 3,
    },
    "reistijd": {"maxMinuten": 45, "vervoer": ["fiets", "ov"], "nietMogelijk": ["auto"]},
    "begeleiding": {"intensiteit": "gemiddeld", "jobcoach": False, "taalmaatje": True},
    "werknemersvaardigheden": "inOntwikkeling",
    "herkomst": {"taalniveau.lezen": {"citaat": "leest op A2", "begin": 3, "eind": 14, "zekerheid": 0.9}},
    "taallesUren": 6,
}
_PLEK: dict[str, Any] = {
    "kenmerk": "PLEK-080",
    "titel": "Werkervaringsplaats magazijn",
    "omschrijving": "Orders verzamelen",
    "aanbieder": {"naam": "Distributie Rijnstad", "soort": "werkgever"},
    "bron": "wsp",
    "soort": "werkervaringsplaats",
    "doel": "werk",
    "beroep": "magazijnmedewerker",
    "sector": "logistiek",
    "vakskills": {"vereist": ["tellen"], "gewenst": []},
    "taaleis": {"lezen": "A1", "luisteren": "A2", "schrijven": None, "spreken": "A2"},
    "taaleisBespreekbaar": False,
    "taalaanbod": {"taalmaatje": True, "taalles": False, "vaktaal": None, "nederlandsOpDeVloer": "veel"},
    "begeleiding": {"intensiteit": "licht", "werkbegeleider": True, "jobcoach": False},
    "belasting": ["tillen"],
    "takenAanpasbaar": True,
    "werkdruk": "laag",
    "uren": {"min": 12, "max": 25},
    "rooster": "flexibel",
    "tijden": [{"dag": "ma", "van": "09:00", "tot": "14:00"}],
    "postcode": "7511",
    "capaciteit": 2,
    "startdatum": "2026-12-01",
    "einddatum": "2027-12-01",
    "certificaten": ["bhv"],
    "opleidtVoor": ["heftruck"],
    "rijbewijs": ["AM"],
    "perspectief": ["doorgroei"],
    "kinderopvangOpLocatie": False,
    "groep": {"min": 2, "max": 4, "taalBandbreedte": 1},
}


def pip(**changed: object) -> dict[str, Any]:
    return copy.deepcopy(_PIP) | changed


def plek(**changed: object) -> dict[str, Any]:
    return copy.deepcopy(_PLEK) | changed
