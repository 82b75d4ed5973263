"""Checks TEI files: our grammar, our own rules, and for an export what it was made from."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.node import XmlElement
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile

MOST_FINDINGS = 100
"""Findings reported of one file; who mends these will check again."""


def validate_file(path: Path) -> tuple[tuple[Finding, ...], bool]:
    """Return what is wrong with a file, in the order in which it was found, and whether Annotator wrote it.

    Of what another program wrote only its being well-formed is checked: our grammar is that of our files alone.
    The file is read once, one article in memory at a time. Raises UnreadableFile when it cannot be opened.
    """
    # lxml is loaded when it is needed, so that the window need not wait for it
    from annotator.formats.tei.inspection import is_signed, well_formed

    try:
        with path.open("rb") as stream:
            ours = is_signed(stream)
            stream.seek(0)
            return (validate(stream) if ours else tuple(well_formed(stream))), ours
    except OSError as error:
        raise UnreadableFile(
            f"{path} cannot be read ({error.strerror}); check its name and rights."
        ) from error


def validate(stream: BinaryIO) -> tuple[Finding, ...]:
    """Return what is wrong with a TEI document, at most `MOST_FINDINGS` findings."""
    # as above
    from annotator.formats.tei.inspection import inspect

    return tuple(islice(inspect(stream), MOST_FINDINGS))


def check_document(stream: BinaryIO, stored: Callable[[str], AnnotatedArticle]) -> None:
    """Raise InvalidDocument unless a written document is valid and says what the project says.

    Texts, furniture, tags and comments are rebuilt from the file and compared with the `stored` article of that
    id, one article in memory at a time.
    """
    # as above
    from annotator.formats.tei.rebuilding import Rebuilding

    check(stream, Rebuilding(stored).differences)


def check(stream: BinaryIO, compare: Callable[[XmlElement], Iterator[Finding]]) -> None:
    """Raise InvalidDocument unless a written document is valid and `compare` finds nothing in its articles."""
    # as above
    from annotator.formats.tei.inspection import inspect

    for finding in inspect(stream, compare):
        raise InvalidDocument(
            f"The file that was written is not valid (line {finding.line}): {finding.message}"
        )
