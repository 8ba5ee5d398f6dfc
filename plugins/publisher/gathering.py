"""Asks all plugins that are switched on for what they publish."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import (
    Output,
    collecting_answers,
    collecting_descriptions,
    collecting_pages,
    seals,
)
from plugins.disclosure.page_metadata import page_metadata, with_metadata
from plugins.disclosure.site import Site


def gathered(catalog: Catalog, site: Site, memo: Memo) -> list[Output]:
    """Everything that plugins give: what stands by itself, what tells of it, what answers for what is gone."""
    outputs: list[Output] = []

    def gather(answers: Iterable[tuple[object, Iterable[Output]]]) -> None:
        outputs.extend(output for _receiver, found in answers for output in found)

    gather(collecting_pages.send(catalog, site=site, memo=memo))
    paths = frozenset(output.path for output in outputs)
    gather(collecting_descriptions.send(catalog, site=site, memo=memo, paths=paths))
    known = [output.path for output in outputs]
    paths = frozenset((*known, *(seal.path for seal in seals(catalog, site, known))))
    gather(collecting_answers.send(catalog, site=site, memo=memo, paths=paths))
    every_path = frozenset(output.path for output in outputs)
    return list(with_metadata(outputs, page_metadata(catalog, site, every_path)))
