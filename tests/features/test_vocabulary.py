"""Free Dutch words are read as the beroep, vakskill or sector they mean, or as nothing."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from timeit import repeat

import pytest

from data.reference.vocabulary import Beroep, Sector, Vakskill, beroepen, sectoren, vakskills
from features.vocabulary import (
    Match,
    beroep_candidates,
    fold,
    match_beroep,
    match_sector,
    match_vakskill,
)

ROOT = Path(__file__).parents[2]

Entry = Beroep | Vakskill | Sector

BEROEPEN = """
    schoonmaakster = schoonmaker
    Medewerker schoonmaak (m/v) = schoonmaker
    schoonmaakmedewerkers = schoonmaker
    schoonmaaker = schoonmaker
    schoonmaker op kantoor = schoonmaker
    Schoonmaker kantoren (avond) = schoonmaker
    hulp in de huishouding = huishoudelijke-hulp
    poetsvrouw = schoonmaker
    kamermeisje = kamermedewerker
    Housekeeping medewerker = kamermedewerker
    glazenwaser = glazenwasser
    vuilnisman = vuilnisophaler
    hulpkracht keuken = keukenhulp
    keukenhulp bij restaurant = keukenhulp
    Hulp in de keuken = keukenhulp
    koken in restaurant = kok
    kokkin = kok
    zelfstandig werkend kok (38 uur) = kok
    leerling-kok = kok
    afwashulp = afwasser
    Medewerker afwas = afwasser
    ober = bedieningsmedewerker
    serveerster = bedieningsmedewerker
    medewerkster bediening = bedieningsmedewerker
    barman = barmedewerker
    pizzabaker = pizzabakker
    Gastvrouw buurthuis = gastheer-buurthuis
    vorkheftruckchauffeurs = heftruckchauffeur
    heftruk chauffeur = heftruckchauffeur
    reachtruckchauffeur = heftruckchauffeur
    orderpikker = orderpicker
    magazijnmedewerkster = magazijnmedewerker
    Medewerker in het magazijn = magazijnmedewerker
    magazijn medewerker = magazijnmedewerker
    pakketbezorger = koerier
    Bezorger pakketten = koerier
    vrachtwagen chauffeur = vrachtwagenchauffeur
    chauffeur internationaal = vrachtwagenchauffeur
    taxi chauffeur = taxichauffeur
    buschaufeur = buschauffeur
    post bode = postbezorger
    verhuizers = verhuizer
    kapster = kapper
    kapster in kapsalon = kapper
    barbier = barbier
    nagelstyliste = nagelstylist
    schoonheidsspecialiste = schoonheidsspecialist
    ziekenverzorgster = verzorgende
    bejaardenverzorgster = verzorgende
    verzorgende IG = verzorgende
    verpleegster = verpleegkundige
    verpleegkundege = verpleegkundige
    verpleegkundigen = verpleegkundige
    algemeen verpleegkundige = verpleegkundige
    dokter = arts
    huisartsen = arts
    tandartsassistente = tandartsassistent
    apothekersasistent = apothekersassistent
    kinderarts = medisch-specialist
    vroedvrouw = verloskundige
    thuiszorg medewerker = thuiszorgmedewerker
    zorghulp = zorgassistent
    kinderleidster = pedagogisch-medewerker
    pedagogisch medewerkster kinderopvang = pedagogisch-medewerker
    groepshulp = groepshulp-kinderopvang
    kinderoppas = oppas
    onderwijsassistente = onderwijsassistent
    juf = leraar-basisonderwijs
    leraar basisschool = leraar-basisonderwijs
    leraren = docent-voortgezet-onderwijs
    docente wiskunde = docent-voortgezet-onderwijs
    docent Nederlands = taaldocent
    Taalcoach = taalmaatje
    metselaars = metselaar
    metselaar in de bouw = metselaar
    stucadoor = stukadoor
    Huisschilder = schilder
    timmervrouw = timmerman
    timmerlieden = timmerman
    loodgietr = loodgieter
    dakdekkers = dakdekker
    stratenmaker i.o. = stratenmaker
    bouwvakker = opperman
    Opperman (bouw) = opperman
    electricien = elektricien
    elektriciën = elektricien
    automonteuse = automonteur
    auto monteur = automonteur
    automonteur bij garage = automonteur
    fietsenmakers = fietsenmaker
    rijwielhersteller = fietsenmaker
    TIG-lasser = lasser
    lasster = lasser
    ervaren lasser = lasser
    constructie bankwerker = constructiewerker
    CNC draaier = verspaner
    zonnepanelen monteur = monteur-zonnepanelen
    Leerling monteur zonnepanelen = monteur-zonnepanelen
    naaister = naaister
    naaien = naaister
    coupeuse = kleermaker
    kleermaakster = kleermaker
    schoenmaakster = schoenmaker
    tuinman = hovenier
    Medewerker groen = medewerker-groenvoorziening
    medewerker plantsoen = medewerker-groenvoorziening
    boerin = boer
    fruitplukster = oogstmedewerker
    schaapherder = herder
    tractor chauffeur = trekkerchauffeur
    bijenhouder = imker
    vissers = visser
    caissière = kassamedewerker
    kasiere = kassamedewerker
    vakkenvulster = vakkenvuller
    verkoopster in kledingwinkel = verkoopmedewerker
    winkelmedewerker = verkoopmedewerker
    Kringloopwinkel medewerker = kringloopmedewerker
    eigen winkel = winkelier
    fabrieksarbeider = productiemedewerker
    medewerker productie = productiemedewerker
    Inpakmedewerker (m/v/x) = inpakker
    halalslager = slager
    broodbakker = bakker
    hulp in bakkerij = bakkershulp
    taartenbakster = banketbakker
    meubelmaakster = meubelmaker
    software developer = programmeur
    softwareontwikelaar = programmeur
    websitebouwer = webontwikkelaar
    ict helpdesk medewerker = helpdeskmedewerker
    receptioniste = receptionist
    administratief medewerkster = administratief-medewerker
    administratieve medewerker = administratief-medewerker
    boekhoudster = boekhouder
    vertaalster = tolk
    advocate = advocaat
    journaliste = journalist
    beveiligingsmedewerker = beveiliger
    bewaker bij bank = beveiliger
    politie agent = politieagent
    soldaat in het leger = militair
    suppoost = museumsuppoost
    medewerker bibliotheek = bibliotheekmedewerker
    vrijwilliger bij de voedselbank = voedselbankmedewerker
    voorleesmoeder = voorleesvrijwilliger
    conciërge op school = concierge
    imam = geestelijk-verzorger
    maatschappelijk werkster = maatschappelijk-werker
