"""The wording of one article."""

from bot.news.answers.piece import PieceAnswer
from bot.news.article import Article
from bot.news.replies.common import entries, reading
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
    head = (line(strong("Article:"), " ", title), source, *excerpt, *_facts(article))
    return Reply(head, (*_addresses(article), *_others(answer)), reading(answer.scope))


def _facts(article: Article) -> tuple[Line, ...]:
    facts = [f"filed under {', '.join(article.topics)}"] if article.topics else []
    if article.quality is not None:
        facts.append(f"quality {article.quality} of 100")
    if article.body:
        facts.append("full text here")
    if not article.url:
        facts.append("no link known")
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
