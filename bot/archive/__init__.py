"""The archive: articles compiled into SQLite (facts) and tantivy (search), in a cache folder."""
