"""The wordings that tell of belastbaarheid, as patterns in plain letters."""

import re

from features.dutch.numbers import NUMBER

WORDINGS = (
    "20 uur per week",
    "max. 24 u p/w",
    "zestien uur per week",
    "uren per week: acht",
    "naast de taallessen",
    "bovenop de les",
    "taalles meegerekend",
    "alles bij elkaar",
    "max. 8 uur per dag",
    "niet meer dan vier uur op een dag",
    "drie dagen van vier uur",
    "een dagdeel van 4 uur",
    "mag niet zwaarder dan 5 kilo tillen",
    "niet lang staan",
    "bukken gaat niet",
    "geen trappen",
    "niet op hoogte",
    "geen stoffige omgeving",
    "kan niet tegen lawaai",
    "wordt onrustig van drukte",
    "niet in de kou",
    "geen nachtdiensten",
    "geen beperkingen",
    "tillen is geen probleem (geen beperking)",
    "opbouwen naar (telt niet)",
)

N = rf"(?P<n>{NUMBER})"
PER_WEEK = (
    r"(?:per week|p/?\.?\s?w(?:eek|k)?\b\.?|in de week|/\s?w(?:eek|k)\b|wekelijks|p\.w\.?|elke week|iedere week"
    r"|uur/week)"
)
WEEK = re.compile(
    rf"{N}\s*-?(?:uur|uren|u)\b\.?\s*(?:\w+\s){{0,2}}?{PER_WEEK}|{N.replace('<n>', '<m>')}\s*(?:uur|u)/w(?:eek"
    rf"|k)\b"
)
BARE = re.compile(
    rf"\W*(?:ca\.?|circa|ongeveer|max\w*\.?|maximaal|hooguit|ten hoogste|tot"
    rf"|in totaal)?\s*(?:van\s)?{N}(?:\s*-?(?:uur|uren|u)\b|\s*(?:$|[,(.;/]|per|p/|p\.|naast"
    rf"|boven|buiten|ex|in))"
)
RANGE = re.compile(rf"(?:{NUMBER})\s*(?:uur\s)?(?:-|a|tot|of)\s*(?:{NUMBER})\s*(?:uur|u)\b")
PART = re.compile(
    rf"(?P<d>{NUMBER}) (?:dagdelen|dagdeel|dagen|dag|ochtenden|middagen|keer|blokken) (?:per week )?van {N} (?:uur"
    rf"|u)\b"
)
DAY = re.compile(
    rf"{N}\s*(?:u\s)?(?:p/d|u/d|pd)\b|max\w*\.?\s{N.replace('<n>', '<x>')} (?:per dag|p/?d\b|op een dag)"
    rf"|{N.replace('<n>', '<k>')}\s*(?:uur|uren|u)\b\.?\s*(?:per dag|p/?\.?d(?:ag)?\b"
    rf"|op (?:een|1|dezelfde|elke) dag|achter elkaar|aaneen|per keer|a dag|/\s?dag|aan een stuk|achtereen"
    rf"|daags)"
    rf"|(?:per dag|op een dag|dagelijks)\s*:?\s*(?:is\s)?(?:max\w*\.?|maximaal|hooguit"
    rf"|ten hoogste)?\s*{N.replace('<n>', '<m>')}\s*(?:uur|u)\b"
)
LESSON = (
    r"(?:taal\w*|les(?:sen|se)?\b|avondles\w*|school\w*|\w*schakeltraject|studie|cursus\w*|inburgeringslessen"
    r"|opleiding|lesuren|traject)"
)
BESIDE = re.compile(
    rf"\b(?:naast|buiten|bovenop|boven op|exclusief|excl|zonder|los van"
    rf"|niet meegerekend)\b\.?[^.;]{{0,32}}?{LESSON}|\bdaar (?:zit(?:ten)?|kom(?:t|en)|is"
    rf"|zijn)\b[^.;]{{0,12}}?{LESSON}[^.;]{{0,12}}"
    rf"(?:niet bij|nog bij|bovenop|niet in)|{LESSON}[^.;]{{0,15}}\b(?:niet meegerekend|kom(?:t|en) (?:er"
    rf"|daar)\s?(?:nog\s)?(?:bij"
    rf"| bovenop)|niet inbegrepen|tel(?:t|len) niet mee|niet meegeteld)"
)
WITHIN = re.compile(
    rf"\b(?:inclusief|incl\.?|samen met|met inbegrip van)(?!\w)[^.;]{{0,22}}?{LESSON}"
    rf"|{LESSON}[^.;]{{0,45}}?\b(?:meegerekend|meegeteld|inbegrepen|daarin|erin|zit(?:ten)? (?:er|daar)\s?in"
    rf"|mee geteld|telt mee|tellen mee|tellen hierin mee)|alles (?:bij elkaar|samen)|in totaal[^.;]*les"
)
OTHER_HOURS = re.compile(
    r"zelfstudie|\bloon\b|\bwerkt\b|partner|opbouw|uitbreid|later|toekomst|\bna de zomer|huiswerk|bijbaan"
    r"|contract|taalles (?:van|is|was)|\bles(?:sen)?\b:?\s(?:van\s|is\s|zijn\s)?\d+ uur|docent|km\b|norm|800"
    r"|vrijwillig\w* (?:van"
    r"|voor)|stagiair|heeft nu een baan|baan van|huidige werk|werk \(|opvang voor|kdv|bso\b"
)
LABEL_WEEK = (
    r"(?:max\w*\.? |aantal |beschikbare |inzetbare |haalbare )?(?:uren|belastbaarheid|inzetbaarheid|urenomvang"
    r"|omvang)(?: (?:per week|p/?w|beschikbaar|in de week|inzetbaar|belastbaar|participatie|haalbaar))*(?: p/?w"
    r"| per week)?|uren per week|hoeveel u(?:ur|ren)(?! per dag)[a-z ]*|max\w*\.? uren|haalbaar|belasting"
    r"|uren p\.?w\.?"
)
LABEL_DAY = r"(?:max\w*\.? )?(?:uren |uur |aantal uren )?per dag|max\w*\.? (?:uren )?per dag|uren p/?d(?:ag)?"
LABEL_BESIDE = re.compile(
    rf"(?:uren )?(?P<naast>naast|bovenop|buiten|exclusief|excl\.?)\b.{{0,12}}{LESSON}|(?:inclusief|incl\.?|waarvan"
    rf"|inbegrepen)\b.{{0,12}}{LESSON}"
    rf"|{LESSON} (?:inbegrepen|meegerekend|inclusief)"
)
SAME = re.compile(r"\W*(?:dat|dit|deze|die|daar|dan|hierbij|de (?:taal)?les\w*)\b")
TIMES_BLOCK = re.compile(
    rf"(?P<k>{NUMBER}) (?:keer|maal|x) (?:per week|in de week|p/?w)\s(?:een |1 )?(?:dagdeel|blok|dag|ochtend"
    rf"|middag)s?"
    rf"(?: van| a)? (?P<n>{NUMBER}) (?:uur|u)\b"
)
BELAST = re.compile(
    r"belast|uren|beschikb|inzetb|wat kan|kan dhr|mogelijk|aankan|past|praktisch|kunt|gezondheid|participatie"
    r"|capaciteit"
)
SUBJECTS = (
    ("nietTillen", r"\b(?:til\w*|zwaar (?:lichamelijk )?werk|sjouwen|zware (?:dingen|dozen|lasten))\b"),
    ("nietLangStaan", r"\b(?:staan|staand(?: werk)?|sta-?werk)\b"),
    ("nietLangLopen", r"\b(?:lopen|wandelen)\b"),
    ("nietLangZitten", r"\b(?:zitten|zittend(?: werk)?)\b"),
    ("nietBukken", r"\b(?:bukken|buk\w*|knielen|hurken|knielend|gebukt\w*|door de knieen)\b"),
    ("geenTrappen", r"\b(?:trap(?:pen)?(?:\s?lopen)?|traplopen)\b"),
    ("geenHoogte", r"\b(?:hoogtes?|hoogtevrees|ladders?|steigers?|drie meter|hoog werk)\b"),
    ("geenStof", r"\b(?:stof|stoffige?|stofvrij\w*|rook|dampen|chemische)\b"),
    ("geenLawaai", r"\b(?:lawaai\w*|herrie|geluid\w*|rumoer\w*)\b"),
    (
        "geenDrukte",
        r"\b(?:drukte|drukke|druk (?:is|omgeving)|prikkels|grote groepen|mensenmassa\w*|veel mensen"
        r"|onrust\w* omgeving|prikkelarm\w*)\b",
    ),
    ("geenKou", r"\b(?:kou|koude?|koelcel|vriescel|vrieskou|koeling|kou de|lage temperatuur)\b"),
    ("geenNachtwerk", r"\b(?:nacht(?:dienst|werk|en)?\w*|'s nachts)\b"),
)
SUBJECT = re.compile("|".join(f"(?P<{code}>{word})" for code, word in SUBJECTS))
ONE_LIMIT = re.compile(rf"beperking(?:en)?\W+(?:{'|'.join(word for _, word in SUBJECTS)})")
NOT_HOURS_LABEL = re.compile(r"taalles|school|inkomen|zelfstudie|kinder|opvang|werkervaring|rooster|partner|stand")
HOURS_FIRST = re.compile(
    rf"\W*(?:max\w*\.?\s|ca\.?\s|ongeveer\s)?{N}\s*(?:uur|uren|u)\b(?!\s*(?:per dag|p/?d|op een dag))"
)
LIMITS = re.compile(
    r"\bniet\b|\bgeen\b|\bmoeilijk|\bmoeite\b|\bslecht\b|\bnauwelijks|\bvermijd\w*|\bbeperkt\w*|\bonrustig\b"
    r"|\bniet te\b|\blast van\b|\bzonder\b|\bmoet .* (?:af|ver)wissel|\bproblemen met\b"
    r"|\bmax\w*\.? \d+ ?(?:kilo|kg)|\bhooguit .* (?:kilo|kg|staan|lopen|zitten)|\bniet meer dan .* (?:kilo|kg)"
    r"|\btot (?:max\w* )?\d+ (?:kilo|kg)|\bgevoelig\b|\boverprikkeld|\bangst|\bhoogtevrees|\bniet langer"
    r"|\btegen\b|max\w*\.? (?:een |half )?\w+ (?:uur|minuten|kwartier) (?:staan|lopen|zitten)|raakt .* van"
    r"|\ballerg|\bmoeizaam|\brustige\b.*\bplek|\bbenauwd|\bkan (?:hij|zij|ze)? ?slecht|prikkelarm|stofvrij"
)
NO_LIMIT = re.compile(
    r"geen (?:enkel )?(?:probleem|bezwaar|moeite|beperking\w*|punt)|\bkan (?:wel|goed|prima|gewoon)\b|\bmag (?:wel"
    r"|weer)\b|\bgaat (?:wel|goed|prima)|\bwel (?:mogelijk|goed)|niet erg|lukt (?:wel|goed)|heeft geen last"
    r"|geen last"
)
NOT_ABOUT = re.compile(
    r"\bwil\b|\bzie\w*\b[^.;]{0,20}\bzitten|liever|wens|huis\b|vriend|thuis zitten|openstaan|staat open"
    r"|open te staan|contract|stil (?:te )?staan"
    r"|kassa zitten|loopt (?:af|t/m|tot|nog)|termijn|lopen te|achter .* zitten|\bstaan op\b|mag .* staan op"
    r"|wachtlijst|inschrijving|hij zit|zij zit|school|meelopen|rondlopen|laten zitten|betrekking|wil (?:zij|hij|ze)"
    r"|traject loopt|niet op tijd|thuisblijven|stopt|gaat niet door|te lopen|ligt|zit(?:ten)? (?:in de|op de) "
)
LOPEN = re.compile(
    r"\b(?:lang|ver|niet|moeilijk|slecht|of|en|,)\s(?:\w+\s){0,2}lopen|lopen (?:gaat|lukt|of|en|is|kan)|trappen"
    r"|wandelen"
)
NONE = re.compile(
    r"\bgeen (?:lichamelijke |medische |fysieke |bekende |verdere |noemenswaardige |bijzondere |functionele "
    r"|psychische )*(?:of \w+ )?beperking\w*|\b(?:beperking\w*|belemmering\w*)\s*:?\s*(?:geen|nee|n\.?v\.?t"
    r"|nvt)\b|\bvolledig belastbaar|\bgeen belemmering\w*|\bgeen lichamelijke klachten|\bniet beperkt\b"
)
OLD_HEALTH = re.compile(r"\bwas\b|\bhad\b|vroeger|destijds|hersteld|voorbij|niet meer\b.*last")
