"""What the errors of an object store mean for the person who publishes. Their own texts may name keys."""

from __future__ import annotations

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    HTTPClientError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
    ProfileNotFound,
    SSLError,
)
from botocore.exceptions import (
    ConnectionError as NoConnection,
)

from commands.publishing.errors import PublishFailed
from commands.publishing.targets import ObjectStore
from plugins.disclosure.messages import _, label

WRONG_KEY = label(
    "密钥不对。请检查环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或者 ~/.aws/credentials"
)
NO_RIGHT = label("这个密钥没有权限。请管理员授予列出、读、写、删除对象的权限")
BUSY = label("服务暂时不能应答。请稍后重新发布，已经传上去的不会丢")
CODES = {
    "NoSuchBucket": label("没有这个存储桶。请先建好它，或改正 publish.yml 里的名称"),
    "InvalidBucketName": label("没有这个存储桶。请先建好它，或改正 publish.yml 里的名称"),
    "AccessDenied": NO_RIGHT,
    "AllAccessDisabled": NO_RIGHT,
    "403": NO_RIGHT,
    "InvalidAccessKeyId": WRONG_KEY,
    "SignatureDoesNotMatch": WRONG_KEY,
    "AuthFailure": WRONG_KEY,
    "401": WRONG_KEY,
    "ExpiredToken": label("临时凭据已过期。请重新取得"),
    "RequestTimeTooSkewed": label("本机的时钟不准。请校准时间"),
    "PreconditionFailed": label("另一次发布正在进行。请等它结束再发布"),
    "ConditionalRequestConflict": label("另一次发布正在进行。请等它结束再发布"),
    "PermanentRedirect": label("存储桶在另一个地域。请改正 publish.yml 里的 region 和 endpoint"),
    "AuthorizationHeaderMalformed": label("存储桶在另一个地域。请改正 publish.yml 里的 region 和 endpoint"),
    "QuotaExceeded": label("空间不够。请扩容后重新发布"),
    "BadDigest": label("传输中出了错。请重新发布"),
    "SlowDown": BUSY,
    "ServiceUnavailable": BUSY,
    "InternalError": BUSY,
    "500": BUSY,
    "503": BUSY,
}
KINDS: tuple[tuple[type[Exception], str], ...] = (
    (
        NoCredentialsError,
        label(
            "没有密钥。请设置环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或者写好 ~/.aws/credentials"
        ),
    ),
    (PartialCredentialsError, WRONG_KEY),
    (ProfileNotFound, label("~/.aws/credentials 里没有 publish.yml 所写的 profile")),
    (NoRegionError, label("请在 publish.yml 里写 region 或 endpoint")),
    (SSLError, label("证书不可信。请检查服务地址和本机的根证书")),
    (NoConnection, label("连不上。请检查服务地址和网络，恢复后重新发布")),
    (HTTPClientError, label("连不上。请检查服务地址和网络，恢复后重新发布")),
)


def code_of(error: ClientError) -> str:
    """The code by which a store names an error."""
    return str(error.response.get("Error", {}).get("Code", ""))[:60]


def trouble(error: ClientError | BotoCoreError | OSError, store: ObjectStore) -> PublishFailed:
    """The error in words."""
    if isinstance(error, ClientError):
        reason = _(CODES[code]) if (code := code_of(error)) in CODES else _("服务答复 {code}", code=code)
    else:
        known = [text for kind, text in KINDS if isinstance(error, kind)]
        reason = _(known[0]) if known else type(error).__name__
    place = f"{store.bucket}/{store.prefix}"
    return PublishFailed(_("存储桶 {place}：{reason}", place=place, reason=reason))
