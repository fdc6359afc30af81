"""Numerals that count nothing: years, dates, times, ages, addresses, parts of names."""

import re

from bot.news.text import STOPWORDS

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE_AFTER = re.compile(rf"\s?(?:{_MONTH}|a\.?m\b|p\.?m\b|o'clock|gmt|utc)", re.IGNORECASE)
MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s$", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"(?:\b[Aa]ged?\s|\b[Aa]ge of\s|[A-Z]\w+,\s)$")
_AGE_AFTER = re.compile(r"[ -](?:years?|months?|weeks?)[ -](?:old|of age)\b")
_CLOCK = re.compile(r"\bat (?:about |around |nearly )?$", re.IGNORECASE)
_STREET = re.compile(r"\s?(?:[A-Z]\w+ ){1,2}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square)\b")
_PART_OF_NAME = re.compile(
    r"\b(?:no\.?|route|highway|interstate|flight|article|section|chapter|room|day|top|channel"
    r"|phase|type|round|level|stage|grade|page|game|part|episode|season|volume|version|model|unit"
    r"|gate|terminal|lane|row|step|tier|category|class|district|ward|precinct|proposition|prop"
    r"|resolution|act|rule|form|size|title|verse|figure|super bowl|group|apartment|suite|week"
    r"|item|number|fortune)\s$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<![\w'’])([\w'’&.]*[A-Z][\w'’&.]*)\s$")
_OPENING = ("“", "‘", "'", '"', "’")
_TITLED = re.compile(r"[ -][A-Z]")
_LASTING = re.compile(
    r" (?:year|month|week|day|hour|minute|second|time|mile)s?\b|(?: other| more)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_YEAR_HEDGES = frozenset({"more than", "at least", "nearly", "almost", "up to", "some", "over"})
_NO_NAME = re.compile(
    r"(?:[\w.]+['’]s|(?!united|boeing|beijing)[a-z]{2,}(?:ed|ing)|kills|injures|wounds|leaves|finds|adds|charges"
    r"|arrests|sees|hits|tops|wins|loses|draws|gets|takes|makes|sentences|fires|cuts|raises|says"
    r"|found|left|shot|took|won|lost|hit|cut|first|last|next|past|final|another|sends|gives"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""Words before a number that make no name with it, however they are written."""


def counts_nothing(digits: str, hedge: str, before: str, after: str) -> bool:
    """Whether digits without a sign or a scale are a year, a date, a time, an age, a name's."""
    year = _YEAR.fullmatch(digits) is not None and hedge not in _YEAR_HEDGES
    return year or _is_time_or_age(before, after) or _is_in_name(digits, hedge, before, after)


def is_clock(before: str) -> bool:
    """Whether a number that counts nothing is the time of day (`at around 10`)."""
    return _CLOCK.search(before) is not None


def _is_time_or_age(before: str, after: str) -> bool:
    if _DATE_AFTER.match(after) or MONTH_BEFORE.search(before) or _AGE_AFTER.match(after):
        return True
    return _AGE_BEFORE.search(before) is not None and after[:1] in {",", ".", ";", ")", ""}


def _is_in_name(digits: str, hedge: str, before: str, after: str) -> bool:
    if _STREET.match(after) or _PART_OF_NAME.search(before):
        return True
    if before.endswith(_OPENING) and _TITLED.match(after):
        return True
    if hedge or "," in digits or after.startswith("-") or _LASTING.match(after):
        return False
    named = _CAPITALISED.search(before)
    if named is None or named[1].lower() in STOPWORDS:
        return False
    return not _NO_NAME.fullmatch(named[1])
