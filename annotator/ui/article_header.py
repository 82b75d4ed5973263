"""The lines above an article: title · publisher · date, and a button that closes the pane."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.ui.docks.labels import ElidedLabel, plain_tooltip


class ArticleHeader(QWidget):
    """Says which article the pane shows; a coloured edge marks the pane that tags go to."""

    closed = Signal()
    pressed = Signal()
    details_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active = False
        self._title = ElidedLabel("", self, Qt.TextElideMode.ElideRight)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._source = ElidedLabel("", self, Qt.TextElideMode.ElideRight)
        self._source.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this pane"))
        self._close.setAccessibleName(self.tr("Close this pane"))
        self._close.clicked.connect(self.closed)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addWidget(self._source)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 4, 5)
        row.addLayout(lines, 1)
        row.addWidget(self._close)
        self.show_article(None)

    def show_article(self, article: Article | None) -> None:
        """Name the article, or say how to open one."""
        if article is None:
            self._title.set_line(self.tr("No article"))
            self._source.set_line(self.tr("Choose one in the library, or drop it here"))
            self.setToolTip("")
            return
        metadata = article.metadata
        self._title.set_line(article.label)
        source = " · ".join(part for part in (metadata.publisher, metadata.published) if part)
        self._source.set_line(source)
        within = article.original.within
        self.setToolTip(
            plain_tooltip("\n".join(part for part in (article.label, source, metadata.url, within) if part))
        )
        self.setAccessibleName(" · ".join(part for part in (article.label, source) if part))

    def show_active(self, active: bool) -> None:
        """Mark the pane that keys go to."""
        self._active = active
        self.update()

    def show_closable(self, closable: bool) -> None:
        """The last pane stays."""
        self._close.setVisible(closable)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.details_wanted.emit()
        super().mouseDoubleClickEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        edge = self.palette().highlight() if self._active else self.palette().midlight()
        painter.fillRect(0, 0, self.width(), 3, edge)
