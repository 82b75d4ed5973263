"""Reads tables of tags: our own, as a spreadsheet saves them, and any with the columns article, start, end and type.

Our own have more columns (see `exporters.csv_annotations`). A row is a stretch; rows of one tag id are one tag.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.formats.exporters.csv_annotations import (
    CERTAINTY_PREFIX,
    COLUMNS,
    COMMENTS,
    OTHER_VALUES,
    RECORD_PREFIX,
    TAG_PREFIX,
    TIED,
    VALUE_PREFIX,
)
from annotator.formats.exporters.csv_cell import unescaped
from annotator.formats.json_reader import read_json
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundFile, FoundTag
from annotator.model.loss import losses
from annotator.model.progress import Progress
from annotator.model.span import Target, target_of
from annotator.text.anchoring import BETWEEN

NEEDED = ("article", "start", "end", "type")
_OWN = frozenset(COLUMNS)
_KNOWN = frozenset((*COLUMNS, COMMENTS, TIED, OTHER_VALUES))
_HEADING = 65_536
"""Bytes in which the first row lies."""
_LONGEST_CELL = 10_000_000
_DIGITS = 12

Row = Mapping[str, str]


def recognises(data: bytes, _name: str) -> bool:
    """Whether the first row of a table names the columns that tags need."""
    first = data[:_HEADING].decode("utf-8-sig", "replace").partition("\n")[0]
    try:
        return set(NEEDED) <= set(_heading(next(_table(first), [])))
    except csv.Error:
        return False


def read(data: bytes, name: str, _beside: Beside, progress: Progress) -> FoundFile:
    """The tags of a table, by article. Raises UnreadableFile."""
    try:
        rows = _table(data.decode("utf-8-sig"))
        heading = _heading(next(rows, []))
        found = _Found(set(heading) >= _OWN)
        for number, cells in enumerate(rows):
            progress(number, 0, name)
            if any(cells):
                found.add({column: unescaped(cell) for column, cell in zip(heading, cells, strict=False)})
    except UnicodeError as error:
        raise UnreadableFile(f"{name} is not in UTF-8; save it as CSV in UTF-8 and try again.") from error
    except csv.Error as error:
        raise UnreadableFile(f"{name} is no table ({error}); save it as CSV and try again.") from error
    if len(set(heading)) < len(heading):
        raise UnreadableFile(f"{name} has two columns of one name; keep one.")
    return FoundFile(
        "table of tags",
        tuple(found.document(key) for key in found.articles),
        losses=losses(found.lost),
        ours=found.ours,
    )


def _table(text: str) -> Iterator[list[str]]:
    """Rows of cells; they are parted by what parts the first row: a comma, a semicolon or a tab."""
    first = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)


def _heading(cells: Sequence[str]) -> list[str]:
    """Names of columns, as our own are written where only the case differs."""
    own = {column.casefold(): column for column in _KNOWN}
    names = [unescaped(cell).strip() for cell in cells]
    return [own.get(name.casefold(), name) for name in names]


@dataclass(slots=True)
class _Tag:
    """The rows of one tag."""

    row: Row
    places: list[tuple[int, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    ours: bool
    articles: dict[str, dict[str, _Tag]] = field(default_factory=dict)
    """Tags by article and by their id, or by the row of those that have none."""
    lost: Counter[str] = field(default_factory=Counter)
    _rows: int = 0

    def add(self, row: Row) -> None:
        """Take in a row; one without a place in an article or without a type is lost."""
        self._rows += 1
        place = _place(row)
        if place is None or not row.get("article") or not row.get("type"):
            self.lost["rows without an article, a place in it or a type"] += 1
            return
        tags = self.articles.setdefault(row["article"], {})
        tag = tags.setdefault(row.get("annotation") or f"row {self._rows}", _Tag(row))
        tag.places.append(place)
        tag.words.append(row.get("text", ""))

    def document(self, article: str) -> FoundDocument:
        """All tags on one article, with the words that should stand there."""
        found = [self._tag(tag) for tag in self.articles[article].values()]
        quotes = enumerate(quote for _tag, quote in found)
        return FoundDocument(
            article,
            None,
            tuple(tag for tag, _quote in found),
            article,
            {at: quote for at, quote in quotes if quote},
        )

    def _tag(self, tag: _Tag) -> tuple[FoundTag, str]:
        row = tag.row
        target = target_of(*tag.places)
        for column in (COMMENTS, TIED):
            self.lost[f"“{column}” of a table, which tell and do not bring"] += bool(row.get(column))
        values, entries, tags = self._said(row)
        found = FoundTag(
            kind=row["type"],
            target=target,
            id=row.get("annotation", ""),
            values=values,
            entries=entries,
            tags=tags,
            by=row.get("by", ""),
            at=row.get("at", ""),
            certainty=row.get("certainty") or "certain",
            note=row.get("note", ""),
        )
        return found, _quote(tag, target)

    def _said(self, row: Row) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Values, pointers to entries and pointers to tags; of a pointer to a tag, the entry it comes to is no other.

        What a pointer leads to stands among the values in words, for where it leads nowhere.
        """
        tags = _prefixed(row, TAG_PREFIX)
        entries = {name: key for name, key in _prefixed(row, RECORD_PREFIX).items() if name not in tags}
        values = _prefixed(row, VALUE_PREFIX) | self._others(row.get(OTHER_VALUES, ""))
        if not self.ours:
            prefixes = (VALUE_PREFIX, TAG_PREFIX, RECORD_PREFIX, CERTAINTY_PREFIX)
            values |= {
                name: cell
                for name, cell in row.items()
                if name and cell and name not in _KNOWN and not name.startswith(prefixes)
            }
        return values, entries, tags

    def _others(self, cell: str) -> dict[str, str]:
        """Values that no tag type declared."""
        try:
            found = read_json(cell.encode("utf-8"), "The cell") if cell else {}
        except (UnreadableFile, UnicodeError):
            found = None
        if not isinstance(found, dict):
            self.lost[f"“{OTHER_VALUES}” that cannot be read"] += 1
            return {}
        return {name: value for name, value in found.items() if isinstance(value, str) and value}


def _prefixed(row: Row, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): cell for name, cell in row.items() if cell and name.startswith(prefix)}


def _place(row: Row) -> tuple[int, int] | None:
    """Start and end in code points, or None."""
    cells = [row.get(column, "").strip() for column in ("start", "end")]
    if not all(cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS for cell in cells):
        return None
    start, end = map(int, cells)
    return (start, end) if start < end else None


def _quote(tag: _Tag, target: Target) -> str:
    """The words of a tag as they are quoted; none where the table lacks some, or its stretches touch."""
    stretches = sorted(zip(tag.places, tag.words, strict=True))
    whole = all(tag.words) and len(target) == len(stretches)
    return BETWEEN.join(words for _place, words in stretches) if whole else ""


CSV_TAGS = TaggedFormat(
    name="csv",
    label="CSV, table of tags",
    suffixes=(".csv", ".tsv"),
    recognises=recognises,
    read=read,
)
