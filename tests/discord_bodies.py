"""Bodies of requests, right ones, for tests that break them."""

import io

import aiohttp
import orjson

V2 = 1 << 15
TEXT = {"type": 10, "content": "x"}


def row(*children):
    return {"type": 1, "components": list(children)}


def button(**changes):
    return {"type": 2, "style": 2, "label": "x", "custom_id": "x"} | changes


def select(count=1, **changes):
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options} | changes


def section(*children, accessory=None):
    return {"type": 9, "components": list(children), "accessory": accessory or button()}


def container(*children):
    return {"type": 17, "components": list(children)}


def gallery(count=1, **item):
    media = {"media": {"url": "https://example.org/a.png"}} | item
    return {"type": 12, "items": [media] * count}


def v2(*components, **more):
    return {"flags": V2, "components": list(components)} | more


def embed(**changes):
    return {"embeds": [{"title": "x"} | changes]}


def a_form(body, *files):
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", orjson.dumps(body).decode())
    for index, (name, content) in enumerate(files):
        form.add_field(f"files[{index}]", io.BytesIO(content), filename=name)
    return form
