"""What is asked of a corpus: short queries with typos, questions of all kinds, text as it is typed.

All of it is made from a corpus' own articles and is the same each time. Where the real queries are
found (`queries.jsonl.gz` beside the real articles), they are asked too.
"""

import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random

import orjson
from corpus import Corpus, data_file
from tasks import Query, Question, Sheet, Slash
from variants import Record

from bot.arguments import QUESTIONS
from bot.news.text import STOPWORDS

FIRST, NUMBER, WARM, TYPED = 10_000, 2_000, 300, 150
"""Articles of which questions are made; queries, questions; of these so many are also typed."""

RATES = (0.0, 0.35, 0.35, 0.6)
"""Shares of mistyped words, one of these for each query; as in the real queries."""

WITH_OUTLET = 25
"""One query in so many ends with the outlet's name."""

NOBODY = 20
"""One topic in so many is something that nobody reported."""

PHRASINGS = (
    "sources on {}",
    "who reported {} first?",
    "timeline of {}",
    "{}",
    "anything about {}?",
    "which outlets covered {}",
    "{} srcs pls",
    "search {}",
    "what happened with {}",
)

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST = 4
"""Letters of a word that is mistyped."""

_AROUND = "\"“”„«»'‘’.,:;!?()[]…|-–—/*"
"""Signs around words."""


@dataclass(frozen=True, slots=True)
class Material:
    """What questions are made of; `broad`: telling words that most titles have."""

    titles: list[str]
    outlets: list[str]
    days: list[str]
    broad: list[str] = field(default_factory=list)


def sheet_of(corpus: Corpus) -> Sheet:
    """What is asked of a corpus, made from its first articles: those that begin alike, alike."""
    first = list(islice(corpus.records(), FIRST))
    of = _material(first)
    random = Random(3)  # noqa: S311 - the same questions each time
    made = made_queries(first, NUMBER, random)
    texts = {query.text for query in made}
    warm = [one.text for one in made_queries(first, WARM, random) if one.text not in texts]
    outlets = list(dict.fromkeys(of.outlets))[:TYPED]
    return Sheet(
        warm,
        made,
        real_queries() if corpus.whole else [],
        mixed(of, NUMBER, random),
        list(typed_so_far([query.text for query in made[-TYPED:]])),
        list(typed_so_far([_line(query.text, random) for query in made[-TYPED:]])),
        list(typed_so_far(outlets)),
        max(datetime.fromisoformat(day) for day in of.days).replace(tzinfo=UTC) + timedelta(days=2),
    )


def _material(records: Sequence[Record]) -> Material:
    """What questions are made of, with the 20 telling words that most titles have."""
    words = Counter(word for record in records for word in set(_plain(record["title"])))
    broad = [word for word, _ in words.most_common(400) if word.isalpha() and _tells(word)]
    return Material(
        [record["title"] for record in records],
        [record["publisher"] for record in records if record.get("publisher")],
        [record["published"][:10] for record in records if record.get("published")],
        broad[:20],
    )


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in STOPWORDS


def real_queries() -> list[Query]:
    """The queries over all real articles; none where they are not found."""
    file = data_file("queries.jsonl.gz")
    if file is None:
        return []
    with gzip.open(file) as lines:
        rows = [orjson.loads(line) for line in lines]
    return [Query(row["query"], row["title"]) for row in rows]


def made_queries(records: Sequence[Record], number: int, random: Random) -> list[Query]:
    """So many different queries, or nearly: some words of a title, in order, some mistyped."""
    found: dict[str, Query] = {}
    for _ in range(20 * number):
        record = random.choice(records)
        words = [word for word in _plain(record["title"]) if word not in STOPWORDS]
        wanted = random.randint(3, 6)
        if len(words) >= 3 and _is_clean(record["title"]):  # noqa: PLR2004 - fewer may mean anything
            places = sorted(random.sample(range(len(words)), min(wanted, len(words))))
            rate = random.choice(RATES)
            text = " ".join(_typed(words[place], rate, random) for place in places)
            if random.randrange(WITH_OUTLET) == 0:
                text += f" {record.get('publisher', '').lower()}"
            found.setdefault(text, Query(text, record["title"]))
        if len(found) == number:
            break
    return list(found.values())


