"""How long work tells how far it has come, and hears that it should stop."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises Cancelled when the archivist stopped the work."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""
