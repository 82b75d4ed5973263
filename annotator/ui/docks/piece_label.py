"""Words in pieces as a part of a form: as high as they need to be, those that differ marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.docks.piece_layout import PieceLayout
from annotator.ui.docks.reading_excerpts import Piece
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import scheme_of

_NUMBER = 1
"""Number of the passage in whose colour differing words stand."""


class PieceLabel(QWidget):
    """Shows one reading; a screen reader gets it as plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: Sequence[Piece] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """What is shown, without marks."""
        return "".join(piece.words for piece in self._pieces)

    @property
    def differing(self) -> list[str]:
        """The words that are marked."""
        return [piece.words for piece in self._pieces if piece.kind]

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces."""
        self._pieces = pieces
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def _laid(self, width: int) -> PieceLayout:
        return PieceLayout(self._pieces, (scheme_of(self.palette()), _NUMBER), self.font(), float(width))

    def hasHeightForWidth(self) -> bool:
        return True

    @guarded(lambda: 0)
    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width).height + 0.5)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 0 else 200
        return QSize(width, self.heightForWidth(width))

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._laid(self.width()).paint(
            painter, QPointF(0, 0), self.palette().color(QPalette.ColorRole.WindowText)
        )
        painter.end()
