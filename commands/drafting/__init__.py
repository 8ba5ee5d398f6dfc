"""What `tasks.py new` is made of: the questions, what the checks say of an answer, and the file."""
