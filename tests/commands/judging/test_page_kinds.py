"""A few pages are judged that together have everything that any page has."""

from commands.judging.page_kinds import pages_of_every_kind

PLAIN = '<html lang="zh-CN"><body><main><h1>{title}</h1>{body}</main></body></html>'


def write(site, pages):
    for address, body in pages.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAIN.format(title=address, body=body), encoding="utf-8")


def test_every_part_of_any_page_is_on_a_chosen_one(tmp_path):
    write(
        tmp_path,
        {
            "index.html": "<p>一</p>",
            "items/1.html": '<p class="note">一</p><table><tr><td>二</td></tr></table>',
            "items/2.html": '<p class="note">一</p>',
            "items/3.html": '<input type="date">',
            "items/4.html": '<input type="text">',
            "items/5.html": '<input type="text">',
        },
    )
    assert pages_of_every_kind(tmp_path) == ["items/1.html", "items/3.html", "items/4.html"]


def test_a_template_of_its_own_makes_a_page_a_kind(tmp_path):
    write(tmp_path, {"a.html": "<p>一</p>", "b.html": "<p>二二</p>"})
    assert pages_of_every_kind(tmp_path) == ["a.html"]
    assert pages_of_every_kind(tmp_path, {"a.html": "text.html", "b.html": "list.html"}) == [
        "a.html",
        "b.html",
    ]


def test_a_page_that_leads_on_is_not_judged(tmp_path):
    write(tmp_path, {"old.html": '<meta http-equiv="refresh" content="0; url=new.html">'})
    assert pages_of_every_kind(tmp_path) == []
