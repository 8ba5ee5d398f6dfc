"""The recipe for nginx, in a real nginx."""

import json
import re
import socket
import subprocess
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from commands.publishing import recipes
from commands.publishing.answers import Answers
from commands.publishing.errors import PublishFailed
from commands.publishing.nginx import HTTP, nginx_files
from commands.publishing.whole_site import whole_site
from plugins.disclosure.manifest import MANIFEST
from tests.commands.publishing.sites import make_site
from tests.deployment.conftest import GONE, PREFIX, served

ITEM = "items/SL0000019/2026/00001.html"


def attachment(site, ending):
    """The path of the attachment with an ending."""
    (found,) = (site / ITEM.removesuffix(".html")).glob(f"*.{ending}")
    return found.relative_to(site).as_posix()


def paths_by_type(site):
    """One file of each ending."""
    return {
        path.suffix: path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()
    }


def test_every_kind_of_file_has_strict_headers(server):
    for path in paths_by_type(server.site).values():
        answer = server.get(path)
        told = answer.headers
        assert answer.status == (410 if path == GONE else 200), path
        assert answer.body == (server.site / path).read_bytes()
        assert told["x-content-type-options"] == "nosniff"
        assert told["referrer-policy"]
        assert "camera=()" in told["permissions-policy"]
        assert told["cross-origin-opener-policy"] == "same-origin"
        assert told["cross-origin-resource-policy"]
        assert "frame-ancestors 'self'" in told["content-security-policy"]
        assert re.fullmatch(r'"[^"]+"', told["etag"])
        assert "strict-transport-security" not in told
        assert "server" in told
        assert not re.search(r"\d", told["server"])


def test_the_policy_is_that_of_the_pages(server):
    page = server.get(ITEM)
    written = re.search(rb'Content-Security-Policy" content="([^"]+)"', page.body)[1].decode()
    assert page.headers["content-security-policy"] == f"{written}; frame-ancestors 'self'"
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("data/history/index.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("theme/site.css", "text/css; charset=utf-8"),
        ("theme/list-filter.js", "text/javascript; charset=utf-8"),
        ("theme/mark.svg", "image/svg+xml; charset=utf-8"),
        (MANIFEST, "application/json"),
    ],
)
def test_types_and_charsets(server, path, kind):
    found = next(server.site.rglob(path), None)
    assert found
    assert server.get(found.relative_to(server.site).as_posix()).headers["content-type"] == kind


def test_attachments_are_kept_long_and_all_else_shortly(server):
    pdf, csv = (server.get(attachment(server.site, ending)) for ending in ("pdf", "csv"))
    assert pdf.headers["content-type"] == "application/pdf"
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert "immutable" in pdf.headers["cache-control"]
    assert pdf.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert server.get(ITEM).headers["cache-control"] == "public, max-age=300, must-revalidate"
    lost = re.sub(r"[0-9a-f]{12}", "0" * 12, attachment(server.site, "pdf"))
    assert server.get(lost).headers["cache-control"] == "no-cache"


def test_a_withdrawn_page_is_gone_and_says_why(server):
    answer = server.get(GONE)
    assert answer.status == 410
    assert "已撤回" in answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert server.get(GONE, "HEAD").status == 410
    assert server.get(f"/.gone{PREFIX}/{ITEM}").status == 404


def test_what_is_not_there_leads_on_from_any_depth(server):
    for path in ("nothing.html", "items/a/b/c/d.html", "items/", "theme/"):
        answer = server.get(path)
        assert answer.status == 404, path
        assert "没有这个网页" in answer.body.decode()
        links = re.findall(r'(?:href|src|action)="([^"#]+)"', answer.body.decode())
        assert len(links) > 5
        assert [link for link in links if not link.startswith(f"https://www.shili.example{PREFIX}/")] == []
        for link in links:
            assert server.get(urlsplit(link).path).status == 200, link


