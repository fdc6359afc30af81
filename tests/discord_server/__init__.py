"""A test Discord: REST API v10 and gateway on loopback, for an unmodified discord.py.

    async with Discord(shards=1, heartbeat=41.25) as discord:   # settings.py lists all settings
        channel = discord.guild("Newsroom", locale="en-US").channel("desk")
        ada = discord.user("Ada", locale="de")                  # member of all guilds
        with pointed_at(discord):                               # Route.BASE and DEFAULT_GATEWAY
            ...                                                 # start the bot with discord.token
            await discord.ready()
            it = await ada.slash(channel, "sources", topic="clearview", share=True)
            print(render(it.message))

On the way out `Discord` raises AssertionError if the bot broke one of Discord's rules (checks/, and
the OpenAPI description where it is found, schemas.py), or if one that `discord.expect(regex, …)`
announced did not come. `discord.violations` lists them. `Discord(checks=False)` takes every body.

What is there
    discord.guild(name, locale=, bot=, external_apps=, file_limit=) .channel(name, permissions=)
    discord.guilds(2000), guild.leave(), discord.user(name, locale=, bot=), discord.owner
    ada.dm, discord.group_dm(ada, bob), discord.private(ada, bob)
    ada.installed, ada.takes_dms, ada.permissions; `how="user"`: by the person's own installation
What people do; each waits until there is something to see and returns an Interaction
    ada.slash(where, "name subcommand", **options)       slash_soon: does not wait
    ada.menu(where, name, message or person)
    ada.press(message, label | emoji | start of custom_id | predicate)           press_soon
    ada.choose(message, [values or labels], select="start of custom_id or placeholder")
    ada.submit(it.modal, {"custom_id or label": value})                          submit_soon
    ada.autocomplete(where, name, option, typed, **others) -> [{"name", "value"}]
    ada.says(where, text, mention=, reply_to=, ping=, files=, wait=) -> Message; edits, deletes
What came of it
    it.message, ephemeral, deferred, followups, modal, choices, response_type, latency, arrived
    await it.responded(), it.shown(), it.edited(edits=1), it.followup(1)
    message.text, buttons, selects, files, flags, pings, edited, edits, reference, components …
    await discord.next_message(channel), discord.silence(channel, 0.5), discord.until(predicate)
    discord.messages(channel), commands, synced, typing, requests, interactions
    discord.identifies, resumes, privileged_used
Misbehaviour
    discord.clock.advance(seconds)
    discord.faults  .answer(503, route="POST /channels/*", times=1, after=False), .rate_limit(0.5),
                    .firewall(), .drop(after=), .slow(seconds), .clear()
    discord.limits  .set("POST /channels/*", 5, per=5)
    discord.shard(0).drop(), freeze(), thaw(), reconnect(), invalidate(resumable=), close(code),
                    withhold_acks(), duplicate(n), shuffle(n), delay(seconds)
    discord.hub.refused = 1    the next connection to the gateway is refused
Load: `await load(ada, channel, "sources", count=1000, rate=50, topic="x")` (load.py).
A process of its own: `python tests/discord_server --port 8765` (cli.py, control.py), or `--talk`.
"""

from .changes import Missed
from .interaction import Interaction
from .layout import Button, Select
from .load import Load, load
from .message import Message
from .modal import Modal
from .person import Person
from .places import Channel, Guild
from .pointing import pointed_at
from .render import render
from .server import Discord

__all__ = [
    "Button",
    "Channel",
    "Discord",
    "Guild",
    "Interaction",
    "Load",
    "Message",
    "Missed",
    "Modal",
    "Person",
    "Select",
    "load",
    "pointed_at",
    "render",
]
