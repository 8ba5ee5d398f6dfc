"""What `tasks.py bench-search` measures: whether things are found, how soon, and what has to be loaded for it."""
