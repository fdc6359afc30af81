"""Saving the picture of an answer to a file."""

from pathlib import Path

from bot.given import drawable
from bot.news.answers.types import Answer


def save(answer: Answer | None, file: Path, *, light: bool) -> str:
    """Write the picture of an answer as PNG → what came of it. Raises OSError."""
    chart = drawable(answer)
    if chart is None:
        return "no picture: there is no article with a date"
    from bot.picture.drawing import png  # noqa: PLC0415 - 50 ms that only a picture needs

    file.write_bytes(png(chart, light=light))
    return f"picture saved as {file}"
