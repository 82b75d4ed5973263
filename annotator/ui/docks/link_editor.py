"""A value that points to an entry of the register or to another tag: found as one types, made, or pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.model.annotation import CERTAINTIES
from annotator.model.tag_type import LINK_KINDS, Field
from annotator.services.session import Session
from annotator.ui.docks.calm_combo import CalmCombo
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.elided_line import ElidedLine
from annotator.ui.docks.entry_offers import EntryOffer, EntryOffers
from annotator.ui.docks.field_editors import FieldEditor
from annotator.ui.docks.kind_chip import chip_icon
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.text_view.guard import guarded

if TYPE_CHECKING:
    from annotator.ui.docks.entry_list import EntryList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The window goes to the back, or a menu opens: what is being typed stays as it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a link leads to, in words."""

    words: str = ""
    kind: str = ""
    """Kind of the entry, or name of the type of the tag that is pointed at."""
    certainty: str = ""
    """Empty when the value is no link."""
    record: str = ""
    pointed: str = ""
    """The words of the tag that is pointed at."""


class LinkEditor(FieldEditor):
    """A line with a list of entries below it; `settled` carries a name that was typed and not chosen."""

    taken = Signal(object)
    """The EntryOffer that was chosen; Return or a click."""
    point_wanted = Signal()
    certainty_chosen = Signal(str)
    entry_wanted = Signal(str)
    """Id of the entry to show."""

    def __init__(self, session: Session, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offers: EntryOffers | None = None
        self._shown_link = Shown()
        self._likely: EntryOffer | None = None
        self._label = ""
        row = QWidget(self)
        self.line = ElidedLine(row)
        self.line.setPlaceholderText(field.hint)
        self.line.setReadOnly(not LINK_KINDS[field.kind])
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self._offer())
        self._sign = self.line.addAction(QIcon(), ElidedLine.ActionPosition.LeadingPosition)
        self._sign.setVisible(False)
        self.point = _button("→", row)
        self.point.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key works in the line
        self.point.clicked.connect(self.point_wanted)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        across.addWidget(self.line, 1)
        across.addWidget(self.point)
        self.remark = PlainLabel(faint=True)
        self.remark.hide()
        self._hold(row)
        self.box = self.line
        self.setFocusProxy(self.line)
        column = self.layout()
        assert column is not None
        column.addWidget(self.remark)
        column.addWidget(self._about_link())

    def _about_link(self) -> QWidget:
        self.about = QWidget(self)
        across = QHBoxLayout(self.about)
        across.setContentsMargins(0, 0, 0, 2)
        across.setSpacing(2)
        self.certainty = CalmCombo(self.about)
        for certainty in CERTAINTIES:
            self.certainty.addItem(certainty_label(certainty), certainty)
        self.certainty.activated.connect(
            lambda _index: self.certainty_chosen.emit(self.certainty.currentData())
        )
        self.show_entry = _button("↗", self.about)
        self.show_entry.clicked.connect(lambda: self.entry_wanted.emit(self._shown_link.record))
        self.unlink = _button("✕", self.about)
        self.unlink.clicked.connect(self._unlink)
        across.addWidget(self.certainty, 1)
        across.addWidget(self.show_entry)
        across.addWidget(self.unlink)
        self.about.hide()
        return self.about

    @cached_property
    def list(self) -> EntryList:
        """What drops down below the line; made when it first does."""
        from annotator.ui.docks.entry_list import EntryList

        entries = EntryList(self.line, lambda kind: chip_icon(self._session, kind))
        entries.setAccessibleName(self.tr("Entries for {field}").format(field=self._label))
        entries.taken.connect(self._take)
        return entries

    def _hide_list(self) -> None:
        if "list" in self.__dict__:
            self.list.hide()

    # What the panel tells

    def name(self, label: str, hint: str = "") -> None:
        super().name(label, hint)
        self._label = label
        for button, words in (
            (self.point, self.tr("Point at a tag in the text for {field}")),
            (self.show_entry, self.tr("Show the entry of {field} in the register")),
            (self.unlink, self.tr("Unlink {field}")),
        ):
            told = words.format(field=label)
            button.setAccessibleName(told)
            button.setToolTip(told)
        self.point.setToolTip(self.tr("{what} (>)").format(what=self.point.accessibleName()))
        told = self.tr("How sure {field} is").format(field=label)
        self.certainty.setAccessibleName(told)
        self.certainty.setToolTip(self.tr("{what} (~ steps)").format(what=told))

    def follow_scrolling(self) -> None:
        """Let an open list stay with the line."""
        if "list" in self.__dict__:
            self.list.follow()

    def lock(self, reason: str) -> None:
        super().lock(reason)
        self.line.setPlaceholderText(reason)
        for widget in (self.point, self.certainty, self.unlink):
            widget.setEnabled(False)

    def show_link(self, shown: Shown, offers: EntryOffers, *, hints: bool) -> None:
        """Show where the value leads; `offers` answers while somebody types, which is left as it is."""
        typing = self.line.hasFocus() and self._typed() != self._shown
        if typing and self._offers is not None and self._offers.tag_id == offers.tag_id:
            return
        self._hide_list()
        self._offers = offers
        self._shown_link = shown
        self.set_value(shown.words)
        linked = bool(shown.certainty)
        self._sign.setVisible(linked)
        if linked:
            self._sign.setIcon(chip_icon(self._session, shown.kind))
            self.certainty.setCurrentIndex(self.certainty.findData(shown.certainty))
        self.about.setVisible(linked)
        self.show_entry.setVisible(bool(shown.record))
        self._likely = offers.likely() if hints and not shown.words else None
        self._remark()

    def accept_offer(self) -> bool:
        """Take the one likely entry, if one is offered; returns whether it was."""
        if self._likely is None or self.value:
            return False
        self._take(self._likely)
        return True

    # Inside

    def _remark(self) -> None:
        shown = self._shown_link
        if shown.pointed and shown.pointed != shown.words:
            words = self.tr("→ “{words}”").format(words=shown.pointed)
        elif shown.words and not shown.certainty:
            words = self.tr("Not in the register. Ctrl+Return makes an entry.")
        elif self._likely is not None:
            words = self.tr("{name}? Return links it.").format(name=self._likely.name)
        else:
            words = ""
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    @property
    def _new_words(self) -> str:
        """What was typed since the value was shown."""
        typed = self._typed()
        return typed if typed != self._shown or not self._shown_link.certainty else ""

    def _offer(self, highlight: bool = True) -> None:
        if self._offers is None or self.line.isReadOnly():
            return
        typed = self._new_words
        known = self._offers.known(typed)
        self.list.offer(known, self._offers.new(typed), highlight=highlight)

    def _take(self, offer: EntryOffer) -> None:
        self._hide_list()
        self._kept, self._shown = offer.name, self._typed()  # so that leaving settles nothing else
        self.taken.emit(offer)

    def _make(self) -> None:
        """Make the new entry, of the kind that the field takes first."""
        new = self._offers.new(self._new_words) if self._offers is not None else []
        if new:
            self._take(new[0])

    def _unlink(self) -> None:
        self.line.clear()
        self.settle()

    def _typed(self) -> str:
        return self.line.text()

    def _show(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)

    def _tell(self, hint: str) -> None:
        self.line.set_hint(hint)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list by the keys of the line."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and not self._typed():
            for_words = self._offers is not None and self._offers.for_words
            self._offer(highlight=for_words)
        elif kind == QEvent.Type.Hide:
            self._hide_list()
        elif isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            self._hide_list()
            if event.reason() not in _PASSING:
                self.settle()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._make()
        elif key in _ENTER and (offer := self.list.highlighted) is not None:
            self._take(offer)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.list.isVisible():
                self.list.step(+1 if key == Qt.Key.Key_Down else -1)
            else:
                self._offer()
        elif key == Qt.Key.Key_Escape:
            self.set_value(self._kept)
            return False  # and the form is left
        elif event.text() == ">" and (
            not self._typed() or self.line.hasSelectedText() or self.line.isReadOnly()
        ):
            self.point_wanted.emit()
        elif event.text() == "~" and self._shown_link.certainty:
            place = CERTAINTIES.index(self._shown_link.certainty)
            self.certainty_chosen.emit(CERTAINTIES[(place + 1) % len(CERTAINTIES)])
        else:
            return False
        return True


def _button(words: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(words)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
