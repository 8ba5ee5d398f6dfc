"""Supervision: what is late, stale, missing or coming, computed from the catalog of one day and never typed.

`figures.py` declares every figure once; each is the length of a list, so nothing is counted that cannot be seen.
"""