"""

VAKSKILLS = """
    lassen = lassen
    TIG lassen = tig-lassen
    ijzer lassen = lassen
    metselen = metselen
    muren metselen = metselen
    ervaring met schilderen = schilderen
    huizen verven = schilderen
    stuken = stukadoren
    tegels leggen = tegels-zetten
    naaien = naaien
    naaien op industriemachine = naaien
    kleding verstellen = kleding-herstellen
    strijken = strijken
    haar knippen = knippen
    haren knippen = knippen
    koken in restaurant = koken
    koken voor veel mensen = koken
    groente snijden = groenten-snijden
    afwas doen = afwassen
    serveren = bedienen
    dweilen = dweilen
    ramen lappen = ramen-wassen
    toiletten schoonmaken = sanitair-schoonmaken
    vakkenvullen = vakken-vullen
    kassa = kassa-draaien
    kassa bedienen = kassa-draaien
    inpaken = inpakken
    order picken = orders-verzamelen
    heftruck rijden = heftruck-rijden
    rijden op een heftruck = heftruck-rijden
    vrachtwagens lossen = laden-en-lossen
    heg snoeien = heggen-knippen
    gras maaien = grasmaaien
    onkruid wieden = onkruid-wieden
    auto rijden = autorijden
    autobanden wisselen = banden-wisselen
    auto's repareren = autos-repareren
    solderen = solderen
    laptops repareren = computers-repareren
    mensen wassen = wassen-en-aankleden
    koffie zetten = koffie-schenken
    kinderen voorlezen = voorlezen
    administratief werk = administratie-bijwerken
    data invoeren = gegevens-invoeren
    telefoon opnemen = telefoon-aannemen
    tolken = tolken
    les geven = lesgeven
    boekhouding doen = boekhouden
    fiets repareren = fietsen-repareren
    fietsbanden plakken = banden-plakken
    kasten maken = meubels-maken
    tractor rijden = trekker-rijden
    geiten melken = melken
    Excel = excel
    Python = python
    werken met kinderen = kinderen-begeleiden
    klanten te woord staan = klanten-helpen
    websites maken = websites-bouwen
    brood bakken = brood-bakken
    taarten maken = gebak-bakken
