"""What people say for each kind of question. Adding a phrasing is adding it to a line here."""

from bot.news.question import (
    About,
    Compare,
    Help,
    Latest,
    Piece,
    Profile,
    Question,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.news.text import words

_PHRASES: tuple[tuple[type[Question], str], ...] = (
    (
        WhoReported,
        (
            "who reported|who reported first|who first reported|who was first|who was the first"
            "|who had it first|who had|who has|who broke|who wrote|who said|who published first"
            "|who got|first to report|first to name|first to say|to name"
            "|who was first to name|who was the first to name|who first named|who first"
            "|who named|who cites|who credits|who credited|who quotes|who mentions|who mentioned"
            "|who else|reported first|which outlet was first|which outlet was the first"
            "|which article says|which story says|which outlet says|which outlet said"
            "|what article says|did anyone report|did anybody report|has anyone reported"
            "|who didn't|who did not|who reports"
        ),
    ),
    (
        Sources,
        (
            "sources|source|srcs|src|which outlets|what outlets|outlets|all the outlets|who covered"
            "|which sources|what sources|where can i read|which links|links|everything about"
            "|everything on|who is covering|who all covered"
        ),
    ),
    (
        Timeline,
        (
            "timeline|time line|timelines"
            "|develop over time|developed over time|chronology|over time"
            "|how did|how has|when did|day by day"
            "|chronological order|sequence of events|unfold|what came out"
        ),
    ),
    (
        Search,
        (
            "search|search for|find|find me|look for|look up|anything on|anything about|any stories"
            "|any articles|articles about|stories about|articles on|which articles|which stories"
            "|are there any|articles mentioning|stories mentioning|reports of|reports on"
        ),
    ),
    (
        Piece,
        (
            "article|the article|what's this|what is this|whats this|when was|headline of"
            "|show me the|the headline|this article|this link|open"
        ),
    ),
    (
        Summary,
        (
            "summary|summarise|summarize|sum up|short summary|gist|the gist|tldr|tl dr|in short"
            "|recap|what happened|what is this whole story about|what is this story about"
            "|what's the story"
        ),
    ),
    (
        Compare,
        (
            "compare|was earlier|who was earlier|earlier than|faster than|who was faster|comparison"
            "|difference|differences|differ|versus|vs|compared to|side by side"
        ),
    ),
    (
        Latest,
        (
            "latest|newest|most recent|what's new|whats new|what is new|recent|recently"
            "|last articles|breaking|what's the latest|anything new"
        ),
    ),
    (
        Profile,
        "profile|outlet profile|tell me about|outlet|anything by|what did|publish|published by",
    ),
    (
        Help,
        (
            "help|how do i use|how does this work|what can you do|what can i ask|commands|usage"
            "|how to use|hello|hi|hey|thanks|thank you|good morning|good evening"
        ),
    ),
    (
        About,
        (
            "about|how many articles|how many outlets|how many sources|how many documents|how big"
            "|what period|which period|what time span|what do you have|what is in the corpus|corpus"
            "|your data|how old is"
        ),
    ),
)

PHRASES: dict[tuple[str, ...], type[Question]] = {
    tuple(words(phrase)): kind for kind, phrases in _PHRASES for phrase in phrases.split("|")
}
"""The words of each phrasing → its kind."""

LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)

GENERIC = frozenset(
    """
    article articles story stories piece pieces news coverage cover covered covers covering report
    reports reported reporting reportedly outlet outlets mention mentions mentioned mentioning
    publish published publishes headline headlines link links source sources first earliest earlier
    last latest write wrote written read show find search pls plz thx number summary timeline cite
    cites cited credit credits credited quote quoted quotes anything everything differ differs
    difference differences scooped beat faster
    """.split()
)
"""Words about news as such; beside others they are no topic."""

WEAK = frozenset("total collection period span short list named name names corpus".split())
"""Words that are a topic beside others, and none alone."""

NEGATIONS = frozenset(
    "not never no without except nor didn't don't doesn't won't isn't aren't hasn't haven't "
    "wasn't weren't cannot can't couldn't".split()
)
"""Words that turn a question round; only those that exclude an outlet are understood."""

CREDITING = frozenset(
    "cite cites cited credit credits credited quote quotes quoted mention".split()
)
"""Words after which an outlet is what an article speaks of, not who published it."""

CONTINUING = frozenset("and only just but also it that they them there instead about".split())
"""Words that go on from what was asked before."""

NEWEST = frozenset("last latest newest".split())
PIECES = frozenset("articles stories pieces reports headlines".split())
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""`last three articles` asks for so many of the newest."""

EXCLUDING = frozenset("except excluding without besides not minus excl apart aside".split())
"""Words after which an outlet is not wanted."""

NAMING = frozenset("from by vs versus than outlet".split())
"""Words after which an ordinary word may be an outlet's name."""

JOINING = frozenset("and or nor the".split())
"""Words that join one outlet's name to the next."""

BETWEEN_OUTLETS = NAMING | EXCLUDING | frozenset("the but other and or in at of on between".split())
"""Small words that lead from one outlet's name to the next; they are no topic."""

SINCE = frozenset("since after from between".split())
UNTIL = frozenset("until till before to by".split())
"""Words before a date that make it the first, or the last, of a period."""
