"""Says what the program is, which version, and under which licence."""

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from annotator.ui.dialogs.buttons import only_close
from annotator.ui.docks.labels import PlainLabel


class AboutDialog(QDialog):
    """Version and where things lie, ready to be copied into a report."""

    def __init__(self, version: str, places: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Annotator"))
        self.setMinimumWidth(440)
        title = PlainLabel("Annotator", strong=True)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        purpose = PlainLabel(
            self.tr(
                "Reads several newspapers' reports of one event side by side, tags who spoke, in which "
                "capacity, when and what was said, and hands the work over as TEI. It works without a network."
            )
        )
        self.facts = PlainLabel(
            f"{self.tr('Version')} {version}\n"
            f"Python {platform.python_version()} · Qt {PySide6.__version__} · {platform.platform(terse=True)}"
            + (f"\n{places}" if places else ""),
            faint=True,
            selectable=True,
        )
        licence = PlainLabel(self.tr("Free software under the MIT licence."), faint=True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (title, purpose, self.facts, licence):
            column.addWidget(widget)
        column.addStretch(1)
        box = only_close(self)
        copy = QPushButton(self.tr("Copy Version"), self)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"Annotator\n{self.facts.text()}"))
        box.addButton(copy, box.ButtonRole.ActionRole)
        column.addWidget(box)
        self.resize(480, column.totalHeightForWidth(480))
