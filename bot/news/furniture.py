"""Page furniture: what a web page says around an article, cut from scraped text."""

import re

from bot.news.text import sentences, words


def _lines(text: str) -> frozenset[str]:
    return frozenset(" ".join(words(line)) for line in text.replace("\n", " ").split("|"))


ENDS = _lines(
    """
    leave a reply|leave a comment|leave a response|post a comment|post navigation|next post
    |previous post|next article|previous article|next story|related posts|related articles
    |related stories|related topics|related content|related news|read next|up next|more stories
    |more from this author|more on this story|more on this topic|you may also like
    |you might also like|you may like|recommended for you|recommended stories|trending now
    |most read|most popular|popular posts|latest news|latest stories|recent posts
    |about the author|comments|add a comment|join the conversation|view comments
    |from around the web|around the web|editors picks|editor's picks|top stories|follow us
    |contact us
    """
)
"""Short lines after which a page speaks of other things: the article ends before them."""

LINES = _lines(
    """
    share|share this|share this article|share this story|share on facebook|tags|filed under
    |newsletter|sign up for our newsletter
    |sponsored content|recommended|trending|see also|comment|listen|print|save|advertisement
    |sponsored|ad|loading|read more|continue reading|copy link|home|menu|search
    |sign in|log in|register
    """
)
"""Short lines that are the page's own wherever they stand."""

_LONGEST_LINE = 5

MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bby (clicking|signing up|submitting|subscribing|providing)\b.{0,80}\b(you|agree)\b",
        r"\bterms of (service|use)\b.{0,40}\b(privacy|cookie) (policy|notice)\b",
        r"^(read|see|view) our (privacy|cookie|terms)\b",
        r"^(sign|signing) up (for|to)\b.{0,120}\b(newsletter|e-?mails?|inbox|alerts?|updates?)\b",
        (
            r"\b(get|receive) (a|our|the|all)\b.{0,40}\b(daily|weekly|latest|top)\b.{0,60}"
            r"\b(stories|news|headlines|newsletter|updates)\b.{0,60}(inbox|preferences|e-?mail|\.$)"
        ),
        r"^(subscribe|sign up) (to|for) (our|the|this)\b",
        r"^subscribe( \w+){0,3}[.!]?$",
        r"\b(agree|consent|opt|choose)\b.{0,40}\b(marketing|promotional) e-?mails?\b",
        r"^(loading\W*)?something is loading\W*$",
        r"^(please )?(enable|turn on) (javascript|cookies)\b",
        r"\bwe (and our partners )?use cookies\b",
        r"\b(accept|reject)( all)? cookies\b",
        r"^(manage|cookie) (preferences|settings|consent)\b",
        r"^your e-?mail address will not be published\b",
        r"^required fields are marked\b",
        r"^all rights reserved\b|\ball rights reserved\.?$",
        r"^(story|article) continues (below|after)\b",
        r"^(click|tap) here (to|for)\b",
        r"^(follow|like|find) us on\b",
        r"^share (this|on|via)\b.{0,60}$",
        r"^(e-?mail address|enter your e-?mail)\b",
        r"^thanks for signing up\b",
        r"^(read|see|watch) (more|also|next)\s*:",
        r"^(copyright )?©",
    )
)
"""Sentences that are the page's own."""


def cut(text: str) -> str:
    """The article in a scraped text: nothing from the page's end on, no sentences of the page."""
    kept: list[str] = []
    for paragraph in text.splitlines():
        line = " ".join(words(paragraph)[: _LONGEST_LINE + 1])
        if kept and line in ENDS:
            break
        own = line in ENDS or line in LINES
        telling = [part for part in sentences(paragraph) if not own and not is_furniture(part)]
        if telling:
            kept.append(" ".join(telling))
    return "\n".join(kept)


def is_furniture(sentence: str) -> bool:
    """Whether a sentence is the page's own, not the article's."""
    return any(mark.search(sentence) for mark in MARKS)
