"""From HTML to a document: what a page looks like becomes what it means."""
