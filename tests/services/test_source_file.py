"""Names of files are told as text that every format can hold."""

import os

import pytest

from annotator.services.source_file import readable


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Lu\xc3\xb1ton report.txt", "Luñton report.txt"),
        (b"a\xff.txt", "a\ufffd.txt"),
        (b"a\x01b\nc\x7f.txt", "a\ufffdb\ufffdc\ufffd.txt"),
        ("a\u2028b\uffff.txt".encode(), "a\ufffdb\ufffd.txt"),
    ],
)
def test_what_no_line_of_text_can_hold_is_replaced(raw: bytes, text: str) -> None:
    assert readable(os.fsdecode(raw)) == text
