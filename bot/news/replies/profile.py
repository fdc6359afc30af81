"""The wording of an outlet's profile."""

from bot.news.answers.profile import Counted, ProfileAnswer
from bot.news.dates import duration
from bot.news.replies.common import about, own_entries, partly, reading, span
from bot.news.reply import Line, Reply, line, listed, plural, quiet, strong


def compose(answer: ProfileAnswer) -> Reply:
    """Who it is, how many articles, its span; then its articles, the newest first."""
    survey = answer.coverage.survey
    domain = answer.outlet.domain
    same = domain is None or domain == answer.outlet.name
    name = answer.outlet.name if same else f"{answer.outlet.name} ({domain})"
    number = plural(survey.articles, "article")
    head = line(strong(name), f": {number}", *about(answer.scope), f"{span(survey)}.")
    filed = ", ".join(f"{topic} ({number})" for topic, number in answer.topics)
    topics = (quiet(f"Filed under {filed}"),) if filed else ()
    return Reply(
        (head, *topics, *_relations(answer)),
        own_entries(answer.coverage.hits, answer.coverage.relations),
        (*partly(answer.coverage), *reading(answer.scope)),
    )


def _relations(answer: ProfileAnswer) -> tuple[Line, ...]:
    """How soon it is, its copies, whom it credits, who credits it; nothing of what is unknown."""
    said = []
    if answer.first:
        said.append(f"first in {plural(answer.first, 'story', 'stories')}")
    if answer.lag:
        usual, stories = duration(answer.lag.usual), plural(answer.lag.stories, "story", "stories")
        said.append(f"in {stories} later than the first, by {usual} (median)")
    if answer.copies:
        said.append(f"{plural(answer.copies, 'copy', 'copies')} of other outlets’ texts")
    if answer.credits:
        said.append(f"credits {_counted(answer.credits)}")
    if answer.credited_by:
        said.append(f"is credited by {_counted(answer.credited_by)}")
    return (quiet(_sentence(said)),) if said else ()


def _counted(outlets: Counted) -> str:
    return listed([f"{outlet.name} ({number})" for outlet, number in outlets])


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."
