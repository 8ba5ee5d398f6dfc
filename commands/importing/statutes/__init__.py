"""Statutes in Markdown: title, promulgation history, articles."""
