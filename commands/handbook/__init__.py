"""The pictures of the handbook."""
