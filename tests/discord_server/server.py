"""The test Discord as a test sees it."""
# ruff: noqa: ASYNC109 - a test says how long it is ready to wait

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from . import talking
from .control import Control
from .hub import Hub
from .places import GROUP, Channel, Guild
from .rest import PREFIX, Rest
from .settings import Settings
from .shard import Shard
from .world import World

if TYPE_CHECKING:
    from .breaches import Breaches
    from .call import Request
    from .clock import Clock
    from .faults import Faults
    from .handshake import Identify
    from .interaction import Interaction
    from .limits import Limits
    from .message import Message
    from .person import Person

EVERYTHING = 512 * 1024 * 1024  # what a request may weigh; the rules say less


class Discord:
    """`async with Discord(shards=1, heartbeat=41.25, compress=True) as discord:` serves the REST
    API and the gateway on a free loopback port. Settings are those of `Settings`. On the way out
    it raises AssertionError if rules were broken and nobody said `discord.expect(…)`."""

    def __init__(self, **settings: Any):
        self.settings = Settings(**settings)
        self.world = World(self.settings)
        self.hub = self.world.hub = Hub(self.world)
        self.rest = Rest(self.world)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.stop()
        if kind is None:
            self.verify()

    async def start(self):
        app = web.Application(client_max_size=EVERYTHING)
        app.router.add_get("/gateway{rest:.*}", self.hub.handle)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._attachment)
        Control(self).add_to(app)
        app.router.add_route("*", PREFIX + "/{rest:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.settings.host, self.settings.port).start()
        host, port = self._runner.addresses[0][:2]
        self.world.base = f"http://{self.settings.address or host}:{port}"

    async def stop(self):
        if self._runner is not None:
            await self.hub.stop()
            await self._runner.cleanup()
            self._runner = None

    def verify(self):
        """AssertionError with all broken rules that no test has expected."""
        if verdict := self.world.breaches.verdict():
            raise AssertionError(verdict)

    # Where and who it is

    @property
    def api(self) -> str:
        return self.world.base + PREFIX

    @property
    def gateway(self) -> str:
        return self.hub.url

    @property
    def token(self) -> str:
        return self.settings.token

    @property
    def application_id(self) -> int:
        return self.world.application_id

    @property
    def owner(self) -> Person:
        return self.world.owner

    @property
    def clock(self) -> Clock:
        return self.world.clock

    # What a test sets up

    def guild(self, name: str = "Newsroom", **settings: Any) -> Guild:
        """A guild; `locale`, `bot`, `external_apps` and `file_limit` as in `Guild`."""
        return self.world.add_guild(name, **settings)

    def guilds(self, count: int, **settings: Any) -> list[Guild]:
        """Many at once, each with a channel."""
        made = [self.guild(f"Guild {number}", **settings) for number in range(count)]
        for guild in made:
            guild.channel("general")
        return made

    def user(self, name: str, *, locale: str = "en-US", bot: bool = False) -> Person:
        """A person, member of all guilds; or another bot."""
        made = self.world.add_person(name, locale)
        made.bot = bot
        return made

    def group_dm(self, *people: Person, name: str = "") -> Channel:
        """A group of people, without the bot as groups are."""
        return self._between(GROUP, people, name)

    def private(self, one: Person, other: Person) -> Channel:
        """Direct messages between two people."""
        return self._between(1, (one, other), "")

    def _between(self, kind: int, people: tuple[Person, ...], name: str) -> Channel:
        number = self.world.ids.old()
        made = Channel(self.world, number, kind, name, recipients=people, with_bot=False)
        self.world.add_channel(made)
        return made

    # What a test waits for

    async def ready(self, timeout: float = 10.0):
        """Once all shards have identified themselves and been sent READY."""
        await self.until(lambda: self.is_ready, timeout, "all shards to be ready")

    async def until(self, found, timeout: float = 5.0, what: str = "it") -> Any:
        """The first true value of `found()`, looked at whenever anything happened."""
        return await self.world.changes.until(found, timeout, what)

    async def next_message(self, where: Channel, timeout: float = 5.0) -> Message:
        """The next message there that the bot sent of its own accord; each is returned once."""
        return await talking.next_message(self.world, where, timeout)

    async def silence(self, where: Channel, seconds: float = 0.5):
        """AssertionError if the bot has sent something there, or does within so many seconds."""
        await talking.silence(self.world, where, seconds)

    @property
    def is_ready(self) -> bool:
        connected = {one.shard for one in self.hub.sessions if one.connection is not None}
        counts = {one.count for one in self.hub.sessions}
        return bool(connected) and len(connected) == max(counts)

    # What a test looks at

    @property
    def violations(self) -> list[str]:
        return self.world.breaches.seen

    def expect(self, *patterns: str):
        """Violations that this test provokes, as regular expressions; each must come."""
        self.world.breaches.expect(*patterns)

    @property
    def breaches(self) -> Breaches:
        return self.world.breaches

    @property
    def commands(self) -> list[dict[str, Any]]:
        return self.world.commands.everywhere

    @property
    def synced(self) -> int:
        return self.world.commands.synced

    @property
    def requests(self) -> list[Request]:
        return self.rest.requests

    @property
    def faults(self) -> Faults:
        return self.rest.faults

    @property
    def limits(self) -> Limits:
        return self.rest.limits

    def shard(self, number: int = 0) -> Shard:
        """A shard, to look at and to disturb."""
        return Shard(self.hub, number)

    @property
    def identifies(self) -> list[Identify]:
        """Every IDENTIFY, with its time, shard, intents and properties."""
        return self.hub.identifies

    @property
    def resumes(self) -> int:
        """How often a client tried to resume."""
        return self.hub.resumes

    @property
    def privileged_used(self) -> int:
        """The privileged intents that any client has asked for."""
        return self.hub.privileged_used

    @property
    def typing(self) -> list[int]:
        return self.world.typing

    @property
    def interactions(self) -> list[Interaction]:
        return list(self.world.interactions.values())

    def messages(self, where: Channel) -> list[Message]:
        """All messages there that were not deleted, ephemeral ones too."""
        return [one for one in self.world.in_channel[where.id] if not one.deleted]

    async def _attachment(self, request: web.Request) -> web.Response:
        text = request.match_info["id"]
        found = self.world.files.get(int(text) if text.isdigit() else 0)
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.content, content_type=found.content_type)
