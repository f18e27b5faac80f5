"""The sheet that goes to the aanbieder with a voorstel, without what they do not need."""

from datetime import date, datetime

from data.schemas.actor import Actor
from data.schemas.matchblad import Kandidaat, Matchblad, Nederlands
from data.schemas.pip import Pip
from data.storage.pips import Pips
from data.storage.session import NietGevonden, Store
from data.storage.werklijst import Werklijst


def matchblad(store: Store, actor: Actor, moment: datetime, day: date, voorstel: str) -> Matchblad:
    """The sheet of one voorstel; raises NietGevonden when it may not be seen. Leaves audit lines."""
    with store.write() as session:
        werk = Werklijst(session, actor, moment).get(voorstel)
        pip = Pips(session, actor, moment).get(werk.stand.pip) if werk else None
    if werk is None or pip is None:
        raise NietGevonden("Dit voorstel staat niet in de database. Controleer het kenmerk.")
    return Matchblad(voorstel=voorstel, plek=werk.plek, kandidaat=kandidaat_of(pip), gemaakt_op=day)


def kandidaat_of(pip: Pip) -> Kandidaat:
    """What an aanbieder may know of a person."""
    can, help_needed = pip.belastbaarheid, pip.begeleiding
    return Kandidaat(
        nederlands=Nederlands(**{name: getattr(pip.taalniveau, name) for name in Nederlands.model_fields}),
        uren_per_week=can.uren_per_week if can else None,
        beschikbaar_vanaf=pip.beschikbaar_vanaf,
        werkervaring=pip.werkervaring or (),
        vakskills=pip.vakskills or (),
        certificaten=pip.certificaten or (),
        begeleiding=help_needed.intensiteit if help_needed else None,
        taalmaatje=help_needed.taalmaatje if help_needed else None,
    )
