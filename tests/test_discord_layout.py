"""How answers look in Discord: every page of every kind, over both corpora."""

import pytest
from conftest import TODAY
from desk_in_discord import Clock
from discord_answers import assert_laid_out
from newsroom import LINK, ON_A_TOPIC, newsroom_of

from bot.news.question import About, Compare, Help, Options, Profile, Sources

TOPICS = {
    "seeds": ["", "clearview", "soldiers", "facial recognition", "banana", LINK, "582"],
    "harbour": ["", "bridge", "whale", "ellery lighthouse museum", "toll", "banana"],
}
OUTLETS = {"seeds": ("BI", "Futurism"), "harbour": ("Ellery Herald", "Coastline")}


def everything(corpus):
    """Questions of each kind, with their commands."""
    for topic in TOPICS[corpus]:
        for name, kind in ON_A_TOPIC.items():
            outlets = OUTLETS[corpus] if kind is Compare else ()
            yield name, Options(kind, topic, outlets)
    yield from (("outlet", Options(Profile, outlets=(name,))) for name in OUTLETS[corpus])
    yield from (("help", Options(Help)), ("about", Options(About)))


def typed(asked):
    """The options of a command, as they are typed."""
    options = {"topic": asked.topic, "outlet": ", ".join(asked.outlets)}
    return {name: value for name, value in options.items() if value}


@pytest.mark.parametrize("corpus", TOPICS)
async def test_every_page_of_every_answer_is_laid_out_within_the_limits(
    newsdesks, tmp_path, corpus
):
    clock = Clock(TODAY[corpus])
    async with newsroom_of(newsdesks[corpus], tmp_path, clock=clock) as room:
        ada, desk = room.reader(), room.desk()
        for name, asked in everything(corpus):
            answer = await ada.slash(desk, name, **typed(asked))
            shown = await room.turned(ada, answer.message)

            said = room.pages(asked)
            assert [page.text for page in shown] == [page.text for page in said]
            assert len({page.foot for page in said}) == 1
            for page in shown:
                assert_laid_out(page)


@pytest.mark.parametrize(
    ("options", "colour"),
    [
        ({"topic": "clearview"}, 0x2A7DE1),
        ({"topic": "banana"}, 0x8A8F98),
        ({"from": "banana"}, 0xC4483B),
    ],
)
async def test_the_colour_of_the_box_tells_whether_there_is_something(
    seeds, tmp_path, options, colour
):
    async with newsroom_of(seeds, tmp_path) as room:
        answer = await room.reader().slash(room.desk(), "sources", **options)

        assert answer.message.components[0]["accent_color"] == colour


async def test_the_answer_stands_on_every_page_the_list_goes_on(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path) as room:
        ada = room.reader()
        answer = await ada.slash(room.desk(), "sources")

        shown = await room.turned(ada, answer.message)

        said = room.pages(Options(Sources))
        heads = [page.components[0]["components"][0]["content"] for page in shown]
        lists = [page.components[0]["components"][2]["content"] for page in shown]
        every = "**25 articles from 22 outlets, 24 independent reports, 1 copy**"
        assert heads == [f"{every}, 21 Mar – 21 Apr 2022."] * len(said)
        assert lists == [page.items for page in said]
        assert len("\n".join(lists).splitlines()) == 25
