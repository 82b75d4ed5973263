"""Makes one entry of two: the other is searched for, both stand side by side, and it is said what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from annotator.model.record import Record
from annotator.services.registering import cleaned, joined
from annotator.services.session import Session
from annotator.text.identifiers import shown
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.record_words import dates_in_words
from annotator.ui.docks.register_browser import RegisterBrowser
from annotator.ui.docks.running import Run, run_here


class MergeDialog(QDialog):
    """It only asks: once accepted, `kept` is to stay, and the mentions of `gone`, `moved` in number, follow."""

    def __init__(
        self, session: Session, record: Record, parent: QWidget | None = None, run: Run = run_here
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge Entries"))
        self._session = session
        self._record = record
        self._other: Record | None = None
        self.kept = self.gone = record
        self.moved = 0
        self.browser = RegisterBrowser(session, self, run, kind=record.kind, without=record.id)
        self.browser.chosen.connect(self._choose)
        self.sides = _Side(self), _Side(self)
        self.browser.activated.connect(lambda _entry: self.sides[0].stays.setFocus())
        both = QHBoxLayout()
        for side in self.sides:
            side.stays.toggled.connect(lambda _on: self._show_outcome())
            both.addWidget(side, 1)
        self.outcome = PlainLabel()
        self.outcome.setAccessibleName(self.tr("What comes of it"))
        buttons, self.button = accept_and_cancel(self, self.tr("Merge"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.tr("Merge “%s” with …") % record.name, strong=True))
        column.addWidget(self.browser, 1)
        column.addLayout(both)
        column.addWidget(self.outcome)
        column.addWidget(buttons)
        self.resize(620, 620)
        self.sides[0].show_record(record, self._mentions(record))
        self._propose()
        self._choose(self.browser.current)
        self.browser.words.setFocus()

    def _propose(self) -> None:
        """Begin with entries that share the last word of the name, if there are any."""
        last = self._record.name.split()[-1]
        alike = self._session.registering.suggest([self._record.kind], last, limit=2)
        if any(last in found.form.split() for found in alike if found.record.id != self._record.id):
            self.browser.words.setText(last)
            self.browser.words.selectAll()
            self.browser.refresh()

    def _mentions(self, record: Record) -> int:
        return sum(form.count for form in self._session.registering.forms(record.id))

    def _choose(self, identifier: str) -> None:
        self._other = self._session.registering.record(identifier) if identifier else None
        self.button.setEnabled(self._other is not None)
        for side in self.sides:
            side.setVisible(self._other is not None)
        self.outcome.setVisible(self._other is not None)
        if self._other is not None:
            first, second = self._mentions(self._record), self._mentions(self._other)
            self.sides[1].show_record(self._other, second)
            self.sides[0 if first >= second else 1].stays.setChecked(True)
            self._show_outcome()

    def _pair(self) -> tuple[Record, Record]:
        """The entry whose name stays, and the other one."""
        assert self._other is not None
        pair = self._record, self._other
        return pair if self.sides[0].stays.isChecked() else (pair[1], pair[0])

    def _show_outcome(self) -> None:
        if self._other is None:
            return
        kept, gone = self._pair()
        result = cleaned(joined(kept, gone))
        lines = [
            self.tr("{name} stays and is also found as {forms}.").format(
                name=kept.name, forms=", ".join(result.forms)
            )
            if result.forms
            else self.tr("{name} stays.").format(name=kept.name)
        ]
        if mentions := self._mentions(gone):
            lines.append(
                self.tr("{mentions} of {name} follow.").format(
                    mentions=counted("mention", mentions), name=gone.name
                )
            )
        if kept.dates and gone.dates and kept.dates != gone.dates:
            lines.append(
                self.tr("Their dates differ: “{kept}” stays, “{gone}” goes to the note.").format(
                    kept=dates_in_words(kept.dates), gone=dates_in_words(gone.dates)
                )
            )
        self.outcome.setText("\n".join(lines))

    def accept(self) -> None:
        if self._other is None:
            return
        self.kept, self.gone = self._pair()
        self.moved = self._mentions(self.gone)
        super().accept()


class _Side(QFrame):
    """One of the two entries, with the choice that its name stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.stays = QRadioButton(self)
        self._lines: dict[str, PlainLabel] = {}
        column = QVBoxLayout(self)
        column.setSpacing(3)
        column.addWidget(self.stays)
        for name in ("dates", "forms", "identifiers", "note", "mentions"):
            self._lines[name] = PlainLabel(faint=name == "mentions")
            column.addWidget(self._lines[name])
        column.addStretch(1)

    def show_record(self, record: Record, mentions: int) -> None:
        """Show this entry."""
        self.stays.setText(record.name.replace("&", "&&"))
        self.stays.setAccessibleName(self.tr("%s stays") % record.name)
        for name, text in (
            ("dates", dates_in_words(record.dates)),
            ("forms", self.tr("Also: %s") % ", ".join(record.forms) if record.forms else ""),
            ("identifiers", "\n".join(f"{found.scheme} {shown(found)}" for found in record.identifiers)),
            ("note", record.note),
            ("mentions", counted("mention", mentions)),
        ):
            self._lines[name].setText(text)
            self._lines[name].setVisible(bool(text))
