"""The row of buttons at the foot of a dialog."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def accept_and_cancel(dialog: QDialog, accept: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return a row with the named button and *Cancel*; the first one accepts the dialog."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=dialog)
    button = box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box, button


def only_close(dialog: QDialog) -> QDialogButtonBox:
    """Return a row with *Close*."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=dialog)
    box.rejected.connect(dialog.reject)
    return box