def test_ranges_and_conditional_requests(server):
    path = attachment(server.site, "pdf")
    whole = server.get(path)
    part = server.get(path, Range="bytes=2-5")
    assert (part.status, part.body) == (206, whole.body[2:6])
    assert server.get(path, Range=f"bytes={len(whole.body)}-").status == 416
    assert server.get(path, If_None_Match=whole.headers["etag"]).status == 304
    assert server.get(path, If_None_Match='"other"').status == 200
    assert server.get(path, Range="bytes=2-5", If_Range='"other"').body == whole.body
    head = server.get(path, "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(whole.body)))
    assert server.get(path, "POST").status == 405
    assert server.get("theme/site.css", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in server.get(path, Accept_Encoding="gzip").headers


@pytest.mark.parametrize(
    "target",
    [
        "/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/items/../../nginx.conf",
        "../errors.log",
        "/.publishing.json",
        "/.git/config",
        "/items/.hidden",
        "/%2egit/config",
        "/\\..\\..\\x",
    ],
)
def test_nothing_outside_and_nothing_hidden_is_served(server, target):
    for base in (PREFIX, ""):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
            raw.sendall(f"GET {base}{target} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
            answer = b"".join(iter(lambda: raw.recv(65536), b""))
        assert answer.split()[1] in (b"400", b"404"), answer[:200]


def test_the_way_to_the_site(server):
    answer = server.get(PREFIX)
    assert (answer.status, answer.headers["location"]) == (301, f"{PREFIX}/")
    assert "示例市信息公开" in server.get("").body.decode()


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {text for name, text in attrs if name in ("href", "src", "action") and text}


def test_every_page_works_below_a_portal(server):
    seen, pending = {}, [f"{PREFIX}/"]
    while pending:
        address = pending.pop()
        answer = server.get(address)
        seen[address] = answer.status
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        links = _Links()
        links.feed(answer.body.decode())
        for link in links.found:
            if not re.match(r"[a-z]+:|#", link):
                target = urlsplit(urljoin(f"http://x{address}", link)).path
                pending += [target] if target not in seen and target not in pending else []
    assert {address: status for address, status in seen.items() if status != 200} == {f"{PREFIX}/{GONE}": 410}
    assert all(address.startswith(f"{PREFIX}/") for address in seen)
    assert len(seen) > 30


def test_what_is_absolute_names_the_portals_path(site):
    host = b"https://www.shili.example"
    for path in site.rglob("*"):
        if (
            path.is_file()
            # What is to stand at the root of the host is said in robots.txt.
            and path.name not in (MANIFEST, "robots.txt")
            and path.suffix in (".xml", ".html", ".txt", ".json", ".ics")
        ):
            for found in re.finditer(re.escape(host) + rb"[^\s\"'<]*", path.read_bytes()):
                assert found[0].startswith(host + PREFIX.encode()), (path, found[0])


def test_moved_addresses_lead_on_and_gone_ones_come_from_the_list(nginx, tmp_path):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    moves = dict.fromkeys(("items/A/1.html", "old/index.html"), "items/A/2.html")
    told = json.dumps({"moved": moves, "gone": ["items/A/3.html", "items/A/4.html"]})
    files = {
        "index.html": policy,
        "items/A/1.html": "旧",
        "old/index.html": "旧",
        "items/A/2.html": "新",
        "items/A/3.html": "撤回了",
        "archive/addresses.json": told,
        "items/A/2/0123456789ab.svg": "<svg/>",
        "SHA256SUMS": "x",
    }
    site = make_site(tmp_path / "site", files)
    folder = tmp_path / "nginx"
    assert recipes.write("nginx", site, folder, str(site)) == 0
    with served(nginx, folder, site) as server:
        for old in ("/items/A/1.html", "/old/index.html", "/old/"):
            moved = server.get(old)
            assert (moved.status, moved.headers["location"]) == (301, "/items/A/2.html"), old
        assert (server.get("/items/A/3.html").status, server.get("/items/A/4.html").status) == (410, 404)
        active = server.get("/items/A/2/0123456789ab.svg")
        assert active.headers["content-disposition"] == "attachment"
        assert "sandbox" in active.headers["content-security-policy"]
        assert server.get("/SHA256SUMS").headers["content-type"] == "text/plain; charset=utf-8"
        assert server.get("/nothing").status == 404


def test_a_recipe_is_written_only_when_it_differs(site, tmp_path, capsys):
    assert recipes.write("nginx", site, tmp_path, "/srv/www") == 0
    assert "reload" in capsys.readouterr().out
    assert recipes.write("nginx", site, tmp_path, "/srv/www") == 0
    assert "没有变化" in capsys.readouterr().out
    assert recipes.write("apache", site, tmp_path, "/srv/www") == 1
    assert "nginx" in capsys.readouterr().err


@pytest.mark.parametrize("root", ["", "www", "/srv/a b", "/srv/www;}", "/srv/$x", '/srv/"', "/srv/\n"])
def test_a_folder_that_would_be_taken_for_configuration_is_refused(site, root):
    with pytest.raises(PublishFailed, match="完整的路径"):
        nginx_files(whole_site(site), root, Answers())


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"moved": {"../x": "y"}, "gone": []}', '{"moved": {}, "gone": ["a;b"]}']
)
def test_a_broken_list_of_addresses_is_refused(tmp_path, capsys, text):
    site = make_site(tmp_path / "site", {"index.html": "x", "archive/addresses.json": text})
    assert recipes.write("nginx", site, tmp_path / "nginx", "/srv/www") == 1
    assert "addresses.json" in capsys.readouterr().err


def test_transport_security_is_for_https_alone(nginx, site, tmp_path):
    recipe = nginx_files(whole_site(site), str(site), Answers())[HTTP]
    assert re.search(r'map \$https \$yangguang_hsts \{\s+default "";\s+"on" "max-age=\d+";', recipe)
    done = subprocess.run([nginx, "-v"], capture_output=True, check=True)
    assert done.stderr


def test_addresses_of_any_length_are_taken(nginx, site, tmp_path):
    """`nginx -t` refuses maps whose keys do not fit."""
    long = f"{'a' * 99}/{'b' * 99}/{'c' * 96}.html"
    told = Answers((GONE,), {long: ITEM})
    for name, text in nginx_files(whole_site(site), str(site), told).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; include {tmp_path}/yangguang-http.conf;"
        f" server {{ listen 127.0.0.1:1; include {tmp_path}/yangguang-site.conf; }} }}\n",
        encoding="utf-8",
    )
    command = [nginx, "-t", "-q", "-p", tmp_path, "-c", tmp_path / "nginx.conf"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
