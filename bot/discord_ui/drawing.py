"""Screens as Discord's layouts (Components v2), texts as the simplest of them."""

import discord
from discord import ui

from bot.screen import Button, Screen, Tone

_COLOURS = {
    Tone.FOUND: discord.Colour(0x2A7DE1),
    Tone.NOTHING: discord.Colour(0x8A8F98),
    Tone.REFUSED: discord.Colour(0xC4483B),
}
SMALL = "-# "
"""Begins a line in small print."""

PICTURE = "timeline.png"
"""The file with the picture of a timeline."""

_ALT = 1_000


def layout(
    screen: Screen, *, pictures: bool, below: str = "", drawn: bool = False
) -> ui.LayoutView:
    """A screen: answer, list, small print in a box, buttons under it, a line `below` it all.

    `drawn`: the picture of its chart comes with it as the file PICTURE. The layout is finished
    already: what its buttons do is written in them, and nothing waits for them.
    """
    page = screen.page
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOURS[screen.tone])
    if page.head:
        box.add_item(ui.TextDisplay(page.head))
    if pictures and screen.pictures:
        box.add_item(_gallery(screen.pictures, screen.picture_text))
    if drawn and screen.chart:
        item = discord.MediaGalleryItem(f"attachment://{PICTURE}", description=screen.chart.alt)
        box.add_item(ui.MediaGallery(item))
    if page.items:
        box.add_item(ui.Separator())
        box.add_item(ui.TextDisplay(page.items))
    if page.foot:
        box.add_item(ui.TextDisplay(page.foot))
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    for row in screen.rows:
        view.add_item(_row(row))
    if below:
        view.add_item(ui.TextDisplay(SMALL + below))
    view.stop()
    return view


def text_layout(text: str, file: str | None = None) -> ui.LayoutView:
    """A text, and an attached file under it."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text))
    if file:
        view.add_item(ui.File(f"attachment://{file}"))
    view.stop()
    return view


def _row(buttons: tuple[Button, ...]) -> "ui.ActionRow[ui.LayoutView]":
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for button in buttons:
        style = discord.ButtonStyle.primary if button.strong else discord.ButtonStyle.secondary
        row.add_item(
            ui.Button(
                label=button.label,
                style=style,
                disabled=button.disabled,
                custom_id=button.press.custom_id,
            )
        )
    return row


def _gallery(pictures: tuple[str, ...], text: str) -> "ui.MediaGallery[ui.LayoutView]":
    """Pictures of an article, which may be graphic: nobody sees one who does not press it."""
    items = [
        discord.MediaGalleryItem(one, description=text[:_ALT], spoiler=True) for one in pictures
    ]
    return ui.MediaGallery(*items)
