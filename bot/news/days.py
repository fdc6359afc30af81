"""Dates as people type them into a field: numbers, words of four languages, Discord's timestamps.

A text becomes what it tells (month 3, number 24), in whatever order and language; a table says
which of these combinations are dates. dateparser only gives the meaning of single words: left to
read whole dates, it takes `so`, `10:00` and `3 m` for some.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import dropwhile

from bot.news.dates import FIRST_YEAR, Period, read_option
from bot.news.datewords import PHRASES, WORDS, Sense, Told
from bot.news.text import fold

LAST_YEAR = 2200
LONGEST = 60
"""Characters of a date; a longer text is none."""

Days = tuple[date, date]
_HOURS, _MONTHS = {1: 1, 2: 24, 3: 168}, {4: 1, 5: 3, 6: 12}  # in the units, by value
_LATE = 3  # the last third
_SMALL = frozenset(
    "on since from until till by in am im vom zum seit ab bis en desde hasta в у на з із від до за"
    " a an the of der die das den dem des el la los las de del sat sun mo di mi do fr sa so"
    " пн вт ср чт пт сб нд mit don son sam fre set vie лист лис сер".split()
)
"""Words that tell nothing; among them short weekdays, which are other words or stand beside a date,
and what else dateparser takes for abbreviations."""

_AROUND = " \"'“”„«»*_~`()[]{}|;:!?¿¡"
_PLAINER = str.maketrans(dict.fromkeys("‐‒–—−", "-") | {",": " "})
_TIMESTAMP = re.compile(r"<t:(-?\d{1,10})(?::[a-z])?>")
_TIME = re.compile(r" (?:at |um )?[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[ap]m)?(?: utc| uhr)?$")
_ENDING = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|o|-?го)\b|(?<=\d{4}) (?:року|рік|році|р)\b\.?|(?<=\D)\.$"
)
_WORD = re.compile(r"q[1-4]\b|(?<!\d)\d{1,4}(?!\d)|[^\W\d_]+(?:'[^\W\d_a-z]+)*")
_D, _M, _Y = r"(?P<NUMBER>\d\d?)", r"(?P<MONTH>0?\d|1[0-2])", r"(?P<YEAR>\d{4})"
_ORDERS = ((_Y, _M), (_Y, _M, _D), (_M, _Y), (_D, _M, _Y), (_M, _D, _Y), (_D, _M), (_M, _D))
_NUMERIC = tuple(
    re.compile(" ?[./-] ?".join(order) + r"\.?") for order in (*_ORDERS, (r"(?P<DAY>\d\d?)",))
)
"""Numbers alone; the first order that fits, so that 3/4/2022 is the third of April."""


def read_days(text: str, now: datetime, typical: date | None = None) -> Period:
    """What somebody wrote into a date field → its first and last day, both included.

    `now` is aware UTC. A year that is not told is the one nearest to `typical`, the middle of what
    the corpus covers; without it, the latest that is not to come. Raises ValueError for whatever
    is no date between 1800 and 2200.
    """
    if len(text.strip()) > LONGEST or re.fullmatch(_M, _bare(text)):
        raise ValueError(text)  # 12 alone may be a month
    try:
        period = read_option(text)
    except ValueError:
        period = Period(*_days(tidy(text), now, typical))
    if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in (period.since, period.until)):
        raise ValueError(text)
    return period


def tidy(text: str) -> str:
    """A folded text without what may stand around a date: quotes, `since`, a time of day."""
    words = dropwhile(_SMALL.__contains__, _bare(text).split())
    plain = _ENDING.sub("", " ".join(words))
    plain = _TIME.sub("", plain.strip(_AROUND))
    return PHRASES.get(plain, plain)


def _bare(text: str) -> str:
    return " ".join(fold(text).translate(_PLAINER).split()).strip(_AROUND)


def _days(text: str, now: datetime, typical: date | None) -> Days:
    if stamp := _TIMESTAMP.fullmatch(text):
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(stamp[1]))).date()
        return day, day
    return days_told(told_by(text), now, typical)


def told_by(text: str) -> Told:
    """What a tidied text tells. Raises ValueError for other words, and for what it tells twice."""
    for order in _NUMERIC:
        if found := order.fullmatch(text):
            return {Sense[name]: int(number) for name, number in found.groupdict().items()}
    words = _WORD.findall(text)
    if _SMALL.issuperset(words[-1:]) or _WORD.sub("", text).strip(" ./-"):
        raise ValueError(text)
    told = [sense for word in words for sense in _senses(word)]
    if len(dict(told)) < len(told):
        raise ValueError(text)
    return dict(told)


def _senses(word: str) -> list[tuple[Sense, int]]:
    if word in _SMALL:
        return []
    if word.isdecimal():
        return [(Sense.YEAR if re.fullmatch(_Y, word) else Sense.NUMBER, int(word))]
    return [WORDS[word]] if word in WORDS else _foreign(word)


def sense_of(word: str) -> tuple[Sense, int] | None:
    """What a folded word of the table tells, or a number with its ending (`24th`); else None."""
    plain = _ENDING.sub("", word)
    if plain.isdecimal():
        return (Sense.YEAR if re.fullmatch(_Y, plain) else Sense.NUMBER), int(plain)
    return WORDS.get(word)


def is_date(told: Told) -> bool:
    """Whether the senses together are of the combinations that are dates."""
    return frozenset(told) in _READERS


def _foreign(word: str) -> list[tuple[Sense, int]]:
    """What a German, Spanish or Ukrainian word tells, as `gestern` does: 1 day ago."""
    from dateparser.conf import settings  # noqa: PLC0415 - a fifth of a second, seldom needed
    from dateparser.languages.loader import default_loader  # noqa: PLC0415

    if len(word) > 2:  # noqa: PLR2004 - shorter ones are abbreviations, or other words
        for locale in default_loader.get_locales(languages=["de", "es", "uk"]):
            english = locale.translate(word, settings=settings).split()
            if english and all(one in WORDS or one.isdecimal() for one in english):
                return [sense for one in english for sense in _senses(one)]
    raise ValueError(word)


def days_told(told: Told, now: datetime, typical: date | None) -> Days:
    """The days that it tells.

    Raises ValueError where the senses together make no date, or none between 1800 and 2200.
    """
    reader = _READERS.get(frozenset(told))
    if reader is None:
        raise ValueError(told)
    try:
        first, last = reader(told, now, typical)
    except OverflowError as error:
        raise ValueError(told) from error
    if not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR:
        raise ValueError(told)
    return first, last


def _named(told: Told, now: datetime, typical: date | None) -> Days:
    """A day, a month, a quarter or a year; in the likeliest year where none is told."""
    if Sense.YEAR in told:
        return _in_year(told, told[Sense.YEAR])
    around, found = typical or now.date(), []
    for year in range(around.year - 8, around.year + 9):  # 1896 and 1904 have a 29 February
        with suppress(ValueError):
            found.append(_in_year(told, year))
    if typical:
        return min(found, key=lambda days: max(days[0] - typical, typical - days[1]))
    return max(days for days in found if days[0] <= around)


def _in_year(told: Told, year: int) -> Days:
    if Sense.QUARTER in told:
        return _months(date(year, 3 * told[Sense.QUARTER], 1), -2, 3)
    if Sense.SEASON in told:
        return _months(date(year, 3 * told[Sense.SEASON], 1), 0, 3)
    first = date(year, told.get(Sense.MONTH, 1), told.get(Sense.NUMBER, 1))
    if Sense.NUMBER in told:
        return first, first
    return _months(first, 0, 1 if Sense.MONTH in told else 12)


def _day_of_month(told: Told, now: datetime, typical: date | None) -> Days:
    """The latest such day that is not to come; of what is long covered, the one near `typical`."""
    today = now.date()
    if typical and abs(typical - today) > _LONG_AGO:
        today = typical + timedelta(31)
    for back in range(3):
        with suppress(ValueError):
            day = _months(today, -back, 1)[0].replace(day=told[Sense.DAY])
            if day <= today:
                return day, day
    raise ValueError(told)


_LONG_AGO = timedelta(92)
"""A corpus whose middle is farther from today is spoken of as it was then."""


def _weekday_of_month(told: Told, now: datetime, typical: date | None) -> Days:
    """The day with that number that falls on that weekday, nearest to `typical`, else to now."""
    around = typical or now.date()
    found = []
    for later in range(-12, 13):
        with suppress(ValueError):
            day = _months(around, later, 1)[0].replace(day=told[Sense.NUMBER])
            found += [day] if day.isoweekday() == told[Sense.WEEKDAY] else []
    if not typical:
        found = [one for one in found if one <= around]
    day = min(found, key=lambda one: abs(one - around))
    return day, day


def _weekend(told: Told, now: datetime, _: date | None) -> Days:
    """The latest Saturday and Sunday that have begun; the ones before these where it is `last`."""
    today = now.date()
    back = (today.isoweekday() - 6) % 7
    saturday = today - timedelta(back + (7 if Sense.LAST in told and back < 2 else 0))  # noqa: PLR2004 - both days
    return saturday, saturday + timedelta(1)


def _third(told: Told, now: datetime, typical: date | None) -> Days:
    """The first, second or last third: of a month in days, of more months in months."""
    whole = dict(told)
    third = whole.pop(Sense.THIRD)
    first, last = days_told(whole, now, typical)
    if first.day != 1 or (last + timedelta(1)).day != 1:  # a week, a day
        raise ValueError(told)
    if months := (last.month - first.month + 1) // 3:
        return _months(first, (third - 1) * months, months)
    start = first.replace(day=10 * third - 9)
    return start, last if third == _LATE else start + timedelta(9)


def _weekday(told: Told, now: datetime, _: date | None) -> Days:
    back = (now.isoweekday() - told[Sense.WEEKDAY]) % 7 or (7 if Sense.LAST in told else 0)
    day = now.date() - timedelta(back)
    return day, day


def _calendar(told: Told, now: datetime, _: date | None) -> Days:
    """The current or the last day, week (from Monday), month, quarter or year."""
    today, unit = now.date(), told[Sense.UNIT]
    back = int(Sense.LAST in told) + int({Sense.LAST, Sense.THIS} <= told.keys())
    if months := _MONTHS.get(unit):
        return _months(today, -((today.month - 1) % months) - back * months, months)
    days, hours = divmod(_HOURS[unit], 24)
    if hours:
        raise ValueError(told)
    first = today - timedelta(today.weekday() % days + back * days)
    return first, first + timedelta(days - 1)


def _counted(told: Told, now: datetime, _: date | None) -> Days:
    """So many units ago, or from then to today."""
    unit, count, today = told[Sense.UNIT], told.get(Sense.NUMBER, 1), now.date()
    if months := _MONTHS.get(unit):
        first, last = _months(today, -count * months, 1)
        day = first.replace(day=min(today.day, last.day))
    else:
        day = (now - timedelta(hours=count * _HOURS[unit])).date()
    return day, day if Sense.AGO in told else today


def _months(day: date, later: int, count: int) -> Days:
    """So many whole months, the first of them so many months later than the day's own."""
    start = day.year * 12 + day.month - 1 + later
    first, after = (date(n // 12, n % 12 + 1, 1) for n in (start, start + count))
    return first, after - timedelta(1)


_READERS = {
    frozenset(Sense[name] for name in form.split()): reader
    for reader, forms in (
        (_named, "YEAR|YEAR MONTH|YEAR QUARTER|YEAR MONTH NUMBER|YEAR MONTH NUMBER WEEKDAY"),
        (_named, "SEASON YEAR|SEASON|MONTH|QUARTER|MONTH NUMBER|MONTH NUMBER WEEKDAY"),
        (_day_of_month, "DAY"),
        (_third, "THIRD MONTH|THIRD YEAR MONTH|THIRD YEAR|THIRD LAST UNIT|THIRD THIS UNIT"),
        (_weekday, "WEEKDAY|LAST WEEKDAY|THIS WEEKDAY"),
        (_weekday_of_month, "WEEKDAY NUMBER"),
        (_weekend, "WEEKEND|LAST WEEKEND|THIS WEEKEND"),
        (_calendar, "LAST UNIT|THIS UNIT|THIS LAST UNIT"),
        (_counted, "LAST NUMBER UNIT|PAST NUMBER UNIT|PAST UNIT|AGO NUMBER UNIT|AGO UNIT"),
    )
    for form in forms.split("|")
}
"""The combinations of senses that are dates."""
