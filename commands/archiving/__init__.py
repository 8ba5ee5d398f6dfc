"""What `tasks.py archive` does: a built site, or a part of it, as packages for archives, libraries and replay."""