"""

SECTOREN = """
    de bouw = bouw
    gezondheidszorg = zorg
    restaurants = horeca
    transport = logistiek
    landbouw = groen
    winkels = detailhandel
    fabriek = industrie
    basisonderwijs = onderwijs
    IT = ict
    kantoor = administratie
    kapsalon = persoonlijkeVerzorging
    zonnepanelen = energie
    mode = textiel
"""

NO_WORK = """
    xyzzy|asdf qwer|blablabla|1234||gezellig|dinsdag|Enschede|Amsterdam|Nederland|Syrië|Eritrea|moeder
    |huiswaarts|voorwaarts|oktober|sober|lekker|mooi weer|fiets|auto|bus|ja|nee|weet ik niet|geen idee|n.v.t.|onbekend
    |geen|???|...|-|12-16 uur|ma t/m vr|A2|B1|07-03-2027|7511 AB|info@voorbeeld.nl|www.voorbeeld.nl|lorem ipsum dolor
    |aaaaaaaa|qwertyuiop|kat|tafel|regenboog|plassen|ziek|vakantie|verjaardag|Mohammed|Fatima|familie|rugpijn
    |zie bijlage|per direct|in overleg|alles|maakt niet uit|lopen|slapen|wandelen in het park|belasten|wisselgeld
    |container|reagent|kantoortijden|verhaal|januari|twaalf|koffie|brood
