"""By what results can be narrowed: the values of every document, and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.search.data_files import write_records
from plugins.search.postings import number

WITHDRAWN = "withdrawn"
# Between the keys of one document, and between those of different facets.
AND, FACET_END = "+", "|"

Keys = Callable[[Item, Catalog], Iterable[str]]


def _bodies(item: Item, catalog: Catalog) -> Iterable[str]:
    return (body.slug for body in catalog.bodies_of(item))


def _topics(item: Item, catalog: Catalog) -> Iterable[str]:
    topic = item.fields.topic
    if item.open_to_all and topic:
        yield topic.partition("/")[0]
        yield topic


def _categories(item: Item, catalog: Catalog) -> Iterable[str]:
    return item.fields.statutory if item.open_to_all else ()


def _years(item: Item, catalog: Catalog) -> Iterable[str]:
    day = item.fields.generated_on or item.first_shown_on
    return (f"{day.year:04}",) if day else ()


def _validities(item: Item, catalog: Catalog) -> Iterable[str]:
    validity = WITHDRAWN if item.fields.withdrawn else catalog.validity(item)
    return (validity,) if validity else ()


def _openness(item: Item, catalog: Catalog) -> Iterable[str]:
    return (item.fields.openness,)


def _kinds(item: Item, catalog: Catalog) -> Iterable[str]:
    return (item.fields.genre,) if item.open_to_all and item.fields.genre else ()


FACETS: Mapping[str, Keys] = {
    "body": _bodies,
    "topic": _topics,
    "category": _categories,
    "year": _years,
    "validity": _validities,
    "openness": _openness,
    "kind": _kinds,
}
# Those in the first file are small, or needed for every question; the others are loaded where they are shown.
FILES: Mapping[str, tuple[str, ...]] = {
    "facets": ("body", "year", "validity", "openness"),
    **{f"facet-{name}": (name,) for name in ("topic", "category", "kind")},
}
_VOCABULARIES = {"topic": "topic", "category": "statutory", "openness": "openness", "kind": "genre"}


def facet_texts(values: Sequence[str], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(name, text) of the data files of the facets, for the `facets` of all documents in the order of the index.

    For each facet there are three records: its name and the pairs of key and label; the combinations of keys that
    documents have, most frequent first; and one field with the place of every document's combination among them.
    """
    columns = zip(*(value.split(FACET_END) for value in values), strict=True)
    held = dict(zip(FACETS, columns, strict=True)) if values else {}
    for file, names in FILES.items():
        yield (
            file,
            write_records([record for name in names for record in _facet(name, held.get(name, ()), catalog)]),
        )


def _facet(name: str, held: Sequence[str], catalog: Catalog) -> Iterator[list[str]]:
    counts = Counter(held)
    combinations = sorted(counts, key=lambda combination: (-counts[combination], combination))
    known = sorted({key for combination in combinations for key in combination.split(AND) if key})
    places = {combination: number(place) for place, combination in enumerate(combinations)}
    yield [name, *(text for key in known for text in (key, _label(name, key, catalog)))]
    yield combinations
    yield ["".join([places[combination] for combination in held])]


def _label(facet: str, key: str, catalog: Catalog) -> str:
    if facet == "body":
        body = catalog.register.bodies.find(key)
        return body.name if body else key
    if facet == "year":
        return _("{year} 年", year=key)
    if facet == "validity":
        return _("已撤回") if key == WITHDRAWN else catalog.register.term_label("validity", key)
    return catalog.register.term_label(_VOCABULARIES[facet], key)


def days_text(days: Iterable[int]) -> str:
    """The text of the days' data file: of every document the day on its card, as the distance from the one before.

    Days count from 0001-01-01; 0 is no day. Distances forward are even, those back are odd.
    """
    distances = (day - before for before, day in pairwise(chain((0,), days)))
    return "".join([number(2 * distance if distance >= 0 else -2 * distance - 1) for distance in distances])
