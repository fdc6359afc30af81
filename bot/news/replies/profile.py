"""The wording of an outlet's profile."""

from bot.news.answers.profile import ProfileAnswer
from bot.news.replies.common import about, own_entries, partly, reading, span
from bot.news.reply import Reply, line, plural, quiet, strong


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
        (head, *topics),
        own_entries(answer.coverage.hits),
        (*partly(answer.coverage), *reading(answer.scope)),
    )
