"""The desk for all tests here."""

from tests.history.desk import desk

__all__ = ["desk"]
