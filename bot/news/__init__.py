"""What Newsdesk knows about news: pure functions over values; no files, clock, network or faces."""
