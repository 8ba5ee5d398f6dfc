"""A bucket of an object store that speaks S3."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from commands.publishing.errors import PublishFailed
from commands.publishing.http_facts import cache_control, disposition, media_type
from commands.publishing.object_troubles import code_of, trouble
from commands.publishing.targets import ObjectStore
from commands.publishing.whole_site import SHOWN, WholeSite
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts

LOCK = ".publishing.lock"
WORKERS = 8
BATCH = 1000  # as many as one request may delete
# A publisher that died leaves its lock behind; one that lives renews it.
LOCK_SECONDS, RENEWAL_SECONDS = 900.0, 120.0
NO_CACHE = "no-store"
Answer = TypeVar("Answer")


class ObjectPlace:
    """The objects whose keys begin with the prefix."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store
        self._renewed = 0.0
        self._token = b""
        self._client = self._ask(lambda: _client(store))

    @property
    def title(self) -> str:
        """Bucket and prefix."""
        return _("存储桶 {bucket}", bucket=f"{self._store.bucket}/{self._store.prefix}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """An object that says who publishes; it is read again, as not every store refuses to replace it."""
        held = self._ask(lambda: self._head(LOCK))
        if held and (age := _age(held["LastModified"])) < LOCK_SECONDS:
            minutes = int((LOCK_SECONDS - age) / 60) + 1
            raise PublishFailed(
                _(
                    "另一次发布正在写 {place}。请等它结束；它若已经中断，{minutes} 分钟后可以重新发布",
                    place=self.title,
                    minutes=minutes,
                )
            )
        self._token = json.dumps({"publisher": secrets.token_hex(16)}).encode()
        self._ask(lambda: self._take_lock(is_free=not held))
        if self.read(LOCK) != self._token:
            raise PublishFailed(_("另一次发布正在写 {place}，请等它结束再发布", place=self.title))
        try:
            yield
        finally:
            with suppress(ClientError, BotoCoreError):
                self._client.delete_object(**self._at(LOCK))

    def read(self, path: str) -> bytes | None:
        """An object."""
        return self._ask(lambda: self._read(path))

    def strangers(self) -> Sequence[str]:
        """The first objects below the prefix."""
        listed = (path for path, _tag, _size in self._listed(SHOWN + 1) if path != LOCK)
        return self._ask(lambda: list(islice(listed, SHOWN)))

    def occupied(self, paths: Sequence[str]) -> Sequence[str]:
        """Those of which there is an object."""
        taken: list[str] = []

        def look(path: str) -> None:
            if self._head(path):
                taken.append(path)

        self._each(look, paths)
        return sorted(taken)

    def altered(self, files: Mapping[str, FileFacts], site: WholeSite) -> Collection[str]:
        """Those of which the listing tells another size or another MD5 than the site's file has."""

        def look() -> set[str]:
            missing = set(files)
            for path, tag, size in self._listed():
                if path in missing and size == files[path].size and tag == _md5(site.path(path)).hex():
                    missing.discard(path)
            return missing

        return self._ask(look)

    def upload(self, paths: Sequence[str], site: WholeSite) -> None:
        """Upload files side by side."""

        def put(path: str) -> None:
            file = site.path(path)
            if file.stat().st_size != site.files[path].size:
                raise PublishFailed(_("发布期间 {path} 被改动过，没有发布完。请重新生成并发布", path=path))
            with file.open("rb") as body:
                self._put(path, body, _md5(file), cache_control(path))

        self._each(put, paths)

    def write(self, path: str, data: bytes) -> None:
        """Put one object."""
        tag = hashlib.md5(data, usedforsecurity=False).digest()
        # Files whose names begin with a dot are the publisher's own.
        kept = NO_CACHE if path.startswith(".") else cache_control(path)
        self._ask(lambda: self._put(path, data, tag, kept))

    def remove(self, paths: Sequence[str]) -> None:
        """Delete objects, one after the other: stores agree on no way to delete many."""
        self._each(lambda path: self._client.delete_object(**self._at(path)), paths)

    def finish(self, site: WholeSite) -> None:
        """Nothing is left to do."""

    def _put(self, path: str, body: Any, md5: bytes, kept: str) -> None:
        more = {"ContentDisposition": found} if (found := disposition(path)) else {}
        self._client.put_object(
            **self._at(path),
            Body=body,
            ContentType=media_type(path),
            CacheControl=kept,
            ContentMD5=base64.b64encode(md5).decode(),
            **more,
        )

    def _read(self, path: str) -> bytes | None:
        try:
            data: bytes = self._client.get_object(**self._at(path))["Body"].read()
        except ClientError as error:
            if code_of(error) in ("NoSuchKey", "404"):
                return None
            raise
        return data

    def _head(self, path: str) -> Mapping[str, Any] | None:
        try:
            found: Mapping[str, Any] = self._client.head_object(**self._at(path))
        except ClientError as error:
            if code_of(error) in ("NoSuchKey", "404", "NotFound"):
                return None
            raise
        return found

    def _listed(self, at_once: int = BATCH) -> Iterator[tuple[str, str, int]]:
        """Path, MD5 (as far as the store tells it) and size of every object below the prefix."""
        prefix = self._store.prefix
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._store.bucket, Prefix=prefix, PaginationConfig={"PageSize": at_once}
        )
        for page in pages:
            for entry in page.get("Contents", ()):
                yield entry["Key"].removeprefix(prefix), entry["ETag"].strip('"').lower(), entry["Size"]

    def _take_lock(self, is_free: bool) -> None:
        condition = {"IfNoneMatch": "*"} if is_free else {}
        self._client.put_object(**self._at(LOCK), Body=self._token, CacheControl=NO_CACHE, **condition)
        self._renewed = time.monotonic()

    def _each(self, work: Callable[[str], object], paths: Iterable[str]) -> None:
        """Do something for all paths, a few at a time; the first that fails ends it."""
        pending: set[Future[object]] = set()
        rest = iter(paths)
        with ThreadPoolExecutor(WORKERS) as pool:
            try:
                while True:
                    pending |= {pool.submit(work, path) for path in islice(rest, 4 * WORKERS - len(pending))}
                    if not pending:
                        return
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    for ended in done:
                        self._ask(ended.result)
                    if self._token and time.monotonic() - self._renewed > RENEWAL_SECONDS:
                        self._ask(lambda: self._take_lock(is_free=False))
            finally:
                for future in pending:
                    future.cancel()

    def _at(self, path: str) -> dict[str, str]:
        return {"Bucket": self._store.bucket, "Key": self._store.prefix + path}

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        try:
            return question()
        except (ClientError, BotoCoreError, OSError) as error:
            raise trouble(error, self._store) from None


def _client(store: ObjectStore) -> Any:
    session = boto3.Session(profile_name=store.profile or None, region_name=store.region or None)
    config = Config(
        retries={"mode": "standard", "max_attempts": 5},
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=WORKERS + 2,
        # Newer checksums are not understood by every store; MD5 is.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return session.client("s3", endpoint_url=store.endpoint or None, config=config)


def _md5(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).digest()


def _age(moment: datetime) -> float:
    return (datetime.now(timezone(timedelta())) - moment).total_seconds()
