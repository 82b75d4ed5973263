"""Shows what stands in files of other programs and what becomes of their tags, before anything is taken in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import Cancelled, KnownError
from annotator.model.loss import losses
from annotator.model.progress import Progress
from annotator.model.tag_mapping import MappingRule
from annotator.services.accessioning import Outcome
from annotator.services.adopting import Foreseen, Look
from annotator.services.remembered_mappings import recalled, remember
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.services.tag_mappings import united
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.dialogs.kind_panel import KindPanel
from annotator.ui.dialogs.kind_table import KindTable
from annotator.ui.dialogs.mapping_draft import MappingDraft
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import ElidedLabel, PlainLabel
from annotator.ui.docks.row_view import RowView
from annotator.ui.docks.running import Run, run_here

_CHOOSING = 250
"""Milliseconds after the last choice until it is counted what it would bring and lose."""
_WIDTHS = (170, 74, 190)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and what could not be."""

    looks: list[Look]
    failed: list[Outcome]


class MappingDialog(BusyDialog):
    """Opened with files; `imported` tells what became of each."""

    imported = Signal(object)
    """A list of `Outcome`, emitted once."""

    def __init__(
        self,
        session: Session,
        paths: Sequence[Path],
        settings: Settings,
        run: Run = run_here,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(run, parent)
        self._session = session
        self._paths = list(paths)
        self._settings = settings
        self._read = _Read([], [])
        self._draft = MappingDraft()
        self._asked = 0
        self._importing = False
        self._taken: list[Outcome] = []
        self._standing = ""
        """What is wrong whatever is chosen."""
        self.setWindowTitle(self.tr("Import Tags of Another Program"))
        self.resize(1040, 660)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CHOOSING)
        self._later.timeout.connect(self._foresee)
        self.panel = KindPanel(self)
        self.panel.changed.connect(self._changed)
        self._build()
        self.do(self.tr("Reading files"), self._look_at_all, self._show_all)

    def _build(self) -> None:
        several = counted("file", len(self._paths))
        self.file = ElidedLabel(str(self._paths[0]) if len(self._paths) == 1 else several)
        self.summary = PlainLabel(self.tr("Reading …"), strong=True)
        self.titles = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.addWidget(self._kinds())
        both.addWidget(self.panel)
        both.setSizes([620, 400])
        self.same = QCheckBox(self)
        self.same.toggled.connect(lambda _on: self._later.start())
        self.same.hide()
        self.lost_label = PlainLabel(self.tr("Left out"))
        self.lost = QPlainTextEdit(self)
        self.lost.setReadOnly(True)
        self.lost.setTabChangesFocus(True)
        self.lost.setAccessibleName(self.tr("What is left out"))
        self.lost.setFixedHeight(self.lost.fontMetrics().lineSpacing() * 6 + 12)
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        self.box, self.button = accept_and_cancel(self, self.tr("Import"))
        self.button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget, stretch in (
            (self.file, 0),
            (self.summary, 0),
            (self.titles, 0),
            (both, 1),
            (self.same, 0),
            (self.lost_label, 0),
            (self.lost, 0),
            (self.problem, 0),
            (self.work_row, 0),
            (self.box, 0),
        ):
            column.addWidget(widget, stretch)

    def _kinds(self) -> RowView:
        self.table = KindTable(self)
        self.view = RowView(self)
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Kinds of tags in the file"))
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.view.activated.connect(lambda _index: self.panel.type.setFocus())
        self.view.horizontalHeader().setStretchLastSection(True)
        for place, width in enumerate(_WIDTHS):
            self.view.setColumnWidth(place, width)
        return self.view

    # Reading

    def _look_at_all(self, progress: Progress) -> _Read:
        """Read all files; when it is stopped, those that were read so far."""
        looks: list[Look] = []
        failed: list[Outcome] = []
        try:
            for path in self._paths:
                try:
                    look = self._session.adopting.look(path, progress)
                    looks += [look] if look else []
                except Cancelled:
                    raise
                except KnownError as error:
                    failed.append(Outcome(path, error=str(error)))
        except Cancelled:
            pass
        return _Read(looks, failed)

    def _show_all(self, read: _Read) -> None:
        types = self._session.tag_set.types()
        kinds = united(look.kinds for look in read.looks)
        rules: dict[str, MappingRule] = {}
        for look in read.looks:
            for rule in recalled(self._settings, look, types):
                known = rules.setdefault(rule.kind, rule)
                if known.type == rule.type:  # values that only some of the files have
                    rules[rule.kind] = replace(known, fields={**rule.fields, **known.fields})
        # types that are made with the first file have the fields of all
        self._read = _Read([replace(look, kinds=kinds) for look in read.looks], read.failed)
        self._draft = MappingDraft(kinds, tuple(rules.values()), types)
        self.table.set_draft(self._draft)
        self.panel.set_draft(self._draft, types)
        self._say_what_it_is()
        self.view.selectRow(0)
        self.view.setFocus()
        self._foresee()

    def _say_what_it_is(self) -> None:
        looks, failed = self._read.looks, self._read.failed
        programs = ", ".join(dict.fromkeys(look.found.program for look in looks))
        titles = [title for look in looks for title in look.articles]
        tags = sum(kind.count for kind in self._draft.kinds)
        self.summary.setText(
            self.tr("{program}: {articles}, {tags}").format(
                program=programs, articles=counted("article", len(titles)), tags=counted("tag", tags)
            )
            if looks
            else self.tr("Nothing to import")
        )
        self.titles.set_line(" · ".join(titles))
        self.titles.setVisible(bool(titles))
        same = sum(look.same_names for look in looks)
        self.same.setText(
            self.tr("&Entries with the name of one in the register are that one ({count})").format(count=same)
        )
        self.same.setVisible(bool(same))
        self._standing = self._session.read_only or (failed[0].error if failed else "")

    def _show_current(self) -> None:
        row = self.view.currentIndex().row()
        kinds = self._draft.kinds
        self.panel.show_kind(kinds[row] if 0 <= row < len(kinds) else None)

    # Choosing

    @property
    def counted(self) -> bool:
        """Whether the losses shown are those of what is chosen."""
        return not self.busy and not self._later.isActive()

    def _changed(self) -> None:
        self.table.tell_changed()
        self._later.start()

    def _foresee(self) -> None:
        self._later.stop()
        self._asked += 1
        asked, mapping, by_name = self._asked, self._draft.mapping, self.same.isChecked()
        looks, adopting = self._read.looks, self._session.adopting

        def work(progress: Progress) -> Foreseen | KnownError:
            lost: Counter[str] = Counter()
            articles = tags = 0
            try:
                for look in looks:
                    foreseen = adopting.foresee(look, mapping, progress, by_name=by_name)
                    articles += foreseen.articles
                    tags += foreseen.tags
                    lost.update({loss.what: loss.count for loss in foreseen.losses})
            except KnownError as error:
                return error
            return Foreseen(articles, tags, losses(lost))

        self.do(self.tr("Counting"), work, lambda seen: self._show(seen) if asked == self._asked else None)

    def _show(self, found: Foreseen | KnownError) -> None:
        if self._importing:
            return
        problem = str(found) if isinstance(found, KnownError) else ""
        seen = Foreseen(0, 0, ()) if isinstance(found, KnownError) else found
        self.lost.setPlainText("\n".join(loss.sentence for loss in seen.losses))
        self.lost.setVisible(bool(seen.losses))
        self.lost_label.setText(
            self.tr("Left out, and how often:") if seen.losses else self.tr("Nothing is left out.")
        )
        usable = bool(self._read.looks) and not problem and not self._session.read_only
        self.button.setText(
            self.tr("Import {tags}").format(tags=counted("tag", seen.tags)) if usable else self.tr("Import")
        )
        self.button.setEnabled(usable)
        self.button.setDefault(True)  # a button that was disabled has lost that
        self._complain(problem or self._standing)

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # Taking in

    def accept(self) -> None:
        """Take in all files by the mapping that is shown, as one undo step."""
        if self._later.isActive():
            self._foresee()  # what was just chosen is counted and shown before it is taken in
            return
        if self._importing or not self.button.isEnabled():
            return
        self._let_choose(False)
        self.do(self.tr("Importing"), self._take_in_all, self._finish)

    def _let_choose(self, free: bool) -> None:
        self._importing = not free
        for widget in (self.view, self.panel, self.same, self.button):
            widget.setEnabled(free)

    def done(self, result: int) -> None:
        """What was taken in is told also when the dialog was closed meanwhile."""
        self._later.stop()
        super().done(result)
        if any(not outcome.error for outcome in self._taken):
            remember(self._settings, self._read.looks, self._draft.mapping)
            self.imported.emit([*self._taken, *self._read.failed])
            self._taken = []

    def _take_in_all(self, progress: Progress) -> list[Outcome]:
        session, looks = self._session, self._read.looks
        mapping, by_name = self._draft.mapping, self.same.isChecked()
        self._taken = outcomes = []
        name = looks[0].path.name if len(looks) == 1 else counted("file", len(looks))
        with session.history.step(f"Import {name}", lasting=True):
            try:
                for look in looks:
                    outcomes += session.accessioning.adopt(look, mapping, progress, by_name=by_name)
            except Cancelled:
                pass
        return outcomes

    def _finish(self, outcomes: list[Outcome]) -> None:
        if any(not outcome.error for outcome in outcomes):
            super().accept()
            return
        self._let_choose(True)
        self._complain(outcomes[0].error if outcomes else self.tr("Stopped; nothing was imported."))
