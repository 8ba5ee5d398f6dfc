"""Of the theme's files those are published to which something leads."""

from plugins.publisher.theme_files import theme_files, used_files
from tests.make import write


def test_what_a_page_names_is_published_with_what_that_names(tmp_path):
    for name, text in {
        "site.css": "body { background: url('pictures/sky.png') }",
        "pictures/sky.png": "",
        "page.js": "",
        "other.css": "@import url(deep.css)",
        "deep.css": "",
    }.items():
        write(tmp_path / name, text)
    files = list(theme_files(tmp_path))
    templates = ["{{ 'theme/site.css'|href }}", "other.css", "{{ 'theme/page.js'|href }}"]
    assert [file.path for file in used_files(files, templates)] == [
        "theme/page.js",
        "theme/pictures/sky.png",
        "theme/site.css",
    ]
    templates.append("'theme/other.css'")
    assert len(used_files(files, templates)) == len(files)
