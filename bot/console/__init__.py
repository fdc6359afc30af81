"""The terminal face: replies on a screen or in a pipe, the chat, the progress bar."""

LEAVE = frozenset({"quit", "exit", "bye", "/quit", "/exit", ":q"})
"""What ends a chat."""
