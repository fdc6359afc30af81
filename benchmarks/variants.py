"""Made up articles, as many as are wanted, that behave as news does.

A text is woven from pieces of others: it goes over from one to another at a word that both have,
so that any two neighbours in it have stood together before, and phrases come again as in real
headlines. Articles come in stories of a few days, with a name of their own, told by several
outlets, sometimes word for word. Names are invented as the articles go on, so that the vocabulary
grows with their number as it does in real corpora (Heaps 1978).

The texts that it starts from are real ones where there are any; else they are chains of English
words by how often these follow each other (the lists of symspellpy, from Google Books n-grams).
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import accumulate, count
from random import Random

Record = dict[str, str]
"""An article as a line of a corpus file: id, title, excerpt, url, publisher, domain, published."""

FIRST_DAY = datetime(2012, 1, 1, tzinfo=UTC)
DAYS = 5_100
NEW_NAME, WITH_NUMBER, COPIED, WITH_BODY, DAY_ONLY = 0.3, 0.15, 0.06, 0.01, 0.25
"""Shares: of stories with a name never heard before; of articles."""

_END = ""
_TEXTS: tuple[str, ...] = ("title", "excerpt", "body")


class Weave:
    """Texts that are put together from pieces of given ones."""

    def __init__(self, texts: Iterable[str], random: Random) -> None:
        self._draw = random.random
        self._words: list[str] = [_END]
        self._starts = array("I")
        self._places: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for text in texts:
            self._starts.append(len(self._words))
            for word in text.split():
                self._places[word].append(len(self._words))
                self._words.append(word)
            self._words.append(_END)

    def text(self, least: int, most: int, begun: Sequence[str] = ()) -> list[str]:
        """The words of a new text, which may go on from others; it ends where one of them did."""
        found, draw, words = list(begun), self._draw, self._words
        last = found[-1] if found else None
        while len(found) < most:
            places = self._places.get(last) if last else None
            if places:
                place = places[int(draw() * len(places))] + 1
            else:
                place = self._starts[int(draw() * len(self._starts))]
            piece = words[place : place + 2 + int(draw() * 5)]
            ended = _END in piece
            found += piece[: piece.index(_END)] if ended else piece
            if ended and len(found) >= least:
                break
            last = None if ended else found[-1]
        return found[:most]


class Variants:
    """Endless made up articles, from the texts and outlets of others."""

    def __init__(self, base: Sequence[Record], random: Random) -> None:
        self._random = random
        self._base = base
        self._titles = Weave((record["title"] for record in base), random)
        self._excerpts = Weave((record.get("excerpt", "") for record in base), random)
        self._names = [_name(random) for _ in range(200)]

    def __iter__(self) -> Iterator[Record]:
        """Articles, those of a story one after the other."""
        numbers = count()
        while True:
            yield from self._story(numbers)

    def _story(self, numbers: Iterator[int]) -> Iterator[Record]:
        """What several outlets tell of one event within a few days."""
        draw = self._random.random
        name = self._story_name()
        begun = self._titles.text(5, 9)[: 2 + int(draw() * 3)]
        begun.insert(int(draw() * len(begun)), name)
        at = FIRST_DAY + timedelta(minutes=int(draw() * DAYS * 1440))
        first: Record | None = None
        for _ in range(min(60, 1 + int(0.7 / (draw() + 0.01) ** 0.8))):
            outlet = self._base[int(draw() * len(self._base))]
            if first and draw() < COPIED:
                text = {key: first[key] for key in _TEXTS if key in first}
            else:
                text = self._text(begun, name, outlet)
            record = {"id": f"made-{next(numbers)}", **text, **_published(outlet, at, draw())}
            first = first or record
            if "domain" in record:
                record["url"] = _address(record, at)
            yield record
            at += timedelta(minutes=int(draw() ** 3 * 4_000))

    def _text(self, begun: Sequence[str], name: str, like: Record) -> Record:
        """Title, and excerpt and body where the article that it is like has one, or by chance."""
        draw = self._random.random
        words = self._titles.text(6, 14, begun if draw() < 0.7 else [name])  # noqa: PLR2004
        if draw() < WITH_NUMBER:
            words.insert(1 + int(draw() * len(words)), f"{int(10 ** (1 + 4 * draw())):,}")
        record = {"title": " ".join(words)}
        if like.get("excerpt"):
            excerpt = self._excerpts.text(12, 45)
            excerpt.insert(int(draw() * len(excerpt)), name)
            record["excerpt"] = " ".join(excerpt)
            if draw() < WITH_BODY:
                parts = (" ".join(self._excerpts.text(15, 60)) for _ in range(6))
                record["body"] = "\n\n".join(parts)
        return record

    def _story_name(self) -> str:
        """A name, new or known: the known ones as unequally often as names are in the news."""
        draw = self._random.random
        if draw() < NEW_NAME:
            self._names.append(_name(self._random))
            return self._names[-1]
        return self._names[int(draw() ** 3 * len(self._names))]


def invented(number: int, random: Random) -> list[Record]:
    """So many texts that are no news, but English words as they follow each other."""
    chains = _Chains(random)
    outlets = list(_outlets(4_000, random))
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(outlets))))
    made = []
    for name, domain in random.choices(outlets, cum_weights=weights, k=number):
        record = {"title": chains.text(6, 14).title(), "publisher": name, "published": ""}
        if random.random() < 0.43:  # noqa: PLR2004 - as in the real data
            record |= {"domain": domain, "excerpt": chains.text(15, 45).capitalize() + "."}
        made.append(record)
    return made


class _Chains:
    """English words, each drawn by how often it follows the one before."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words, self._weights = _weighed(_listed("frequency_dictionary_en_82_765.txt"))
        following: dict[str, dict[str, int]] = defaultdict(dict)
        for first, second, times in _listed("frequency_bigramdictionary_en_243_342.txt"):
            following[first][second] = int(times)
        self._following = {
            word: _weighed((second, str(times)) for second, times in seconds.items())
            for word, seconds in following.items()
        }

    def text(self, least: int, most: int) -> str:
        """A text of so many words."""
        choices, draw = self._random.choices, self._random.random
        found: list[str] = []
        for _ in range(self._random.randint(least, most)):
            known = self._following.get(found[-1]) if found else None
            words, weights = known if known and draw() < 0.6 else (self._words, self._weights)  # noqa: PLR2004
            found += choices(words, cum_weights=weights)
        return " ".join(found)


