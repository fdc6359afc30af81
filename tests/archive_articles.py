"""Helpers for the tests of compiling: what two outlets have on one storm."""

from archives import a_sighting, articles

from bot.news.article import Outlet

STORM = "Harbour of Lund reopens after the storm of the century"
STORM_BODY = "Ferries sailed again on Monday.\nThe harbour had been closed for three days."
COURIER = Outlet("courier.test", "Courier", "courier.test")
POST = Outlet("post.test", "Post", "post.test")


def courier(title=STORM, url="https://courier.test/storm", **fields):
    return a_sighting(
        title, addresses=(url,) if url else (), outlet="Courier", domain="courier.test", **fields
    )


def post(title=STORM, url="https://post.test/storm", **fields):
    return a_sighting(
        title, addresses=(url,) if url else (), outlet="Post", domain="post.test", **fields
    )


def titles(store):
    return sorted(article.title for article in articles(store))
