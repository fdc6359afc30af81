"""Numbers as they are printed: in digits or words, with a scale, a currency or percent."""

import re
from collections.abc import Iterator

CURRENCIES = "$£€¥"
_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_SMALL += " sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_COUNT = "|".join((_SMALL + " " + _TENS).split())
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?"
_MONEY = r"(?:US|A|C|NZ|HK)?[$£€¥]\s?"
_SCALE = r"hundred|thousand|million|billion|trillion|bn|mn"
_PARTS_OF_ONE = r"third|quarter|half|halve|fifth|tenth"
_WHOLE = r"(?:three|four|five|ten|[3-5]|10{1,3}|1,000|10,000|100,000)"
_WORDED = (
    rf"half[ -](?:a[ -])?(?:million|billion|dozen)"
    rf"|(?:an?|one)[ -](?:{_PARTS_OF_ONE})(?= of\b)|(?:two|three|four)[ -](?:{_PARTS_OF_ONE})s"
    rf"|(?:(?:an?|several|a few|{_COUNT}) )?dozens?(?= of\b| [a-z])"
    r"|(?:(?:a few|several|an?|one) )?(?:hundred|thousand|million|billion)(?! ?-)"
    rf"|(?:{_COUNT})(?:-(?:one|{'|'.join(_SMALL.split()[:8])})\b)?(?: and a half)?"
    rf"(?: (?:hundred|thousand|million|billion))*(?: and (?:{_COUNT})(?:-\w+)?)?"
    r"|(?:tens|hundreds|thousands|millions|billions)(?: of (?:thousands|millions|billions))?"
    rf"|one(?= (?:in|out of) (?:every )?{_WHOLE}\b)"
    r"|scores(?= of\b)|(?<!and )half(?= (?:of|the|its|their|his|her|our)\b)"
)
NUMBER = re.compile(
    rf"(?<![\w.,:/#@$£€¥–-])"
    rf"(?P<low>(?:{_MONEY})?{_DIGITS}(?:[ -]?(?:{_SCALE})\b)?(?:\s(?:to|or)\s|\s?[–-]\s?))?"
    rf"(?:(?P<digits>(?:{_MONEY})?{_DIGITS})(?P<scale>[ -]?(?:{_SCALE})\b|[mk]\b)?"
    rf"|(?<!\d )(?P<words>{_WORDED}))"
    r"(?P<percent>\s?%| per ?cent(?:age points?)?\b)?"
    rf"(?P<many>(?: out of| in)(?: every)? {_WHOLE}\b(?! (?:{_SCALE}|years|days|hours|games)))?"
    r"(?P<glued>(?:km|kg|mph|kph|cm|mm|ft|lbs?|mg|[kMGT]W|[MGT]B)(?![\w/-]))?"
    r"(?![\w/%]|[.,:]\d|[ -](?:year|month|day|week|hour|minute)s?[ -]old|[-–]\d|-to-)",
    re.IGNORECASE,
)
"""A number, the low end of its range, what it is out of; a unit that is written onto it."""

_DIGIT = re.compile(r"[$£€¥\d]")
_WORD = re.compile(
    rf"\b(?:{_COUNT}|an?|one|half|several|dozens?|hundreds?|thousands?|[mb]illions?|tens|scores)\b",
    re.IGNORECASE,
)
_TELLING = frozenset(
    before + word + after
    for word in (
        *_COUNT.split("|"),
        *(f"{part}{s}" for part in _PARTS_OF_ONE.split("|") for s in ("", "s")),
        *"dozen dozens scores tens hundred hundreds thousand thousands".split(),
        *"million millions billion billions".split(),
    )
    for before in ("", "“", "‘", '"', "'", "(", "[")
    for after in ("", ".", ",", ";", ":", "!", "?", ")", "]", "’", "”", '"', "'", "…")
)
"""Words of numbers as they stand between spaces."""


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """The matches of `NUMBER` in a text, in order; tried only where one can begin."""
    starts = [found.start() for found in _DIGIT.finditer(text)]
    if not _TELLING.isdisjoint(text.lower().replace("-", " ").replace("—", " ").split()):
        starts = sorted((*starts, *(found.start() for found in _WORD.finditer(text))))
    end = 0
    for start in starts:
        begin = start
        while text[start] in CURRENCIES and begin > end and text[begin - 1].isalpha():
            begin -= 1  # `US$5`
        found = NUMBER.match(text, begin) if begin >= end else None
        if found:
            yield found
            end = found.end()


OF_MANY = re.compile(
    rf" (?:out )?of (?:the |its |their |his |her |all )?(?:\d|(?:{_COUNT})\b)", re.IGNORECASE
)
"""What follows a number that is some of another one: `eight of nine states`."""

_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_SMALL.split(), 2)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_FILLING = frozenset({"a", "an", "one", "and"})
_PART = re.compile(r"\d[\d,.]*|[a-z]+")
_RANGE = re.compile(
    r"(?:between )?([^a-z]*\d.*?)\s?(?:\bto\b|\bor\b|\band\b|–|-)\s?(?=[^a-z]*\d)(.*)"
)
_RATIO = re.compile(r"\b(?:in|out of)\b")
_PERCENT = re.compile(r"per ?cent(?:age points?)?")
_HUNDRED = 100


def ends(number: str) -> tuple[float | int, float | int] | None:
    """The ends of a range (`1 to 2 million`), one number twice; None for dozens, a third.

    A low end without a scale is of the high end's: 1 to 2 million begins at a million.
    """
    found = _RANGE.fullmatch(number.lower())
    if not found:
        alone = amount(number)
        return None if alone is None else (alone, alone)
    low, high = amount(found[1]), amount(found[2])
    if low is None or high is None:
        return None
    scale = next((size for word, size in _SCALES.items() if found[2].endswith(word)), 1)
    return (low if low >= scale else low * scale), high


def amount(number: str) -> float | int | None:
    """A number in digits or words → what it amounts to; None for dozens, a third, ratios."""
    plain = _PERCENT.sub("", number.lower())
    parts = _PART.findall(plain)
    if _RATIO.search(plain) or parts == ["half"]:
        return None
    total, current = 0.0, 0.0
    for part in parts:
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part == "half":
            current += 0.5
        elif part in _WORDS or part in _FILLING:
            current += _WORDS.get(part, int(part == "one"))
        elif part in _SCALES:
            current = (current or 1) * _SCALES[part]
            total, current = (
                (total + current, 0.0) if _SCALES[part] > _HUNDRED else (total, current)
            )
        elif part not in _SIGNS:
            return None
    total += current
    return int(total) if total.is_integer() else total


_SIGNS = frozenset({"us", "a", "c", "nz", "hk"})
"""What stands before a dollar sign."""
