"""A site is signed by the build; other people's programs find the signature good."""

import subprocess
from dataclasses import replace

import pytest

from plugins.archive.signing import KEY_FILE
from plugins.disclosure.errors import BuildFailed
from tests.archive.signers import minisign_key, program, run, ssh_key
from tests.make import ROOT, Files, make_content, write
from tests.publisher.building import SITE, build, differing, tree

FILES: Files = {"00001": {}}


@pytest.fixture
def content(tmp_path):
    return make_content(tmp_path, FILES)


@pytest.fixture
def signed(content, monkeypatch):
    """Build with a private key (a path, or None) and a public line."""

    def made(output, private, public, **settings):
        monkeypatch.setenv(KEY_FILE, str(private)) if private else monkeypatch.delenv(KEY_FILE, raising=False)
        build(content, output, SITE=replace(SITE, signing_key=public), **settings)
        return output

    return made


def test_minisign_finds_the_signature_good(tmp_path, signed):
    site = signed(tmp_path / "site", *minisign_key(tmp_path))
    command = (program("minisign"), "-V", "-H", "-m", "manifest.json", "-p", "archive/minisign.pub")
    good = run(*command, cwd=site)
    assert good.returncode == 0, good.stderr
    assert "示例市信息公开 " in good.stdout.decode()
    (site / "manifest.json").write_bytes((site / "manifest.json").read_bytes() + b" ")
    assert run(*command, cwd=site).returncode != 0


def test_openssh_finds_the_signature_good(tmp_path, signed):
    site = signed(tmp_path / "site", *ssh_key(tmp_path))
    command = (program("ssh-keygen"), "-Y", "verify", "-f", "archive/allowed_signers.txt", "-I", SITE.domain)
    command += ("-n", "file", "-s", "manifest.json.sig")
    manifest = (site / "manifest.json").read_bytes()
    good = run(*command, cwd=site, data=manifest)
    assert good.returncode == 0, good.stderr
    assert run(*command, cwd=site, data=manifest + b" ").returncode != 0


@pytest.mark.parametrize("make_key", [minisign_key, ssh_key])
def test_whoever_has_no_key_builds_the_same_but_for_the_signature(tmp_path, signed, make_key):
    private, public = make_key(tmp_path)
    first, again = signed(tmp_path / "first", private, public), signed(tmp_path / "again", private, public)
    assert differing(tree(first), tree(again)) == []
    without = signed(tmp_path / "without", None, public)
    (changed,) = differing(tree(first), tree(without))
    assert changed.startswith("manifest.json.")
    assert "没有签名" in (without / changed).read_text()


def test_an_unchanged_site_is_signed_again_when_the_key_changes(tmp_path, signed):
    first, second = minisign_key(tmp_path, "a"), minisign_key(tmp_path, "b")
    site, cache = tmp_path / "site", str(tmp_path / "cache")
    signature = site / "manifest.json.minisig"
    seen = []
    for private, public in (first, (None, first[1]), second, first):
        signed(site, private, public, BUILD_CACHE=cache)
        seen.append(signature.read_bytes())
    assert len({*seen}) == 3
    assert seen[0] == seen[3]


def test_a_site_that_stops_signing_has_no_signature(tmp_path, signed):
    site, cache = tmp_path / "site", str(tmp_path / "cache")
    signed(site, *minisign_key(tmp_path), BUILD_CACHE=cache)
    signed(site, None, "", BUILD_CACHE=cache)
    assert not list(site.glob("manifest.json.*"))
    assert not (site / "archive" / "minisign.pub").exists()


def bad_keys(folder):
    """What is wrong, the private key, the public line, and a word of the message."""
    private, public = minisign_key(folder)
    lines = private.read_bytes().splitlines()
    locked = write(folder / "locked", lines[0] + b"\nRWRTY0Iy" + lines[1][8:] + b"\n")
    text, broken = write(folder / "text", "x\n"), write(folder / "cut", private.read_bytes()[:-20])
    own = write(folder / "mixed", lines[0] + b"\n" + lines[1][:90] + b"AAAA" + lines[1][94:] + b"\n")
    ssh, ssh_public = ssh_key(folder)
    ssh_locked, _public = ssh_key(folder, "locked-ssh", "secret")
    other, _public = ssh_key(folder, "ecdsa", kind="ecdsa")
    cut = write(folder / "cut-ssh", ssh.read_bytes()[:200])
    yield from ((folder / "none", public, "打不开"), (folder, public, "普通文件"), (locked, public, "密码"))
    yield from ((text, public, "私钥文件"), (broken, public, "私钥文件"), (own, public, "损坏"))
    yield from ((ssh_locked, ssh_public, "密码"), (other, ssh_public, "Ed25519"), (cut, ssh_public, "损坏"))
    yield from ((ssh, public, "不是一对"), (private, "", public), (ROOT / "pelicanconf.py", public, "仓库"))
    yield from ((private, "RWQ", "signing_key"), (private, "ssh-ed25519 AAAA", "signing_key"))


def test_a_key_that_cannot_be_used_leaves_the_old_site(tmp_path, signed):
    site, cache = signed(tmp_path / "site", None, ""), str(tmp_path / "cache")
    before = tree(site)
    for private, public, word in list(bad_keys(tmp_path)):
        with pytest.raises(BuildFailed, match=word.replace("+", r"\+")):
            signed(site, private, public, BUILD_CACHE=cache)
        assert differing(tree(site), before) == []


def test_no_private_key_is_in_the_site(tmp_path, signed):
    private, public = minisign_key(tmp_path)
    secret = private.read_text().splitlines()[1][80:140]
    site = signed(tmp_path / "site", private, public)
    assert not [path for path, data in tree(site).items() if secret.encode() in data]


def test_system_programs_check_the_sums(tmp_path, signed):
    site = signed(tmp_path / "site", None, "")
    commands = [[program("sha256sum"), "--check", "--strict", "--quiet", "SHA256SUMS"]]
    commands += [[program("shasum"), "-a", "256", "--check", "--quiet", "SHA256SUMS"]]
    for command in commands:
        assert subprocess.run(command, cwd=site, check=False).returncode == 0
    listed = {line[66:] for line in (site / "SHA256SUMS").read_text().splitlines()}
    assert tree(site).keys() - listed == {"SHA256SUMS", "manifest.json"}
    write(site / "index.html", "x")
    assert subprocess.run(commands[0], cwd=site, check=False, capture_output=True).returncode != 0
