"""The wording of figures."""

from collections.abc import Iterator, Sequence

from bot.news.answers.figures import FiguresAnswer
from bot.news.coverage import Hit
from bot.news.figures import Figure
from bot.news.lining_up import Quantity
from bot.news.replies.common import about, amount, entries, partly, reading, span
from bot.news.reply import (
    Line,
    Reply,
    Span,
    item,
    line,
    listed,
    plural,
    quote,
    spaced,
    strong,
    when,
)
from bot.news.text import clip

_MOST = 3
_SAID = 60
_SENTENCE = 200
"""Characters of a sentence around its figure."""


def compose(answer: FiguresAnswer) -> Reply:
    """What is counted and its range first, what is at odds, then each figure with its sentence."""
    survey = answer.coverage.survey
    whole: tuple[str | Span, ...] = (*about(answer.scope), f"{span(survey)}.")
    foot = (*partly(answer.coverage), *reading(answer.scope))
    if not answer.quoted:
        head = line(strong("No figures"), f" in {amount(survey)}", *whole)
        return Reply((head,), entries(answer.coverage.hits), foot)
    leading = _leading(answer)
    if leading:
        head = line(strong(_range(leading)), f" {_where(leading)}", *whole)
    else:
        articles = len({one.hit.id for one in answer.quoted})
        number = plural(sum(len(one.figures) for one in answer.quoted), "figure")
        head = line(strong(number), f" in {plural(articles, 'article')}", *whole)
    return Reply((head,), tuple(_items(answer, leading)), foot)


def _leading(answer: FiguresAnswer) -> Quantity | None:
    """The quantity that is the answer: it is at odds, or has the sentence that fits best."""
    if not answer.quantities or answer.scope.topic is None:
        return None
    first, best = answer.quantities[0], answer.quoted[0]
    fits = any(
        one.hit.id == best.hit.id and one.figure.sentence == best.sentence for one in first.mentions
    )
    return first if fits or first.at_odds else None


def _items(answer: FiguresAnswer, leading: Quantity | None) -> Iterator[Line]:
    for quantity in answer.quantities:
        if quantity is not leading:
            yield line(strong(_range(quantity)), f" {_where(quantity)}:")
        elif quantity.at_odds:
            yield line("These cannot all be right:")
        yield from _quantity(quantity)
    if answer.quantities and answer.alone:
        yield line("Also quoted:")
    for one in answer.alone:
        yield from _entry(one.hit, one.figures)


def _quantity(quantity: Quantity) -> Iterator[Line]:
    """Each figure of a quantity, those at odds first, with who has copied it."""
    for one in sorted(quantity.own, key=lambda mention: mention not in quantity.at_odds):
        copies = [
            copy.hit
            for copy in quantity.mentions
            if copy.hit.id in quantity.copied and copy.figure.number == one.figure.number
        ]
        yield from _entry(one.hit, (one.figure,), copies)


def _range(quantity: Quantity) -> str:
    """`582 to nearly 600 dead soldiers`; of figures at odds `48 or 50 states`."""
    low, high = quantity.ends
    if (low.value or low.number) == (high.value or high.number):
        return low.text
    what = f" {quantity.what}" if quantity.what else ""
    between = "or" if quantity.at_odds else "to"
    return f"{_number(low)} {between} {_number(high)}{what}"


def _number(figure: Figure) -> str:
    return f"{figure.hedge} {figure.number}".strip().lower()


def _where(quantity: Quantity) -> str:
    """In how many outlets it stands, and in how many copies of their articles."""
    found = [plural(quantity.outlets, "outlet")]
    if quantity.copied:
        found.append(plural(len(quantity.copied), "copy", "copies"))
    return f"in {listed(found)}"


def _entry(hit: Hit, figures: Sequence[Figure], copies: Sequence[Hit] = ()) -> tuple[Line, Line]:
    """Figures of a sentence with outlet, link and time, who has copied them, the sentence."""
    said = "; ".join(clip(figure.text, _SAID) for figure in figures[:_MOST])
    also = spaced((_outlet(copy) for copy in copies), ", ")
    return (
        item(
            strong(said),
            " — ",
            _outlet(hit),
            ", ",
            when(hit.article.published),
            " · also " if also else "",
            *also,
        ),
        quote(_around(figures[0].sentence, figures[0].text)),
    )


def _outlet(hit: Hit) -> Span:
    return Span(hit.article.outlet.name, url=hit.article.url)


def _around(sentence: str, part: str) -> str:
    """A sentence, of a long one what stands around a part of it."""
    if len(sentence) <= _SENTENCE:
        return sentence
    place = sentence.index(part)
    begin = max(0, min(place - (_SENTENCE - len(part)) // 2, len(sentence) - _SENTENCE))
    begin = sentence.find(" ", begin) + 1 if begin else 0
    return ("…" if begin else "") + clip(sentence[begin:], _SENTENCE)
