"""Tells whether a place named in plain Dutch letters lies in the Netherlands or abroad."""

import re
from functools import lru_cache

from data.reference.places import gemeenten
from features.dutch.words import words

WORDINGS = (
    "in Nederland",
    "NL",
    "Turkije",
    "Kabul",
    "aldaar",
    "in het azc",
    "een gemeente bij naam",
    "een provincie bij naam",
)

_COUNTRIES = words(
    "syrie eritrea afghanistan irak iran turkije somalie soedan zuid-soedan ethiopie jemen egypte libanon jordanie "
    "libie marokko algerije tunesie pakistan india bangladesh nepal china vietnam thailand indonesie filipijnen "
    "rusland oekraine polen roemenie bulgarije griekenland italie spanje portugal frankrijk duitsland belgie "
    "engeland oostenrijk zwitserland zweden denemarken noorwegen albanie servie kosovo bosnie macedonie armenie "
    "georgie azerbeidzjan oezbekistan kazachstan tadzjikistan nigeria ghana guinee gambia senegal mali burundi "
    "rwanda oeganda uganda kenia tanzania congo kameroen angola sierra liberia ivoorkust colombia venezuela "
    "brazilie peru suriname cuba mexico argentinie chili ecuador saoedi-arabie saudi-arabie koeweit qatar dubai "
    "emiraten oman israel palestina gaza myanmar tibet mongolie japan korea amerika canada australie zimbabwe "
    "zambia malawi togo benin tsjaad djibouti madagaskar sri-lanka hongarije tsjechie slowakije kroatie slovenie "
    "moldavie wit-rusland belarus litouwen letland estland finland ierland malta cyprus bahrein koerdistan "
    "sudan syria iraq libya lybie yemen turkey ethiopia tunesia somaliland tsjetsjenie bhutan laos cambodja vietnam "
    "birma maleisie singapore taiwan paraguay uruguay bolivia honduras guatemala nicaragua panama haiti jamaica "
    "dominicaanse guyana aruba curacao nigerie niger burkina mauritanie namibie botswana mozambique gabon "
    "tsjechoslowakije "
    "verenigde-staten usa schotland noord-macedonie montenegro turkmenistan kirgizie zuid-afrika eritrea"
)
_CITIES = words(
    "kabul kaboel herat kandahar mazar damascus aleppo homs hama latakia idlib daraa raqqa qamishli bagdad basra "
    "mosul erbil sulaymaniyah teheran isfahan shiraz mashhad tabriz asmara keren massawa addis khartoem khartoum "
    "omdurman mogadishu hargeisa nairobi kampala istanbul ankara izmir gaziantep diyarbakir antalya karachi lahore "
    "islamabad delhi mumbai dhaka kathmandu sanaa aden taiz cairo beiroet amman tripoli rabat casablanca algiers "
    "tunis lagos abuja accra dakar conakry freetown kigali bujumbura kinshasa goma bogota medellin caracas lima "
    "kiev kyiv charkov odessa moskou tbilisi jerevan bakoe athene rome milaan madrid parijs berlijn londen brussel "
    "gent antwerpen riyad jeddah doha beijing bangkok chiang pattaya phuket manila cebu jakarta hanoi saigon colombo "
    "rawalpindi peshawar quetta faisalabad multan kunduz jalalabad ghazni bamyan baghlan qom ahvaz karaj kerman "
    "urmia "
    "sanandaj kermanshah dohuk kirkuk najaf karbala fallujah tikrit slemani duhok deir hasakah afrin kobani tartous "
    "sweida homs douma mekelle gondar adama dessie axum mendefera dekemhare barentu agordat assab kassala port-sudan "
    "nyala kismayo bosaso garowe berbera juba kigali gulu mombasa dodoma lusaka harare lubumbashi bukavu douala "
    "yaounde abidjan bamako ouagadougou niamey lome cotonou monrovia banjul nouakchott fez marrakech agadir "
    "tanger nador "
    "oran constantine sfax sousse benghazi misrata alexandrie gizeh luxor tasjkent samarkand almaty bisjkek "
    "doesjanbe "
    "asjchabad lviv kharkiv charkiv dnipro donetsk loehansk cherson mariupol zaporizja sint-petersburg minsk "
    "warschau "
    "krakau boekarest sofia belgrado sarajevo pristina skopje tirana zagreb boedapest praag wenen athene "
    "thessaloniki "
    "lissabon porto barcelona valencia sevilla napels lyon marseille hamburg munchen keulen recife salvador "
    "brasilia fortaleza "
    "paramaribo cali maracaibo quito guayaquil cusco la-paz santiago buenos montevideo havana mersin adana "
    "mardin urfa "
    "sanliurfa konya bursa kayseri trabzon antakya hatay batman siirt taipei seoel tokyo lhasa thimphu "
    "pokhara "
    "chittagong sylhet mumbai chennai kolkata hyderabad punjab lagos kano ibadan enugu"
)
_DUTCH = words(
    "nederland nl zeeland friesland groningen drenthe overijssel gelderland flevoland limburg brabant noord-brabant "
    "noord-holland zuid-holland azc coa hier twente achterhoek betuwe westland randstad veluwe winschoten "
    "zoutelande bemmel schiedam hoek hoofddorp nieuw-vennep sneek drachten heerenveen emmeloord veldhoven "
    "roosendaal uden "
    "veghel zierikzee terneuzen winterswijk apeldoorn deventer"
)
_FOREIGN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(map(re.escape, (*_COUNTRIES, *_CITIES)))
    + r"|aldaar|thuisland|land van herkomst|herkomstland"
    r"|geboorteland|buitenland|vaderland|eigen land|daarginds|vluchtelingenkamp)(?!\w)"
)
_HERE = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, _DUTCH)) + r"|in ons land|via (?:een |het )?uitzendbureau)(?!\w)"
)


@lru_cache(maxsize=1)
def _gemeente() -> re.Pattern[str]:
    names = {re.sub(r"\s*\(.*", "", gemeente.naam.lower()) for gemeente in gemeenten().values()} | {
        "den haag",
        "den bosch",
    }
    names -= {"zwartewaterland", "bergen", "epe", "oss", "ede", "best", "goes", "sluis"} - {"oss", "ede", "goes"}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")


def in_netherlands(text: str) -> bool | None:
    """True when the last place named lies in the Netherlands, False when abroad, None when no place is known."""
    here = [*_HERE.finditer(text), *_gemeente().finditer(text)]
    abroad = list(_FOREIGN.finditer(text))
    if not here and not abroad:
        return None
    last_here = max((match.start() for match in here), default=-1)
    last_abroad = max((match.start() for match in abroad), default=-1)
    return last_here > last_abroad


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a place we know, with or without "in"."""
    bare = re.sub(r"^(?:in|uit|te|vanuit)\s+|\s*\(.*\)$", "", text.strip())
    return any(pattern.fullmatch(bare) for pattern in (_FOREIGN, _HERE, _gemeente()))
