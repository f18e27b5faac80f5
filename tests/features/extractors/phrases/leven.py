"""Ways to tell of hours, beperkingen, the week, children, travel and begeleiding."""

from tests.features.extractors.phrases.phrase import Phrases

HOURS = {"20": 20, "acht": 8, "zestien": 16, "24": 24, "vierentwintig": 24, "12": 12}
MINUTES = {"45 minuten": 45, "drie kwartier": 45, "een half uur": 30, "anderhalf uur": 90, "een uur": 60, "20 min": 20, "1 uur": 60}
LIMITS = {
    "tillen": "nietTillen", "lang staan": "nietLangStaan", "bukken": "nietBukken", "lang zitten": "nietLangZitten",
    "traplopen": "geenTrappen",
}  # fmt: skip

GROUPS = (
    Phrases("belastbaarheid.urenPerWeek", "Belastbaarheid", HOURS, (
        "{v} uur per week", "Max. {v} uur per week.", "Uren per week: {v}", "Kan {v} uur per week werken naast de taalles.", "{v} uur p/w", "{v} u p/w haalbaar",
        "Ten hoogste {v} uur in de week.", "Inzetbaar: {v} uur per week", "Mw. kan {v} uur per week aan.", "Belastbaarheid: {v} uur per week", "uren per week : {v} uur",
        "In totaal {v} uur per week, les meegerekend", "Hij kan {v} uren per week participeren.", "{v} uur per week, opbouwen naar 32 uur per week",
        "Belastbaarheid is {v} uur per week.", "max {v} uur pw",
    )),
    Phrases("belastbaarheid.urenPerDag", "Belastbaarheid", {"4": 4, "vier": 4, "8": 8, "zes": 6}, (
        "Max. {v} uur per dag", "{v} uur per dag", "Niet meer dan {v} uur op een dag.", "Uren per dag: {v}", "max {v} u op een dag", "Per dag: max. {v} uur",
        "drie dagen van {v} uur", "hooguit {v} uur achter elkaar", "20 uur per week, {v} uur per dag",
    )),
    Phrases("belastbaarheid.naastTaalles", "Belastbaarheid", {
        "naast de taalles": True, "naast de lessen": True, "bovenop de taalles": True, "buiten de taallessen om": True, "inclusief taalles": False,
        "taalles meegerekend": False, "exclusief taalles": True, "de lessen zitten daarin": False,
    }, ("16 uur per week, {v}", "Uren: 16 per week ({v})", "Kan 16 uur per week, {v}.", "max. 16 u p/w {v}", "Belastbaarheid: 16 uur per week {v}")),
    Phrases("belastbaarheid.beperkingen", "Belastbaarheid", LIMITS, (
        "Kan niet {v}.", "Mag niet {v}.", "niet {v}", "{v} gaat niet", "Beperkingen: niet {v}", "Heeft moeite met {v}.", "Zij kan niet goed {v}.", "Beperkingen: kan niet {v}",
        "{v} lukt niet.", "I.v.m. klachten niet {v}.",
    )),
    Phrases("belastbaarheid.beperkingen", "Belastbaarheid", {
        "lawaai": "geenLawaai", "drukte": "geenDrukte", "kou": "geenKou", "stof": "geenStof",
    }, ("Kan niet tegen {v}.", "Beperkingen: kan niet tegen {v}", "geen {v}", "Heeft last van {v}.", "kan slecht tegen {v}", "Wordt onrustig van {v}.")),
    Phrases("belastbaarheid.beperkingen", "Belastbaarheid", {"hoogte": None, "tillen": None, "bukken": None}, (
        "{v} is geen probleem", "Geen beperkingen, {v} kan prima.", "{v} gaat goed.", "Heeft geen moeite met {v}.",
    )),
    Phrases("belastbaarheid.beperkingen", "Belastbaarheid", {"geen": None, "geen lichamelijke": None}, (
        "{v} beperkingen", "Er zijn {v} beperkingen.", "U heeft {v} beperkingen.", "Mw. heeft {v} beperkingen.",
    )),
    Phrases("bezet", "Rooster", {
        "maandag en woensdag van 9 tot 12": ("ma 09:00-12:00", "wo 09:00-12:00"), "ma/wo 9.00-12.00 u": ("ma 09:00-12:00", "wo 09:00-12:00"),
        "ma en wo van negen tot twaalf": ("ma 09:00-12:00", "wo 09:00-12:00"), "maandag- en woensdagochtend": ("ma 09:00-12:00", "wo 09:00-12:00"),
        "ma+wo 09:00-12:00": ("ma 09:00-12:00", "wo 09:00-12:00"), "maandag, woensdag: 9-12 uur": ("ma 09:00-12:00", "wo 09:00-12:00"),
        "twee ochtenden (ma en wo) van 9 tot 12 uur": ("ma 09:00-12:00", "wo 09:00-12:00"),
        "om de week op maandag van 9 tot 12": None, "twee ochtenden, dagen nog onbekend": None,
    }, (
        "Taalles: {v}", "Taalles op {v}.", "Taalles {v}", "Les is op {v}.", "De taallessen zijn op {v}.", "Heeft les {v}.", "Zij heeft taalles op {v}.", "lessen {v}",
    )),
    Phrases("bezet", "Week", {
        "dinsdagavond van half 7 tot 9": ("di 18:30-21:00",), "dinsdag 18.30-21.00 uur": ("di 18:30-21:00",), "di-avond 18.30 - 21.00": ("di 18:30-21:00",),
        "dinsdag van half zeven tot negen 's avonds": ("di 18:30-21:00",),
    }, ("Taalles {v}", "Bijbaan: {v}", "Vrijwilligerswerk {v}", "MAP: {v}", "Werkt op {v}.", "Sport op {v}")),
    Phrases("beschikbaar", "Beschikbaarheid", {
        "vrijdag van 9.00 tot 17.00 uur": ("vr 09:00-17:00",), "vr 9-17 uur": ("vr 09:00-17:00",), "op vrijdag tussen 9 en 17 uur": ("vr 09:00-17:00",),
    }, ("Beschikbaar {v}", "beschikbaar: {v}", "Beschikbaar voor stage: {v}", "Is {v} beschikbaar.", "Inzetbaar {v}.")),
    Phrases("beschikbaarVanaf", "Beschikbaarheid", {"1 februari 2026": "2026-02-01", "01-09-2025": "2025-09-01"}, (
        "Beschikbaar vanaf {v}", "Kan starten vanaf {v}.", "Inzetbaar per {v}", "beschikbaar vanaf: {v}", "Participatie start vanaf {v}.", "vanaf {v}",
    )),
    Phrases("kinderopvang.nodig", "Kinderen", {"ja": True, "nee": False}, (
        "Opvang nodig: {v}", "Kinderopvang nodig: {v}", "Opvang nodig : [x] {v}", "Opvang nodig ☒ {v}", "kinderopvang: {v}",
    )),
    Phrases("kinderopvang.nodig", "Kinderen", {
        "Geen kinderen": False, "Opvang is niet nodig": False, "Opvang n.v.t.": False, "Opvang is nodig": True, "Staat op de wachtlijst voor de opvang": True,
        "De opvang is geregeld": True, "De kinderen zijn uit huis": False,
    }, ("{v}.", "{v}, verder geen bijzonderheden.", "- {v}")),
    Phrases("kinderopvang.geregeld", "Opvang", {"geregeld": "ja", "aangevraagd": "aangevraagd"}, (
        "De opvang is {v}.", "Kinderopvang is {v}.", "opvang {v}", "BSO is {v}.", "De peuteropvang is {v}.",
    )),
    Phrases("kinderopvang.jongsteKind", "Gezin", {
        "(5 en 8 jaar)": 5, "van 5 en 8 jaar": 5, "van vijf en acht": 5, "(8 en 5 jaar)": 5, "(5, 8 en 12 jaar)": 5, "van 5 en 8": 5,
    }, ("Kinderen {v}.", "Gezin: partner en kinderen {v}", "Heeft kinderen {v}.", "Mw. heeft twee kinderen {v}.", "gezin met kinderen {v}", "Uw kinderen {v} gaan naar school.")),
    Phrases("reistijd.maxMinuten", "Reizen", MINUTES, (
        "Max. reistijd: {v}", "maximaal {v} enkele reis", "Hooguit {v} reizen.", "Reistijd max. {v}", "niet langer dan {v} enkele reis", "Wil {v} reizen, enkele reis.",
        "{v} enkele reis is het max.", "Maximaal {v} onderweg.", "Reistijd: {v}", "fiets, max. {v}", "ten hoogste {v} enkele reis",
    )),
    Phrases("reistijd.vervoer", "Reizen", {"fiets": "fiets", "bus": "ov", "e-bike": "ebike", "auto": "auto", "scooter": "bromfiets", "trein": "ov"}, (
        "Vervoer: {v}", "Reist met de {v}.", "Gaat met de {v}.", "{v}", "Vervoer : [x] {v}", "Heeft een {v}.", "Zij neemt de {v}.", "Vervoer: lopen en {v}",
        "doet alles met de {v}",
    )),
    Phrases("reistijd.vervoer", "Reizen", {"fietsen": None, "met de bus": None}, ("Kan niet {v}.", "Durft niet {v}.", "Durft nog niet te {v}.")),
    Phrases("begeleiding.intensiteit", "Begeleiding", {"licht": "licht", "gemiddeld": "gemiddeld", "intensief": "intensief"}, (
        "Begeleiding: {v}", "De begeleiding is {v}.", "{v}", "Intensiteit: {v}", "Begeleiding {v}", "Intensiteit : [x] {v}", "{v}.", "begeleiding: ☒ {v}",
        "Begleiding: {v}", "Hij heeft begeleiding nodig, {v}.",
    )),
    Phrases("begeleiding.jobcoach", "Begeleiding", {"ja": True, "nee": False}, ("Jobcoach: {v}", "jobcoach {v}", "Jobcoach : [x] {v}", "Jobcoach ☒ {v}", "licht; jobcoach {v}")),
    Phrases("begeleiding.taalmaatje", "Begeleiding", {
        "ja": True, "nee": False, "niet nodig": False, "hoeft niet": False, "ja, aangemeld": True,
    }, ("Taalmaatje: {v}", "taalmaatje {v}", "Taalmaatje : {v}", "Begeleiding licht, taalmaatje {v}")),
    Phrases("begeleiding.taalmaatje", "Begeleiding", {
        "zoekt een": True, "heeft een": True, "wil graag een": True, "wil geen": False, "heeft geen": False, "krijgt een": True,
    }, ("Mw. {v} taalmaatje.", "Hij {v} taalmaatje.", "{v} taalmaatje")),
    Phrases("werknemersvaardigheden", "Begeleiding", {
        "voldoende": "voldoende", "onvoldoende": "onvoldoende", "in ontwikkeling": "inOntwikkeling", "nog onbekend": None, "nog niet te beoordelen": None,
    }, ("Werknemersvaardigheden: {v}", "werknemersvaardigheden {v}", "De werknemersvaardigheden zijn {v}.", "Werknemersvaardigheden : {v}", "Werknemersvaardigheden zijn nog {v}")),
)  # fmt: skip
