"""The wording of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_LISTED = 8
"""Figures that are told in short before all."""

_SAID = 60
_SENTENCE = 200
"""Characters of a sentence around its figure."""


def compose(answer: FiguresAnswer) -> Reply:
    """What is counted and its range first, what is at odds, then each figure with its sentence."""
    survey = answer.coverage.survey
    whole: tuple[str | Span, ...] = (*about(answer.scope), f"{span(survey)}.")
    foot = (*partly(answer.coverage), *reading(answer.scope))
    if not answer.quoted:
        nothing = line(strong("No figures"), f" in {amount(survey)}", *whole)
        return Reply((nothing,), entries(answer.coverage.hits), foot)
    leading = _leading(answer)
    head = _counts(answer, whole)
    if leading:
        head = (line(strong(_range(leading)), f" {_where(leading)}", *whole),)
    return Reply(head, tuple(_items(answer, leading)), foot)


def _counts(answer: FiguresAnswer, whole: tuple[str | Span, ...]) -> tuple[Line, ...]:
    """How many figures there are, and of several what they say in short."""
    articles = len({one.hit.id for one in answer.quoted})
    number = plural(sum(len(one.figures) for one in answer.quoted), "figure")
    head = line(strong(number), f" in {plural(articles, 'article')}", *whole)
    alone = (_text(figure) for one in answer.alone for figure in one.figures)
    said = list(dict.fromkeys((*map(_range, answer.quantities), *alone)))
    if len(said) <= _MOST:
        return (head,)
    more = f"; {len(said) - _LISTED} more" if len(said) > _LISTED else ""
    return head, line(f"{'; '.join(said[:_LISTED])}{more}.")


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
        title: tuple[Line, ...] = (line(strong(_range(quantity)), f" {_where(quantity)}:"),)
        if quantity is leading:
            title = (line("These cannot all be right:"),) if quantity.at_odds else ()
        yield from _titled(title, tuple(_quantity(quantity)))
    alone = tuple(found for one in answer.alone for found in _entry(one.hit, one.figures))
    also = (line("Also quoted:"),) if answer.quantities and alone else ()
    yield from _titled(also, alone)


def _titled(title: tuple[Line, ...], items: tuple[Line, ...]) -> tuple[Line, ...]:
    """Items under their title, the first on its page."""
    return (*title, replace(items[0], kept=True), *items[1:]) if title else items


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
        return _text(low)
    what = f" {quantity.what}" if quantity.what else ""
    between = "or" if quantity.at_odds else "to"
    return f"{_number(low)} {between} {_number(high)}{what}"


def _text(figure: Figure) -> str:
    """A figure as it is said inside of a line."""
    worded = figure.hedge or figure.number[0].isalpha()
    text = figure.text[0].lower() + figure.text[1:] if worded else figure.text
    return clip(text, _SAID)


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
