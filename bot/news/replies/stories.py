"""The wording of stories."""

from bot.news.answers.stories import StoriesAnswer, Told
from bot.news.dates import Period, period_text
from bot.news.relations import Story
from bot.news.replies.common import about, reading
from bot.news.reply import WHOLE_TITLE, Line, Reply, Span, Style, item, line, plural, quiet, strong
from bot.news.text import clip

SHOWN = 10
"""Stories, unless more are asked for."""


def compose(answer: StoriesAnswer) -> Reply:
    """How many stories, then each with its size and span, the newest first."""
    most = answer.scope.question.wanted.limit or SHOWN
    shown = answer.stories[:most]
    head = line(strong(_amount(answer)), *about(answer.scope), ".")
    foot = []
    if len(shown) < len(answer.stories):
        foot.append(quiet(f"The newest {len(shown)} of them are shown."))
    if answer.coverage.survey.articles > answer.looked_at:
        foot.append(quiet(f"The newest {answer.looked_at:,} articles were looked at."))
    return Reply((head,), tuple(map(_told, shown)), (*foot, *reading(answer.scope)))


def _amount(answer: StoriesAnswer) -> str:
    alone = f"{plural(answer.alone, 'article')} that {'stands' if answer.alone == 1 else 'stand'}"
    if not answer.stories:
        return f"No story of several articles, {alone} alone"
    several = plural(len(answer.stories), "story", "stories")
    return f"{several} of several articles" + (f", {alone} alone" if answer.alone else "")


def _told(one: Told) -> Line:
    story = one.story
    on_it = f", {one.articles} of them on it" if one.articles < story.articles else ""
    return item(
        Span(clip(story.name, WHOLE_TITLE), Style.STRONG, story.url),
        f" — {size(story)}{on_it}{span(story)}",
    )


def size(story: Story) -> str:
    """`11 articles from 9 outlets`."""
    return f"{plural(story.articles, 'article')} from {plural(story.outlets, 'outlet')}"


def span(story: Story) -> str:
    """`, 24 Mar – 19 Apr 2022`; nothing where no day is known."""
    first, last = story.first.day, story.last.day
    return f", {period_text(Period(first, last))}" if first and last else ""
