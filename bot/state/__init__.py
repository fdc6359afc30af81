"""What the bot remembers on disk: what long buttons hold, whether commands are synced."""
