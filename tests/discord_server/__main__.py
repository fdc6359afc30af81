"""`python tests/discord_server --port 8765`: see cli.py."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from discord_server.cli import main  # noqa: E402 - the folder above has to be found first

if __name__ == "__main__":
    sys.exit(main())
