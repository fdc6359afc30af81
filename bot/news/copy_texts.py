"""Texts made ready for finding copies: running text without speech and captions, headlines, marks.

What somebody said is shared by all who heard it, and a caption belongs to its picture: neither
says that one article took over the text of another.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.news.article import Article, Image, Outlet
from bot.news.outlets import initials, without_the
from bot.news.text import squash, stem, telling, words

RUN = 5
"""Words in a row that are compared: by chance two texts share three or four, hardly ever five."""

_SPEECH = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)"
    r"|['‘](?<!\w['‘])[^'‘’\n]*(?:['’]\w[^'‘’\n]*)*['’](?!\w)",
    re.MULTILINE,
)
"""Quoted speech; a quotation that is cut off ends with its paragraph."""

_CAPTION = re.compile(
    r"FILE\s?[-–—]|AP Photo|Getty Images|toggle caption|Photo(?:graph)? by\b|Photo:"
    r"|[(/](?:AP|Reuters|AFP|Getty|EPA|Shutterstock|Bloomberg)\W*$"
    r"|\([^()]{0,60}\b(?:via|/)\s?(?:AP|Reuters|AFP|Getty|EPA)\)"
)
"""What only the line under a picture has."""

_MARK = re.compile(r"(?:[A-Z][^()\n]{0,60})?\((?P<name>[A-Z][\w .&’'-]{0,40})\)\s*[-–—]")
"""An agency's mark at the beginning of a text: `(The Courier) –`, `ROME, May 2 (AP) —`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A running text: how many words, its runs in order (as hashes), its numbers.

    A run never reaches over speech or a paragraph; pieces shorter than a run count for nothing.
    """

    size: int
    pieces: tuple[tuple[int, ...], ...]
    runs: frozenset[int]
    numbers: frozenset[str]


def _passage(text: str) -> Passage:
    pieces = [words(piece) for piece in _told(text).split("\n")]
    long = [piece for piece in pieces if len(piece) >= RUN]
    runs = tuple(tuple(map(hash, zip(*_shifted(piece), strict=False))) for piece in long)
    return Passage(
        sum(map(len, long)),
        runs,
        frozenset(run for piece in runs for run in piece),
        frozenset(word for piece in long for word in piece if not word.isalpha()),
    )


def _shifted(piece: list[str]) -> list[list[str]]:
    return [piece[at:] for at in range(RUN)]


short_passage = lru_cache(maxsize=8_192)(_passage)
"""The passage of an excerpt; the last are remembered, some 4 kB each."""

long_passage = lru_cache(maxsize=256)(_passage)
"""The passage of a body; the last are remembered, some 100 kB for 1,000 words."""


def _told(text: str) -> str:
    """A text without its mark, speech and captions."""
    mark = _MARK.match(text)
    plain = _SPEECH.sub("\n", text[mark.end() :] if mark else text)
    return "\n".join(line for line in plain.split("\n") if not _CAPTION.search(line))


def marked(text: str) -> str:
    """The name in the mark that a text begins with, as it is written there; mostly none."""
    mark = _MARK.match(text)
    return mark["name"].strip() if mark else ""


# Headlines

_LABEL = re.compile(
    r"^(?:[A-Z][A-Z0-9 ]{2,24}-(?=\S)|(?:[A-Z][A-Z ]{2,20}|Video|Watch|Column|Opinion|Report|"
    r"Exclusive|Updated?|Breaking|Analysis|Brief)(?::|\s\|)\s*)"
)
"""What is put in front of a headline: `UPDATE 2-`, `VIDEO:`, `Column |`."""

_ADDED = re.compile(
    r"\s*(?:[(\[](?:(?:with |w/ ?)?(?:video|photos?|interactive|updated?|audio)s?|\d)[)\]]"
    r"|-{1,2}\s?(?:\d\w\w )?(?:update|video|watch)d?|\sBy (?:Reuters|AP))\s*$",
    re.IGNORECASE,
)
"""What is put behind it: `(Update)`, `[VIDEO]`, `-- 2nd Update`, `(2)`."""

_LONGEST = 300
"""Characters of a headline that are looked at."""

_SITE = re.compile(r"^(?P<title>.+?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_CUT = re.compile(r"\s*(?:…|\.\.\.?)\s*$")

_GENERIC = re.compile(
    r"\b(?:live (?:updates?|blog|coverage|results)|as it happened|in (?:pictures|photos)"
    r"|photos of the|(?:how|what|where) to (?:watch|stream)|stocks? to watch|markets? wrap"
    r"|(?:morning|evening|daily|weekly|news) (?:briefing|brief|digest|roundup|wrap|report)"
    r"|winning numbers|lotter(?:y|ies)|horoscopes?|crossword|wordle|hints|spoilers"
    r"|(?:things|what) to know (?:for|this|today)|open and closed|weather (?:forecast|report)"
    r"|click the|letters to the editor|readers? (?:write|respond)|(?:full )?transcript|full text"
    r"|box score|mock draft|power rankings?|odds|predictions?|earnings (?:snapshot|call))\b"
)
"""Headlines that several outlets put over texts of their own."""


_PLAIN = re.compile(
    r"\b(?:die[sd]|dead|death|resigns?|resigned|marries|married|weds|endorse[sd]?|wins?|won"
    r"|upholds|bankruptcy)\b"
)
"""What everybody tells in the same words: who died, resigned, married, won."""

_PLAINLY = 4


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline's words without what sites put around it; `weight`: how much they prove.

    `cut`: it ends in the middle. `generic`: such a headline proves nothing.
    """

    words: tuple[str, ...]
    telling: tuple[str, ...]
    stems: frozenset[str]
    weight: int
    cut: bool
    generic: bool


