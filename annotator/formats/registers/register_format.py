"""What a file of names is: a name, words for the archivist, and two functions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import Record

Write = Callable[[Iterable[tuple[Record, int]], str, BinaryIO], None]
"""Write (record, number of mentions) pairs, in order, and the project's name to a binary stream."""

Read = Callable[[bytes, str], list[IncomingRecord]]
"""(bytes of the file, its name) → its entries in order. Raises UnreadableFile with one sentence."""


@dataclass(frozen=True, slots=True)
class RegisterFormat:
    """One kind of file that holds a register."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    """Lower-case endings with their dot, the one to write first."""
    write: Write
    read: Read
    recognises: Callable[[bytes], bool] = lambda _content: False
    """Whether this is such a file rather than one of the first format whose names end so."""
    leaves_out: tuple[str, ...] = ()
    """Kinds of entries of which it has no records."""
