"""Free Dutch words are read as the beroep, vakskill or sector they mean, or as nothing."""

import subprocess
import sys
from timeit import repeat

import pytest

from data.reference.vocabulary import beroepen
from features.vocabulary import (
    Match,
    beroep_candidates,
    fold,
    match_beroep,
    match_sector,
    match_vakskill,
)

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
    keukenhulpje bij restaurant = keukenhulp
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
    """Cut the lines of a list at their equals sign."""
    return [(word.strip(), code.strip()) for word, code in (line.rsplit("=", 1) for line in text.split("\n") if "=" in line)]


def share_right(wanted: list[tuple[str, str]], codes: list[tuple[str, str | None]]) -> tuple[float, list[str]]:
    """Compare what was found with what was wanted."""
    faults = [
        f"{word} -> {found} (wanted {code})"
        for (word, code), (_, found) in zip(wanted, codes, strict=True)
        if found != code
    ]
    return 1 - len(faults) / len(wanted), faults
