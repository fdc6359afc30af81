"""Records: YAML text as plain nodes with lines, and fields read from them, all problems kept."""
