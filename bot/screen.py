"""Screens: a page of a reply with the buttons under it, as data; a face draws it.

What a button does is written in it, so that it works after a restart: `n:` action `:` whose it is
(base 36, 0: anybody's) `:` page `:` question. A question that is too long stands in the state under
a key, which is written as `*key`.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.given import Given
from bot.news.charts import Chart
from bot.news.coded import encode, options_of
from bot.news.markdown import Page, written
from bot.news.question import (
    About,
    Credits,
    Figures,
    Help,
    Nothing,
    Options,
    Question,
    Several,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    WhoReported,
    Why,
)
from bot.news.reply import Reply, line, quiet
from bot.news.text import clip
from bot.news.urls import written as address
from bot.wording import Wording

LONGEST_ID = 100
"""Characters of a button's custom_id (Discord API, Component Reference)."""

LONGEST_LABEL = 80
LONGEST_ADDRESS = 2_048
"""Characters of a picture's address (Discord API, Unfurled Media Item)."""

MOST_OTHERS = 4

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ID = re.compile(r"n:([a-z]):([0-9a-z]{1,13}):(\d{1,4}):(.*)", re.DOTALL)
_NAMES: Mapping[type[Question], str] = {
    Sources: "sources",
    Timeline: "timeline",
    WhoReported: "who-reported",
    Summary: "summary",
    Credits: "credits",
    Figures: "figures",
    Stories: "stories",
}
_ONWARD: tuple[type[Question], ...] = (Sources, Timeline, WhoReported, Summary)
_AFTER: Mapping[type[Question], tuple[type[Question], ...]] = {
    Sources: (Timeline, WhoReported, Credits, Summary),
    Timeline: (Sources, WhoReported, Stories, Summary),
    WhoReported: (Sources, Timeline, Credits, Summary),
    Summary: (Sources, Timeline, WhoReported, Figures),
}
"""What leads on from some kinds; `_ONWARD` from all others. Discord has five buttons in a row."""


class Action(Enum):
    """What a button does."""

    TURN = "t"
    GO = "g"
    FILE = "f"
    ASK = "q"
    SHARE = "s"
    WHY = "w"


@dataclass(frozen=True, slots=True)
class Press:
    """What is written in a button: what it does, for whom (0: anybody), page, question or key."""

    action: Action
    owner: int
    page: int
    asked: str

    @property
    def custom_id(self) -> str:
        """The text that Discord keeps and gives back."""
        return f"n:{self.action.value}:{_base36(self.owner)}:{self.page}:{self.asked}"


def read_press(custom_id: str) -> Press | None:
    """What a button does; None for one that is not ours."""
    match = _ID.fullmatch(custom_id)
    if match is None or match[1] not in {action.value for action in Action}:
        return None
    return Press(Action(match[1]), int(match[2], 36), int(match[3]), match[4])


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a screen: the person whose it is (0: anybody), whether nobody else sees it.

    `person` is who asked; what long buttons ask is kept for them.
    """

    owner: int
    private: bool
    words: Wording
    person: int


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what stands on it, what is written in it."""

    label: str
    press: Press
    disabled: bool = False
    strong: bool = False


class Tone(Enum):
    """What kind of answer it is, at a glance."""

    FOUND = "found"
    NOTHING = "nothing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of a reply, rows of buttons, pictures of the article with their description.

    `kept`: questions, by their keys, that the state must keep for the buttons to work. `chart`:
    what is to be drawn with it.
    """

    page: Page
    tone: Tone
    rows: tuple[tuple[Button, ...], ...] = ()
    pictures: tuple[str, ...] = ()
    picture_text: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    chart: Chart | None = None


def screen(answer: Given, number: int, viewer: Viewer) -> Screen:
    """A page of an answer, the last one where there are fewer, with all its buttons."""
    pages = _in_words(answer, viewer.words)
    number = min(number, len(pages) - 1)
    tone = _tone(answer)
    if answer.question is None:
        return Screen(pages[number], tone)
    making = _Making(viewer)
    asked = making.held(options_of(answer.question))
    rows = (
        making.paging(asked, number, len(pages)),
        making.onward(asked, answer),
        making.others(asked, answer),
    )
    shown = tuple(row for row in rows if row)
    held = {button.press.asked for row in shown for button in row}
    kept = {key: text for key, text in making.kept.items() if f"*{key}" in held}
    pictures = _pictures(answer, viewer.words)
    return Screen(pages[number], tone, shown, *pictures, kept, answer.chart)


def _in_words(answer: Given, words: Wording) -> tuple[Page, ...]:
    """The pages of an answer; small talk is in the viewer's language."""
    if not isinstance(answer.question, SmallTalk):
        return answer.pages
    said = words.say(f"talk.{answer.question.mood.value}")
    return written(Reply((line(said),), (), (quiet(words.say("texts.hint").replace("`", "")),)))


