"""Kill compiling at random moments, again and again: there is always a whole archive.

    python tests/kill_compiling.py [ROUNDS] [--seed N] [--big]

Each round changes the corpus, kills the process that compiles it somewhere between its start and
its end, looks at what is in service then, and starts once more. `--big`: other processes read.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from archive_folders import OPENING, leftovers, run
from archive_records import a_record, as_lines
from archives import a_store, contents, contents_of, front_matter, write

from bot.app import open_archive
from bot.archive.store import Store
from bot.config import Settings
from bot.errors import DamagedArchiveError

COMPILING = (
    OPENING
    + """
print("ready", flush=True)
open_archive(corpus, anew=sys.argv[3] == "anew").close()
print("done", flush=True)
"""
)
HOW = ("changed", "changed", "anew", "none")
"""What the process that is killed does: take in a change, compile anew, compile at first."""

SMALL, BIG = 150, 5_000
"""Records of the corpus; so many big ones are read by several processes."""


@dataclass
class Killing:
    """A corpus that is compiled and killed; `found` counts what was in service after that."""

    folder: Path
    records: int
    chance: Random
    found: Counter[str] = field(default_factory=Counter)
    longest: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = Settings((self.folder / "news",), self.folder / "archive", None)
        self.store = Store(self.settings.archive, self.settings.fingerprint)
        self.version = 0
        for number in range(10):
            text = front_matter(f"Title {number}", f"https://post.test/{number}")
            write(self.folder / "news" / f"{number}.md", text)
        self.change()
        a_store(self.settings.archive)
        open_archive(self.settings).close()

    def change(self) -> None:
        """Other records: some changed, some gone, some new."""
        self.version += 1
        found = [a_record(number) for number in range(self.records)]
        place = self.chance.randrange(self.records)
        found[place] = a_record(place, title=f"Version {self.version}")
        del found[self.chance.randrange(self.records)]
        found += [a_record(self.records + self.version)]
        write(self.folder / "news" / "records.jsonl", as_lines(found))
        name = self.folder / "news" / f"{self.chance.randrange(10)}.md"
        write(name, front_matter(f"Version {self.version}", f"https://post.test/{name.stem}"))

    def round(self) -> None:
        """Change, kill, look, start once more. AssertionError where anything is wrong."""
        how = self.chance.choice(HOW)
        before = self.held()
        self.change()
        if how == "none":
            shutil.rmtree(self.settings.archive)
        outcome = self.kill(how)
        after = self.held()
        fresh = self.fresh()
        if after is None:
            assert how == "none", "there is no archive any more"
        else:
            assert after in ({fresh} if how == "none" else {before, fresh}), "neither old nor new"
        service = "none" if after is None else "new" if after == fresh else "old"
        self.found[f"{how}, {outcome}: {service}"] += 1
        with open_archive(self.settings) as archive:
            assert _digest(contents_of(archive, "harbour storm")) == fresh, "not what it should be"
            hit = archive.by_address(f"courier.test/{self.records + self.version}")
            assert hit, "an article is not found"
        assert leftovers(self.settings.archive) == [], "something was left behind"

    def kill(self, how: str) -> str:
        """Kill a process that compiles, at a random moment; whether it was done before that."""
        longest = self.longest.get(how)
        with run(COMPILING, self.settings.corpus[0], self.settings.archive, how) as child:
            child.stdout.readline()
            start = time.monotonic()
            if longest is None:  # the first one says how long it takes
                child.stdout.readline()
                self.longest[how] = time.monotonic() - start
            else:
                time.sleep(self.chance.random() * longest * 1.1)
            child.kill()
            output, errors = child.communicate(timeout=60)
        assert errors == "", errors
        return "done" if "done" in output or longest is None else "killed"

    def held(self) -> str | None:
        """A digest of all that the archive in service holds; None where there is none."""
        try:
            return _digest(contents(self.store, "harbour storm"))
        except DamagedArchiveError as error:
            if "there is no archive yet" in str(error):
                return None
            raise

    def fresh(self) -> str:
        """The same of an archive that is compiled now."""
        fresh = Settings(self.settings.corpus, self.folder / "fresh", None)
        shutil.rmtree(fresh.archive, ignore_errors=True)
        a_store(fresh.archive)
        return _digest(contents(fresh, "harbour storm"))


def _digest(held: dict[str, object]) -> str:
    return hashlib.sha256(repr(held).encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("rounds", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--big", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdesk-killing-") as folder:
        chance = Random(given.seed)  # noqa: S311 - no secret
        killing = Killing(Path(folder), BIG if given.big else SMALL, chance)
        for number in range(1, given.rounds + 1):
            killing.round()
            sys.stdout.write(f"\r{number} of {given.rounds}")
            sys.stdout.flush()
    sys.stdout.write("\n")
    for what, number in sorted(killing.found.items()):
        sys.stdout.write(f"{number:5}  {what}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    main()
