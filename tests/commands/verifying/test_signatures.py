"""Whether the signature of a copy is good, by which key, and what that is worth."""

import pytest

from plugins.archive import minisign_format, ssh_format
from plugins.archive.keys import read_private_key
from tests.archive.signers import minisign_key, program, run, ssh_key
from tests.commands.verifying.copies import FILES, make_copy, manifest, told
from tests.make import write


@pytest.fixture(params=[minisign_key, ssh_key])
def keys(request, tmp_path):
    """Two keys of one kind."""
    return [read_private_key(request.param(tmp_path, name)[0].read_bytes()) for name in ("one", "two")]


def files_with(key):
    """The files of a site that publishes a key."""
    if key.key_id:
        return {**FILES, "archive/minisign.pub": minisign_format.public_file(key.key_id, key.raw)}
    return {**FILES, "archive/allowed_signers.txt": ssh_format.allowed_signers(key.raw, "www.shili.example")}


@pytest.fixture
def signed(tmp_path, keys):
    """A copy signed by the first key."""
    files = files_with(keys[0].public)
    copy = make_copy(tmp_path / "copy", files)
    write(copy / keys[0].public.signature_file, keys[0].signature(manifest(files), "某市 2026"))
    return copy


def key_file(folder, key):
    return write(folder / "trusted.pub", f"{key.public.line}\n")


def test_a_good_signature_is_said_to_be_by_the_key_of_the_copy_or_by_mine(signed, keys, tmp_path):
    status, data = told(signed)
    assert (status, data["signature"]["state"], data["signature"]["key_from"]) == (0, "good", "copy")
    assert data["signature"]["key_name"] == keys[0].public.name
    status, data = told(signed, key_file(tmp_path, keys[0]))
    assert (status, data["signature"]["state"], data["signature"]["key_from"]) == (0, "good", "given")


def test_a_published_key_file_can_be_given(signed, keys):
    published = next((signed / "archive").iterdir())
    assert told(signed, published)[1]["signature"]["state"] == "good"


def test_another_key_does_not_do(signed, keys, tmp_path):
    status, data = told(signed, key_file(tmp_path, keys[1]))
    assert (status, data["signature"]["state"]) == (1, "bad")


def test_a_forged_copy_with_its_own_manifest_is_found(signed, keys, tmp_path):
    files = {**files_with(keys[0].public), "index.html": b"forged"}
    make_copy(signed, files)
    for key in ("", key_file(tmp_path, keys[0])):
        status, data = told(signed, key)
        assert (status, data["signature"]["state"], data["altered"]) == (1, "bad", [])


def test_every_flipped_bit_of_a_signature_is_found(signed, keys):
    path = signed / keys[0].public.signature_file
    data = path.read_bytes()
    for place in range(len(data)):
        line = data[:place].count(b"\n")
        # Only comments that nothing vouches for may change.
        if line == 0:
            continue
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        _status, found = told(signed)
        if found["signature"]["state"] == "good":
            assert not chr(data[place] ^ 1).isprintable() or line == data.count(b"\n") - 1, place


def test_a_lost_signature_speaks_against_a_copy_that_has_a_key(signed, keys, tmp_path):
    (signed / keys[0].public.signature_file).unlink()
    for key in ("", key_file(tmp_path, keys[0])):
        assert told(signed, key)[0] == 1


def test_a_site_built_without_the_key_is_unsigned_not_forged(signed, keys, tmp_path):
    unsigned = minisign_format.NOT_SIGNED if keys[0].public.key_id else ssh_format.NOT_SIGNED
    write(signed / keys[0].public.signature_file, unsigned)
    status, data = told(signed)
    assert (status, data["signature"]["state"]) == (0, "none")
    assert told(signed, key_file(tmp_path, keys[0]))[0] == 1


def test_a_signature_is_demanded_of_a_site_without_one(keys, tmp_path):
    copy = make_copy(tmp_path / "copy")
    assert told(copy)[0] == 0
    assert told(copy, key_file(tmp_path, keys[0]))[0] == 1


@pytest.mark.parametrize(
    "text", ["", "x\n", "RWQ\n", "ssh-ed25519\n", "ssh-ed25519 AAAA\n", "ssh-rsa AAAA\n", "\0" * 99]
)
def test_a_key_file_that_is_none_is_refused(tmp_path, text):
    copy = make_copy(tmp_path / "copy")
    assert told(copy, write(tmp_path / "key", text))[0] == 2
    assert told(copy, tmp_path / "nowhere")[0] == 2


def test_what_minisign_signs_is_good_also_in_its_old_form(tmp_path):
    private, line = minisign_key(tmp_path)
    copy = make_copy(tmp_path / "copy")
    key = write(tmp_path / "mine.pub", line)
    for form in ((), ("-l",)):
        made = run(program("minisign"), "-S", *form, "-s", private, "-m", copy / "manifest.json")
        assert made.returncode == 0, made.stderr
        assert told(copy, key)[0] == 0


def test_what_ssh_keygen_signs_is_good_for_files_only(tmp_path):
    private, line = ssh_key(tmp_path)
    copy = make_copy(tmp_path / "copy")
    key = write(tmp_path / "mine.pub", line)
    for purpose, status in (("file", 0), ("git", 1)):
        (copy / "manifest.json.sig").unlink(missing_ok=True)
        made = run(program("ssh-keygen"), "-Y", "sign", "-f", private, "-n", purpose, copy / "manifest.json")
        assert made.returncode == 0, made.stderr
        assert told(copy, key)[0] == status
