"""Ways to say which Dutch was reached, which leerroute is followed and which languages are spoken."""

from tests.features.extractors.phrases.phrase import Phrases

LEVELS = {"A0": "A0", "A1": "A1", "A2": "A2", "B1": "B1", "B2": "B2", "<A1": "A0", "A1+": "A1"}
PLAIN_LEVELS = {"A0": "A0", "A1": "A1", "A2": "A2", "B1": "B1"}

GROUPS = (
    Phrases("taalniveau.spreken", "Taal", LEVELS, (
        "spreken {v}", "Spreken: {v}", "spreekvaardigheid {v}", "Mw. spreekt op niveau {v}, spreken {v}.",
        "luisteren A1, spreken {v}", "Luisteren en spreken {v}.", "Het niveau voor spreken is {v}.", "spreken is nu {v}",
        "Spreken zit op {v}.", "Bij spreken haalde zij {v}.", "Toets 12-03-2025: spreken {v}, lezen A1", "lezen A1 / spreken {v}",
        "Mondeling {v}, schriftelijk A0.", "overal {v}", "Op alle onderdelen {v}.", "{v} voor spreken en luisteren",
        "alle vaardigheden {v}", "lees A1 schr A0 spr {v}", "Spreekt Nederlands; spreken {v}", "spreken blijft {v}",
        "Voortgangstoets mei 2025: lezen A1, luisteren A1, schrijven A0, spreken {v}.", "{v} over de hele linie",
    )),
    Phrases("taalniveau.lezen", "Taalniveau", LEVELS, (
        "lezen {v}", "Lezen : {v}", "leesvaardigheid: {v}", "lezen en schrijven {v}", "Lezen is {v}, de rest A1.",
        "Hij zit voor lezen op {v}.", "schrijven A0, lezen {v}", "In januari A0 voor lezen, op 3 juni 2025 lezen {v}.",
        "Schriftelijk {v}, mondeling A1.", "Lezen {v} (streefniveau B2)", "lezen, luisteren en spreken {v}", "lezen: {v} ; luisteren: A0",
        "docent geeft aan: lezen {v}", "Lezen gaat goed: lezen {v}.", "lezne A0, lezen {v}",
    )),
    Phrases("taalniveau.schrijven", "Taal", PLAIN_LEVELS, (
        "schrijven {v}", "schr. {v}", "schrijfvaardigheid {v}", "lezen A2, luisteren A2, spreken A2, schr. nog {v}",
        "Schrijven: niveau {v}", "Schrijven blijft achter, schrijven {v}.", "Alleen schrijven is {v}.", "spreken A1 en schrijven {v}",
    )),
    Phrases("taalniveau.luisteren", "Taal", PLAIN_LEVELS, (
        "luisteren {v}", "luistervaardigheid {v}", "lu {v}", "Luisteren op {v}, spreken op A0.", "luist. {v}", "{v} voor luisteren",
    )),
    Phrases("taalniveau.alfabetisering", "Taal", {
        "analfabeet": "analfabeet", "andersgealfabetiseerd": "andersgealfabetiseerd", "gealfabetiseerd": "gealfabetiseerd",
        "anders gealfabetiseerd": "andersgealfabetiseerd",
    }, ("Mw. is {v}.", "{v}", "Alfabetisering: {v}", "Hij is {v} en volgt les.", "alfabetisering {v}", "Betrokkene is {v}")),
    Phrases("leerroute", "Leerroute", {"B1": "b1", "Z": "z", "onderwijs": "onderwijs"}, (
        "Leerroute: {v}", "leerroute {v}", "{v}-route", "Hij volgt de {v}-route.", "Gekozen is voor de {v}-route.",
        "Leerroute blijft {v}.", "route: {v}", "Leerroute : {v}-route", "Na de toets is de {v}-route vastgesteld.",
        "Mw. zit in de {v}-route.", "leeroute: {v}", "Vorige versie: Z-route. Nu: {v}-route.", "De leerroute is {v}.",
        "Wij adviseren en kiezen de {v}-route", "[x] {v}-route", "☒ {v}-route", "Leerroute gewijzigd van B1 naar {v}-route",
    )),
    Phrases("afgeschaaldNaarA2", "Leerroute", {"nee": False, "ja": True}, (
        "Afgeschaald naar A2: {v}", "afschalen naar A2 : {v}", "Afschaling A2: {v}", "Afschalen: {v}",
    )),
    Phrases("afgeschaaldNaarA2", "Leerroute", {"niet afgeschaald": False, "niet aan de orde": False}, (
        "afschalen naar A2: {v}", "Afschalen is {v}.",
    )),
    Phrases("talen", "Talen", {"Arabisch": "ara", "Turks": "tur", "Tigrinya": "tir", "Farsi": "fas", "Somalisch": "som"}, (
        "Moedertaal: {v}", "moedertaal {v}", "Moedertaal is {v}", "{v} is de moedertaal van mw.", "Spreekt {v} (moedertaal).",
        "{v} (moedertaal)", "Zij spreekt {v} als moedertaal.", "Thuis spreekt hij {v}, zijn moedertaal.", "Talen: {v} (moedertaal)",
        "moedertal: {v}", "{v} = moedertaal", "{v} moedertaal", "De moedertaal is {v}, geen andere talen.",
    )),
    Phrases("talen.goed", "Talen", {"Engels": "eng", "Frans": "fra", "Arabisch": "ara", "Duits": "deu"}, (
        "{v}: goed", "{v} goed", "Spreekt goed {v}.", "spreekt {v} vloeiend", "{v} (goed)", "vloeiend {v}", "Hij spreekt ook goed {v}.",
        "Moedertaal Turks, daarnaast goed {v}", "Dari (moedertaal), {v} (goed)", "{v} spreekt ze vloeiend.",
    )),
)  # fmt: skip