def headline_of(article: Article) -> Headline:
    """The headline of an article made ready."""
    return headline(article.title, article.outlet.name, article.outlet.domain)


@lru_cache(maxsize=8_192)
def headline(title: str, outlet: str, domain: str | None) -> Headline:
    """A headline made ready; its weight is its words plus its telling ones, letters not counted.

    What is plainly told weighs less: two may well have found the same words for it.
    """
    plain = _bare(title, outlet, domain)
    uncut = _CUT.sub("", plain)
    lower = plain.lower()
    found = words(uncut)
    told = tuple(word for word in telling(found) if len(word) > 1)
    stems = frozenset(map(stem, told))
    return Headline(
        tuple(found),
        told,
        stems,
        sum(len(word) > 1 for word in found) + len(stems) - _PLAINLY * bool(_PLAIN.search(lower)),
        uncut != plain,
        _GENERIC.search(lower) is not None,
    )


def _bare(title: str, outlet: str, domain: str | None) -> str:
    """A headline without labels and without the name of its site."""
    plain = _LABEL.sub("", title[:_LONGEST].strip(), count=1)
    while (shorter := _ADDED.sub("", plain)) != plain:
        plain = shorter
    site = _SITE.match(plain)
    if site is None:
        return plain
    name = squash(site["site"])
    own = [squash(outlet), squash(domain or "")]
    return (
        site["title"]
        if any(len(one) > 1 and (one in name or name in one) for one in own)
        else plain
    )


# Pictures

_PARTS = re.compile("[/?#]")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)
_SIZE = re.compile(r"(?:[-_@]\d{2,4}x\d{2,4}|[-_]\d{2,4}w|[-_]scaled|@\dx|[-_]\d{1,2})+$")
_STOCK = re.compile(
    r"logo|default|placeholder|fallback|share|social|icon|avatar|generic|breaking|stock|thumb"
    r"|og[-_]?image|opengraph|banner|header|unsplash|getty|shutterstock|istock|depositphotos",
    re.IGNORECASE,
)
_DIGITS = 6
_LETTERS = 24


@lru_cache(maxsize=8_192)
def picture(image: Image) -> str:
    """The name of a picture's file, without its size, where it is telling; else nothing.

    A name is telling that has many digits (a camera's, an agency's) or is a long description. What
    stands for a site or comes from a stock of pictures, which anybody uses, is not.
    """
    files = [part for part in _PARTS.split(image.url) if _FILE.search(part)]
    if not files or _STOCK.search(files[-1]):
        return ""
    name = _SIZE.sub("", _FILE.sub("", files[-1]))
    digits = sum(char.isdigit() for char in name)
    return name.casefold() if digits >= _DIGITS or len(squash(name)) >= _LETTERS else ""


# Names of outlets

_AGENCIES = (
    "AP apnews.com Associated_Press AP_News The_Associated_Press",
    "Reuters reuters.com Thomson_Reuters Reuters_News",
    "AFP afp.com Agence_France-Presse",
    "UPI upi.com United_Press_International",
    "dpa dpa.com Deutsche_Presse-Agentur dpa_international",
    "PA pa.media PA_Media Press_Association",
    "EFE efe.com Agencia_EFE",
    "ANSA ansa.it",
    "Kyodo kyodonews.net Kyodo_News english.kyodonews.net",
    "Yonhap yna.co.kr Yonhap_News_Agency Yonhap_News en.yna.co.kr",
    "TASS tass.com tass.ru",
    "Interfax interfax.com interfax.ru",
    "Xinhua xinhuanet.com news.cn Xinhua_News_Agency",
    "ANI aninews.in Asian_News_International",
    "PTI ptinews.com Press_Trust_of_India",
    "IANS ians.in ianslive.in Indo-Asian_News_Service",
    "AAP aap.com.au Australian_Associated_Press",
    "CP thecanadianpress.com The_Canadian_Press Canadian_Press",
    "Anadolu aa.com.tr Anadolu_Agency Anadolu_Ajansı",
    "Bloomberg bloomberg.com Bloomberg_News",
    "BNS bns.lt",
    "KNA kna.de",
)
"""Agencies, whose texts are made to be printed by others: their mark, domains, names."""

_AGENCY_OF = {
    squash(name.replace("_", " ")): line.split()[0] for line in _AGENCIES for name in line.split()
}


@lru_cache(maxsize=8_192)
def agency(name: str) -> str:
    """The mark of the agency that a name or domain is one of; nothing where it is none."""
    return _AGENCY_OF.get(squash(name), "")


def is_agency(outlet: Outlet) -> bool:
    """Whether an outlet is an agency."""
    return bool(agency(outlet.name) or agency(outlet.key))


def is_named(outlet: Outlet, name: str) -> bool:
    """Whether a name, as texts write it, is that of an outlet: whole, initials, domain, agency."""
    known = agency(outlet.name) or agency(outlet.key)
    if known and known == agency(name):
        return True
    own = (outlet.name, without_the(outlet.name), outlet.domain or "", *initials(outlet.name))
    first = (outlet.domain or "").partition(".")[0]
    wanted = {squash(name), squash(without_the(name))} - {""}
    return not wanted.isdisjoint(map(squash, (*own, first)))
