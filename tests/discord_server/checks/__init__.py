"""Discord's rules for what a bot sends; each module holds those of one thing, as pure functions
from a body to its problems."""
