"""The selected tag: its words, type, values, certainty, note, comments and history, each change one undo step."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import KnownError, NotFound
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.field_editors import ChoiceEditor, NoteEditor
from annotator.ui.docks.form_column import FormColumn, form_layout, row_label
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.section import Section
from annotator.ui.docks.tied_section import TiedSection
from annotator.ui.docks.type_chip import TypeChip
from annotator.ui.docks.value_form import ValueForm, Verb

if TYPE_CHECKING:
    from annotator.ui.docks.comment_thread import CommentThreads

_QUOTED_LIMIT = 400
"""Code points of the tagged words that are shown."""
_HISTORY_LIMIT = 50


class TagPanel(FormColumn):
    """Shows one tag and lets it be changed."""

    point_wanted = Signal(str, str)
    """(tag, field) for which another tag is to be pointed at."""
    tied_wanted = Signal(str)
    """Id of a tag or a ghost of another article to go to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tag: Annotation | None = None
        self._quoted = ""
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.quoted = PlainLabel(selectable=True)
        self.quoted.setAccessibleName(self.tr("Tagged words"))
        font = self.quoted.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.quoted.setFont(font)
        self.position = PlainLabel(faint=True)
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        self.type = QComboBox(self)
        self.type.setAccessibleName(self.tr("Type of the tag"))
        self.type.activated.connect(self._retype)
        head = QHBoxLayout()
        self.chip = TypeChip(self)
        head.addWidget(self.chip)
        head.addWidget(self.type, 1)
        self.remarks = QToolButton(self)
        self.remarks.setAutoRaise(True)
        self.remarks.setToolTip(self.tr("Go to the comments"))
        self.remarks.clicked.connect(self.write_comment)
        head.addWidget(self.remarks)
        self.values = ValueForm(self._session, self._do, self)
        self.values.point_wanted.connect(lambda field: self.point_wanted.emit(self.tag_id, field))
        self.values.done.connect(self.leave)
        column.addLayout(head)
        for widget in (self.quoted, self.position, self.problem, self.values, self._common()):
            column.addWidget(widget)
        threads = QWidget(self)
        self._threads = QVBoxLayout(threads)
        self._threads.setContentsMargins(0, 0, 0, 0)
        self.comments_section = Section("", threads, self, is_open=False)
        self.comments_section.folded.connect(lambda away: None if away else self.comments)
        self.history = PlainLabel(faint=True, selectable=True)
        self.history.setAccessibleName(self.tr("History of the tag"))
        self.history_section = Section(self.tr("History of the tag"), self.history, self, is_open=False)
        self.history_section.folded.connect(lambda _away: self._show_history())
        self.tied = TiedSection(self._session, self)
        self.tied.chosen.connect(self.tied_wanted)
        self.tied.untie_wanted.connect(
            lambda other: self._do(lambda tag: self._session.tying.untie(tag.id, other))
        )
        column.addWidget(self.tied)
        column.addWidget(self.comments_section)
        column.addWidget(self.history_section)
        self.delete = QPushButton(self.tr("Delete Tag"), self)
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._delete)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _common(self) -> QWidget:
        common = QWidget(self)
        form = form_layout(common)
        self.certainty = ChoiceEditor([(certainty_label(c), c) for c in CERTAINTIES], common)
        self.certainty.combo.removeItem(0)
        self.certainty.name(self.tr("Certainty"))
        self.certainty.settled.connect(
            lambda value: self._do(lambda tag: self._session.tagging.set_certainty(tag.id, value))
        )
        self.note = NoteEditor(common)
        self.note.name(self.tr("Note"))
        self.note.settled.connect(
            lambda value: self._do(lambda tag: self._session.tagging.set_note(tag.id, value))
        )
        form.addRow(row_label(self.tr("Certaint&y"), self.certainty.box), self.certainty)
        form.addRow(row_label(self.tr("&Note"), self.note.box), self.note)
        self._common_form = form
        return common

    # What others call

    @cached_property
    def comments(self) -> CommentThreads:
        """The threads and the box below them; made for the first tag with comments, or when they are unfolded."""
        from annotator.ui.docks.comment_thread import CommentThreads

        threads = CommentThreads(self._session, lambda verb: self._do(lambda _tag: verb()), self)
        self._threads.addWidget(threads)
        threads.show()  # at once, so that it can have the keyboard
        if self._tag is not None:
            threads.show_tag(self._tag.id)
        return threads

    @property
    def unsent(self) -> dict[str, str]:
        """Comments that were written and not sent, by tag."""
        return self.comments.unsent if "comments" in self.__dict__ else {}

    @property
    def tag_id(self) -> str:
        """Id of the tag shown, or empty."""
        return self._tag.id if self._tag else ""

    @property
    def tag_type(self) -> str:
        """Name of the type of the tag shown, or empty."""
        return self._tag.type if self._tag else ""

    @property
    def pointed_at(self) -> frozenset[str]:
        """Tags at which the one shown points."""
        links = self._tag.links.values() if self._tag else ()
        return frozenset(link.mention for link in links if link.mention)

    def show_tag(self, tag: Annotation, quoted: str) -> None:
        """Show a tag and its words. Fields of the same type stay as they are, so that the focus does."""
        if self._tag is not None and self._tag.id != tag.id:
            self.settle_all()
            self._complain(self._refused())
        self._tag, self._quoted = tag, quoted
        self._show_head(tag, quoted)
        self.values.show_tag(tag, self._type_of(tag))
        self._order_tabs()
        self._align_labels()
        self.certainty.set_value(tag.certainty)
        self.note.set_value(tag.note)
        self.show_tied()
        self.show_comments()
        self._show_history()
        reason = self._session.read_only
        self.lock(reason)
        for widget in (self.type, self.delete):
            widget.setEnabled(not reason)
            widget.setToolTip(plain_tooltip(reason))

    def first_field(self) -> QWidget:
        """Where a keyboard begins: the first empty value."""
        return self.values.first() or self.certainty

    def accept_offer(self) -> bool:
        """Take the value that is offered for the tag; returns whether there was one."""
        return self.values.accept_offer()

    def go_on(self) -> None:
        """Give the keyboard to the next value, after the last one to the text again."""
        focused = self.focusWidget()
        editors = self.values.editors.values()
        here = next((editor for editor in editors if focused and editor.isAncestorOf(focused)), None)
        if here is not None:
            self.values.go_on(here)
        else:
            super().go_on()

    def show_tied(self) -> None:
        """Read again which tags of other articles stand for the same."""
        if self._tag is not None:
            self.tied.show_tag(self._tag)

    def show_comments(self) -> None:
        """Read the comments of the tag again; open ones are unfolded."""
        if self._tag is None:
            return
        comments = self._session.commenting.comments(self._tag.id)
        if comments or "comments" in self.__dict__:
            self.comments.show_tag(self._tag.id)
        waiting = sum(not comment.reply_to and not comment.resolved_by for comment in comments)
        title = self.tr("Comments ({count}, {open} open)") if waiting else self.tr("Comments ({count})")
        numbers = {"count": QLocale().toString(len(comments)), "open": QLocale().toString(waiting)}
        self.remarks.setText(self.tr("✎ {count}").format(**numbers))
        self.remarks.setAccessibleName(self.tr("Comments: {count}").format(**numbers))
        self.remarks.setVisible(bool(comments))
        self.comments_section.set_title(title.format(**numbers) if comments else self.tr("Comments"))
        if waiting and not self.comments_section.is_open:
            self.comments_section.fold(False)

    def write_comment(self) -> None:
        """Give the keyboard to the box for comments."""
        self.comments_section.fold(False)
        self.comments.write()

    # Inside

    def _refused(self) -> str:
        """What was typed for the tag shown so far and is no value, so that it does not go without a word."""
        lost = [editor.value for editor in self.values.editors.values() if editor.problem_with(editor.value)]
        return (
            self.tr("Not kept for “{words}”: {values}").format(
                words=self._quoted[:40], values=", ".join(f"“{value}”" for value in lost)
            )
            if lost
            else ""
        )

    def _show_head(self, tag: Annotation, quoted: str) -> None:
        words = quoted if len(quoted) <= _QUOTED_LIMIT else f"{quoted[:_QUOTED_LIMIT]} …"
        self.quoted.setText(f"“{words}”" if tag.type != "quote" else words)
        self.position.setText(self._position(tag))
        types = self._session.tag_set.types()
        listed = [(t.label, t.name) for t in types]
        if tag.type not in (name for _label, name in listed):
            listed.append((tag.type, tag.type))
        if listed != [(self.type.itemText(i), self.type.itemData(i)) for i in range(self.type.count())]:
            self.type.clear()
            for label, name in listed:
                self.type.addItem(label, name)
        self.type.setCurrentIndex(self.type.findData(tag.type))
        self.chip.set_type(self._type_of(tag))

    def _position(self, tag: Annotation) -> str:
        places = ", ".join(
            f"{QLocale().toString(span.start)}–{QLocale().toString(span.end)}" for span in tag.target[:6]
        )
        if len(tag.target) > 6:
            places += " …"
        words = (
            self.tr("Characters {places}")
            if len(tag.target) == 1
            else self.tr("{count} fragments, characters {places}")
        )
        return words.format(places=places, count=len(tag.target))

    def _type_of(self, tag: Annotation) -> TagType:
        try:
            return self._session.tag_set.type(tag.type)
        except NotFound:  # a type of another tag set: its values are shown as they are
            return TagType(tag.type, tag.type, "", tag.type[:1].upper(), "#6b7075", "#9a9c9e", "plain", "seg")

    def _order_tabs(self) -> None:
        """From the type to the values: editors made later would be the last ones in the window."""
        chain: list[QWidget] = [self.type]
        for editor in self.values.editors.values():
            chain += (
                part
                for part in editor.findChildren(QWidget)
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus
                and part.window() is self.window()  # not in a list that drops down
                and not isinstance(part.parentWidget(), QComboBox)
            )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _align_labels(self) -> None:
        """One left edge for the fields of both forms."""
        common = (self._common_form.labelForField(editor) for editor in (self.certainty, self.note))
        labels = [*self.values.labels(), *filter(None, common)]
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setFixedWidth(width)

    def _retype(self, index: int) -> None:
        kind = self.type.itemData(index)
        if self._tag is not None and kind != self._tag.type:
            self._do(lambda tag: self._session.tagging.retype(tag.id, kind))

    def _delete(self) -> None:
        self._do(lambda tag: self._session.tagging.retract([tag.id]))

    def _do(self, verb: Verb) -> bool:
        """Change the tag; what was refused is said, and the fields show again what is."""
        if self._tag is None:
            return False
        tag = self._tag
        try:
            verb(tag)
        except KnownError as error:
            self._complain(str(error))
            self.show_tag(tag, self._quoted)
            return False
        self._complain("")
        return True

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_history(self) -> None:
        if self._tag is None or not self.history_section.is_open:
            return
        entries = self._session.history.of_subject(self._tag.id)
        from annotator.ui.docks.history_lines import history_lines

        lines = history_lines(entries)[-_HISTORY_LIMIT:]
        if len(entries) > _HISTORY_LIMIT:
            lines.insert(0, "…")
        self.history.setText("\n".join(lines))
