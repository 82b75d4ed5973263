"""The list of places: Space turns a box, Enter goes to the place, Ctrl+A turns all boxes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from annotator.ui.docks.place_row import PlaceRow
from annotator.ui.text_view.guard import guarded, nothing

_ALL = QKeySequence.StandardKey.SelectAll


class PlaceView(QListView):
    """One row is the current one; boxes say what is chosen."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget, rows: type[QStyledItemDelegate] = PlaceRow) -> None:
        """`rows` draws them; all have one height."""
        super().__init__(parent)
        self.setItemDelegate(rows(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @guarded(lambda: False)
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+A from selecting the article."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(_ALL)
        ):
            event.accept()
            return True
        return super().event(event)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_ALL):
            self.all_wanted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter tags; the list would go to the place first
        else:
            super().keyPressEvent(event)
