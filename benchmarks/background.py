"""Writes bot/archive/background.txt: how rare the words of news are, without any of its texts.

    python benchmarks/background.py

A line has an inverse document frequency, -ln(share of articles) to a tenth, and the stems that have
it: those of five real articles or more (articles.jsonl.gz, US and world news from 2012 to 2026).
Function words of other languages, of which these have too few to count, are as light as ours where
they are no words of our news (German "war" and "die" are).
"""

import math
from collections import Counter, defaultdict
from pathlib import Path

from corpus import real_articles

from bot.news.story_terms import counted

TABLE = Path(__file__).parent.parent / "bot/archive/background.txt"
LEAST = 5
SMALL, RARE = 1.0, 5.0
FOREIGN = """
au aux avec ce ces cette dans de des du elle en entre est et il ils la le les leur mais ne nous on
ou où par pas plus pour qu que qui sa sans se ses son sont sous sur un une vers vous été être après
aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer
für gegen hat haben ich im ist mehr mit nach nicht noch nur oder sich sie sind so und um von vor
war was wegen wenn werden wie wird zu zum zur über
al como con contra de del desde donde el ella en entre era es esta este fue ha han hasta la las lo
los más muy no para pero por que se ser sin sobre su sus también tras un una y ya
al alla anche che come con da dal dalla dei del della delle di dopo e gli ha hanno i il in la le lo
ma nel nella non per più se si sono su sul una uno
ao aos as com como da das de do dos e em entre foi mais mas na nas no nos não o os ou para pela pelo
por que se sem ser sobre sua um uma após
aan als bij dan dat de der die door een en er het hij ik in is maar met na naar niet nog of om ook
op over te tegen tot uit van voor was wat wel wordt ze zijn
але або від для до з за й і із його її на не о об під по про та так також у через що щоб як
а без в во для до же за и из или их к как на не но о об от по при с со так то у что чтобы это
"""


def main() -> None:
    """Count the articles that each stem is in, and write the table."""
    counts: Counter[str] = Counter()
    articles = real_articles()
    for article in articles:
        counts.update(counted(f"{article['title']}\n{article.get('excerpt', '')}").keys())
    weights = {
        stem: round(math.log(len(articles) / count), 1)
        for stem, count in counts.items()
        if count >= LEAST
    }
    small = {stem for stem in counted(FOREIGN) if weights.get(stem, RARE) >= RARE}
    weights |= dict.fromkeys(small, SMALL)
    by_weight: dict[float, list[str]] = defaultdict(list)
    for stem, weight in weights.items():
        by_weight[weight].append(stem)
    lines = [f"{weight} {' '.join(sorted(by_weight[weight]))}\n" for weight in sorted(by_weight)]
    TABLE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
