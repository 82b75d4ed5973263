"""Checks TEI files: our grammar, our own rules, and for an export the texts it was made from."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from annotator.formats.tei.finding import Finding
from annotator.model.errors import InvalidDocument, UnreadableFile

MOST_FINDINGS = 100
"""Findings reported of one file; who mends these will check again."""


def validate_file(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a file, in the order in which it was found; nothing when it is valid.

    The file is read once, one article in memory at a time. Raises UnreadableFile when it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return validate(stream)
    except OSError as error:
        raise UnreadableFile(
            f"{path} cannot be read ({error.strerror}); check its name and rights."
        ) from error


def validate(stream: BinaryIO) -> tuple[Finding, ...]:
    """Return what is wrong with a TEI document, at most `MOST_FINDINGS` findings."""
    # lxml is loaded when it is needed, so that the window need not wait for it
    from annotator.formats.tei.inspection import inspect

    return tuple(islice(inspect(stream), MOST_FINDINGS))


def check_document(stream: BinaryIO, text_of: Callable[[str], str]) -> None:
    """Raise InvalidDocument unless a written document is valid and holds exactly the texts it was made from.

    `text_of` returns the stored text of an article by its id.
    """
    # as above
    from annotator.formats.tei.inspection import inspect

    for finding in inspect(stream, text_of):
        raise InvalidDocument(
            f"The file that was written is not valid (line {finding.line}): {finding.message}"
        )
