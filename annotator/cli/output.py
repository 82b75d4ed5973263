"""How results are printed: JSON for programs, aligned columns for people, bytes for `text`."""

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

WIDEST = 60
"""Code points of a column before it is cut."""


def prepare_streams() -> None:
    """Write UTF-8 with plain line feeds everywhere, whatever the system's locale or line ending."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_json(value: Any) -> None:
    """Print one JSON document; members keep the order in which they are given."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_bytes(content: bytes) -> None:
    """Print bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print aligned columns under their names; long cells are cut, control characters shown as `�`."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        print("  ".join(padded).rstrip())


def plain(text: str) -> str:
    """The text on one line, safe for a terminal: no character that could move the cursor or turn the line."""
    flat = " ".join(text.split())
    return "".join("�" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in flat)


def reader_is_gone() -> None:
    """Stop writing to a pipe whose reader has had enough, so that the interpreter can end quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cell(value: object) -> str:
    text = plain(str(value))
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
