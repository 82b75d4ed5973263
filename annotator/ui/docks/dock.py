"""What all docks have in common: made when first seen, Esc leads back to the text, buttons that can be seen."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QWidget

from annotator.model.change import Change
from annotator.ui.text_view.guard import guarded, nothing

_BUTTONS = ("qt_dockwidget_floatbutton", "qt_dockwidget_closebutton")
"""Names that Qt gives to the buttons in the title of a dock."""
_SIZE = QSize(16, 16)


class Dock(QDockWidget):
    """A part of the window beside the text.

    A window opens with most of its docks behind others. What such a dock holds is made by its `_build` when it is
    first seen, or when somebody first asks for a public part of it.
    """

    least_height = 0
    """Pixels in which it is of use; it is given them when it comes forward in a window."""
    left = Signal()
    """The archivist wants back to the text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.is_made = False
        self.is_seen = False
        """Whether the dock is shown and not behind the tab of another one."""
        self._outdated = False
        self.begins_at: QWidget | None = None
        """Gets the keyboard when the dock is gone to; as focus proxy, Tab would pass over what is before it."""
        self.visibilityChanged.connect(self._make_when_seen)
        self.topLevelChanged.connect(lambda _floating: self._ink_buttons())
        self._ink_buttons()

    def show_change(self, change: Change) -> None:
        """Bring what is shown in line with what a step changed."""
        raise NotImplementedError

    def make(self) -> None:
        """Make what the dock holds, if that was not done yet."""
        if not self.is_made:
            self.is_made = True
            self._build()

    def outdate(self) -> None:
        """Have what is shown filled in anew: now, or when somebody sees it."""
        self._outdated = True
        if self.is_seen:
            self._catch_up()

    def _catch_up(self) -> None:
        self._outdated = False
        self._renew()

    def _renew(self) -> None:
        """Fill in what is shown; called once it was made."""

    def _build(self) -> None:
        """Nothing is left to make in a dock that makes its parts at once."""

    def _make_when_seen(self, seen: bool) -> None:
        self.is_seen = seen
        if (content := self.widget()) is not None:
            # a dock behind the tab of another one is visible to Qt, and Tab would lead into it
            content.setEnabled(seen or not self.isVisible())
        if seen:
            self.make()
            if self._outdated:
                self._catch_up()

    if not TYPE_CHECKING:  # a type checker knows the parts from `_build`

        def __getattr__(self, name: str) -> Any:
            """A part that is not there yet is made; this is not called for what is there."""
            if name.startswith("_") or self.__dict__.get("is_made", True):
                raise AttributeError(f"{type(self).__name__} has no {name}")
            self.make()
            return getattr(self, name)

    def _ink_buttons(self) -> None:
        """Draw the icons of the buttons in the colour of the text: Fusion's own grey is lost on a dark ground."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for name in _BUTTONS:
            button = self.findChild(QAbstractButton, name)
            if not isinstance(button, QAbstractButton):
                continue
            drawn = button.icon().pixmap(_SIZE, self.devicePixelRatioF())
            painter = QPainter(drawn)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(drawn.rect(), ink)
            painter.end()
            button.setIcon(QIcon(drawn))

    @guarded(nothing)
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._ink_buttons()

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)
