"""The wording of one article."""

from dataclasses import replace

from bot.news.answers.piece import PieceAnswer
from bot.news.article import Article
from bot.news.replies.common import entries, reading, some
from bot.news.replies.stories import size, span
from bot.news.reply import (
    Line,
    Reply,
    Shape,
    Span,
    emphasis,
    item,
    line,
    plain,
    plural,
    quiet,
    quote,
    spaced,
    strong,
    when,
)
from bot.news.text import clip
from bot.news.urls import canonical

EXCERPT = 600
MOST_OTHERS = 5
MOST_ADDRESSES = 6
_ADDRESS = 100


def compose(answer: PieceAnswer) -> Reply:
    """Title, outlet, time; excerpt, facts, addresses, documents; what else could be meant."""
    article = answer.hit.article
    title = Span(article.title, url=article.url)
    source = line(strong(article.outlet.name), " · ", when(article.published))
    said = article.excerpt or article.body
    excerpt = (line(emphasis(clip(said, EXCERPT)), shape=Shape.QUOTE),) if said else ()
    head = (line(strong("Article:"), " ", title), source, *excerpt, *_facts(answer))
    items = (*_credits(answer), *_copies(answer), *_addresses(article), *_others(answer))
    return Reply(head, (*items, *_story(answer)), reading(answer.scope))


def _credits(answer: PieceAnswer) -> list[Line]:
    """Whom it credits, each with the sentence."""
    lines: list[Line] = []
    for outlet in answer.relations.credited_by(answer.hit.id):
        said = answer.relations.credits[answer.hit.id]
        first = next(one.credit.sentence for one in said if one.outlet == outlet)
        lines += [line("Credits ", strong(outlet.name), ":"), quote(first)]
    return lines


def _copies(answer: PieceAnswer) -> tuple[Line, ...]:
    """Whose copy it is, or who has copies of it; these articles are among the rest of its story."""
    copies, article = answer.relations.copies, answer.hit.article
    if answer.hit.id in copies:
        original = copies[answer.hit.id]
        whose = strong(original.outlet.name)
        return (line("A copy of an article of ", whose, ", ", when(original.published), "."),)
    by = [hit.article.outlet for hit in answer.rest if copies.get(hit.id) == article]
    return (line("Copied by ", strong(some(tuple(dict.fromkeys(by)))), "."),) if by else ()


def _story(answer: PieceAnswer) -> tuple[Line, ...]:
    """The rest of its story, on a page of its own: it is not what was asked for."""
    if not answer.rest:
        return ()
    begin = replace(line("The rest of its story, oldest first:"), turns=True)
    return (begin, *entries(answer.rest, answer.relations))


def _facts(answer: PieceAnswer) -> tuple[Line, ...]:
    article, story = answer.hit.article, answer.relations.stories.get(answer.hit.id)
    facts = [f"filed under {', '.join(article.topics)}"] if article.topics else []
    if article.quality is not None:
        facts.append(f"quality {article.quality} of 100")
    if article.body:
        facts.append("full text here")
    if not article.url:
        facts.append("no link known")
    if story and answer.rest:
        facts.append(f"its story has {size(story)}{span(story)}")
    facts.append(f"in {', '.join(article.documents)}")
    return (quiet(*spaced(plain(fact) for fact in facts)),)


def _addresses(article: Article) -> tuple[Line, ...]:
    """The other addresses that it was seen under."""
    other = [address for address in article.addresses if address != article.url]
    if not other:
        return ()
    lines = [line(f"Also at {plural(len(other), 'other address', 'other addresses')}:")]
    for address in other[:MOST_ADDRESSES]:
        shown = address.removeprefix("https://").removeprefix("http://")
        known = canonical(address) is not None
        lines.append(item(Span(clip(shown, _ADDRESS), url=address if known else None)))
    return tuple(lines)


def _others(answer: PieceAnswer) -> tuple[Line, ...]:
    if not answer.others:
        return ()
    shown = answer.others[:MOST_OTHERS]
    return (line(f"{plural(len(answer.others), 'other article')} could be meant:"), *entries(shown))
