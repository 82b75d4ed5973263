"""The line at the foot of the window: saved, armed tag, position, annotator, background work with Cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from annotator.ui.docks.labels import ElidedLabel

_SHOWN = 50
"""Code points of a question that are shown: a long one must not make the window wider."""


class StatusLine(QStatusBar):
    """Every part says one thing and is named for screen readers."""

    cancelled = Signal()
    annotator_clicked = Signal()
    questions_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved = self._label(self.tr("State of saving"))
        self._armed = self._label(self.tr("Armed tag"))
        # Long words end where the other parts begin, instead of making the window wider.
        self._armed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._work = self._label(self.tr("Background work"))
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(140)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of background work"))
        self._cancel = QToolButton(self)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel background work"))
        self._cancel.clicked.connect(self.cancelled)
        self.questions = QToolButton(self)
        self.questions.setAutoRaise(True)
        self.questions.setToolTip(self.tr("What is still open about the tags of these articles"))
        self.questions.clicked.connect(self.questions_clicked)
        self._open = 0
        self._question = ""
        self._passage = ElidedLabel("", self, Qt.TextElideMode.ElideRight)
        self._passage.setObjectName("passage")
        self._passage.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._position = self._label(self.tr("Position in the article"))
        self._annotator = QToolButton(self)
        self._annotator.setAutoRaise(True)
        self._annotator.setToolTip(self.tr("The name that stands beside your tags; click to change it"))
        self._annotator.clicked.connect(self.annotator_clicked)
        self.addWidget(self._saved)
        self.addWidget(self._armed, 1)
        for widget in (
            self._work,
            self._progress,
            self._cancel,
            self.questions,
            self._passage,
            self._position,
            self._annotator,
        ):
            self.addPermanentWidget(widget)
        self.show_idle()
        self.show_questions(0)
        self.show_passage("")

    def show_saved(self, read_only: bool) -> None:
        """Say that everything is saved (every step is, when it is made), or that nothing can be."""
        self._saved.setText(self.tr("Read-only") if read_only else self.tr("✓ All changes saved"))

    def show_armed(self, label: str) -> None:
        """Say which tag every selection is given, or nothing."""
        self._armed.setText(self.tr("Tagging: %s — Esc stops") % label if label else "")

    def show_pointing(self, words: str) -> None:
        """Say what to do while a tag is pointed at, or nothing."""
        self._armed.setText(words)
        self._armed.setToolTip(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_passage(self, words: str) -> None:
        """Say which shared passage the caret is in, or nothing."""
        self._passage.set_line(words)
        self._passage.setVisible(bool(words))

    def show_position(self, text: str) -> None:
        """Say where the caret is."""
        self._position.setText(text)

    def show_questions(self, count: int) -> None:
        """Say how many questions the open articles have."""
        self._open = count
        words = self.tr("1 open question") if count == 1 else self.tr("%s open questions") % f"{count:n}"
        self.questions.setText(" · ".join(filter(None, (self._question, words))))
        self.questions.setAccessibleName(self.questions.text())
        self.questions.setVisible(count > 0)

    def show_question(self, sentence: str) -> None:
        """Say what is asked about the selected tag, or nothing."""
        self._question = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
        self.show_questions(self._open)

    def show_annotator(self, name: str) -> None:
        """Say who is tagging."""
        self._annotator.setText(name)
        self._annotator.setAccessibleName(self.tr("Annotator: %s") % name)

    def show_work(self, title: str, done: int, total: int) -> None:
        """Show that work is under way; `total` 0 means that nobody knows how much there is."""
        self._work.setText(title)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        for widget in (self._work, self._progress, self._cancel):
            widget.show()

    def show_idle(self) -> None:
        """Show that no work is under way."""
        for widget in (self._work, self._progress, self._cancel):
            widget.hide()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setAccessibleName(name)
        label.setContentsMargins(6, 0, 6, 0)
        return label
