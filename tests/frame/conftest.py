"""Files of an agency and its portal, as they may come from elsewhere."""

from pathlib import Path

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
HEADER = """<div class="bar" id="portal-top">
  <a href="https://www.shili.example/"><img src="emblem.svg" alt="示例市人民政府"></a>
  <nav aria-label="门户栏目"><ul><li><a href="https://www.shili.example/zwfw">政务服务</a></li></ul></nav>
</div>
"""
FOOTER = '<p class="foot"><a href="tel:12345">12345 热线</a></p>\n'
STYLE = """/* a portal's own */
.portal { background: #003a70; color: #fff }
.portal a, .portal .bar li + li { color: #fff }
@media (min-width: 40em) { .portal .bar { display: flex } }
.portal .bar::after { content: "} main {" }
"""


@pytest.fixture
def portal(tmp_path: Path) -> dict[str, str]:
    """The settings of a frame inside a portal, with its files."""
    files = {"header.html": HEADER, "footer.html": FOOTER, "portal.css": STYLE, "emblem.svg": SVG}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {
        "portal_header": str(tmp_path / "header.html"),
        "portal_footer": str(tmp_path / "footer.html"),
        "portal_style": str(tmp_path / "portal.css"),
        "emblem": str(tmp_path / "emblem.svg"),
    }
