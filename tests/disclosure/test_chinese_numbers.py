"""Chinese numerals as numbers."""

import pytest

from plugins.disclosure.chinese_numbers import ordinal, value


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("九十九", 99),
            ("一百", 100),
            ("一百零二", 102),
        ),
        *(("一百一十", 110), ("一千二百六十", 1260), ("一○一", 0), ("一百〇一", 101), ("7", 7), ("１２", 12)),
        *(("零", 0), ("0", 0), ("百", 0), ("十十", 0), ("一二", 0), ("12345", 0), ("1二", 0), ("", 0)),
    ],
)
def test_ordinals(written, number):
    assert ordinal(written) == number


def test_values_beyond_ten_thousand():
    assert value("一万四千零六十九") == 14069
