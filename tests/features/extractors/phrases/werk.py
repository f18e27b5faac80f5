"""Ways to tell of work, schooling, skills, papers, wishes and the doel."""

from tests.features.extractors.phrases.phrase import Phrases

JOBS = {"kok": "kok", "lasser": "lasser", "kapster": "kapster", "schilder": "schilder", "verpleegkundige": "verpleegkundige"}

GROUPS = (
    Phrases("werkervaring", "Werkervaring", JOBS, (
        "{v}, 5 jaar, Syrië", "5 jaar {v} in Syrië", "Werkte vijf jaar als {v} in Turkije.", "Hij was {v} in Eritrea.", "{v} / Iran / 3 jr",
        "Heeft 8 jaar gewerkt als {v} in Aleppo.", "4 jr {v} (Jemen)", "Ruim tien jaar {v} in Kabul.", "{v} (Somalië, 2 jaar)",
        "In Syrië werkte mw. zes jaar als {v}.", "In Nederland een half jaar als {v} via een uitzendbureau.", "{v} in Irak, van 2012 tot 2018",
        "Was tien jaar werkzaam als {v} in Damascus.", "Negen maanden {v} in Nederland.", "- {v}, 3 jaar", "{v}; 2 jaar; Ethiopië",
        "Ervaring als {v} (4 jaar, Eritrea)", "Heeft in Turkije als {v} gewerkt.",
    )),
    Phrases("werkervaring.jaren", "Werkervaring", {
        "5 jaar": 5, "anderhalf jaar": 1.5, "twaalf jaar": 12, "6 maanden": 0.5, "een half jaar": 0.5, "3 jr": 3, "2,5 jaar": 2.5,
    }, (
        "kok, Syrië, {v}", "kok, {v}, Syrië", "Werkte {v} als kok in Iran.", "kok in Eritrea, {v}", "Kok / Turkije / {v}", "kok ({v}, Syrië)",
        "Hij heeft {v} gewerkt als kok in Jemen.", "Hij was {v} kok in Kabul.",
    )),
    Phrases("werkervaring", "Werkervaring", {"nooit gewerkt": None, "geen werkervaring": None}, ("Heeft {v}.", "Mw. heeft {v}.", "{v}")),
    Phrases("opleiding.niveau", "Opleiding", {
        "basisschool": "basis", "middelbare school": "voortgezet", "universiteit": "wo", "mbo": "mbo", "hbo": "hbo",
    }, (
        "Hoogste opleiding: {v}", "{v} afgerond", "Opleiding: {v}", "Heeft {v} afgemaakt in Syrië.", "{v} gedaan, met diploma",
        "Vooropleiding: {v} in Eritrea, afgerond", "opleiding: {v} afgemaakt", "Opleiding : ☒ {v}", "{v} in Iran afgerond", "{v} (afgerond)",
    )),
    Phrases("opleiding.niveau", "Opleiding", {"havo": "voortgezet", "mbo-2": "mbo", "een hbo-bachelor": "hbo", "een wo-master": "wo"}, (
        "Universiteit in Syrië, IDW: vergelijkbaar met {v}.", "Diploma is gewaardeerd als {v}.", "Waardering: vergelijkbaar met {v}",
        "IDW heeft het diploma vergeleken met {v}.",
    )),
    Phrases("opleiding.niveau", "Opleiding", {"nooit naar school geweest": "geen", "nooit onderwijs gehad": "geen"}, (
        "Mw. is {v}.", "{v}", "Hij is {v} en kan niet lezen.",
    )),
    Phrases("opleiding.diplomaGewaardeerd", "Opleiding", {"ja": True, "nee": False}, (
        "Diploma gewaardeerd: {v}", "Diplomawaardering: {v}", "diploma gewaardeerd : [x] {v}", "IDW-waardering: {v}", "Diploma gewaardeerd ☒ {v}",
    )),
    Phrases("opleiding.diplomaGewaardeerd", "Opleiding", {"nog niet gewaardeerd": False, "gewaardeerd door IDW": True}, (
        "Het diploma is {v}.", "Diploma {v}.", "Universiteit afgerond, diploma {v}.",
    )),
    Phrases("vakskills", "Vaardigheden", {"lassen": "lassen", "brood bakken": "brood bakken", "haren knippen": "haren knippen", "metselen": "metselen"}, (
        "Kan: {v}", "kan {v}", "Vaardigheden: {v} en tuinieren", "{v}, koken", "Hij kan goed {v}.", "Zij kan {v} en schilderen.", "Is handig met {v}.",
        "Vakvaardigheden: koken, {v}", "vaardigheden: {v}", "Kennis en vaardigheden: {v}", "Mw. kan {v}, koken en naaien.", "is goed in {v}",
    )),
    Phrases("certificaten", "Certificaten", {"VCA": "vca", "BHV": "bhv", "VOG": "vog", "heftruckcertificaat": "heftruck", "HACCP": "hygieneHaccp"}, (
        "{v}: ja", "{v} behaald in 2024", "Heeft {v}.", "Certificaten: {v}", "Certificaten: {v} (2023)", "{v} ja, geldig tot 2030", "Hij heeft een {v}.",
        "{v} gehaald", "In bezit van {v}.", "☒ {v}", "Certificaten: ☒ {v} ☐ EHBO", "Mw. heeft haar {v} gehaald.",
    )),
    Phrases("certificaten", "Certificaten", {"VCA": None, "BHV": None, "VOG": None, "HACCP": None}, (
        "{v}: nee", "{v} nog niet gehaald", "Geen {v}.", "{v} is aangevraagd", "{v} verlopen in 2023", "{v} heeft hij niet.", "Wil {v} halen.",
        "{v} [ ] ja [x] nee", "{v} gepland in juni", "Heeft nog geen {v}.",
    )),
    Phrases("rijbewijs", "Rijbewijs", {"B": "B", "AM": "AM", "C": "C", "T": "T"}, (
        "Rijbewijs: {v}", "rijbewijs {v}", "Heeft rijbewijs {v}.", "Rijbewijs {v}: ja", "Hij heeft een Nederlands rijbewijs {v}.", "Rijbewijs : [x] {v}",
        "{v}-rijbewijs", "rijbewijs {v} behaald", "Rijbewijs: ja, {v}", "rijbewijs categorie {v}", "Rijbewijs: ☐ A ☒ {v}",
    )),
    Phrases("rijbewijs", "Rijbewijs", {"geen": None, "nee": None}, ("Rijbewijs: {v}", "rijbewijs {v}", "Rijbewijs : [x] {v}", "rijb. {v}")),
    Phrases("rijbewijs", "Papieren", {"een Syrisch rijbewijs B": None, "geen rijbewijs": None, "een Turks rijbewijs": None}, (
        "Heeft {v}.", "Mw. heeft {v}.", "{v}, niet geldig in Nederland", "Hij heeft alleen {v}.",
    )),
    Phrases("wensen.beroepen", "Wensen", JOBS, (
        "Wens: {v}", "Wil {v} worden.", "Hij wil graag {v} worden.", "Mw. droomt ervan {v} te worden.", "Beroepswens: {v}", "Wensberoep: {v}",
        "Wil weer als {v} werken.", "Zijn droom is {v} worden.", "Wil werken als {v}.", "Zij zou graag {v} worden.", "wens: weer {v} worden",
        "Hij hoopt {v} te worden.", "Is bereid te beginnen als {v}.", "{v}", "{v} vindt hij ook goed.", "Uw wens is om {v} te worden.",
    )),
    Phrases("wensen.nietGewenst", "Wensen", {"schoonmaak": "schoonmaak", "horeca": "horeca", "productiewerk": "productiewerk"}, (
        "Wil niet: {v}", "Wil geen {v}.", "Liever geen {v}.", "Liever niet: {v}", "Geen {v}.", "Wil niet in de {v} werken.", "{v} wil ze niet.",
        "In elk geval niet in de {v}.", "Niet gewenst: {v}", "{v} wil hij liever niet.", "Geen interesse in {v}.", "Hij wil geen {v} meer doen.",
    )),
    Phrases("wensen.sectoren", "Wensen", {"techniek": "techniek", "zorg": "zorg", "horeca": "horeca", "groen": "groen", "logistiek": "logistiek"}, (
        "Sector: {v}", "Sector {v}", "sector {v}.", "Wens sector: {v}", "Sector van voorkeur: {v}", "Sector: ☒ {v}", "sector {v} of bouw", "Iets in de {v}.",
        "Wil in de {v} werken.",
    )),
    Phrases("doel", "Doel", {"betaald werk": "werk", "participatie": "participatie", "vrijwilligerswerk": "participatie", "een opleiding": "opleiding"}, (
        "Doel: {v}", "Doel van dit plan: {v}", "Het doel is {v}.", "Doel van het plan is {v}.", "doel PIP: {v}", "Het doel voor de komende periode is {v}.",
        "Doel: ☒ {v}", "{v}", "Doel : [x] {v}", "Het doel van dit plan is {v}.", "Doel: {v}, later betaald werk",
    )),
)  # fmt: skip