def _tone(answer: Given) -> Tone:
    if answer.refused:
        return Tone.REFUSED
    return Tone.FOUND if answer.found else Tone.NOTHING


def _pictures(answer: Given, words: Wording) -> tuple[tuple[str, ...], str]:
    """The address of the first picture of an article that Discord would show; its description."""
    found = (address(url) for url in answer.pictures)
    short = [url for url in found if url and len(url) <= LONGEST_ADDRESS]
    text = words.say("texts.picture", outlet=answer.outlet) if short else ""
    return tuple(short[:1]), text


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the buttons of one screen."""

    viewer: Viewer
    kept: dict[str, str] = field(default_factory=dict)

    def held(self, options: Options) -> str:
        """A question as a button can hold it: whole, else the key that it is to be kept under."""
        text = encode(options)
        longest = Press(Action.TURN, self.viewer.owner, 9_999, text).custom_id
        if len(longest.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_ID:
            return text
        key = _key(self.viewer.person, text)
        self.kept[key] = text
        return f"*{key}"

    def paging(self, asked: str, number: int, pages: int) -> tuple[Button, ...]:
        """Back, to a page, on, all as a file."""
        if pages == 1:
            return ()
        owner, words = self.viewer.owner, self.viewer.words
        last = pages - 1
        back = Press(Action.TURN, owner, max(0, number - 1), asked)
        onward = Press(Action.TURN, owner, min(last, number + 1), asked)
        label = words.say("buttons.page", page=number + 1, pages=pages)
        return (
            Button("◀", back, disabled=number == 0),
            Button(label, Press(Action.GO, owner, pages, asked)),
            Button("▶", onward, disabled=number == last),
            Button(words.say("buttons.file"), Press(Action.FILE, owner, 0, asked)),
        )

    def onward(self, asked: str, answer: Given) -> tuple[Button, ...]:
        """The other questions on the same, and why this answer is what it is."""
        about = _about(answer)
        buttons = list(self._asking(about)) if answer.found and about else []
        if about and about.kind is not Why:
            why = Press(Action.WHY, self.viewer.owner, 0, asked)
            buttons.append(Button(self.viewer.words.say("buttons.why"), why))
        return tuple(buttons)

    def _asking(self, about: Options) -> Iterator[Button]:
        for kind in _AFTER.get(about.kind, _ONWARD):
            yield self._ask(replaced(about, kind), f"buttons.{_NAMES[kind]}")

    def _ask(self, options: Options, key: str, said: str = "") -> Button:
        label = clip(self.viewer.words.say(key, said=said), LONGEST_LABEL)
        return Button(label, Press(Action.ASK, self.viewer.owner, 0, self.held(options)))

    def others(self, asked: str, answer: Given) -> tuple[Button, ...]:
        """Other readings, and to share what only one person sees."""
        buttons: list[Button] = []
        for other in answer.others[:MOST_OTHERS]:
            key = f"others.{other.doubt.value}"
            buttons.append(self._ask(options_of(other.question), key, other.said))
        if self.viewer.private and answer.found:
            share = Press(Action.SHARE, self.viewer.owner, 0, asked)
            label = self.viewer.words.say("buttons.share")
            buttons.append(Button(label, share, strong=True))
        return tuple(buttons)


def replaced(options: Options, kind: type[Question]) -> Options:
    """The same in another kind of question."""
    return Options(
        kind, options.topic, options.outlets, options.excluded, options.since, options.until
    )


def _about(answer: Given) -> Options | None:
    """What the questions that lead on are about; None where there is nothing to lead on to."""
    question = answer.question
    if (
        question is None
        or answer.several
        or isinstance(question, Help | About | Nothing | Several | SmallTalk)
    ):
        return None
    return Options(type(question), topic=answer.link) if answer.link else options_of(question)


def _key(person: int, text: str) -> str:
    """The key of a question: the same for the same one of the same person."""
    digest = hashlib.blake2b(f"{person} {text}".encode("utf-8", "surrogatepass"), digest_size=12)
    return digest.hexdigest()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
