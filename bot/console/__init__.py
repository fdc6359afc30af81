"""The terminal face: replies on a screen or in a pipe, the chat, the progress bar."""
