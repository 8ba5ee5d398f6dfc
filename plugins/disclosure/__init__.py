"""The domain of government disclosure: fields, items, bodies, numbers, dates, checks.

Nothing here knows Pelican or Jinja; see docs/architecture.md for the flow of data.
"""
