"""Pages of a portal: the metadata box and the text, and an item made of both."""
