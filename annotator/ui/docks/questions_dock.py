"""What is still open about the tags: a list that follows the work, where a row leads to the tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.model.change import Change
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.choices import offer
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.running import Run, run_here

if TYPE_CHECKING:
    from annotator.model.question import Question

_PAUSE = 150
"""Milliseconds by which the list may lag behind, so that tagging never waits for it."""
_LONG_PAUSE = 1500
_LONG = 300_000
"""Code points of the open articles from which on they are asked off the window's thread."""
_SHARES = (5, 4, 2, 3)
"""How the width is shared out among the columns."""


class QuestionsDock(Dock):
    """Open questions of the open articles, or of the project; nothing has to be answered."""

    question_activated = Signal(object)
    """The Question whose tag and missing value are wanted."""
    counted = Signal(int)
    """How many questions the open articles have."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("questions", parent)
        self._session = session
        self._run = run
        self._articles: list[str] = []
        self._of_articles: list[Question] = []
        self._of_project: list[Question] = []
        self._asked = 0
        self._kinds = {
            "holder": self.tr("Role without a holder"),
            "speaker": self.tr("Quote without a speaker"),
            "date": self.tr("Date without a value"),
            "entry": self.tr("Not in the register"),
            "gone": self.tr("Leads to something gone"),
            "shared": self.tr("Name of two entries"),
            "furniture": self.tr("Runs into furniture"),
            "paragraph": self.tr("Runs into another paragraph"),
            "edge": self.tr("Space or sign at the edge"),
            "conflict": self.tr("Another article says otherwise"),
            "comment": self.tr("Open comment"),
            "disputed": self.tr("Changed by two people"),
        }
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._say_how_many(0)

    def _build(self) -> None:
        from annotator.ui.docks.question_table import QuestionTable
        from annotator.ui.docks.reading_view import ReadingView

        self.table = QuestionTable(self._session, self)
        self.kind = self._combo(self.tr("Kind of question"))
        self.scope = self._combo(self.tr("Articles that are asked about"))
        self.scope.addItem(self.tr("Open articles"), False)
        self.scope.addItem(self.tr("Whole project"), True)
        self.kind.currentIndexChanged.connect(lambda _index: self._show())
        self.scope.currentIndexChanged.connect(lambda _index: self.refresh())
        self.view = ReadingView(self, _SHARES, lines=1)
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Open questions"))
        self.view.activated.connect(self._activate)
        self._listing = Listing(self, self.view, (self.kind, 2), (self.scope, 1), rest=3)
        self.empty = self._listing.empty
        self.setWidget(self._listing)
        self.begins_at = self.view
        self._show()

    @property
    def _wants_all(self) -> bool:
        """Whether the whole project is asked about."""
        return self.is_made and bool(self.scope.currentData())

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    # What others call

    def show_articles(self, articles: Sequence[str]) -> None:
        """Say which articles are open."""
        chosen = list(dict.fromkeys(articles))
        if chosen != self._articles:
            self._articles = chosen
            self._later.start(_PAUSE)

    def of_article(self, article: str) -> list[Question]:
        """The questions of an open article as they are now."""
        if self._later.isActive():
            self.refresh()
        return [question for question in self._of_articles if question.article == article]

    def select_tag(self, annotation: str) -> None:
        """Show the row of a tag's first question, or none; the focus stays where it is."""
        if not self.is_made:
            return
        row = self.table.row_of(annotation) if annotation else -1
        if row < 0:
            self.view.clearSelection()
        elif self.view.currentIndex().row() != row or not self.view.selectionModel().hasSelection():
            self.view.selectRow(row)

    def show_change(self, change: Change) -> None:
        """Ask again after a step, a moment later."""
        if change.kinds - {"project", "term"}:
            self._later.start(_LONG_PAUSE if self._is_slow() else _PAUSE)

    def refresh(self) -> None:
        """Ask again."""
        self._later.stop()
        self._asked += 1
        asked, articles, whole = self._asked, self._articles, self._wants_all
        questioning = self._session.questioning

        def ask(progress: Progress) -> tuple[list[Question], list[Question]]:
            here = questioning.questions(articles) if articles else []
            return here, questioning.questions((), progress) if whole else []

        def show(found: tuple[list[Question], list[Question]]) -> None:
            if asked == self._asked:
                self._of_articles, self._of_project = found
                self._show()

        (self._run if self._is_slow() else run_here)(self.tr("Listing open questions"), ask, show)

    # Inside

    def _is_slow(self) -> bool:
        """Whether asking takes so long that nobody should wait for it."""
        if self._wants_all:
            return True
        library = self._session.library
        there = (library.article(article).characters for article in self._articles if library.has(article))
        return sum(there) > _LONG

    def _show(self) -> None:
        questions = self._of_project if self._wants_all else self._of_articles
        self._say_how_many(len(questions))
        if not self.is_made:
            return
        counts = Counter(question.kind for question in questions)
        self._offer_kinds(counts)
        kind = self.kind.currentData()
        shown = [question for question in questions if kind in ("", question.kind)]
        if shown != self.table.questions:
            row, bar = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
            self.table.show_questions(shown)
            if shown and row >= 0:
                self.view.setCurrentIndex(self.table.index(min(row, len(shown) - 1), 0))
                self.view.verticalScrollBar().setValue(bar)
        told = (
            self.tr("Nothing is open in the project.")
            if self._wants_all
            else self.tr("Nothing is open in these articles.")
        )
        self._listing.show_rows(bool(shown), told)

    def _say_how_many(self, count: int) -> None:
        self.setWindowTitle(self.tr("Questions (%s)") % f"{count:n}" if count else self.tr("Questions"))
        self.counted.emit(len(self._of_articles))

    def _offer_kinds(self, counts: Counter[str]) -> None:
        from annotator.model.question import QUESTION_KINDS

        current = self.kind.currentData() or ""
        choices = [(self.tr("All kinds (%s)") % f"{counts.total():n}", "")]
        choices += [
            (f"{self._kinds[kind]} ({counts[kind]:n})", kind)
            for kind in QUESTION_KINDS
            if counts[kind] or kind == current
        ]
        offer(self.kind, choices)

    def _activate(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.table.questions):
            self.question_activated.emit(self.table.questions[index.row()])
