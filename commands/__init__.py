"""What the tasks of `tasks.py` do: one module for each command."""
