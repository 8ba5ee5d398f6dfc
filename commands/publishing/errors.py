"""What can go wrong on the way to a target."""

from __future__ import annotations

import errno

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _


class PublishFailed(DisclosureError):
    """The site was not published, or not completely; the text says why and how to mend it, and holds no secret."""


class AnotherSite(PublishFailed):
    """The target shows a site that is not this one; nothing takes it over."""


def disk_trouble(error: OSError, place: str) -> PublishFailed:
    """What an error of the file system at `place` means for the person who publishes."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            mend = _("空间不够。请清理或扩容后重新发布，已经传上去的不会重传")
        case errno.EACCES | errno.EPERM:
            mend = _("没有写的权限。请换用有权限的帐号，或请管理员授权")
        case errno.EROFS:
            mend = _("那里是只读的。请检查挂载方式")
        case errno.ENOENT | errno.ENOTDIR:
            mend = _("文件夹不在。请检查路径，或者共享文件夹有没有挂载上")
        case _other:
            mend = _("请检查磁盘或网络后重新发布（{reason}）", reason=error.strerror or error.errno)
    return PublishFailed(_("写不进 {place}：{mend}", place=place, mend=mend))
