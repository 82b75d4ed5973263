"""The row of chips, one for each tag type: letter, label, key and colour; the armed one is outlined."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.model.tag_type import TagType
from annotator.ui.actions import Actions
from annotator.ui.theme import is_dark


class TagChip(QToolButton):
    """One tag type. Pressing it tags the selection, or arms the type when nothing is selected."""

    def __init__(self, tag_type: TagType, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag_type = tag_type
        self.armed = False
        self._hint: tuple[tuple[str, str], QSize] | None = None
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_armed(False)

    def show_armed(self, armed: bool) -> None:
        """Outline the chip of the armed tag type."""
        self.armed = armed
        self.setAccessibleName(self.tag_type.label)
        self.setAccessibleDescription(self.tr("Armed: every selection gets this tag") if armed else "")
        self.update()

    @property
    def key(self) -> str:
        """The key that stands for the chip, as the system writes it."""
        return self.defaultAction().shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def sizeHint(self) -> QSize:
        key = (self.key, self.font().key())
        if self._hint is None or self._hint[0] != key:
            self._hint = (key, self._measured())
        return self._hint[1]

    def _measured(self) -> QSize:
        metrics = self.fontMetrics()
        badge = metrics.height() + 2
        width = 6 + badge + 6 + metrics.horizontalAdvance(self.tag_type.label) + 8
        if self.key and self.key != self.tag_type.letter:
            width += metrics.horizontalAdvance(self.key) + 6
        return QSize(width, badge + 10)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        dark = is_dark(colours)
        colour = QColor(self.tag_type.colour_dark if dark else self.tag_type.colour)
        frame = self.rect().adjusted(1, 1, -2, -2)
        wash = QColor(colour)
        wash.setAlpha(90 if self.armed else 60 if self.isDown() else 38 if self.underMouse() else 0)
        line = QPen(colour, 2) if self.armed else QPen(colours.mid().color(), 1)
        if self.hasFocus():
            line = QPen(colours.highlight().color(), 2)
        painter.setPen(line)
        painter.setBrush(wash)
        painter.drawRoundedRect(frame, 5, 5)
        self._paint_words(painter, colour, dark)

    def _paint_words(self, painter: QPainter, colour: QColor, dark: bool) -> None:
        metrics = self.fontMetrics()
        badge_size = metrics.height() + 2
        badge = QRect(6, (self.height() - badge_size) // 2, badge_size, badge_size)
        faint = 1.0 if self.isEnabled() else 0.45
        painter.setOpacity(faint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(badge, 4, 4)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor("#111111") if dark else QColor("#ffffff"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.tag_type.letter)
        painter.setFont(self.font())
        painter.setPen(self.palette().buttonText().color())
        left = badge.right() + 7
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tag_type.label)
        if self.key and self.key != self.tag_type.letter:
            painter.setPen(self.palette().placeholderText().color())
            words.setRight(self.width() - 8)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.key)


class TagPalette(QToolBar):
    """Undo, redo, the chips, and what turns comparison on."""

    def __init__(self, actions: Actions, people: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Tag palette"))
        self.setAccessibleName(self.tr("Tag palette"))
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setEnabled(False)
        self._actions = actions
        self.people = people
        self.chips: dict[str, TagChip] = {}
        actions.keys_changed.connect(self._resize_chips)

    def show_types(self, tag_types: Sequence[TagType]) -> None:
        """Show a chip for each tag type."""
        self.clear()
        self.chips = {}
        for name in ("edit.undo", "edit.redo"):
            self._button(name).setText(self._actions.words(name))
        self.addSeparator()
        for tag_type in tag_types:
            chip = TagChip(tag_type, self._actions[f"type.{tag_type.name}"], self)
            self.chips[tag_type.name] = chip
            self.addWidget(chip)
        self.addSeparator()
        self._actions["view.compare"].setIconText(self.tr("Compare"))
        self._button("view.compare")
        self._actions["view.review"].setIconText(self.tr("Review"))
        self._button("view.review")
        shown = QToolButton(self)
        shown.setText(self.people.title().replace("&", ""))
        shown.setMenu(self.people)
        shown.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shown.setToolTip(self.tr("Whose tags are shown"))
        self.addWidget(shown)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions[name])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button

    def show_armed(self, name: str) -> None:
        """Outline the chip of this tag type and no other."""
        for type_name, chip in self.chips.items():
            chip.show_armed(type_name == name)

    def _resize_chips(self) -> None:
        for chip in self.chips.values():
            chip.updateGeometry()
            chip.update()
