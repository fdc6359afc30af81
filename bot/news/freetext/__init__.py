"""Reading free text: what people write → the question that they ask."""

from bot.news.freetext.followups import last_asked
from bot.news.freetext.reader import MOST_QUESTIONS, Reading, read_text

__all__ = ["MOST_QUESTIONS", "Reading", "last_asked", "read_text"]
