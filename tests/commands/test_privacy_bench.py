"""`tasks.py bench-privacy` prints what is found and what is found wrongly."""

from commands.privacy_bench import bench_privacy
from tests.make import write


def test_recall_false_alarms_and_the_texts_of_a_folder(tmp_path, capsys):
    write(tmp_path / "a.md", "一切如常。\n")
    write(tmp_path / "b.txt", "手机：13800138000\n")
    assert bench_privacy(tmp_path, 2) == 0
    shown = capsys.readouterr().out
    assert "合计 1.0000" in shown
    assert "2 个文件" in shown
    assert "错误 1，提醒 0" in shown
    assert "b.txt:1: 手机号码 138****8000" in shown
    assert "13800138000" not in shown


def test_arguments_without_sense(tmp_path, capsys):
    assert bench_privacy(tmp_path / "nowhere") == 2
    assert bench_privacy(tmp_path, 0) == 2
    assert "--count" in capsys.readouterr().err
