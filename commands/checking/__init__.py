"""What `tasks.py check` is made of: what changed since a revision, what is told of it, and in which form."""
