"""The text of a table in a binary stream, as spreadsheets expect it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

ENCODING = "utf-8-sig"
"""With a mark at its start, by which spreadsheets know UTF-8."""


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """Use a binary stream as text without closing it."""
    text = io.TextIOWrapper(stream, encoding=ENCODING, newline="")
    try:
        yield text
    finally:
        text.detach()
