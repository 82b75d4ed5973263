"""How a reader asks for a file that belongs to the one it reads."""

from collections.abc import Callable

Beside = Callable[[str], bytes | None]
"""Bytes of the file of this name (no folders) beside the one that is read, or None."""
