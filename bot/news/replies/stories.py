"""The wording of stories."""

from bot.news.answers.scope import Scope
from bot.news.answers.stories import StoriesAnswer, Told
from bot.news.dates import Period, period_text
from bot.news.relations import Story
from bot.news.replies.common import about, reading
from bot.news.reply import WHOLE_TITLE, Line, Reply, Span, Style, item, line, plural, quiet, strong
from bot.news.text import clip

MOST = 100
"""Stories, unless more or fewer are asked for."""


def compose(answer: StoriesAnswer) -> Reply:
    """How many stories, then each with its size and span, the newest first."""
    most = answer.scope.question.wanted.limit or MOST
    shown = answer.stories[:most]
    foot = []
    if len(shown) < len(answer.stories):
        foot.append(quiet(f"The newest {len(shown):,} of them are shown."))
    if answer.coverage.survey.articles > answer.looked_at:
        foot.append(quiet(f"The newest {answer.looked_at:,} articles were looked at."))
    items = tuple(_told(one, answer.scope) for one in shown)
    return Reply((_first(answer),), items, (*foot, *reading(answer.scope)))


def _first(answer: StoriesAnswer) -> Line:
    on, alone = about(answer.scope), answer.alone
    stands = f"{plural(alone, 'article')} {'stands' if alone == 1 else 'stand'} alone"
    if not answer.stories:
        return line(strong("No story of several articles"), *on, f"; {stands}.")
    several = plural(len(answer.stories), "story", "stories")
    articles = sum(one.articles for one in answer.stories)
    said = line(strong(several), *on, f", of {plural(articles, 'article')}")
    return line(*said.spans, f"; {stands}." if alone else ".")


def _told(one: Told, scope: Scope) -> Line:
    story = one.story
    which = "on it" if scope.topic else "asked for"
    those = f", {one.articles:,} of them {which}" if one.articles < story.articles else ""
    name = Span(clip(story.name, WHOLE_TITLE), Style.STRONG, story.url)
    return item(name, f" — {size(story)}{those}{span(story)}")


def size(story: Story) -> str:
    """`11 articles from 9 outlets`."""
    return f"{plural(story.articles, 'article')} from {plural(story.outlets, 'outlet')}"


def span(story: Story) -> str:
    """`, 24 Mar – 19 Apr 2022`; nothing where no day is known."""
    first, last = story.first.day, story.last.day
    return f", {period_text(Period(first, last))}" if first and last else ""
