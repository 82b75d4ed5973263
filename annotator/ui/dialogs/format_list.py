"""The ways of handing over as one list in groups, each explained when it is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.services.exporting import Format

_FORMAT = Qt.ItemDataRole.UserRole


class FormatList(QListWidget):
    """A list whose groups have headings that nobody can choose."""

    chosen = Signal()

    def __init__(self, formats: Sequence[Format], parent: QWidget | None = None) -> None:
        """Show formats, those of a group after each other, and choose the first."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Format"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        groups = dict.fromkeys(one.group for one in formats)
        for group in groups:
            self._add_heading(QCoreApplication.translate("Exporter", group))
            for one in (one for one in formats if one.group == group):
                item = QListWidgetItem(f"   {one.label}", self)
                item.setData(_FORMAT, one)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, one.description)
                item.setToolTip(one.description)
        self.setCurrentRow(1)
        self.setMinimumWidth(self.sizeHintForColumn(0) + 2 * self.frameWidth() + 24)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    def _add_heading(self, words: str) -> None:
        heading = QListWidgetItem(words, self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)

    @property
    def format(self) -> Format:
        """The one chosen."""
        chosen: Format = self.currentItem().data(_FORMAT)
        return chosen

    def choose(self, name: str) -> None:
        """Choose the format of this name."""
        items = (self.item(row) for row in range(self.count()))
        self.setCurrentItem(next(item for item in items if (one := item.data(_FORMAT)) and one.name == name))
