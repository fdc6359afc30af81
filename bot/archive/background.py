"""How rare words are in English news: what stories weigh terms by."""

from functools import lru_cache
from importlib.resources import files

_TABLE = "background.txt"


@lru_cache(1)
def background() -> dict[str, float]:
    """The inverse document frequencies of stems, -ln(share of articles that have one).

    `benchmarks/background.py` counts them; a word that is not here is rare.
    """
    lines = files("bot.archive").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {stem: float(weight) for weight, *stems in rows for stem in stems}
