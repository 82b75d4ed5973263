"""One stream of text in a rich text file (the body, a note, what stands at the head of the pages) as lines."""

from dataclasses import dataclass, field

from annotator.formats.importers.document_lines import Line, row_lines


@dataclass(slots=True, eq=False)
class Flow:
    """Collects text into paragraphs, cells and rows."""

    lines: list[Line] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _cell: list[Line] = field(default_factory=list)
    _row: list[list[Line]] = field(default_factory=list)

    @property
    def pending(self) -> str:
        """The paragraph so far."""
        return "".join(self._text)

    def add(self, text: str) -> None:
        """Add text to the paragraph."""
        self._text.append(text)

    def end_paragraph(self, *, in_table: bool = False, kind: str = "", rule: str = "") -> None:
        """End the paragraph; in a table, the cell goes on."""
        if not in_table and (self._row or self._cell):
            self._end_cell()
            self.end_row()
        text = self.pending
        self._text = []
        if text.strip():
            (self._cell if in_table else self.lines).append(Line(text, kind, rule))

    def end_cell(self) -> None:
        """End the cell with its last paragraph."""
        self.end_paragraph(in_table=True)
        self._end_cell()

    def end_row(self) -> None:
        """End the row of the table."""
        row, self._row = self._row, []
        self.lines += row_lines(row) if any(row) else ()

    def finished(self) -> list[Line]:
        """End whatever is open, and return all lines."""
        self.end_paragraph()
        return self.lines

    @property
    def text(self) -> str:
        """All lines, one below another."""
        return "\n".join(line.text.strip() for line in self.finished())

    def _end_cell(self) -> None:
        self._row.append(self._cell)
        self._cell = []
