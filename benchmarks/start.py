"""How long `newsdesk ask` takes as a whole process, beside a bare Python that only starts.

    python benchmarks/start.py [RUNS]

The archive is compiled first; what is measured is a start with the archive there.
"""

import subprocess
import sys
import tempfile
from statistics import median

from measuring import PROJECT, seconds_of

QUESTION = "who reported on clearview first?"
HEAVY = ("discord", "PIL", "matplotlib", "numpy", "rich", "prompt_toolkit", "ftfy", "symspellpy")


def main(runs: int) -> None:
    """Print the figures of both, and that nothing heavy was imported."""
    with tempfile.TemporaryDirectory() as archive:
        ask = [sys.executable, "-m", "bot", "ask", QUESTION, "--archive", archive]
        bare = [sys.executable, "-c", "pass"]
        seconds_of(ask)
        pairs = [(seconds_of(ask), seconds_of(bare)) for _ in range(runs)]
        heavy = _heavy(archive)
    ours, peer = (median(column) for column in zip(*pairs, strict=True))
    print(f"{runs} runs, seconds: newsdesk ask {ours:.3f}, bare Python {peer:.3f}")
    print(f"slowest newsdesk ask {max(pair[0] for pair in pairs):.3f}; ratio {ours / peer:.1f}")
    print(f"heavy modules imported: {heavy or 'none'}")


def _heavy(archive: str) -> str:
    code = (
        "import sys; from bot.cli import main;"
        f" main(['ask', {QUESTION!r}, '--archive', {archive!r}]);"
        f" print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return done.stderr.strip()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
