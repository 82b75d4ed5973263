"""Cells that no spreadsheet takes for a formula, by a rule that can be undone exactly."""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")


def escaped(value: str) -> str:
    """Put an apostrophe before a value that begins with `= + - @`, TAB, CR or LF, after any apostrophes.

    >>> escaped("=1+1"), escaped("'=1"), escaped("'tis")
    ("'=1+1", "''=1", "'tis")
    """
    return f"'{value}" if _RISKY.match(value) else value


def unescaped(cell: str) -> str:
    """Undo `escaped`: `unescaped(escaped(value)) == value` for every value."""
    return cell[1:] if _ESCAPED.match(cell) else cell
