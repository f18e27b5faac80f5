"""Which day it is for the people of Plekwijzer."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def today(moment: datetime) -> date:
    """The day in the Netherlands at this moment; a moment without zone is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(NEDERLAND).date()


def begin_of(day: date) -> datetime:
    """The moment (UTC) at which a day begins in the Netherlands."""
    return datetime(day.year, day.month, day.day, tzinfo=NEDERLAND).astimezone(UTC)


def seed_for(day: date) -> int:
    """The seed for ties on a day: by its ISO week, so that nobody wins every tie for ever."""
    year, week, _ = day.isocalendar()
    return year * 100 + week
