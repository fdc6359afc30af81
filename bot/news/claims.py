"""Claims: what a message of somebody else's may be about, to look for its coverage."""

from bot.news.links import without_links, without_marks
from bot.news.text import clean, sentences, telling, words

LONGEST_TOPIC = 300
"""Characters of a message that is one topic as a whole."""

MOST = 8
"""Sentences that are looked for one by one."""

_FEWEST_WORDS = 2
_NO_QUOTES = dict.fromkeys(map(ord, '“”„«»"'), " ")


def claims_in(text: str) -> tuple[str, ...]:
    """Topics to look for, in order: the whole message where it is short, then its sentences."""
    plain = without_links(without_marks(text)).translate(_NO_QUOTES)
    whole = clean(plain)
    found = [clean(one) for one in sentences(plain)]
    telling_ones = [one for one in found if len(telling(words(one))) >= _FEWEST_WORDS]
    first = [whole] if words(whole) and len(whole) <= LONGEST_TOPIC else []
    return tuple(dict.fromkeys(first + telling_ones[:MOST]))
