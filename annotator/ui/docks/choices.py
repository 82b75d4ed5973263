"""The choices of a list that opens, offered anew while what is chosen stays chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def offer(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer these, each with its data; nothing is told about it. What is gone gives way to the first."""
    if choices == [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]:
        return
    current = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for label, data in choices:
            combo.addItem(label, data)
        combo.setCurrentIndex(max(0, combo.findData(current)))
