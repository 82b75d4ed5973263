"""Makes a bundle for a colleague: what it is for, which articles, what goes along, for whom."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.bundling import Bundled
from annotator.services.session import Session
from annotator.text.file_names import safe_name
from annotator.ui.action_table import QT_TRANSLATE_NOOP
from annotator.ui.dialogs.article_scope import ArticleScope
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.form_column import row_label
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.running import Run, run_here

KINDS = (
    (
        "work",
        QT_TRANSLATE_NOOP("BundleDialog", "&Work for a colleague"),
        QT_TRANSLATE_NOOP(
            "BundleDialog",
            "Articles to be tagged, with the tag set, the register and the tags that are there.",
        ),
    ),
    (
        "hand-in",
        QT_TRANSLATE_NOOP("BundleDialog", "&Hand in"),
        QT_TRANSLATE_NOOP("BundleDialog", "Your own tags and comments, for the one who gave you the work."),
    ),
    (
        "feedback",
        QT_TRANSLATE_NOOP("BundleDialog", "Fee&dback"),
        QT_TRANSLATE_NOOP(
            "BundleDialog", "What you decided about a colleague's tags, back to that colleague."
        ),
    ),
    (
        "everything",
        QT_TRANSLATE_NOOP("BundleDialog", "&Everything"),
        QT_TRANSLATE_NOOP(
            "BundleDialog",
            "All that the project holds, everybody's work: for another computer, or a colleague in all of it.",
        ),
    ),
)
"""Name, words and meaning of each kind of bundle."""


_WIDTH = 640


class BundleDialog(BusyDialog):
    """`made` tells what was written; the dialog is gone by then."""

    made = Signal(object)

    def __init__(
        self,
        session: Session,
        kind: str,
        run: Run = run_here,
        parent: QWidget | None = None,
        *,
        shown: Sequence[str] = (),
        selected: Sequence[str] = (),
        ask: Callable[[str], Path | None] = lambda _suggested: None,
    ) -> None:
        """Begin with a kind (`model.bundle.BUNDLE_KINDS`); `ask(suggested name)` returns where to save, or None."""
        super().__init__(run, parent)
        self._session = session
        self._ask = ask
        self.setWindowTitle(self.tr("Make a Bundle"))
        self.scope = ArticleScope(shown, selected, self)
        column = self._build()
        chosen = self.kinds.button([name for name, *_words in KINDS].index(kind))
        chosen.setChecked(True)
        chosen.setFocus()
        self._choose()
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))

    def _build(self) -> QVBoxLayout:
        self.blind = QCheckBox(self.tr("&Blind: the colleague sees no tags of others"), self)
        self.texts = QCheckBox(self.tr("With the &texts of the articles"), self)
        self.texts.setChecked(True)
        self.originals = QCheckBox(self.tr("With the &original files, as they were received"), self)
        self.recipient = QComboBox(self)
        self.recipient.setEditable(True)
        self.recipient.addItems(["", *self._colleagues()])
        self.recipient.setAccessibleName(self.tr("For whom"))
        self.recipient.editTextChanged.connect(self._choose)
        self.remark = PlainLabel(faint=True)
        self.problem = PlainLabel(strong=True, selectable=True)
        self.problem.hide()
        self.box, self.button = accept_and_cancel(self, self.tr("Save As…"))
        whom = QHBoxLayout()
        whom.addWidget(row_label(self.tr("&For whom"), self.recipient))
        whom.addWidget(self.recipient, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._kind_box())
        column.addWidget(self.scope)
        column.addWidget(self._along_box())
        column.addLayout(whom)
        column.addWidget(self.remark)
        column.addStretch(1)
        for widget in (self.problem, self.work_row, self.box):
            column.addWidget(widget)
        return column

    def _kind_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("What it is for"), self)
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        self.kinds = QButtonGroup(self)
        for number, (_name, label, meaning) in enumerate(KINDS):
            button = QRadioButton(self.tr(label), box)
            button.setAccessibleDescription(self.tr(meaning))
            self.kinds.addButton(button, number)
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(self.tr(meaning), faint=True), number, 1)
        self.kinds.idToggled.connect(lambda _id, on: self._choose() if on else None)
        return box

    def _along_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("What goes along"), self)
        column = QVBoxLayout(box)
        for choice in (self.blind, self.texts, self.originals):
            choice.toggled.connect(self._choose)
            column.addWidget(choice)
        return box

    def _colleagues(self) -> list[str]:
        me = self._session.history.by
        return [name for name in self._session.library.annotators() if name != me]

    @property
    def kind(self) -> str:
        """The kind chosen."""
        return KINDS[self.kinds.checkedId()][0]

    def _choose(self) -> None:
        """Offer only what means something for the choice, and say what follows from it."""
        kind, someone = self.kind, bool(self.recipient.currentText().strip())
        self.scope.setEnabled(kind != "everything")
        self.blind.setEnabled(kind == "work")
        remarks = [self.tr("It will carry your name, “{name}”.").format(name=self._session.history.by)]
        if not self.texts.isChecked():
            remarks.append(
                self.tr("Without the texts it is of use only to a colleague who has these articles already.")
            )
        if kind == "feedback" and not someone:
            remarks.append(self.tr("Say for whom the feedback is."))
        self.remark.setText(" ".join(remarks))
        self.problem.hide()
        self.button.setEnabled(not self.busy and (kind != "feedback" or someone))
        self.button.setDefault(True)  # a button that was disabled has lost that

    def accept(self) -> None:
        """Ask where to save, and write the bundle; what keeps it from being written is said here."""
        path = None if self.busy else self._ask(self._suggested())
        if path is None:
            return
        kind, exchanging = self.kind, self._session.exchanging
        articles = () if kind == "everything" else self.scope.articles
        blind = self.blind.isChecked() and kind == "work"
        recipient, texts = self.recipient.currentText().strip(), self.texts.isChecked()
        originals = self.originals.isChecked()

        def work(progress: Progress) -> Bundled | KnownError:
            try:
                return exchanging.bundle(
                    path,
                    kind,
                    articles,
                    recipient=recipient,
                    blind=blind,
                    texts=texts,
                    originals=originals,
                    progress=progress,
                )
            except KnownError as error:
                return error

        self.button.setEnabled(False)
        self.problem.hide()
        self.do(self.tr("Making the bundle"), work, self._finish)

    def _finish(self, found: Bundled | KnownError) -> None:
        if isinstance(found, KnownError):
            self._choose()
            self.problem.setText(str(found))
            self.problem.show()
            return
        super().accept()
        self.made.emit(found)

    def _suggested(self) -> str:
        """Project, kind and person: two colleagues' files can lie in one folder."""
        return f"{safe_name(self._session.name)}-{self.kind}-{safe_name(self._session.history.by)}.zip"
