"""Ways to say who someone is for the law, where they live, what they live on and when things happened."""

from tests.features.extractors.phrases.phrase import Phrases

DATES = {"17-07-2023": "2023-07-17", "3 februari 2025": "2025-02-03", "2025-03-24": "2025-03-24", "1 mrt. 2024": "2024-03-01"}
LATER = {"01-08-2026": "2026-08-01", "20 februari 2028": "2028-02-20", "2028-04-07": "2028-04-07", "2-9-2027": "2027-09-02"}
PLANNED = {"21-05-2024": "2024-05-21", "16 april 2026": "2026-04-16", "2025-10-02": "2025-10-02", "5 jun 2025": "2025-06-05"}

GROUPS = (
    Phrases("inburgeraar.groep", "Gegevens", {
        "asielstatushouder": "asielstatushouder", "statushouder": "asielstatushouder", "gezinsmigrant": "gezinsmigrant",
        "nareiziger": "asielstatushouder", "vergunninghouder": "asielstatushouder",
    }, (
        "Doelgroep: {v}", "Groep: {v}", "Status : {v}", "Mw. is {v}.", "{v}", "Hij kwam als {v} naar Nederland.", "{v}, Wi2021",
        "U bent {v} en u woont hier.", "☒ {v}", "[x] {v}",
    )),
    Phrases("inburgeraar.regime", "Gegevens", {"Wi2021": "wi2021", "Wi2013": "wi2013", "Wet inburgering 2021": "wi2021", "ELIP": "elip"}, (
        "Wet: {v}", "Wettelijk kader: {v}", "Regime: {v}", "valt onder de {v}", "Mw. valt onder {v}.", "statushouder, {v}", "☒ {v}",
    )),
    Phrases("inburgeraar.postcode", "Gegevens", {"7553 ZC": "7553", "4462KT": "4462", "3083 TE": "3083", "8932 HB": "8932"}, (
        "Postcode: {v}", "Adres: Bosje 3, {v}", "Postcode / plaats : {v}", "Woont aan de Markt 5, {v}.", "postcode {v}", "Lindepad 12, {v}",
        "woonplaats: {v}",
    )),
    Phrases("inburgeraar.gevestigdOp", "Gegevens", DATES, (
        "Gevestigd in gemeente: {v}", "Gevestigd op {v}", "Ingeschreven sinds {v}", "Datum vestiging: {v}", "Woont in Ede sinds {v}",
        "Staat sinds {v} ingeschreven in onze gemeente.", "U woont sinds {v} in onze gemeente.", "Vestiging: {v}", "in gemeente per {v}",
        "gevestigd {v}", "Vestigingsdatum {v}", "ingeschr. gem. Ede per {v}", "In Tilburg sinds: {v}",
    )),
    Phrases("inburgeraar.termijnEinde", "Gegevens", LATER, (
        "Einde termijn: {v}", "Termijn tot {v}", "termijn t/m {v}", "Uw inburgeringstermijn eindigt op {v}.", "Einde inburgeringstermijn: {v}",
        "De inburgeringstermijn loopt af op {v}.", "termijn loopt t/m {v}", "Einde inburg.termijn : {v}", "termijn eind {v}",
        "Termijn eindigt: {v}", "Inburgeringstermijn tot en met {v}", "Termijn verlengd tot {v}",
    )),
    Phrases("vastgesteldOp", "Plan", PLANNED, (
        "Vastgesteld op {v}", "Datum vaststelling: {v}", "Vastgesteld: {v}", "vastgest. {v}", "Plan vastgesteld: {v}", "Vastgesteld d.d. {v}",
        "Datum PIP: {v}", "datum plan {v}", "getekend op {v}", "Versie 2, vastgesteld {v}", "Dit plan is vastgesteld op {v}.",
        "gesprek 1-1-2024, vastgesteld {v}", "Datum ondertekening: {v}",
    )),
    Phrases("inburgeraar.inkomen", "Gegevens", {
        "bijstand": "bijstand", "Participatiewet": "bijstand", "PW-uitkering": "bijstand", "WW": "ww", "loon uit arbeid": "werk",
        "studiefinanciering": "studiefinanciering", "geen": "geen",
    }, ("Inkomen: {v}", "Inkomen : {v}", "Inkomen inburgeraar: {v}", "Bron van inkomen: {v}", "Inkomen: ☒ {v}", "Inkomen: [x] {v}", "inkomsten: {v}")),
    Phrases("inburgeraar.inkomen", "Situatie", {"bijstand": "bijstand", "een bijstandsuitkering": "bijstand"}, (
        "Het gezin leeft van {v}.", "Mw. ontvangt {v}.", "U krijgt {v}.", "Inkomen uit een baan, aangevuld met {v}.", "Hij zit in de {v}.",
    )),
    Phrases("versie", "Plan", {"2": 2, "3": 3, "4": 4}, (
        "Versie: {v}", "versie {v}", "PIP versie {v}", "Plan versie {v}, vastgesteld 1-2-2025", "PIP-versie: {v}", "Dit is de {v}e versie van het plan.",
        "Versie {v} (vervangt versie 1)",
    )),
)  # fmt: skip
