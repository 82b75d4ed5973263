"""How large a file may be, checked before any of it is decoded."""

from annotator.model.errors import UnreadableFile

SIZE_LIMIT = 50_000_000
"""Bytes of one file, unless the archivist raises it."""


def check_size(byte_count: int, name: str, limit: int = SIZE_LIMIT) -> None:
    """Raise UnreadableFile when a file of `byte_count` bytes is over `limit`."""
    if byte_count > limit:
        raise UnreadableFile(
            f"{name} has {_megabytes(byte_count)} MB, more than the {_megabytes(limit)} MB that one article may "
            "have; raise the limit with --max-size (in MB) or in the settings if it really is one article."
        )


def _megabytes(byte_count: int) -> str:
    """Write a number of bytes in millions, with one decimal where it says something."""
    return f"{byte_count / 1_000_000:.1f}".removesuffix(".0")
