"""The studio: draws charts beside the event loop, and lets nobody wait long for a picture."""

import asyncio
import logging
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module

from bot.news.charts import Chart
from bot.operation.logs import note

PATIENCE = 0.3
"""Seconds that an answer waits for its picture; a picture takes 15 to 30 milliseconds."""

MOST_KEPT = 50
"""Pictures that are remembered, 20 to 40 KB each."""

MOST_WAITING = 8
"""Pictures under way; with more of them another would come too late anyway."""

_log = logging.getLogger("bot.picture")


class Studio:
    """Draws for one face, one picture after the other. Its methods are for the event loop."""

    def __init__(self, *, light: bool = False, patience: float = PATIENCE) -> None:
        """What drawing needs is imported in the background, so that no answer waits for it."""
        self._light = light
        self._patience = patience
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="picture")
        self._drawn: OrderedDict[Chart, Future[bytes | None]] = OrderedDict()
        self._thread.submit(import_module, "bot.picture.drawing")

    async def picture(self, chart: Chart) -> bytes | None:
        """A chart as PNG; None where that fails or takes too long, which is logged."""
        drawing = self._begun(chart)
        if drawing is None:
            _log.warning("too many pictures to draw; an answer goes without its own")
            return None
        done, _ = await asyncio.wait([asyncio.wrap_future(drawing)], timeout=self._patience)
        if not done:
            _log.warning("a picture took too long; its answer goes without it")
            return None
        return done.pop().result()

    def _begun(self, chart: Chart) -> Future[bytes | None] | None:
        """The drawing of a chart, done or under way; None where too many are."""
        drawing = self._drawn.get(chart)
        if drawing is None:
            if sum(not one.done() for one in self._drawn.values()) >= MOST_WAITING:
                return None
            drawing = self._drawn[chart] = self._thread.submit(self._draw, chart)
            if len(self._drawn) > MOST_KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(chart)
        return drawing

    def _draw(self, chart: Chart) -> bytes | None:
        try:
            from bot.picture.drawing import png  # noqa: PLC0415 - 50 ms that a start does not need

            return png(chart, light=self._light)
        except Exception as error:  # noqa: BLE001 - the answer stands without it
            note(_log, "picture", error)
            return None
