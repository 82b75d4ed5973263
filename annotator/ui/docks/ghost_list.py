"""Counterparts that articles offer each other, or that were dismissed, article by article, with boxes to check."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from annotator.model.counterpart import Counterpart
from annotator.model.ghost import Ghost
from annotator.ui.docks.check_list import CheckList
from annotator.ui.docks.reading_excerpts import Piece
from annotator.ui.ghost_words import GhostWords


class GhostList(CheckList[Ghost | Counterpart]):
    """All boxes are checked at first. Of what was dismissed, the tag is shown that has no counterpart."""

    def __init__(
        self, words: GhostWords, label_of: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(label_of, parent)
        self._words = words

    def key(self, item: Ghost | Counterpart) -> str:
        """One for each tag and other article."""
        return item.id

    def is_offered(self, item: Ghost | Counterpart) -> bool:
        """Every one is."""
        return True

    def words(self, item: Ghost | Counterpart) -> str:
        """Its type, and its words with their neighbours."""
        pieces = " ".join("".join(piece.words for piece in self.pieces(item)).split())
        return f"{self._words.label(self._words.origin(item))}: {pieces}"

    def remark(self, item: Ghost | Counterpart) -> str:
        """Its values, and whether there is a tag already; or who dismissed it."""
        return " · ".join(self.remarks(item))

    def remarks(self, item: Ghost | Counterpart) -> Sequence[str]:
        """The same, one by one."""
        if isinstance(item, Counterpart):
            return [self.tr("dismissed by %s") % item.by]
        tie = [self.tr("tie to the tag there")] if item.existing else []
        return [*tie, *(f"{field}: {value}" for field, value in self._words.values(item))]

    def letter(self, item: Ghost | Counterpart) -> str:
        """That of its type."""
        return self._words.letter(self._words.origin(item))

    def pieces(self, item: Ghost | Counterpart) -> list[Piece]:
        """Its words with their neighbours, those marked that differ."""
        if isinstance(item, Counterpart):
            return self._words.pieces_of_tag(self._words.origin(item))
        return self._words.pieces(item, context=True)
