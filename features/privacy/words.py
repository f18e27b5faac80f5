"""The words that are masked wherever they stand: illness, treatment, belief and other special personal data.

Source: AVG (GDPR) article 9, special categories of personal data.
"""

import re

MEDICAL = (
    r"\w+(?:klacht(?:en)?|pijn(?:en)?|blessures?|ontsteking\w*|aandoening\w*|letsel|fractuur|kwalen?|infectie\w*)\b"
    r"|pijn\b|blessures?|ziek(?:te)?\b|ziekteverlof|hernia\w*|ptss|posttrauma\w*|trauma\w*|depress\w*|diabet\w*"
    r"|suikerziek\w*|astma\w*|copd|reuma\w*|artrose"
    r"|artritis|migraine\w*"
    r"|slaapapneu|apneu|dialyse|nier(?:falen|patient|ziekte|stenen)\w*|kanker\w*|tumor\w*|chemo\w*|epileps\w*"
    r"|epilept\w*|zwanger\w*|keizersne\w*"
    r"|bevall\w*|verloskund\w*|verlosk\b|miskraam\w*|bekken\w*|fysio\w*|versleten|slijtage|psych\w*|medicatie"
    r"|medicament\w*|burn-?\s?out|angststoornis\w*"
    r"|paniek\w*|hiv|aids|hepatitis|tbc|tuberculose|adhd|add\b|autis\w*|verslav\w*|alcohol\w*|drugs\w*"
    r"|operatie\w*|geopereerd|revalid\w*"
    r"|hartinfarct\w*|hartklacht\w*|hartpatient\w*|hartfalen|hartproblem\w*|beroerte\w*|herseninfarct|hersen\w*"
    r"|parkinson|dementie|alzheimer|schizofren\w*|bipolair|borderline|suicid\w*"
    r"|whiplash|rugklacht\w*|rugpijn\w*|knieklacht\w*|kniepijn|schouderklacht\w*|nekklacht\w*|hoofdpijn\w*"
    r"|duizelig\w*|longziekte|longpatient|bloedarmoede|sikkelcel\w*|fibromyalgie|me/cvs|crohn"
    r"|schildklier\w*|overgewicht|obesitas|anorexia|eczeem|psoriasis|allergi\w*|handicap\w*|verstandelijk\w*"
    r"|lvb|doofheid|slechthorend\w*|slechtziend\w*|blindheid|prothese|rolstoel\w*|scoliose|kraamtijd"
    r"|diagnose\w*|syndroom|stoornis\w*|ggz|therap\w*|behandelaar\w*|kraambed|borstvoeding|menopauze"
    r"|overgangsklachten|incontinent\w*|gescheurde? \w*band|hypertensie|hoge bloeddruk|marteling\w*|gemarteld"
    r"|besnijden\w*|verminking\w*"
)
BELIEF = (
    r"\w*gebed\w*|mosk?ee\w*|kerk(?:dienst|bezoek|elijk|ganger)?\b|islam\w*|moslim\w*|christ(?:en|elijk"
    r"|endom)\w*|katholi\w*|orthodox\w*|protestant\w*|ramadan|bijbel\w*"
    r"|koran\w*|geloof\w*|gelovig\w*|religi\w*|joods\w*|jezidi\w*|yezidi\w*|hindoe\w*|boeddhis\w*|homoseksu\w*"
    r"|lesbisch\w*|lhbt\w*|transgender\w*|vakbond\w*|politieke (?:partij|overtuiging)"
    r"|strafblad|gedetineerd\w*|gevangenis\w*|reclassering|huiselijk geweld|mishandel\w*|verkracht\w*"
    r"|schuldsanering|wsnp"
)
MEDICAL_WORD = re.compile(rf"(?<!\w)(?:{MEDICAL})(?!\w)")
BELIEF_WORD = re.compile(rf"(?<!\w)(?:{BELIEF})(?!\w)")
BEROEP_WORD = re.compile(
    r"(?:\b(?:als|was|beroep|tot|opgeleid|functie|opleiding|studie|richting|wens\w*|ervaring|werkte?|gewerkt|weer"
    r"|om|wil"
    r"|jaar)\b[^.;\n]{0,25}|^|\n)\b(?P<beroep>\w*(?:therapeut|psycholo(?:og|gie)|psychiater|verloskundige"
    r"|fysiotherapie))\b"
)
"""Words of illness that name what someone does for a living."""
