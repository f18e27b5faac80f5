"""Which day it is for the people of Plekwijzer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def today(moment: datetime) -> date:
    """The day in the Netherlands at this moment; a moment without zone is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(NEDERLAND).date()
