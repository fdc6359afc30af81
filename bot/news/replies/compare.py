"""The wording of a comparison."""

from bot.news.answers.compare import CompareAnswer, Side
from bot.news.dates import LATEST, lag_text
from bot.news.relations import Relations
from bot.news.replies.common import about, own_entries, reading, span
from bot.news.reply import Line, Reply, line, listed, plural, strong


def compose(answer: CompareAnswer) -> Reply:
    """Who was earlier; then each outlet with its articles, oldest first."""
    wanted = answer.scope.question.wanted
    narrowed = bool(wanted.topic or wanted.url) or not wanted.period.open
    items: list[Line] = []
    for side in answer.sides:
        items += _side(side, answer.relations, narrowed=narrowed)
    return Reply((_earlier(answer),), tuple(items), reading(answer.scope))


def _earlier(answer: CompareAnswer) -> Line:
    names = [side.outlet.name for side in answer.earlier]
    topic = about(answer.scope)
    if len(names) == 1 and _dated(answer) > 1:
        lag = f", by {_lag(answer)}" if len(answer.sides) == 2 else ""  # noqa: PLR2004 - a pair
        return line(strong(f"{names[0]} was earlier"), " in this corpus", *topic, f"{lag}.")
    if len(names) > 1:
        every = "both" if len(names) == 2 else "all"  # noqa: PLR2004 - a pair
        tied = f"{listed(names)} may {every} have been first"
        return line(strong(tied), " in this corpus", *topic, ": their times do not tell.")
    having = [side.outlet.name for side in answer.sides if side.coverage.survey.articles]
    if len(having) == 1:
        return line(strong(f"Only {having[0]}"), " has something here", *topic, ".")
    return line(strong("Only one of them"), " has a dated article here", *topic, ".")


def _dated(answer: CompareAnswer) -> int:
    return sum(1 for side in answer.sides if side.coverage.survey.days)


def _lag(answer: CompareAnswer) -> str:
    starts = [side.coverage.survey.first for side in answer.sides]
    dated = [article.published for article in starts if article]
    dated.sort(key=lambda published: published.at or LATEST)
    return lag_text(dated[0], dated[-1]).removeprefix("+")


def _side(side: Side, relations: Relations, *, narrowed: bool) -> list[Line]:
    """What one outlet has; `narrowed`: a topic, a link or days were asked for."""
    survey = side.coverage.survey
    if not survey.articles:
        nothing = "no article on it here" if narrowed else "no article here"
        return [line(strong(side.outlet.name), f": {nothing}.")]
    title = line(strong(side.outlet.name), f": {plural(survey.articles, 'article')}{span(survey)}")
    return [title, *own_entries(side.coverage.hits, relations)]
