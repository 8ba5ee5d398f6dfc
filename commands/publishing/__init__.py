"""`tasks.py publish`: a built site goes to where its readers find it, and only what changed is moved."""
