"""Articles as JSON: as answers list them, and as `export` prints them."""

from bot.news.coverage import Hit
from bot.news.credits import origins
from bot.news.dates import Precision, Published
from bot.news.figures import Figure, figures_of
from bot.news.relations import Relations, Story


def article_json(hit: Hit, relations: Relations) -> dict[str, object]:
    """An article as the contract has it."""
    article = hit.article
    return {
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet.name,
        "domain": article.outlet.domain,
        "published": published_json(article.published),
        "precision": article.published.precision.value,
        "copy_of": _copy_of(hit, relations),
        "credits": credits_json(hit, relations),
        "story": _story(hit, relations),
        "score": hit.score,
    }


def document_json(hit: Hit, relations: Relations) -> dict[str, object]:
    """An article as `export` prints it."""
    article = hit.article
    return {
        "ids": list(article.ids),
        "url": article.url,
        "addresses": list(article.addresses),
        "title": article.title,
        "excerpt": article.excerpt,
        "outlet": article.outlet.name,
        "domain": article.outlet.domain,
        "published": published_json(article.published),
        "precision": article.published.precision.value,
        "topics": list(article.topics),
        "quality": article.quality,
        "story": _story(hit, relations),
        "copy_of": _copy_of(hit, relations),
        "credits": credits_json(hit, relations),
        "figures": [figure_json(one) for one in figures_of(article)],
        "documents": list(article.documents),
    }


def figure_json(figure: Figure) -> dict[str, object]:
    """A figure with its sentence."""
    return {
        "value": figure.value,
        "unit": figure.unit,
        "what": figure.counted,
        "hedge": figure.hedge,
        "sentence": figure.sentence,
    }


def credits_json(hit: Hit, relations: Relations) -> list[dict[str, str]]:
    """What an article says to come from others, named as it names them in full.

    Not what people only said to them: that comes from these people.
    """
    credited = relations.credits.get(hit.id, ())
    kept = set(origins(one.credit for one in credited))
    told = (one for one in credited if one.credit in kept)
    said = dict.fromkeys(
        (one.credit.written or one.outlet.name, one.credit.sentence) for one in told
    )
    return [{"credited": name, "sentence": sentence} for name, sentence in said]


def story_json(story: Story) -> dict[str, object]:
    """A story."""
    return {
        "id": story.id,
        "name": story.name,
        "url": story.url,
        "articles": story.articles,
        "outlets": story.outlets,
        "first": published_json(story.first),
        "last": published_json(story.last),
        "follows": story.follows,
    }


def _copy_of(hit: Hit, relations: Relations) -> str | None:
    original = relations.copies.get(hit.id)
    return (original.url or original.key) if original else None


def _story(hit: Hit, relations: Relations) -> str | None:
    story = relations.stories.get(hit.id)
    return story.id if story else None


def published_json(published: Published) -> str | None:
    """ISO 8601 in UTC; only the date where only the day is known."""
    if published.at is None:
        return None
    if published.precision is Precision.DAY:
        return published.at.date().isoformat()
    return published.at.isoformat().replace("+00:00", "Z")
