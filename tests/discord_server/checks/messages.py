"""A message that the bot creates or edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord_server.layout import V2_FLAG
from discord_server.refusal import Path, Problem, Refusal, invalid_form
from discord_server.stored import ATTACHED

from .basics import is_object, list_problems, text_problems
from .components import components_problems
from .embeds import embeds_problems
from .media import referenced
from .mentions import allowed_problems, pings, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord_server.bodies import Body
    from discord_server.call import Call
    from discord_server.message import Message
    from discord_server.places import Channel

MOST_FILES, CONTENT, NONCE, ALT_TEXT = 10, 2000, 25, 1024


@dataclass(frozen=True, slots=True)
class Draft:
    """What is sent, and the message that it changes, if any; `path` leads to it in the body."""

    body: Body
    before: Message | None
    path: Path = ()

    @property
    def data(self) -> dict[str, Any]:
        return self.body.data

    def value(self, key: str) -> Any:
        """As it will be: what is sent, or else what was there."""
        if key in self.data or self.before is None:
            return self.data.get(key)
        return getattr(self.before, key)

    @property
    def is_v2(self) -> bool:
        before = self.before.flags if self.before is not None else 0
        return bool(((self.data.get("flags") or 0) | before) & V2_FLAG)

    @property
    def filenames(self) -> dict[str, str]:
        """The address of each file that the message will have, by its name."""
        listed = self.data.get("attachments")
        kept = {str(one.get("id")): one for one in listed or [] if isinstance(one, dict)}
        before = self.before.attachments if self.before is not None else []
        found = {one.filename: one.url for one in before if listed is None or str(one.id) in kept}
        for index, file in self.body.files.items():
            name = kept.get(str(index), {}).get("filename") or file.filename
            found[name] = ATTACHED + name
        return found


def check_message(
    call: Call, channel: Channel, message: Message | None = None, data: Any = None, path: Path = ()
):
    """Refuses a bad message, and notes what Discord would let pass and people would regret."""
    if not call.world.settings.checks:
        return
    body = call.body if data is None else type(call.body)(data, call.body.files)
    wrong = list(is_object(body.data, path))
    draft = Draft(body, message, path)
    if wrong or (wrong := list(draft_problems(draft))):
        raise invalid_form(*wrong)
    if any(len(file.content) > channel.file_limit for file in body.files.values()):
        raise Refusal(413, 40005, "Request entity too large")
    if _is_empty(draft):
        raise Refusal(400, 50006, "Cannot send an empty message")
    for regret in _regrets(draft):
        call.world.breaches.add(f"{call.route}: {regret}")


def draft_problems(draft: Draft) -> Iterator[Problem]:
    data, path = draft.data, draft.path
    content = data.get("content")
    yield from text_problems(content, (*path, "content"), 0, CONTENT, required=False)
    if data.get("embeds") is not None:
        yield from embeds_problems(data["embeds"], (*path, "embeds"))
    if data.get("components") is not None:
        place, names = (*path, "components"), set(draft.filenames)
        yield from components_problems(data["components"], place, v2=draft.is_v2, files=names)
    yield from allowed_problems(data.get("allowed_mentions"), (*path, "allowed_mentions"))
    yield from _nonce(data.get("nonce"), (*path, "nonce"))
    yield from _attachments(draft)
    if draft.is_v2:
        yield from _legacy(draft)


def _legacy(draft: Draft) -> Iterator[Problem]:
    """A message of components has nothing else."""
    for key in ("content", "embeds"):
        if draft.value(key):
            yield _not_with_v2((*draft.path, key), key)
    for key in ("poll", "sticker_ids"):
        if draft.data.get(key):
            yield _not_with_v2((*draft.path, key), key)


def _not_with_v2(path: Path, key: str) -> Problem:
    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    text = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    return Problem(path, code, text)


def _nonce(nonce: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(nonce, int):
        yield from text_problems(nonce, path, 0, NONCE, required=False)


def _attachments(draft: Draft) -> Iterator[Problem]:
    path = (*draft.path, "attachments")
    listed = draft.data.get("attachments")
    if listed is not None:
        yield from list_problems(listed, path, 0, MOST_FILES)
    for index, one in enumerate(listed if isinstance(listed, list) else []):
        yield from _attachment(draft, one, (*path, index))
    if len(draft.body.files) > MOST_FILES:
        yield Problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length.")


def _attachment(draft: Draft, one: Any, path: Path) -> Iterator[Problem]:
    wrong = list(is_object(one, path))
    yield from wrong
    if wrong:
        return
    place = (*path, "description")
    yield from text_problems(one.get("description"), place, 0, ALT_TEXT, required=False)
    known = {str(index) for index in draft.body.files}
    known |= {str(kept.id) for kept in (draft.before.attachments if draft.before else [])}
    if str(one.get("id")) not in known:
        text = "No file came with that id, nor does the message have it"
        yield Problem((*path, "id"), "ATTACHMENT_NOT_FOUND", text)


def _is_empty(draft: Draft) -> bool:
    parts = ("content", "embeds", "components")
    if any(draft.value(key) for key in parts) or draft.filenames:
        return False
    return not draft.data.get("poll") and not draft.data.get("sticker_ids")


def _regrets(draft: Draft) -> Iterator[str]:
    """What Discord takes: alerts from somebody else's words, files that nobody sees."""
    if draft.before is None or draft.before.loading:
        alerted = pings(said(draft.data), draft.data.get("allowed_mentions"))
        if alerted:
            yield f"the text would ping {sorted(alerted)}, allowed_mentions lets it"
    if draft.is_v2 and draft.value("components"):
        shown = referenced(draft.value("components"))
        for name, url in draft.filenames.items():
            if not shown & {url, ATTACHED + name}:
                yield f"the file {name!r} is attached, and no component shows it"
