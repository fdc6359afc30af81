"""Pictures of charts: drawn as PNG, in letters that are the same on every machine."""