"""


def pairs(text: str) -> list[tuple[str, str]]:
    """Cut the lines of a list at their last equals sign."""
    lines = (line.rsplit("=", 1) for line in text.split("\n") if "=" in line)
    return [(word.strip(), code.strip()) for word, code in lines]


def faults(wanted: list[tuple[str, str]], match: Callable[[str], Match | None], entries: Sequence[Entry]) -> list[str]:
    """Name every word that is read otherwise than wanted."""
    found = [(word, code, match(word)) for word, code in wanted]
    read = [(word, code, entries[m.index].code if m else "nothing") for word, code, m in found]
    return [f"{word!r} is read as {other}, not {code}" for word, code, other in read if other != code]


ASKED = {
    "beroep": (BEROEPEN, match_beroep, beroepen()),
    "vakskill": (VAKSKILLS, match_vakskill, vakskills()),
    "sector": (SECTOREN, match_sector, sectoren()),
}


@pytest.mark.parametrize("kind", ASKED)
def test_everyday_words_are_read_as_meant(kind: str) -> None:
    text, match, entries = ASKED[kind]
    wanted = pairs(text)
    wrong = faults(wanted, match, entries)
    share = 1 - len(wrong) / len(wanted)
    assert share >= 0.95, f"{share:.1%} of {len(wanted)} right; " + "; ".join(wrong)


def test_the_list_of_everyday_words_is_long_enough() -> None:
    assert sum(len(pairs(text)) for text, _, _ in ASKED.values()) >= 120


def test_words_that_are_no_work_are_read_as_nothing() -> None:
    silent = [word.strip() for word in NO_WORK.split("|")]
    found = {word: match(word) for word in silent for match in (match_beroep, match_vakskill) if match(word)}
    assert len(silent) >= 40
    assert not found


@pytest.mark.parametrize("entries, match", [(beroepen(), match_beroep), (vakskills(), match_vakskill)])
def test_every_naam_and_synoniem_is_read_exactly(
    entries: Sequence[Beroep] | Sequence[Vakskill], match: Callable[[str], Match | None]
) -> None:
    for entry in entries:
        for word in (entry.naam, *entry.synoniemen):
            assert match(word) == Match(entry.index, entry.naam, 1.0, "exact"), word


@pytest.mark.parametrize("entries, match", [(beroepen(), match_beroep), (vakskills(), match_vakskill)])
def test_a_naam_with_one_letter_missing_is_hardly_ever_read_as_another(
    entries: Sequence[Beroep] | Sequence[Vakskill], match: Callable[[str], Match | None]
) -> None:
    long = [entry for entry in entries if len(entry.naam) >= 8 and entry.index % 4 == 0]
    found = [(entry.index, match(entry.naam[:5] + entry.naam[6:])) for entry in long if entry.naam[5] != " "]
    right = sum(m is not None and m.index == index for index, m in found) / len(found)
    wrong = sum(m is not None and m.index != index for index, m in found) / len(found)
    assert right >= 0.90, f"{right:.1%} right"
    assert wrong <= 0.02, f"{wrong:.1%} wrong"


def test_different_trades_do_not_collapse() -> None:
    assert match_vakskill("lassen") is not None
    assert match_vakskill("plassen") is None
    assert match_vakskill("metselen") != match_vakskill("schilderen")
    assert match_beroep("verpleegkundige") != match_beroep("verzorgende")
    assert match_vakskill("haar knippen") != match_vakskill("heg knippen")
    assert match_vakskill("heggen knippen") != match_vakskill("knippen")


def test_two_trades_in_one_title_are_read_as_neither() -> None:
    assert match_beroep("Lasser en metselaar") is None
    assert match_vakskill("lassen en metselen") is None


def test_a_title_in_another_order_is_a_little_less_certain_than_the_word_itself() -> None:
    itself, title, around = (
        match_beroep("schoonmaker"),
        match_beroep("Leerling schoonmaker"),
        match_beroep("lasser bij Jansen"),
    )
    assert itself is not None
    assert title is not None
    assert around is not None
    assert itself.certainty == 1.0 > title.certainty > around.certainty > 0


def test_what_is_left_of_a_taalstage_is_read_as_its_workplace() -> None:
    assert faults([("Taalstage kringloop", "kringloopmedewerker")], match_beroep, beroepen()) == []
    assert match_beroep("Taalstage") is None


def test_candidates_start_with_the_match_and_hold_no_beroep_twice() -> None:
    found = beroep_candidates("magazijn medewerkster", n=5)
    assert found[0] == match_beroep("magazijn medewerkster")
    assert len({m.index for m in found}) == len(found) == 5


def test_candidates_offer_something_for_a_doubtful_word_and_nothing_for_none() -> None:
    assert "lasser" in [m.naam for m in beroep_candidates("laser metaal")]
    assert beroep_candidates("", 3) == []
    assert beroep_candidates("\u4f60\u597d") == []


@pytest.mark.parametrize(
    "word, plain",
    [
        ("  Kok ", "kok"),
        ("Auto's  wassen", "autos wassen"),
        ("MIG-lassen", "mig lassen"),
        ("Caissière (m/v)", "caissiere m v"),
        ("C++", "c++"),
        ("", ""),
        ("\ud800", ""),
    ],
)
def test_folding_writes_a_word_plainly(word: str, plain: str) -> None:
    assert fold(word) == plain


def test_folding_twice_changes_nothing() -> None:
    for beroep in beroepen():
        for word in beroep.synoniemen:
            assert fold(fold(word)) == fold(word)


def test_a_very_long_text_is_read_as_nothing_and_at_once() -> None:
    assert match_beroep("schoonmaker " * 50_000) is None
    assert len(beroep_candidates("schoonmaker " * 50_000)) <= 5


def test_the_order_of_questions_does_not_change_the_answers() -> None:
    words = [word for word, _ in pairs(BEROEPEN)]
    first = [match_beroep(word) for word in words]
    match_beroep.cache_clear()
    assert [match_beroep(word) for word in reversed(words)] == first[::-1]


def test_an_exact_word_is_answered_within_microseconds() -> None:
    match_beroep("kapster")
    seconds = min(repeat(lambda: match_beroep("kapster"), number=1000, repeat=5)) / 1000
    assert seconds < 5e-6


def test_an_exact_word_loads_neither_sklearn_nor_rapidfuzz() -> None:
    code = (
        "import sys; from features.vocabulary import match_beroep; match_beroep('kapster');"
        "sys.exit('sklearn' in sys.modules or 'rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
