"""Figures: quantities in a sentence, with what they count; no dates, ages, times or names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.news.text import STOPWORDS

_HEDGE = (
    r"nearly|almost|about|around|roughly|some|approximately|an estimated|estimated|more than|over"
    r"|at least|up to|as many as|as few as|fewer than|less than|under|well over|close to|only|just"
    r"|not more than|no more than|no fewer than|an average of"
)
_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_SMALL += " sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALE = r"hundred|thousand|million|billion|trillion|bn|mn"
_COUNT = "|".join((_SMALL + " " + _TENS).split())
_FRACTIONS = r"(?:an?|one|two|three|four) (?:third|quarter|half|halve|fifth|tenth)s?"
_DOZENS = rf"(?:(?:an?|several|a few|{_COUNT}) )?dozens?"
_ROUND = r"(?:(?:a few|several|an?|one) )?(?:hundred|thousand|million|billion)"
_WORDED = (
    rf"{_FRACTIONS}|{_DOZENS}|{_ROUND}(?! ?-)"
    rf"|(?:{_COUNT})(?:-(?:one|{'|'.join(_SMALL.split()[:8])}))?"
    rf"(?: (?:hundred|thousand|million|billion))*(?: and (?:{_COUNT})(?:-\w+)?)?"
    r"|(?:tens|hundreds|thousands|millions|billions|scores)"
    r"(?: of (?:thousands|millions|billions))?|half"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?"
_QUANTITY = re.compile(
    rf"(?<![\w.,:/#@-])"
    rf"(?:(?P<hedge>between {_DIGITS} and|(?:(?:{_HEDGE}) )?{_DIGITS} (?:to|or)|{_HEDGE}) )?"
    rf"(?:(?P<digits>[$£€¥]\s?{_DIGITS}|{_DIGITS})"
    rf"(?P<scale>[ -]?(?:{_SCALE})\b|[mk]\b)?(?P<percent>\s?%| per ?cent\b)?|(?P<words>{_WORDED}))"
    r"(?![\w/:]|[.,]\d|-(?:year|month|day|week|hour|minute)s?-old|-\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE_BEFORE = re.compile(
    rf"(?:{_MONTH}|since|until|in|by|from|of|during|late|early|mid|and)\s$", re.IGNORECASE
)
_DATE_AFTER = re.compile(rf"^\s?(?:{_MONTH}\b|a\.?m\b|p\.?m\b|o'clock|gmt|utc)", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s$", re.IGNORECASE)
_AGE = re.compile(r"(?:aged?\s$|[A-Z]\w+,\s$)")
_STREET = re.compile(r"(?:[A-Z]\w+ )+(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square)\b")
_NAMED = re.compile(r"(?<=\S )[A-Z][\w&]+\s$")
_NAME_BEFORE = re.compile(
    r"(?:No\.?|Route|Highway|Flight|Article|Section|Chapter|Room|Street|Day|Top|Channel)\s$"
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_NOUN = r"(?:[a-z][\w'’-]*|[A-Z][\w'’-]+)"
_COUNTED = re.compile(rf"^[ -]?({_NOUN}(?:[ -]{_NOUN}){{0,3}})")
_OF_MANY = re.compile(r"^ of (?:the |its |their )?\d")
_OF = re.compile(r"^ (?:(?:of|the|its|their|other|more|further|additional|such|these|those) )+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: hedge, number with scale or unit, what it counts; `text` is all of it as printed.

    `sentence`: where it stands.
    """

    hedge: str
    number: str
    counted: str
    text: str
    sentence: str

    @property
    def value(self) -> float | int | None:
        """The number itself, where it is one: `2 million` is 2,000,000, `dozens` is none."""
        ranged = any(char.isdigit() for char in self.hedge)  # `between 100 and` 150
        return None if ranged else _value(self.number.lower())

    @property
    def unit(self) -> str:
        """A currency's sign, `%`, or nothing."""
        sign = self.number[:1] if self.number[:1] in _CURRENCIES else ""
        return sign or ("%" if self.number.endswith(("%", "cent")) else "")


_POSSESSIVES = ("'s", "’s", "s'", "s’")
_CURRENCIES = "$£€¥"
_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_SMALL.split(), 2)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_FILLING = frozenset({"a", "an", "one", "and"})
_PARTS = re.compile(r"\d[\d,.]*|[a-z]+")


def _value(number: str) -> float | int | None:
    """A number in digits or words → what it amounts to; None for dozens, a third and their like."""
    total, current = 0.0, 0.0
    for part in _PARTS.findall(number.replace("per cent", "").replace("percent", "")):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in _WORDS or part in _FILLING:
            current += _WORDS.get(part, int(part == "one"))
        elif part in _SCALES:
            current = (current or 1) * _SCALES[part]
            total, current = (total + current, 0.0) if _SCALES[part] > 100 else (total, current)  # noqa: PLR2004 - hundred
        else:
            return None
    total += current
    return int(total) if total.is_integer() else total


def figures_in(sentence: str) -> Iterator[Figure]:
    """The quantities of a sentence, in order."""
    for match in _QUANTITY.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        digits = match["digits"] or ""
        number = sentence[match.start("digits") if digits else match.start("words") : match.end()]
        if digits and _is_no_quantity(match, digits, before, after):
            continue
        of_many = _OF_MANY.match(after) is not None
        counted = "" if of_many else _counted(after)
        bare = not (of_many or match["scale"] or match["percent"] or digits[:1] in tuple("$£€¥"))
        if bare and (not counted or counted.endswith(_POSSESSIVES)):
            continue
        end = sentence.index(counted, match.end()) + len(counted)
        text = sentence[match.start() : end].strip()
        yield Figure((match["hedge"] or "").strip(), number.strip(), counted, text, sentence)


def _is_no_quantity(match: re.Match[str], digits: str, before: str, after: str) -> bool:
    """Whether digits are a year, a date, a time, an age or part of a name."""
    money = digits[0] in _CURRENCIES
    if (match["scale"] or "").lower() == "m" and not money:
        return True  # metres
    if match["scale"] or match["percent"] or money:
        return False
    if _YEAR.fullmatch(digits) and (not match["hedge"] or _DATE_BEFORE.search(before)):
        return True
    if _DATE_AFTER.match(after) or _MONTH_BEFORE.search(before):
        return True
    aged = _AGE.search(before) is not None and after[:1] in {",", ".", ";", ")"}
    named = not match["hedge"] and _NAMED.search(before) is not None
    street = _STREET.match(after.lstrip()) is not None
    return aged or named or street or _NAME_BEFORE.search(before) is not None


def _counted(after: str) -> str:
    """What stands behind a number, up to four words, until a small word or a mark."""
    rest = _OF.sub(" ", after)
    found = _COUNTED.match(rest)
    if not found:
        return ""
    small = (word for word in found[1].split() if word.lower() in STOPWORDS and not word.isupper())
    end = next(small, None)
    return found[1] if end is None else re.split(rf"\b{re.escape(end)}\b", found[1])[0].rstrip()
