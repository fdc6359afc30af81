"""How often free text is refused though the corpus has it, and answered though it has nothing.

    python benchmarks/refusals.py [ARTICLES] [ARCHIVE]

Over an archive of so many real articles: questions with telling words of a headline in it must be
answered; questions with a name that no article in it has, from headlines that were left out of the
archive, must be said to find nothing. Each in turn of several phrasings.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path

from asked import PHRASINGS
from corpus import corpus_of, every_article
from ours import opened

from bot.news.lexicon import Lexicon
from bot.news.question import FreeText
from bot.news.text import STOPWORDS, stem, words

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
EACH = 1_000
OUTSIDE = 30_000
"""Articles that are left out of the archive."""

SHOWN = 12


def main(articles: int, folder: Path) -> None:
    """Print both figures, and some of the questions that went wrong."""
    newsdesk = opened(corpus_of(articles).source, folder)
    titles = [record["title"] for record in islice(every_article(), articles + OUTSIDE)]
    here = _telling_words(titles[:articles])
    absent = _absent(newsdesk.archive, titles[articles:])

    def found(text: str) -> bool:
        return newsdesk.ask(FreeText(text), NOW).found

    _show("answered", here, found)
    _show("said to be nothing", absent, lambda text: not found(text))


def _telling_words(titles: Sequence[str]) -> Iterator[str]:
    """Three neighbouring telling words of headlines here and there."""
    dice = random.Random(11)  # noqa: S311 - the same questions each time
    for title in dice.sample(titles, min(len(titles), 4 * EACH)):
        found = [word for word in title.split() if _telling(word)]
        if len(found) > 3:  # noqa: PLR2004 - more than are taken
            start = dice.randrange(len(found) - 2)
            yield " ".join(found[start : start + 3])


def _absent(archive: Lexicon, titles: Iterable[str]) -> Iterator[str]:
    """Names that no article has, each with the telling word before it."""
    for title in titles:
        found = [word for word in title.split() if _telling(word)]
        for before, word in pairwise(found):
            plain = words(word)[0]
            name = word[0].isupper() and word[1:].islower() and len(word) > 4  # noqa: PLR2004
            known = archive.usage(stem(plain)).articles or archive.frequency(plain) is not None
            if name and not known:
                yield f"{before} {word}"
                break


def _telling(word: str) -> bool:
    return word.isalpha() and word.lower() not in STOPWORDS and len(word) > 3  # noqa: PLR2004


def _show(what: str, topics: Iterator[str], right: Callable[[str], bool]) -> None:
    asked = [
        PHRASINGS[number % len(PHRASINGS)].format(topic)
        for number, topic in zip(range(EACH), topics, strict=False)
    ]
    wrong = [text for text in asked if not right(text)]
    print(f"{what}: {1 - len(wrong) / len(asked):.1%} of {len(asked)}")
    for text in wrong[:SHOWN]:
        print("   ", text)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:  # noqa: PLR2004 - arguments
        main(size, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(size, Path(made))
