"""Into the content folder: places, files, and what the register lacks."""
