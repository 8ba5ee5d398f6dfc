"""Items of the same kind that came before."""

from plugins.disclosure.surroundings import surroundings_digest
from tests.make import WITHHELD, catalog, item_of, make_content


def months(*numbers, **changes):
    """Items of some months, named by them."""
    return {
        f"{number:05}": {"title": f"{number} 月停车场名单", "generated_on": f"2026-{number:02}-02", **changes}
        for number in numbers
    }


def earlier(tmp_path, files, name):
    read = catalog(make_content(tmp_path, files))
    return [item.source[-8:-3] for item in read.earlier_alike(item_of(read, name))]


def test_the_last_three_before_an_item_are_named(tmp_path):
    files = months(1, 2, 3, 4, 5, published_on="2026-05-04")
    assert earlier(tmp_path, files, "00005") == ["00004", "00003", "00002"]
    assert earlier(tmp_path, files, "00001") == []


def test_other_kinds_bodies_and_closed_items_are_not(tmp_path):
    files = {
        **months(1, published_on="2026-05-04", genre="公告"),
        **months(2, published_on="2026-05-04", topic="综合政务"),
        **months(3, published_on="2026-05-04", publisher="示例市财政局"),
        **months(4, published_on="2026-05-04", **WITHHELD),
        **months(5, published_on="2026-05-04"),
    }
    assert earlier(tmp_path, files, "00005") == []


def test_a_new_item_changes_no_page_but_its_own(tmp_path):
    def digests(files):
        read = catalog(make_content(tmp_path, files))
        return {item.source: surroundings_digest(item, read) for item in read.items}

    before = digests(months(1, 2, 3, published_on="2026-05-04"))
    after = digests(months(1, 2, 3, 4, published_on="2026-05-04"))
    assert {source: after[source] for source in before} == before
