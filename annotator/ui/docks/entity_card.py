"""One entry of the register: what is known of it, and all the words by which articles mention it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.model.record import Record
from annotator.services.session import Session
from annotator.text.identifiers import shown as identifier_as_printed
from annotator.ui.docks.entity_forms import EntityForms, Step, usage_of
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.record_words import summary
from annotator.ui.docks.running import Run, run_here
from annotator.ui.docks.type_chip import TypeChip

_PAUSE = 150
"""Milliseconds by which the counts may lag behind, so that tagging never waits for them."""

_MANY = 2000
"""Mentions from which on they are looked for off the window's thread."""


class EntityCard(QWidget):
    """Shows one entry, follows what is changed in it, and steps through its mentions."""

    tag_wanted = Signal(str)
    """Id of a mention that is to be shown; the keyboard stays here."""
    gone = Signal()
    """The entry shown is no longer in the register."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__(parent)
        self._session = session
        self._run = run
        self._asked = 0
        self._panes: tuple[tuple[str, str], ...] = ()
        self._record: Record | None = None
        self._step: Step | None = None
        self._tags: list[str] = []
        self._place = -1
        self._build()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.refresh)

    def _build(self) -> None:
        self.chip = TypeChip(self)
        self.name = PlainLabel(strong=True, selectable=True)
        self.name.setAccessibleName(self.tr("Preferred name"))
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.name.setFont(font)
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addWidget(self.name, 1)
        self.summary = PlainLabel(faint=True)
        self.also = PlainLabel(selectable=True)
        self.identifiers = PlainLabel(selectable=True)
        self.identifiers.setAccessibleName(self.tr("Identifiers"))
        self.note = PlainLabel(selectable=True)
        self.note.setAccessibleName(self.tr("Note"))
        self.sources = PlainLabel(faint=True, selectable=True)
        self.sources.setAccessibleName(self.tr("Sources"))
        self.forms = EntityForms(self._session, self)
        self.forms.step_wanted.connect(self.step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for line in (self.summary, self.also, self.identifiers, self.note, self.sources, self.forms):
            column.addWidget(line)
        column.addStretch(1)
        self.setFocusProxy(self.forms)

    # What others call

    @property
    def record_id(self) -> str:
        """Id of the entry shown, or empty."""
        return self._record.id if self._record else ""

    def show_record(self, identifier: str) -> None:
        """Show an entry; of one that was merged, the one that speaks for it. An empty id shows none."""
        if identifier != self.record_id:
            self._step = None
        self._read(identifier)

    def show_panes(self, panes: Sequence[tuple[str, str]]) -> None:
        """Say which articles are open, as (id, title)."""
        if tuple(panes) != self._panes:
            self._panes = tuple(panes)
            self.refresh()

    def show_change(self, change: Change) -> None:
        """Bring the card in line with what a step changed, a moment later."""
        if self._record is not None and change.kinds & {"record", "annotation", "article", "tag_type"}:
            self._later.start()

    def refresh(self) -> None:
        """Read what is shown again."""
        self._later.stop()
        self._read(self.record_id)

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
        self._asked += 1

    def step(self, step: Step) -> None:
        """Go to the next of some mentions: to the first one, when another row was stepped through before."""
        if step == self._step:
            self._step_on()
            return
        self._asked += 1
        asked, record, registering = self._asked, self.record_id, self._session.registering

        def read(_progress: Progress) -> list[str]:
            found = registering.mentions(record, step.article, field=step.field, form=step.form)
            return list(dict.fromkeys(tag for tag, _field in found))

        def begin(tags: list[str]) -> None:
            if asked == self._asked and record == self.record_id:
                self._step, self._tags, self._place = step, tags, -1
                self._step_on()

        many = self.forms.usage is not None and self.forms.usage.mentions > _MANY
        (self._run if many else run_here)(self.tr("Finding the mentions"), read, begin)

    def _step_on(self) -> None:
        if self._step is not None and self._tags:
            self._place = (self._place + 1) % len(self._tags)
            self.forms.show_place(self._step, self._place + 1, len(self._tags))
            self.tag_wanted.emit(self._tags[self._place])

    def step_through_all(self) -> None:
        """Go to the next of all mentions in the project."""
        self.step(Step())

    # Inside

    def _read(self, identifier: str) -> None:
        before = self._record
        try:
            record = self._session.registering.record(identifier) if identifier else None
        except KnownError:
            record = None
        self._record = record
        if record is None:
            if before is not None:
                self.gone.emit()
            return
        if record != before:
            self._show_facts(record)
        usage = usage_of(self._session, record, self._panes, self.forms.usage)
        if self.forms.show_usage(usage):
            self._step = None

    def _show_facts(self, record: Record) -> None:
        self.chip.set_type(self._session.tag_set.type(record.kind))
        self.name.setText(record.name)
        origin = self.tr("from {file}").format(file=record.origin) if record.origin else ""
        self.summary.setText(" · ".join(filter(None, (summary(record), origin))))
        self.summary.setToolTip(plain_tooltip(record.dates))
        self.also.setText(self.tr("Also: {names}").format(names=", ".join(record.forms)))
        self.also.setVisible(bool(record.forms))
        printed = (f"{found.scheme} {identifier_as_printed(found)}" for found in record.identifiers)
        for label, text in (
            (self.identifiers, "\n".join(printed)),
            (self.note, record.note),
            (self.sources, "\n".join(record.sources)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
