"""Reading: files → documents with their sightings, and every problem found on the way."""
