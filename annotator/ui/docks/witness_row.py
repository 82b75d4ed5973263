"""One source of a conflict on one line."""

from PySide6.QtWidgets import QWidget

from annotator.model.conflict import Witness
from annotator.text.claim_said import said_in_words
from annotator.ui.docks.said_row import SaidRow, surroundings


class WitnessRow(SaidRow):
    """Who says it, the words with those that differ marked, and what they mean."""

    def __init__(self, witness: Witness, source: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.witness = witness
        self.say(source, surroundings(text, witness.span), said_in_words(witness.said))
