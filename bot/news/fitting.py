"""Which of the articles that are about a topic fit it best, by their headlines."""

from collections.abc import Iterable

from bot.news.coverage import Candidate
from bot.news.headlines import Slot, Slots
from bot.news.lexicon import Lexicon
from bot.news.meant import gain
from bot.news.text import words
from bot.news.topic import Topic

MOST_CANDIDATES = 30
"""Articles whose headlines are compared with a topic."""

_FROM_OUTLET = 6.0
"""What it says for an article that it is from an outlet that was named."""

_BELOW = 0.5
"""How much of its weight a term says that stands only below the headline."""


def in_order(
    candidates: Iterable[Candidate], topic: Topic, lexicon: Lexicon
) -> list[tuple[float, Candidate]]:
    """Candidates with how well they fit, best first; equals as they are given."""
    names = {word for term in topic.terms if term.outlets for word in words(term.word)} - {
        term.word for term in topic.terms if not term.outlets
    }
    typed = [word for word in dict.fromkeys(topic.order) if word not in names]
    slots = Slots([Slot(word, gain(word, lexicon), {word: 0.0}) for word in typed])
    outlets = topic.outlets
    found = []
    for one in candidates:
        below = max(0.0, one.share - one.titled) * topic.weight
        fits = slots.fit(one.headline).score + _BELOW * below
        found.append((fits + (_FROM_OUTLET if one.outlet in outlets else 0.0), one))
    return sorted(found, key=lambda pair: -pair[0])
