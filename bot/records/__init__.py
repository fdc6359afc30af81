"""Records: YAML text as plain nodes with lines, and fields read from them with all problems kept."""
