"""What a test Discord is started with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The keyword arguments of `Discord`."""

    shards: int = 1  # what GET /gateway/bot recommends
    heartbeat: float = 41.25  # seconds
    compress: bool = True  # False: never compressed, whatever the address asks for
    token: str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.test.only-valid-here"  # noqa: S105 - opens nothing
    port: int = 0  # 0: any free one
    host: str = "127.0.0.1"
    address: str | None = None  # how clients reach it, where that is not `host`
    name: str = "Newsdesk"  # the bot's
    checks: bool = True  # False: bodies are taken as they are, for load
    check_answers: bool = False  # the server's own answers are held against the schemas too
    privileged: int = 0  # the privileged intents that the application has been granted
    team: bool = False  # the application belongs to a team of which `owner` is the owner
    max_concurrency: int = 16  # IDENTIFYs in five seconds
    identify_pause: float = 0.0  # seconds between IDENTIFYs of one concurrency key; Discord: 5
    session_starts: int = 1000  # IDENTIFYs in a day
