"""Figures: quantities in a sentence, with what they count; no dates, ages, times or names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.news.article import Article
from bot.news.counted import Counted, counted, is_joined
from bot.news.evidence import article_sentences
from bot.news.furniture import is_furniture
from bot.news.numbers import CURRENCIES, OF_MANY, ends, numbers_in
from bot.news.numerals import MONTH_BEFORE, counts_nothing, is_clock

_PROVING = (
    r"at least|more than|nearly|almost|around|roughly|approximately|(?:an )?estimated|up to"
    r"|as many as|as few as|as much as|as little as|fewer than|less than|close to|well over"
    r"|no more than|not more than|no fewer than|upwards of|just over|just under|an average of"
)
_HEDGE = re.compile(
    rf"(?<![\w-])(?:(?P<proving>{_PROVING})|about|some|over|under|only|just|between)\s$",
    re.IGNORECASE,
)
"""What stands before a number and says how exact it is; some prove that it is a quantity."""

_BETWEEN = re.compile(
    r"(?<![\w-])(?P<hedge>between) (?P<low>[$£€¥]?\d[\d,.]*(?: (?:thousand|[mb]illion))?) and $",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r" and [$£€¥]?\d")
_LISTED = re.compile(
    r"(?:\w+ ){0,2}(?:reasons|ways|things|takeaways|times|tips|questions|facts|lessons|moments"
    r"|photos|tricks|quotes|signs|myths|points|tweets)",
    re.IGNORECASE,
)
"""What a list counts that its own headline announces."""


_NEAR = 60
"""Characters before a number in which what belongs to it is looked for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: hedge, number with scale or unit, what it counts; `text` is all of it as printed.

    `sentence`: where it stands. `state`: what became of those counted (`dead`), or nothing.
    """

    hedge: str
    number: str
    counted: str
    text: str
    sentence: str
    state: str = ""

    @property
    def value(self) -> float | int | None:
        """The number itself, where it is one: `2 million` is 2,000,000, `dozens` is none."""
        found = ends(self.number)
        return found[0] if found and found[0] == found[1] else None

    @property
    def unit(self) -> str:
        """A currency's sign, `%`, or nothing."""
        sign = next((sign for sign in CURRENCIES if sign in self.number), "")
        return sign or ("%" if self.number.lower().endswith(("%", "cent", "points")) else "")


def figures_of(article: Article) -> tuple[Figure, ...]:
    """The figures of title, excerpt and body, in order; of a sentence that comes again once."""
    said = dict.fromkeys((article.title, *article_sentences(article)))
    return tuple(one for sentence in said for one in figures_in(sentence))


@lru_cache(maxsize=8_192)
def figures_in(sentence: str) -> tuple[Figure, ...]:
    """The quantities of a sentence, in order; a sentence of the page's own has none."""
    made = (_figure(match, sentence) for match in numbers_in(sentence))
    found = tuple(figure for figure in made if figure)
    return () if found and is_furniture(sentence) else found


def _figure(match: re.Match[str], sentence: str) -> Figure | None:
    begin = max(0, match.start() - _NEAR)
    before, after = sentence[begin : match.start()], sentence[match.end() :]
    ranged = _BETWEEN.search(before)
    hedged = ranged or _HEDGE.search(before)
    if hedged and not ranged and hedged[0][0] in "bB" and _AND_MORE.match(after):
        return None  # its other end has both
    alone = _is_alone(match)
    some = OF_MANY.match(after) is not None
    in_front = before[: hedged.start()] if hedged else before
    what = counted(in_front, "" if some else after, alone=alone)
    if alone and not _is_proved(match, hedged, what):
        return None
    dated = match["low"] and MONTH_BEFORE.search(before)  # `July 14 to 46 percent`
    first = begin + ranged.start("low") if ranged else match.start("digits" if dated else 0)
    return Figure(
        hedged[0].split()[0] if ranged and hedged else hedged[0].strip() if hedged else "",
        sentence[first : match.end()].strip(),
        what.text,
        sentence[begin + hedged.start() if hedged else first : match.end() + what.end].strip(),
        sentence,
        what.state,
    )


def _is_alone(match: re.Match[str]) -> bool:
    """Whether a number is no sum, share or scale: only what it counts shows what it is."""
    metres = match["scale"] == "m" and not _MONEY.search(match[0])
    vague = _VAGUE.fullmatch(match["words"] or "")
    known = match["percent"] or match["many"] or match["glued"] or _MONEY.search(match[0])
    return (
        metres
        or bool(vague)
        or not (known or match["scale"] or _SHARE.search(match["words"] or ""))
    )


def _is_proved(match: re.Match[str], hedged: re.Match[str] | None, what: Counted) -> bool:
    """Whether a number that stands alone counts something, and is no year, time or name."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    after = match.string[match.end() :]
    if match["digits"]:
        first = match["low"].split()[0].rstrip("–-") if match["low"] else match["digits"]
        hedge = hedged[0].strip().lower() if hedged else ""
        if match["scale"] or counts_nothing(first, hedge, before, after):
            return False
    if what.text:
        list_title = not before.strip() and _LISTED.fullmatch(what.text)
        hyphened = _HYPHENED.match(after) if match["words"] else None
        apart = hyphened is not None and not is_joined(hyphened[1])
        return not (list_title or apart or what.text.endswith(_POSSESSIVES))
    if (
        "," in match[0]
        or what.state
        or OF_MANY.match(after)
        or _VAGUE.fullmatch(match["words"] or "")
    ):
        return True
    proving = hedged is not None and hedged.groupdict().get("proving")
    return bool(proving) and not is_clock(before)


_HYPHENED = re.compile(r"-(\w+)")
_MONEY = re.compile(f"[{CURRENCIES}]")
_SHARE = re.compile(r"(?:third|quarter|half|fifth|tenth|hundred|thousand|illion)s?$", re.IGNORECASE)
_VAGUE = re.compile(r"(?:dozen|hundred|thousand|million|billion)s.*", re.IGNORECASE)
_POSSESSIVES = ("'s", "’s", "s'", "s’")
