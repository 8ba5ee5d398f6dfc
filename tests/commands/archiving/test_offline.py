"""The plain ZIP file for terminals."""

import subprocess
import zipfile


def test_it_opens_from_disk_with_ascii_names_and_a_chinese_explanation(desk):
    assert desk.pack(kinds="zip") == 0
    with zipfile.ZipFile(desk.package(".zip")) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert all(name.isascii() for name in names)
        assert {info.date_time for info in archive.infolist()} == {(2026, 6, 30, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
    folder = desk.unpacked(".zip")
    text = (folder / "readme.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "start.html" in text.decode()
    assert b"\r\n" in text
    assert 'href="site/index.html"' in (folder / "start.html").read_text(encoding="utf-8")
    assert (folder / "site/index.html").is_file()
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_the_part_of_a_body_starts_with_its_list(desk):
    assert desk.pack(kinds="zip", body="示例市财政局") == 0
    folder = desk.unpacked(".zip")
    assert "receipt.html" in (folder / "readme.txt").read_text(encoding="utf-8")
    assert "财政局的通知" in (folder / "receipt.html").read_text(encoding="utf-8")