def _listed(name: str) -> Iterator[list[str]]:
    text = files("symspellpy").joinpath(name).read_text(encoding="utf-8-sig")
    return (line.split() for line in text.splitlines())


def _weighed(rows: Iterable[Sequence[str]]) -> tuple[list[str], list[int]]:
    """Words with how often they and all before them occur."""
    pairs = [(row[0], int(row[1])) for row in rows]
    return [word for word, _ in pairs], list(accumulate(times for _, times in pairs))


def _outlets(number: int, random: Random) -> Iterator[tuple[str, str]]:
    papers = "Herald Post Gazette Times Courier Chronicle Mail Tribune Echo Observer Star Sentinel"
    for _ in range(number):
        name = f"{_name(random)} {random.choice(papers.split())}"
        yield name, f"{name.replace(' ', '').lower()}.example"


def _name(random: Random) -> str:
    """A name that nobody has: two to four syllables."""
    before, after = "b br d f g gr h k kl l m n p r s sh st t tr v w z".split(), "l n r s x".split()
    syllables = (
        random.choice(before) + random.choice("aeiou") for _ in range(random.randint(2, 4))
    )
    ending = random.choice(after) if random.random() < 0.5 else ""  # noqa: PLR2004
    return ("".join(syllables) + ending).capitalize()


def _published(outlet: Mapping[str, str], at: datetime, chance: float) -> Record:
    """Who and when; for some only the day is known, and of some outlets no domain."""
    day = at.replace(hour=0, minute=0) if chance < DAY_ONLY else at
    found = {key: outlet[key] for key in ("publisher", "domain") if key in outlet}
    return found | {"published": day.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _address(record: Record, at: datetime) -> str:
    slug = "".join(char if char.isalnum() else "-" for char in record["title"][:50].lower())
    return f"https://www.{record['domain']}/{at:%Y/%m/%d}/{slug}-{record['id'][5:]}"
