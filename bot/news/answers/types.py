"""All answers there are."""

from bot.news.answers.about import AboutAnswer, HelpAnswer, SmallTalkAnswer
from bot.news.answers.compare import CompareAnswer
from bot.news.answers.credits import CreditsAnswer
from bot.news.answers.figures import FiguresAnswer
from bot.news.answers.latest import LatestAnswer
from bot.news.answers.links import LinksAnswer
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.profile import ProfileAnswer
from bot.news.answers.scope import NoCoverage
from bot.news.answers.search import SearchAnswer
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.sources import SourcesAnswer
from bot.news.answers.stories import StoriesAnswer
from bot.news.answers.summary import SummaryAnswer
from bot.news.answers.timeline import TimelineAnswer
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.answers.why import WhyAnswer

Answer = (
    AboutAnswer
    | CompareAnswer
    | CreditsAnswer
    | FiguresAnswer
    | HelpAnswer
    | LatestAnswer
    | LinksAnswer
    | NoCoverage
    | PieceAnswer
    | ProfileAnswer
    | SearchAnswer
    | SeveralAnswer
    | SmallTalkAnswer
    | SourcesAnswer
    | StoriesAnswer
    | SummaryAnswer
    | TimelineAnswer
    | WhoReportedAnswer
    | WhyAnswer
)
