"""The publisher: pages in, files out. The whole site is written at once or not at all."""

from pelican import signals

from plugins.publisher.generator import PublishingPelican, generators

__all__ = ["PublishingPelican", "register"]


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generators)