def _is_clean(title: str) -> bool:
    """Whether a title is shown as it came: its blanks single, its letters whole."""
    return title == " ".join(title.split()) and not any(sign in title for sign in ("Ã", "â€"))


def mixed(of: Material, number: int, random: Random) -> list[Question]:
    """So many different questions: three of four are commands, the others free text."""
    spoken = number // 4
    broad = set(of.broad)
    lines = {phrasing.format(word) for phrasing in PHRASINGS for word in broad}
    slashes = commands(of, number - spoken, random)
    found = [Question(one, one[1].get("topic") in broad) for one in slashes]
    found += [Question(text, text in lines) for text in free_texts(of, spoken, random)]
    random.shuffle(found)
    return found


def commands(of: Material, number: int, random: Random) -> list[Slash]:
    """So many different commands that ask; of one in five the topic is broad, if that is known."""
    found: dict[str, Slash] = {"about": ("about", {})}
    while len(found) < number:
        name = random.choice(list(QUESTIONS))
        options = {"outlet": random.choice(of.outlets)} if name == "outlet" else {}
        if name != "outlet":
            broad = of.broad and random.randrange(5) == 0
            options["topic"] = random.choice(of.broad) if broad else _topic(of, random)
        if name == "compare":
            options["outlet"] = ", ".join(random.sample(of.outlets, min(2, len(of.outlets))))
        elif random.randrange(5) == 0:
            options["outlet"] = random.choice(of.outlets)
        if random.randrange(6) == 0:
            options["from"] = random.choice([*of.days, "last week", "March"])
        found[f"{name} {options}"] = name, options
    return list(found.values())


def free_texts(of: Material, number: int, random: Random) -> list[str]:
    """So many different questions in somebody's own words."""
    found: dict[str, None] = {}
    while len(found) < number:
        broad = of.broad and random.randrange(5) == 0
        topic = random.choice(of.broad) if broad else _topic(of, random)
        found[_line(topic, random)] = None
    return list(found)


def typed_so_far(texts: Sequence[str]) -> Iterator[str]:
    """Each text as it is typed: its first letter, its first two, … all of it; each once."""
    seen: set[str] = set()
    for text in texts:
        for length in range(1, len(text) + 1):
            if text[:length] not in seen:
                seen.add(text[:length])
                yield text[:length]


def _line(topic: str, random: Random) -> str:
    """A question about a topic in somebody's own words."""
    return random.choice(PHRASINGS).format(topic)


def _topic(of: Material, random: Random) -> str:
    """A headline, two to four words of it, or something that nobody reported."""
    words = random.choice(of.titles).split()
    if random.randrange(NOBODY) == 0:
        return f"{words[0]} xylophone {random.randrange(10_000)}"
    if random.randrange(3) == 0:
        return " ".join(words)[:300]
    start = random.randrange(max(1, len(words) - 2))
    return " ".join(words[start : start + random.randint(2, 4)])


def _plain(title: str) -> list[str]:
    """The words of a title as somebody types them who looks for it."""
    words = (word.strip(_AROUND) for word in title.lower().split())
    return [word for word in words if any(char.isalnum() for char in word)]


def _typed(word: str, rate: float, random: Random) -> str:
    """A word, mistyped with such a chance: letters swapped, left out, doubled, or a key beside."""
    if len(word) < _SHORTEST or random.random() >= rate:
        return word
    place = random.randrange(1, len(word) - 1)
    before, char, after = word[:place], word[place], word[place + 1 :]
    match random.randrange(5):
        case 0:
            return before + after[0] + char + after[1:]
        case 1:
            return before + after
        case 2:
            return before + char + char + after
        case 3:
            return before + _beside(char, random) + after
        case _:
            return before + char + _beside(char, random) + after


def _beside(char: str, random: Random) -> str:
    """A key beside a letter's own."""
    row = next((row for row in _KEYS if char in row), char)
    return row[max(0, row.find(char) + random.choice((-1, 1))) :][:1] or row[-1:]
