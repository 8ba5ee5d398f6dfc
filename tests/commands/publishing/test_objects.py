"""Publishing into an object store, which is a local server that speaks S3."""

import json
import urllib.request

import boto3
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from commands.publishing import objects
from commands.publishing.objects import LOCK, ObjectPlace
from commands.publishing.plan import INTENT
from commands.publishing.steps import Options
from plugins.disclosure.manifest import MANIFEST
from tests.commands.publishing.sites import NEW, OLD, files_of, make_site, published, targets

BUCKET, PREFIX = "shili-www", "portal/zwgk/"
SECRET = "wJalrXUtnFEMIexamplekey"


@pytest.fixture(scope="module")
def server():
    """Where the store answers."""
    running = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def store(server, monkeypatch, tmp_path):
    """A client of an empty store with one bucket."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "example-id",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }.items():
        monkeypatch.setenv(name, value)
    urllib.request.urlopen(urllib.request.Request(f"{server}/moto-api/reset", method="POST"))
    client = boto3.client("s3", endpoint_url=server)
    client.create_bucket(Bucket=BUCKET)
    return client


@pytest.fixture
def file(server, store, tmp_path):
    """What describes the target."""
    return targets(tmp_path, f"s3: {{endpoint: '{server}', bucket: {BUCKET}, prefix: {PREFIX}}}")


@pytest.fixture
def old(tmp_path):
    """The site before."""
    return make_site(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path):
    """The site after."""
    return make_site(tmp_path / "new", NEW, "2026-11-02")


def objects_of(store, prefix=PREFIX):
    """Path → bytes of everything below the prefix."""
    listed = store.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", ())
    return {
        entry["Key"].removeprefix(prefix): store.get_object(Bucket=BUCKET, Key=entry["Key"])["Body"].read()
        for entry in listed
    }


@pytest.fixture
def puts(monkeypatch):
    """The paths that are uploaded, in their order; one of them may be made to fail."""
    seen = []
    seen_failing = set()
    original = ObjectPlace._put

    def put(self, path, body, md5, kept):
        if path in seen_failing:
            raise OSError(104, "reset")
        seen.append(path)
        original(self, path, body, md5, kept)

    monkeypatch.setattr(ObjectPlace, "_put", put)
    return seen, seen_failing


def test_only_what_changed_is_uploaded_pages_after_files_and_the_manifest_last(store, file, old, new, puts):
    seen, _failing = puts
    assert published(old, file) == 0
    assert objects_of(store) == files_of(old)
    seen.clear()
    assert published(new, file) == 0
    assert objects_of(store) == files_of(new)
    assert seen == [
        INTENT,
        "items/A/2026/00003/bbbbbbbbbbbb.csv",
        "items/A/2026/00003.html",
        "theme/site.css",
        "index.html",
        MANIFEST,
    ]
    seen.clear()
    assert published(new, file) == 0
    assert seen == []


def test_every_object_says_what_it_is_and_how_long_it_may_be_kept(store, file, old):
    published(old, file)

    def told(path):
        head = store.head_object(Bucket=BUCKET, Key=PREFIX + path)
        return head["ContentType"], head["CacheControl"]

    assert told("index.html") == ("text/html; charset=utf-8", "public, max-age=300, must-revalidate")
    assert told("theme/site.css")[0] == "text/css; charset=utf-8"
    assert told("items/A/2026/00001/0123456789ab.pdf") == (
        "application/pdf",
        "public, max-age=2592000, immutable",
    )
    assert told("items/A/2026/00002/aaaaaaaaaaaa.csv")[0] == "text/csv; charset=utf-8"
    assert told(MANIFEST)[0] == "application/json"


@pytest.mark.parametrize(
    ("failing", "then"),
    [
        ("items/A/2026/00003/bbbbbbbbbbbb.csv", "third"),
        ("items/A/2026/00003.html", "old"),
        ("index.html", "new"),
        (MANIFEST, "third"),
    ],
)
def test_an_interrupted_upload_is_made_good_by_any_later_one(
    store, file, old, new, tmp_path, puts, failing, then
):
    published(old, file)
    puts[1].add(failing)
    assert published(new, file) == 1
    shown = objects_of(store)
    assert LOCK not in shown
    assert "items/A/2026/00003/bbbbbbbbbbbb.csv" in shown or "items/A/2026/00003.html" not in shown
    puts[1].clear()
    third = make_site(tmp_path / "third", {"index.html": "首页三"}, "2026-11-03")
    site = {"old": old, "new": new, "third": third}[then]
    assert published(site, file) == 0
    assert objects_of(store) == files_of(site)


def test_an_object_that_was_altered_or_lost_is_found_when_asked(store, file, old, capsys):
    published(old, file)
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}items/A/2026/00001.html", Body="第三条".encode())
    store.delete_object(Bucket=BUCKET, Key=f"{PREFIX}theme/site.css")
    published(old, file)
    assert "没有要做的" in capsys.readouterr().out
    assert published(old, file, Options(yes=True, full=True)) == 0
    assert objects_of(store) == files_of(old)


def test_a_bucket_with_somebody_elses_files_is_left_alone(store, file, old, capsys):
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}backup.tar", Body=b"theirs")
    assert published(old, file) == 1
    assert "backup.tar" in capsys.readouterr().err
    assert objects_of(store) == {"backup.tar": b"theirs"}


def test_what_lies_outside_the_prefix_or_beside_the_site_stays(store, file, old, new):
    store.put_object(Bucket=BUCKET, Key="backup.tar", Body=b"theirs")
    published(old, file)
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}robots.txt", Body=b"theirs")
    assert published(new, file) == 0
    assert objects_of(store).keys() - files_of(new).keys() == {"robots.txt"}
    assert "backup.tar" in objects_of(store, "")


def test_an_object_of_others_at_an_address_of_the_site_is_not_replaced(store, file, old, new, capsys):
    published(old, file)
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}items/A/2026/00003.html", Body=b"theirs")
    assert published(new, file) == 1
    assert "items/A/2026/00003.html" in capsys.readouterr().err


def test_a_broken_manifest_and_another_site_are_refused(store, file, old, new, tmp_path, capsys):
    published(old, file)
    store.put_object(Bucket=BUCKET, Key=PREFIX + MANIFEST, Body=b"<Error/>")
    assert published(new, file) == 1
    assert "--adopt" in capsys.readouterr().err
    assert published(new, file, Options(yes=True, adopt=True)) == 0
    assert files_of(new).items() <= objects_of(store).items()
    other = make_site(tmp_path / "other", OLD, code="8800000000")
    assert published(other, file, Options(yes=True, adopt=True)) == 1
    assert "另一个网站" in capsys.readouterr().err


def test_two_publishers_do_not_write_at_once(store, file, old, new, capsys, monkeypatch):
    published(old, file)
    store.put_object(Bucket=BUCKET, Key=PREFIX + LOCK, Body=json.dumps({"publisher": "x"}).encode())
    assert published(new, file) == 1
    assert "另一次发布" in capsys.readouterr().err
    assert objects_of(store)["index.html"] == OLD["index.html"].encode()
    # A publisher that died a while ago keeps nobody out.
    monkeypatch.setattr(objects, "LOCK_SECONDS", -60.0)
    assert published(new, file) == 0
    assert objects_of(store) == files_of(new)


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("AccessDenied", "没有权限"),
        ("InvalidAccessKeyId", "密钥不对"),
        ("SignatureDoesNotMatch", "密钥不对"),
        ("RequestTimeTooSkewed", "时钟"),
        ("QuotaExceeded", "空间不够"),
        ("SomethingNew", "SomethingNew"),
    ],
)
def test_what_the_store_refuses_is_told_without_a_secret(store, file, old, capsys, monkeypatch, code, word):
    def refuse(*_arguments, **_options):
        answer = {"Error": {"Code": code, "Message": f"key {SECRET}", "AWSAccessKeyId": "example-id"}}
        raise objects.ClientError(answer, "PutObject")

    monkeypatch.setattr(ObjectPlace, "_put", refuse)
    assert published(old, file) == 1
    told = "".join(capsys.readouterr())
    assert word in told
    assert SECRET not in told
    assert "example-id" not in told
    assert "Traceback" not in told


def test_a_missing_bucket_an_unreachable_store_and_missing_keys_are_told(
    store, server, old, tmp_path, capsys, monkeypatch
):
    missing = targets(tmp_path, f"s3: {{endpoint: '{server}', bucket: not-there}}")
    assert published(old, missing) == 1
    assert "没有这个存储桶" in capsys.readouterr().err
    # Nothing listens on the port for discarding.
    nowhere = targets(tmp_path, f"s3: {{endpoint: 'http://127.0.0.1:9', bucket: {BUCKET}}}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert published(old, nowhere) == 1
    assert "连不上" in capsys.readouterr().err
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    keyless = targets(tmp_path, f"s3: {{endpoint: '{server}', bucket: {BUCKET}}}")
    assert published(old, keyless) == 1
    assert "AWS_ACCESS_KEY_ID" in capsys.readouterr().err
