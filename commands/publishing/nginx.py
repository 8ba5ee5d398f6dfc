"""The recipe for nginx: what stands in `http {}`, what stands in `server {}`, and a server that uses both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from commands.publishing.answers import Answers
from commands.publishing.errors import PublishFailed
from commands.publishing.http_facts import (
    ACTIVE,
    ATTACHMENT,
    FEED,
    FEED_TYPE,
    LONG,
    SHORT,
    TYPES,
    UNKNOWN,
    WITH_CHARSET,
)
from commands.publishing.whole_site import WholeSite
from plugins.disclosure.messages import _

HTTP, SITE, SERVER = "yangguang-http.conf", "yangguang-site.conf", "yangguang-server.conf"
NOT_FOUND = "404.html"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"$\\]+)">')
# What may stand in a configuration without being taken for something else.
PLAIN_PATH = re.compile(r"/[^\s\"'$;{}\\#]*")
# Nobody else's pages may show ours in a frame; a portal on the same address may.
FRAMES = "frame-ancestors 'self'"
SANDBOX = f"default-src 'none'; sandbox; {FRAMES}"
HEADERS = (
    ("Content-Security-Policy", "$yangguang_policy"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        '"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"',
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-site"),
    ("Strict-Transport-Security", "$yangguang_hsts"),
    ("Cache-Control", "$yangguang_cache"),
    ("Content-Disposition", "$yangguang_disposition"),
    ("Access-Control-Allow-Origin", "$yangguang_readers"),
)
# Data that programs on other sites may read, as everybody may.
OPEN_DATA = ("csv", "geojson", "ics", "json", "jsonl", "jsonld", "nt", "rdf", "ttl", "xml")
# Lengths by which nginx sorts the keys of a map: the usual one, and what it adds to a key.
USUAL_BUCKET, ADDED_TO_KEYS = 64, 24
PACKED = ("zip", "gz", "warc", "wacz")


def nginx_files(site: WholeSite, root: str, answers: Answers) -> dict[str, str]:
    """Name → text of each file; `root` is the folder from which the site is served. Raises PublishFailed."""
    if not PLAIN_PATH.fullmatch(root):
        raise PublishFailed(_("网站所在的文件夹“{root}”应写完整的路径，里面没有空格和特殊符号", root=root))
    address = urlsplit(_address(site))
    prefix = address.path.rstrip("/")
    return {
        HTTP: _http(site, prefix, answers),
        SITE: _site(prefix, root.rstrip("/"), has_404=NOT_FOUND in site.files),
        SERVER: _server(address.hostname or "_"),
    }


def _address(site: WholeSite) -> str:
    match site.manifest.source.get("site"):
        case {"url": str(url)} if re.fullmatch(r"(?:https?://[0-9A-Za-z.:-]+[0-9A-Za-z/._~-]*)?", url):
            return url
    raise PublishFailed(_("清单里的网站地址不能用，请重新生成网站"))


def _http(site: WholeSite, prefix: str, answers: Answers) -> str:
    policy = _policy(site)
    base = re.escape(prefix)
    attachment = f"~^{base}/{ATTACHMENT}$"
    active = f"~*^{base}/{ATTACHMENT.rpartition('.')[0]}.(?:{'|'.join(ACTIVE)})$"
    frames_only = f"~*^{base}/{ATTACHMENT.rpartition('.')[0]}.pdf$"
    maps = [
        _map("$uri $yangguang_gone", "0", [(f"{prefix}/{path}", "1") for path in answers.gone]),
        _map(
            "$uri $yangguang_moved",
            '""',
            [(f"{prefix}/{old}", f"{prefix}/{new}") for old, new in answers.moved.items()],
            # An address that ends in a slash is looked up twice, the second time as the page that lies there.
            "volatile;",
        ),
        # An error must not be kept as long as the file that should have been there.
        _map("$uri $yangguang_kept", f'"{SHORT}"', [(attachment, f'"{LONG}"')]),
        _map(
            "$status $yangguang_cache",
            "no-cache",
            [(code, "$yangguang_kept") for code in ("200", "206", "304")],
        ),
        # Browsers show PDF files by means that a policy for pages would forbid them.
        _map(
            "$uri $yangguang_policy",
            f'"{policy}; {FRAMES}"',
            [(active, f'"{SANDBOX}"'), (frames_only, f'"{FRAMES}"')],
        ),
        _map("$uri $yangguang_disposition", '""', [(active, "attachment")]),
        _map("$uri $yangguang_readers", '""', [(rf"~\.(?:{'|'.join(OPEN_DATA)})$", '"*"')]),
        _map("$https $yangguang_hsts", '""', [("on", '"max-age=31536000"')]),
    ]
    longest = max((len(f"{prefix}/{path}") for path in (*answers.gone, *answers.moved)), default=0)
    return "\n".join(
        [
            _comment(_("放在 http 一节里。每次发布后重新写出；有变化时执行 nginx -s reload")),
            *_room(longest),
            *maps,
        ]
    )


def _room(longest: int) -> list[str]:
    """What nginx needs to know of keys that are longer than it expects, 64 bytes with what it adds."""
    needed = 1 << (longest + ADDED_TO_KEYS - 1).bit_length()
    if needed <= USUAL_BUCKET:
        return []
    why = _comment(_("地址较长。http 一节里已经写了这一项的，删去下面一行，在那里写不小于它的数"))
    return [why, f"map_hash_bucket_size {needed};"]


def _site(prefix: str, root: str, has_404: bool) -> str:
    pages = [f"error_page 404 {prefix}/{NOT_FOUND};", f"error_page 403 =404 {prefix}/{NOT_FOUND};"]
    missing = pages if has_404 else ["error_page 403 =404 @yangguang_missing;"]
    files = _files(root)
    blocks = [
        _comment(_("放在网站的 server 一节里")),
        *([] if has_404 else [_block("location @yangguang_missing", ["return 404;"])]),
        *(
            [_block(f"location = {prefix}", ["absolute_redirect off;", f"return 301 {prefix}/;"])]
            if prefix
            else []
        ),
        _block(
            f"location ^~ {prefix}/",
            [
                *files,
                "index index.html;",
                "if ($yangguang_gone) { return 410; }",
                "if ($yangguang_moved) { return 301 $yangguang_moved; }",
                "error_page 410 /.gone$uri;",
                *missing,
                r"location ~ /\. { return 404; }",
                f"location ~ /(?:{FEED})$ {{ types {{ }} default_type {FEED_TYPE}; }}",
                r"location ~ /[^./]+$ { default_type text/plain; }",
            ],
        ),
        _comment(_("已撤回的页面：照样显示说明，状态是 410")),
        _block(f"location ^~ /.gone{prefix}/", ["internal;", *files]),
    ]
    return "\n".join(blocks)


def _files(root: str) -> list[str]:
    charset = sorted(
        {kind for kind in (*TYPES.values(), FEED_TYPE) if WITH_CHARSET.fullmatch(kind)} - {"text/html"}
    )
    packable = sorted({*charset, *(kind for name, kind in TYPES.items() if "json" in name or name == "nt")})
    kinds: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        kinds.setdefault(kind, []).append(ending)
    types = " ".join(
        f"{kind} {' '.join(endings)};" for kind, endings in sorted(kinds.items()) if kind != UNKNOWN
    )
    return [
        f"alias {root}/;",
        f"types {{ {types} }}",
        f"default_type {UNKNOWN};",
        "charset utf-8;",
        f"charset_types {' '.join(charset)};",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 1000;",
        f"gzip_types {' '.join(packable)};",
        "etag on;",
        "autoindex off;",
        "server_tokens off;",
        "absolute_redirect off;",
        *(f"add_header {name} {value} always;" for name, value in HEADERS),
    ]


def _server(host: str) -> str:
    body = [
        "listen 80;",
        "listen [::]:80;",
        f"server_name {host};",
        _comment(_("使用 HTTPS 时换成：")) + " listen 443 ssl; ssl_certificate …; ssl_certificate_key …;",
        f"include yangguang/{SITE};",
    ]
    head = _comment(
        _("一个完整的例子：三个文件放在 nginx 的配置文件夹 yangguang 里，在 http 一节里写 include")
    )
    return "\n".join([head, f"include yangguang/{HTTP};", _block("server", body)])


def _policy(site: WholeSite) -> str:
    try:
        found = POLICY.search(site.path("index.html").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    if not found:
        raise PublishFailed(_("首页里没有内容安全策略，请重新生成网站"))
    return found[1]


def _map(name: str, default: str, rules: Iterable[tuple[str, str]], *settings: str) -> str:
    lines = [*settings, f"default {default};", *(f'"{key}" {value};' for key, value in rules)]
    return _block(f"map {name}", lines)


def _block(head: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{head} {{", *(f"    {line}" for line in lines), "}", ""])


def _comment(text: str) -> str:
    return f"# {text}"
