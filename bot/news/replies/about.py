"""The wording of about and help."""

from datetime import datetime

from bot.news.answers.about import AboutAnswer, HelpAnswer
from bot.news.article import Article
from bot.news.coverage import Holdings, OutletShare
from bot.news.dates import day_text
from bot.news.replies.common import amount, span
from bot.news.reply import Line, Reply, emphasis, headline, item, line, plural, quiet, strong, when

EXAMPLES = (
    ("who reported TOPIC first?", "who was first in this corpus, who followed and when"),
    ("sources on TOPIC", "which outlets covered it"),
    ("timeline of TOPIC", "how it unfolded, day by day"),
    ("search TOPIC", "the articles, with the sentence that mentions it"),
    ("summary of TOPIC", "what they say, in their own words"),
    ("credits for TOPIC", "who is named as where it comes from"),
    ("figures on TOPIC", "which numbers are quoted, and which differ"),
    ("which stories are there?", "the events that articles are about"),
    ("why?", "what an answer rests on: copies, credits, the first"),
    ("a link or a headline", "whether we have that article, in any form of its address"),
    ("tell me about OUTLET", "what there is from it"),
    ("compare OUTLET and OUTLET", "who was earlier, headlines side by side"),
    ("latest", "what came out last"),
    ("how many articles do you have?", "what the corpus is"),
)


def compose(answer: AboutAnswer) -> Reply:
    """Documents, articles, outlets, span, busiest day, problems; then the outlets."""
    survey = answer.holdings.survey
    busiest = survey.busiest
    lines = [_size(answer.holdings)]
    if survey.first and survey.last:
        lines.append(_end("First", survey.first))
        lines.append(_end("Last", survey.last, *_age(survey.last, answer.now)))
    if busiest:
        day = f"{day_text(busiest.day)} with {plural(busiest.articles, 'article')}"
        lines.append(line(f"Busiest day: {day}."))
    problems = answer.holdings.problems
    if problems:
        lines.append(
            line(f"{plural(problems, 'problem')} in the documents: newsdesk check lists them.")
        )
    return Reply(tuple(lines), tuple(_outlet(share) for share in answer.shares))


def compose_help(answer: HelpAnswer) -> Reply:
    """What can be asked, with the size of the corpus."""
    start = (
        "Ask about the coverage" if answer.asked else "Nothing was asked. Ask about the coverage"
    )
    head = line(strong(start), ", in words, with a link or a headline:")
    items = [item(strong(text), f" — {what}") for text, what in EXAMPLES]
    more = quiet("Add an outlet (", emphasis("from Reuters, not from BBC"), ") or days (",
                 emphasis("since 2022-04-01"), ").")  # fmt: skip
    return Reply((head,), tuple(items), (more, quiet(*_size(answer.holdings).spans)))


def _size(holdings: Holdings) -> Line:
    documents = f" in {plural(holdings.documents, 'document')}"
    return line(strong(amount(holdings.survey)), f"{documents}{span(holdings.survey)}.")


def _end(word: str, article: Article, *more: str) -> Line:
    time = when(article.published)
    return line(f"{word}: ", strong(article.outlet.name), ", ", time, *more, ".")


def _age(article: Article, now: datetime) -> tuple[str, ...]:
    """How old the newest article is, in days."""
    days = (now.date() - article.published.day).days if article.published.day else 0
    return (f" ({plural(days, 'day')} ago)",) if days > 0 else ()


def _outlet(share: OutletShare) -> Line:
    number = plural(share.articles, "article")
    name = strong(share.outlet.name)
    return item(name, f" · {number} · ", headline(share.first))
