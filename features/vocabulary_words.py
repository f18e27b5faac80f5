"""The small Dutch words by which a vacancy title or a phrase about work is taken apart.

All words are folded: lower case, no accents. Source: our own lists, tried on example titles.
"""


def _words(text: str) -> frozenset[str]:
    """Cut a line of words at its spaces."""
    return frozenset(text.split())


ROLES = _words(
    "medewerker hulp hulpkracht kracht assistent vrijwilliger chauffeur monteur verkoper begeleider docent "
    "leraar beheerder bezorger schoonmaker operator bestuurder toezichthouder gastvrouw gastheer sorteerder "
    "verzorger reparateur specialist adviseur consulent coordinator leerling stagiair"
)
"""Words that say in which role, not in what work: they stand before or after the work itself."""

HELPING = ("hulp", "assistent", "medewerker")
"""Roles that mean the same at the start of a career, so "hulpkracht keuken" may be read as "keukenhulp"."""

PLEK_WORDS = _words(
    "werkervaringsplaats werkervaringsplek proefplaatsing snuffelstage taalstage stage leerwerktraject "
    "leerwerkplek traject plek baan bijbaan stagiair leerling"
)
"""Words for the kind of plek: what is left of such a title may be a workplace ("Taalstage kringloop")."""

NOISE = PLEK_WORDS | _words(
    "m v x mv mvx vm hm i o io fulltime parttime ervaren senior junior allround aankomend aspirant gezocht "
    "als een de het ik ben was kan kunnen kon goed graag wil gevraagd vacature functie beroep werk ervaring "
    "met basis beetje vroeger jaar vrijwillig vrijwillige oproepkracht wijkploeg avond nacht dagdienst weekend"
)
"""Words around a beroep or vakskill that do not change which one it is."""

LINKS = _words("in bij van voor op aan met door naar te ter ten uit om")
"""Words after which a title says where or for whom, no longer what."""

VAGUE_HEADS = _words(
    "monteur servicemonteur onderhoudsmonteur onderhoudstechnicus ingenieur operator machineoperator chef "
    "machinebediener procesoperator onderzoeker wetenschapper consultant planner officier agent manager "
    "directeur leidinggevende voorman laborant laborante handelaar makelaar secretaris tekenaar therapeut "
    "arbeider leerkracht voorlichter perser verver schrijver rector ambtenaar specialist fysicus adviseur "
    "collectiebeheerder applicatiebeheerder projectmanager regisseur"
)
"""Words that are a beroep alone but not as part of more: a "boormonteur" is not our onderhoudsmonteur."""

TELLING_VERBS = _words(
    "lassen metselen schilderen timmeren stukadoren stuken behangen koken bakken frituren serveren afwassen "
    "naaien borduren breien haken strijken solderen snoeien schoffelen oogsten schoonmaken poetsen dweilen "
    "stofzuigen programmeren tolken lesgeven boekhouden voorlezen inpakken orderpicken scannen sorteren uitbenen"
)
"""Verbs that keep their meaning whatever stands before them: "hekken schilderen" is schilderen.

Others do not: "heg knippen" is no hair, "kabels leggen" no vloer.
"""

ADJECTIVE_ENDS = ("isch", "erd", "eel", "end", "ig", "aal")
"""Ends of adjectives that narrow a beroep without changing it: "algemeen verpleegkundige"."""
