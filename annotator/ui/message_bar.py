"""A line above the text that tells what happened and offers what can be done about it; never a message box."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

Offer = tuple[str, Callable[[], None]]
"""Text of a button and what it does; the message goes away when it is used."""

_STRIPES = {"news": "#2f6fb3", "warning": "#c07a00", "error": "#c0392b"}


class MessageBar(QWidget):
    """Shows the newest message; a permanent one (a read-only project) comes back when others have gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Message"))
        self._kind = "news"
        self._permanent = ""
        self._permanent_offers: tuple[Offer, ...] = ()
        self._passing = False
        self._offers: tuple[Offer, ...] = ()
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 5, 6, 5)
        self._row.addWidget(self._label, 1)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setToolTip(self.tr("Dismiss this message (Esc)"))
        self._close.setAccessibleName(self.tr("Dismiss this message"))
        self._close.clicked.connect(self.dismiss)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now, or nothing."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons of the message that is shown."""
        return list(self._buttons)

    def show_message(self, text: str, *offers: Offer, kind: str = "news", passing: bool = False) -> None:
        """Show `text` with a button for each offer; `kind` is `news`, `warning` or `error`.

        One that is `passing`, and every warning without an offer, goes at the next step that succeeds.
        """
        self._set(text, kind, offers)
        self._passing = passing or (kind == "warning" and not offers)
        self._close.show()

    def add(self, text: str, *offers: Offer) -> None:
        """Say something more about the step that the message shown tells of; without one, say it alone."""
        if self._passing and self.text:
            self.show_message(f"{self.text} {text}", *self._offers, *offers, kind=self._kind, passing=True)
        else:
            self.show_message(text, *offers, passing=True)

    def pass_on(self) -> None:
        """A step has succeeded: what was said about an earlier one holds no longer."""
        if self._passing:
            self.dismiss()

    def withdraw(self) -> None:
        """A tag was gone to: a warning that there was none, or no such thing, holds no longer."""
        if self._kind == "warning" and not self._offers:
            self.dismiss()

    def show_permanent(self, text: str, *offers: Offer) -> None:
        """Show `text` until the window closes, whenever nothing newer is to be said."""
        self._permanent = text
        self._permanent_offers = offers
        self.dismiss()

    def focus_first_offer(self) -> None:
        """Give the focus to what can be done about the message."""
        first = next(iter(self._buttons), self._close)
        if not self.isHidden():
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Take the message away, or go back to the permanent one."""
        if self._permanent:
            self._set(self._permanent, "warning", self._permanent_offers)
            self._close.hide()
        else:
            self._set("", "news", ())
            self.hide()

    def _set(self, text: str, kind: str, offers: tuple[Offer, ...]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._kind = kind
        self._passing = False
        self._label.setText(text)
        self._offers = offers
        self._buttons = [self._button(*offer) for offer in offers]
        for button in self._buttons:
            self._row.insertWidget(self._row.count() - 1, button)
        if text:
            self.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.update()

    def _button(self, text: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        def use() -> None:
            self.dismiss()
            act()

        button.clicked.connect(use)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QToolButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = QColor(_STRIPES[self._kind])
        wash = QColor(colour)
        wash.setAlpha(34)
        painter.fillRect(self.rect(), self.palette().base())
        painter.fillRect(self.rect(), wash)
        painter.fillRect(0, 0, 4, self.height(), colour)
