"""Simplified Chinese written in traditional characters: single texts, and whole pages."""
