"""A proposal: what a branch would change, where it may do so, and what a reviewer has to see of it."""
