"""Kinds of items with fields of their own: service guides, powers, budgets, projects, answers and the like.

Each module is one block of the front matter with its pure computations; `values` are the types that they share.
An item has at most one of them.
"""
