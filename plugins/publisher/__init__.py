"""The publisher: pages in, files out. The whole site is written at once or not at all."""

from pelican import Pelican, signals

from plugins.publisher.generator import PublishingPelican, SiteGenerator

__all__ = ["PublishingPelican", "register"]


def _generator(pelican: Pelican) -> type[SiteGenerator]:
    return SiteGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
