r"""The register as a table: one row per entry, for spreadsheets and OpenRefine, out and in again.

Several values of one cell are parted by `|`; a `|` or a backslash that belongs to a value has a backslash before
it. Cells that a spreadsheet would take for a formula begin with an apostrophe (see `exporters.csv_cell`).
`mentions` is for reading only.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.csv_text import ENCODING, as_text
from annotator.formats.registers.register_format import RegisterFormat
from annotator.model.errors import UnreadableFile
from annotator.model.incoming_record import PARTS, IncomingRecord
from annotator.model.record import IDENTIFIER_SCHEMES, RECORD_KINDS, STATUSES, Identifier, Record

SEPARATOR = "|"
COLUMNS = (
    *("id", "kind", "name", "forms", "dates", *IDENTIFIER_SCHEMES, "note", "sources", "status", "origin"),
    "mentions",
)
_DELIMITERS = (",", ";", "\t")
"""Spreadsheets in many countries write semicolons."""
_ID = re.compile(r"[0-9a-f]{32}")
_PARTED = re.compile(r"((?:\\.|[^\\|])*)(?:\||$)", re.DOTALL)
_CELL_LIMIT = 1_000_000
"""Code points of one cell."""


def write(records: Iterable[tuple[Record, int]], _project: str, stream: BinaryIO) -> None:
    """Write one row per record."""
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows([escaped(cell) for cell in _cells(record, mentions)] for record, mentions in records)


def read(content: bytes, name: str) -> list[IncomingRecord]:
    """Read a table with at least a column `name` or `id`; other columns than ours are passed over."""
    text = _decoded(content, name)
    heading = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(_CELL_LIMIT)
    try:
        columns = _columns(next(table, []), name)
        return [
            _incoming(number, columns, cells)
            for number, cells in enumerate(table, start=2)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise UnreadableFile(
            f"{name} is no sound table near line {table.line_num} ({error}); save it again as CSV in UTF-8."
        ) from error


def joined(values: Iterable[str]) -> str:
    r"""Several values as one cell.

    >>> joined(["a|b", "c"])
    'a\\|b|c'
    """
    return SEPARATOR.join(
        value.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}") for value in values
    )


def parted(cell: str) -> tuple[str, ...]:
    r"""The values of a cell: `parted(joined(values)) == values` for values that are not empty.

    >>> parted('a\\|b|c')
    ('a|b', 'c')
    """
    values = (re.sub(r"\\(.)", r"\1", found, flags=re.DOTALL) for found in _PARTED.findall(cell))
    return tuple(value for value in (value.strip() for value in values) if value)


def _cells(record: Record, mentions: int) -> Iterator[str]:
    yield from (record.id, record.kind, record.name, joined(record.forms), record.dates)
    for scheme in IDENTIFIER_SCHEMES:
        yield joined(one.value for one in record.identifiers if one.scheme == scheme)
    yield from (record.note, joined(record.sources), record.status, record.origin, str(mentions))


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ENCODING
    try:
        text = content.decode(encoding)
    except UnicodeError as error:
        raise UnreadableFile(f"{name} is not in UTF-8; save it as CSV in UTF-8 and try again.") from error
    if "\0" in text:
        raise UnreadableFile(f"{name} is no text; give a table saved as CSV.")
    return text


def _columns(heading: list[str], name: str) -> dict[str, int]:
    """Our columns → where they stand, whatever their case."""
    ours = {column.casefold(): column for column in COLUMNS}
    found: dict[str, int] = {}
    for place, title in enumerate(heading):
        column = ours.get(unescaped(title).strip("\ufeff \t").casefold())
        if column is None:
            continue
        if column in found:
            raise UnreadableFile(f"{name} has two columns “{column}”; keep one, its values parted by |.")
        found[column] = place
    if "name" not in found and "id" not in found:
        raise UnreadableFile(
            f"{name} has no column “name” or “id” in its first row; give the columns names such as "
            f"{', '.join(COLUMNS[:5])}."
        )
    return found


def _incoming(number: int, columns: Mapping[str, int], cells: list[str]) -> IncomingRecord:
    row = {
        column: unescaped(cells[place]).strip() if place < len(cells) else ""
        for column, place in columns.items()
    }
    kind = (row.get("kind") or RECORD_KINDS[0]).casefold()
    status = (row.get("status") or STATUSES[0]).casefold()
    identifier = row.get("id", "").lower()
    foreign = (Identifier("own", row["id"]),) if identifier and not _ID.fullmatch(identifier) else ()
    identifiers = tuple(
        Identifier(scheme, value) for scheme in IDENTIFIER_SCHEMES for value in parted(row.get(scheme, ""))
    )
    parts = {part for part in PARTS if part in columns}
    if foreign:
        parts.add("own")
    record = Record(
        "" if foreign else identifier,
        kind,
        row.get("name", ""),
        parted(row.get("forms", "")),
        row.get("dates", ""),
        (*identifiers, *foreign),
        row.get("note", ""),
        parted(row.get("sources", "")),
        status,
        row.get("origin", ""),
    )
    return IncomingRecord(number, record, frozenset(parts), bool(row.get("kind")), _problem(record))


def _problem(record: Record) -> str:
    if record.kind not in RECORD_KINDS:
        return f"“{record.kind}” is no kind of entry; write {', '.join(RECORD_KINDS)}."
    if record.status not in STATUSES:
        return f"“{record.status}” is no status; write {' or '.join(STATUSES)}."
    return ""


FORMAT = RegisterFormat("csv", "CSV table", (".csv", ".tsv", ".txt"), write, read)
