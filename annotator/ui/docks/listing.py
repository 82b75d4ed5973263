"""What a dock that lists something is made of: choices and a count above a table, or a sentence where it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.docks.labels import PlainLabel


class Listing(QWidget):
    """Shows the table while there are rows in it."""

    def __init__(
        self,
        parent: QWidget,
        view: QWidget,
        *head: tuple[QWidget, int],
        rest: int = 0,
        parts: QSplitter | None = None,
    ) -> None:
        """Each choice of the head gets its share of the width, the count the `rest`.

        With `parts`, the table is the first of them.
        """
        super().__init__(parent)
        self.count = PlainLabel(faint=True)
        self.count.setWordWrap(False)
        self.count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.empty = PlainLabel(faint=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(view)
        self._pages.addWidget(self.empty)
        row = QHBoxLayout()
        for widget, share in head:
            row.addWidget(widget, share)
        row.addWidget(self.count, rest)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addLayout(row)
        if parts is not None:
            parts.insertWidget(0, self._pages)
        column.addWidget(parts or self._pages, 1)

    def show_rows(self, some: bool, told: str, count: str = "") -> None:
        """Show the table, or say why nothing is in it; a focus that is hidden goes along."""
        self.empty.setText(told)
        self.count.setText(count)
        self._pages.setCurrentIndex(0 if some else 1)
