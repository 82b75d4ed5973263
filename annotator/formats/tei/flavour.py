"""A flavour of TEI: where the tags stand."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.formats.tei.edition import Edition
from annotator.formats.tei.node import Node

Build = Callable[[Edition], tuple[Node, ...]]


def nothing(_edition: Edition) -> tuple[Node, ...]:
    """Add nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Flavour:
    """What differs between the flavours; everything else of a file is the same."""

    name: str
    interpretation: str
    """How tags are written, in words for the reader of the file."""
    paragraphs: Build
    stands_off: bool
    """Whether the register stands in `standOff`, beside the tags; else in the header."""
    annotations: Build = nothing
    """Content of `standOff` after the register."""
    notes: Build = nothing
    """Notes on tags for the header."""
    revision: Build = nothing
    """History of tags for the header, as a list of changes."""
    bare: bool = False
    """Whether a file says of itself only how it was made, and has neither tag set nor register."""
    keys: bool = False
    """Whether a name that points to an entry of the register has its id as `@key` too."""
