"""The remarks on the chosen claim, to be read below the table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from annotator.model.claim_note import ClaimNote
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel, plain_tooltip

_SHOWN = 2
"""Remarks shown at once; the tooltip holds all of them."""


class RemarkLine(PlainLabel):
    """Takes no room where there is nothing to remark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, selectable=True)
        self.setAccessibleName(self.tr("Remarks on the chosen claim"))
        self.hide()

    def show_notes(self, notes: Sequence[ClaimNote]) -> bool:
        """Say what is told; whom it is about stands in the row. Returns whether the line came or went."""
        told = [f"⚠ {note.told}." for note in notes[:_SHOWN]]
        if len(notes) > _SHOWN:
            told[-1] += " " + self.tr("(%s in all)") % counted("remark", len(notes))
        self.setText("\n".join(told))
        self.setToolTip(plain_tooltip("\n".join(note.sentence for note in notes)))
        changed = self.isHidden() == bool(notes)
        self.setVisible(bool(notes))
        return changed
