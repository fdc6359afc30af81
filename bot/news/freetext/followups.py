"""Follow-ups: questions without a topic of their own, which go on from the one before.

`and the timeline?` asks another kind of question on the same topic, `only The Herald` the same kind
from one outlet.
"""

from dataclasses import replace

from bot.news.question import (
    About,
    Compare,
    Credits,
    Help,
    Latest,
    Links,
    Nothing,
    Piece,
    Profile,
    Question,
    Several,
    SmallTalk,
    Sources,
    Wanted,
    Why,
)

_ALONE = (Help, About, Nothing, Links, Several, SmallTalk)
_OF_AN_OUTLET = (None, Profile)
_OF_SEVERAL = (Credits, Why)


def follows(
    kind: type[Question] | None, wanted: Wanted, before: Question, *, continuing: bool
) -> type[Question] | None:
    """The kind of question that goes on from the one before; None where this one stands alone.

    `kind` is what its words name, None where they name none; `continuing`: it has a word such as
    `and` or `only`.
    """
    topical = before.wanted.topic or before.wanted.url
    kind = None if kind is About and wanted.outlets else kind  # `what about The Herald?`
    if wanted.topic or wanted.url or not topical or kind in _ALONE:
        return None
    same = type(before)
    if kind is Compare or (len(wanted.outlets) > 1 and kind not in _OF_SEVERAL):
        return Compare if len(wanted.outlets) > 1 else None
    if kind in _OF_AN_OUTLET and wanted.outlets:
        return _narrowing(same) if continuing else None
    if kind is Latest and not continuing:
        return None
    if kind is None:
        return None if wanted.empty else _narrowing(same)
    return kind


def _narrowing(kind: type[Question]) -> type[Question]:
    """The kind that narrows one to an outlet or to days: an article or two outlets are no list."""
    return Sources if kind in (Piece, Compare) else kind


def last_asked(question: Question | None) -> Question | None:
    """What the next question may go on from: of several the last; None of what is about nothing."""
    if isinstance(question, Several):
        return question.questions[-1] if question.questions else None
    return None if isinstance(question, Help | About | Nothing | SmallTalk) else question


def carried(wanted: Wanted, before: Question) -> Wanted:
    """What a follow-up wants: the topic from before; outlets and days only as it says itself."""
    return replace(wanted, topic=before.wanted.topic, url=before.wanted.url)
