"""Lets a sheet flow into pages: heads repeated, rows whole where they can be, title and page number at the foot."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QLineF, QSizeF

from annotator.model.progress import Progress, silent
from annotator.model.sheet import STRONG, Cell, Row, Sheet, Table, words
from annotator.ui.printed.pages import Page, Pages
from annotator.ui.printed.typesetting import POINT, Line, lines

_MARGIN = 40 * POINT
_FOOT = 24 * POINT
_PAD = 5 * POINT
_LEAD = 3 * POINT
"""Above and below the words of a row."""
_NUMBER = 26 * POINT
"""Least width of the column with the numbers."""
_TITLE, _HEADING, _BODY, _SMALL = 15.0, 12.0, 9.5, 8.0
"""Sizes of type, in points."""
_THIN, _THICK = 0.4 * POINT, 1.2 * POINT
_LEAST = 4 * _BODY * POINT
"""Height of a torn row that a page has to have room for."""


def pages(sheet: Sheet, size: QSizeF, progress: Progress = silent) -> Pages:
    """Lay a sheet out for paper of a size, in the units of `typesetting`; Cancelled by `progress`."""
    flow = _Flow(size)
    flow.write(words(sheet.title, STRONG), _TITLE)
    whole, done = sum(len(table.rows) for table in sheet.tables), 0
    for table in sheet.tables:
        columns = _Columns(flow, table)
        columns.begin()
        for row in table.rows:
            progress(done, whole, "Laying out")
            columns.place(row)
            done += 1
        if table.note:
            flow.space(2 * _PAD)
            flow.write(table.note, _SMALL)
    flow.number(sheet.title)
    return Pages(sheet.title, size, tuple(flow.pages))


class _Flow:
    """Pages so far, and how far the last one is filled."""

    def __init__(self, size: QSizeF) -> None:
        self.left, self.width = _MARGIN, size.width() - 2 * _MARGIN
        self._bottom = size.height() - _MARGIN - _FOOT
        self.pages: list[Page] = [Page()]
        self.y: float = _MARGIN

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        return self._bottom - self.y

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append(Page())
        self.y = _MARGIN

    def space(self, height: float) -> None:
        """Leave some room, if there is any."""
        self.y += min(height, max(0, self.room))

    def write(self, cell: Cell, points: float) -> None:
        """Write across the page."""
        for line in lines(cell, self.width, points):
            if line.height > self.room:
                self.turn()
            self.page.lines.append((self.left, self.y, line))
            self.y += line.height

    def rule(self, width: float) -> None:
        """Draw a line across the page."""
        self.page.rules.append((QLineF(self.left, self.y, self.left + self.width, self.y), width))

    def number(self, title: str) -> None:
        """Write the title and the number at the foot of each page."""
        whole = len(self.pages)
        y = self._bottom + _FOOT / 2
        for number, page in enumerate(self.pages, start=1):
            self._foot(page, y, f"{number} / {whole}", title)

    def _foot(self, page: Page, y: float, number: str, title: str) -> None:
        [right] = lines(words(number), self.width, _SMALL)
        width = right.width
        page.lines.append((self.left + self.width - width, y, right))
        page.lines += [
            (self.left, y, line) for line in lines(words(title), self.width - 2 * width, _SMALL)[:1]
        ]


class _Columns:
    """The rows of one table; what does not fit is torn between lines, under the head again."""

    def __init__(self, flow: _Flow, table: Table) -> None:
        self._flow = flow
        self._table = table
        whole = sum(column.weight for column in table.columns)
        first = max(_NUMBER, flow.width * table.columns[0].weight / whole)
        share = (flow.width - first) / (whole - table.columns[0].weight)
        self._widths = [first, *(column.weight * share for column in table.columns[1:])]
        self._lefts = [flow.left, *accumulate(self._widths, initial=flow.left)][1:-1]
        self._head = self._set(table.head, _SMALL if table.title else _BODY)
        self._fresh = True
        """Whether nothing stands below the head of this page."""

    def begin(self) -> None:
        """Write the title and the head, on the next page if no row would follow them."""
        flow = self._flow
        title = lines(words(self._table.title, STRONG), flow.width, _HEADING)
        needed = sum(line.height for line in title) + 4 * _PAD + _height(self._head) + _LEAST
        if needed > flow.room:
            flow.turn()
        flow.space(4 * _PAD)
        flow.write(words(self._table.title, STRONG), _HEADING)
        flow.space(_LEAD)
        self._write_head()

    def place(self, row: Row) -> None:
        """Write a row, on this page or the next ones."""
        cells = self._set(row.cells, _SMALL if self._table.title or row.kind == "source" else _BODY)
        whole = bool(row.kind or self._table.title)
        if whole and not self._fresh and self._flow.room < _height(cells) <= self._room_of_a_page:
            self._next()
        while _height(cells) > self._flow.room and any(cells[1:]):
            if self._flow.room < _LEAST and not self._fresh:
                self._next()
                continue
            above, cells = _torn(cells, self._flow.room - 2 * _LEAD)
            self._write(above, row.kind)
            self._next()
        self._write(cells, row.kind)

    @property
    def _room_of_a_page(self) -> float:
        return self._flow.room + self._flow.y - _MARGIN - _height(self._head)

    def _next(self) -> None:
        self._flow.turn()
        self._write_head()

    def _write_head(self) -> None:
        self._write(self._head, "")
        self._flow.rule(_THICK)
        self._fresh = True

    def _set(self, cells: Iterable[Cell], points: float) -> list[list[Line]]:
        return [
            lines(cell, width - 2 * _PAD, points) for cell, width in zip(cells, self._widths, strict=True)
        ]

    def _write(self, cells: Sequence[Sequence[Line]], kind: str) -> None:
        flow, height = self._flow, _height(cells)
        if kind in ("level", "begins"):
            flow.rule(_THICK)
        for x, cell in zip(self._lefts, cells, strict=True):
            y = flow.y + _LEAD
            for line in cell:
                flow.page.lines.append((x + _PAD, y, line))
                y += line.height
        flow.page.rules += [(QLineF(x, flow.y, x, flow.y + height), _THIN) for x in self._lefts[1:]]
        flow.y += height
        if kind or self._table.title:
            flow.rule(_THICK if kind in ("level", "ends") else _THIN)
        self._fresh = False


def _height(cells: Iterable[Sequence[Line]]) -> float:
    return 2 * _LEAD + max((sum(line.height for line in cell) for cell in cells), default=0)


def _torn(cells: Sequence[Sequence[Line]], room: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """What of each cell fits, and the rest, the number again; of each at least one line, or it would never end."""
    above, below = [], []
    for at, cell in enumerate(cells):
        heights = accumulate(line.height for line in cell)
        fitting = max(1, sum(height <= room for height in heights))
        above.append(list(cell[:fitting]))
        below.append(list(cell if at == 0 else cell[fitting:]))
    return above, below
