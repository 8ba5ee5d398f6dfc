"""From a document to the Markdown body of an item, proven against the source."""
