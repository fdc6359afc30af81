"""The wording of small talk: a friendly line, and one on what can be asked."""

from bot.news.answers.about import SmallTalkAnswer
from bot.news.question import Mood
from bot.news.replies.common import amount
from bot.news.reply import Reply, emphasis, line, quiet

_SAID = {
    Mood.HELLO: "Hello! I answer questions about news coverage.",
    Mood.THANKS: "You are welcome.",
    Mood.PRAISE: "Thank you, that is kind.",
    Mood.BYE: "Goodbye, and good luck with the story.",
    Mood.INSULT: "Sorry that this did not help. Another wording may.",
    Mood.SELF: "I am Newsdesk, a bot: I look things up in a corpus of news coverage, without a"
    " language model.",
    Mood.CHAT: "That is beyond me: I only know news coverage.",
}


def compose(answer: SmallTalkAnswer) -> Reply:
    """One line for the mood, one with what can be asked."""
    examples = (
        "Ask me, for example: ",
        emphasis("who reported … first?"),
        ", ",
        emphasis("timeline of …"),
        ", or send a link. ",
        emphasis("help"),
        " shows more.",
    )
    return Reply(
        (line(_SAID[answer.mood]),),
        (),
        (quiet(*examples, f" Here: {amount(answer.holdings.survey)}."),),
    )
