"""What became of one's own tags: which a reviewer changed, why, and what one says to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.feedback import Feedback, Outcome
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.docks.case_words import kind_name
from annotator.ui.docks.choices import offer
from annotator.ui.docks.labels import PlainLabel, plain_tooltip


class FeedbackDialog(QDialog):
    """Stays open beside the article; every answer is one undo step."""

    place_wanted = Signal(object)
    """The Annotation whose place is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Outcome] = []
        self.setWindowTitle(self.tr("What Became of Your Tags"))
        self.resize(860, 440)
        self.sentence = PlainLabel("", self, strong=True)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind of change"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.currentIndexChanged.connect(lambda _index: self._show())
        self.table = self._table()
        self.why = QLineEdit(self)
        self.why.setAccessibleName(self.tr("Your reason"))
        self.why.setPlaceholderText(self.tr("your reason; it is needed to contest (Ctrl+Return contests)"))
        self.agree = QPushButton(self.tr("&Accept the Change"), self)
        self.contest = QPushButton(self.tr("C&ontest It"), self)
        self.agree.clicked.connect(lambda: self.answer("agreed"))
        self.contest.clicked.connect(lambda: self.answer("contested"))
        self.contest.setShortcut("Ctrl+Return")
        self.told = PlainLabel("", self)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.kind)
        foot.addWidget(self.why, 1)
        for button in (self.agree, self.contest):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.told)
        column.addWidget(only_close(self))
        self.finished.connect(self.deleteLater)
        self.refresh()
        self.table.setFocus()

    def _table(self) -> QTableWidget:
        names = [
            self.tr("Change"),
            self.tr("Your tag"),
            self.tr("Taken instead"),
            self.tr("Reason"),
            self.tr("Decided by"),
            self.tr("Your answer"),
        ]
        table = QTableWidget(0, len(names), self)
        table.setHorizontalHeaderLabels(names)
        table.setAccessibleName(self.tr("Tags that were changed; Return shows one in its article"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate((90, 190, 190, 170, 90)):
            table.setColumnWidth(column, width)
        table.cellActivated.connect(lambda row, _column: self.place_wanted.emit(self._shown[row].tag))
        return table

    # What is shown

    def refresh(self) -> None:
        """Ask again what became of one's tags."""
        self._feedback: Feedback = self._session.answering.feedback(self._session.history.by)
        count, tags = len(self._feedback.outcomes), self._feedback.tags
        words = self.tr("{count} of your {tags} tags were changed.")
        self.sentence.setText(words.format(count=f"{count:n}", tags=f"{tags:n}"))
        offer(
            self.kind,
            [(self.tr("All (%s)") % f"{count:n}", "")]
            + [(f"{kind_name(kind)} ({n:n})", kind) for kind, n in self._feedback.counts.items()],
        )
        self._show()

    def show_change(self, change: Change) -> None:
        """Follow what was decided, answered or changed."""
        if change.kinds & {"review", "annotation"}:
            self.refresh()

    def _show(self) -> None:
        row = max(0, self.table.currentRow())
        kind = self.kind.currentData()
        self._shown = [one for one in self._feedback.outcomes if not kind or one.kind == kind]
        self.table.setRowCount(len(self._shown))
        for number, one in enumerate(self._shown):
            for column, words in enumerate(self._words(one)):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tooltip(words))
                self.table.setItem(number, column, item)
        if self._shown:
            self.table.setCurrentCell(min(row, len(self._shown) - 1), 0)
        for widget in (self.agree, self.contest, self.why):
            widget.setEnabled(bool(self._shown) and not self._session.read_only)

    def _words(self, one: Outcome) -> tuple[str, ...]:
        review = one.review
        answer = {"": "", "agreed": self.tr("accepted"), "contested": self.tr("contested")}[review.answer]
        taken = self.tr("nothing")
        if one.taken is not None:
            taken = f"{self._label(one.taken.type)} · {' '.join(one.taken_words.split())}"
        return (
            kind_name(one.kind),
            f"{self._label(one.tag.type)} · {' '.join(one.quoted.split())}",
            taken,
            review.reason,
            review.by,
            ": ".join(filter(None, (answer, review.answer_reason))),
        )

    def _label(self, name: str) -> str:
        return next((one.label for one in self._session.tag_set.types() if one.name == name), name)

    # What is said

    def answer(self, answer: str) -> None:
        """Accept or contest the change of the current row; a refusal is told below."""
        row = self.table.currentRow()
        if not 0 <= row < len(self._shown):
            return
        try:
            self._session.answering.answer(self._shown[row].tag.id, answer, self.why.text())
        except KnownError as error:
            self.told.setText(str(error))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.setText("")
        self.why.clear()
        self.refresh()
        if row + 1 < len(self._shown):
            self.table.setCurrentCell(row + 1, 0)
        self.table.setFocus()
