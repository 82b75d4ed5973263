"""The values of the selected tag, one editor for each field of its type."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.proposal import Proposal
from annotator.model.tag_type import Field, TagType
from annotator.services.session import Session
from annotator.ui.docks.date_fields import DATE_KINDS, DateFields
from annotator.ui.docks.entry_offers import EntryOffer, EntryOffers
from annotator.ui.docks.field_editors import FieldEditor, editor_for
from annotator.ui.docks.form_column import form_layout, row_label
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.link_editor import LinkEditor, Shown
from annotator.ui.docks.mnemonics import with_mnemonics
from annotator.ui.docks.terms_used import TermsUsed

COMMON_LETTERS = "yn"
"""Mnemonics of the fields that every tag has: certainty and note."""

Verb = Callable[[Annotation], object]


class ValueForm(QWidget):
    """Shows values and asks for changes; `do` makes them, says what was refused, and has the tag shown anew."""

    point_wanted = Signal(str)
    """Name of the field for which a tag is to be pointed at."""
    entry_wanted = Signal(str)
    """Id of an entry to show in the register."""
    done = Signal()
    """The last value was finished."""

    def __init__(self, session: Session, do: Callable[[Verb], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._do = do
        self._terms = TermsUsed(session)
        self._dates = DateFields(session, do)
        self._tag: Annotation | None = None
        self._type: TagType | None = None
        self._proposed: set[str] = set()
        self._hint: PlainLabel  # made with the editors
        self.form: QFormLayout = form_layout(self)
        self.editors: dict[str, FieldEditor] = {}

    @property
    def terms(self) -> TermsUsed:
        """What is completed while typing; it follows the changes of the project."""
        return self._terms

    def show_tag(self, tag: Annotation, tag_type: TagType) -> None:
        """Show the values of a tag; the editors of the same type stay, so that the focus does."""
        self._tag = tag
        if tag_type != self._type:
            self._build(tag_type)
        words = self._session.tagging.shown(tag)
        for field in tag_type.fields:
            editor = self.editors[field.name]
            if isinstance(editor, LinkEditor):
                offers = EntryOffers(self._session, tag, field)
                editor.show_link(self._shown(tag, field, words), offers, hints=not self._session.read_only)
            else:
                editor.set_value(words.get(field.name, ""))
        self._dates.show_tag(tag)
        self._proposed = set()
        for proposal in self._proposals(tag, tag_type):
            self._proposed.add(proposal.field)
            self.editors[proposal.field].propose(proposal)
        for name in self.editors.keys() - self._proposed:
            self.editors[name].propose(None)
        self._hint.setVisible(bool(self._proposed))

    def labels(self) -> Iterator[QWidget]:
        """The labels in front of the editors."""
        for editor in self.editors.values():
            label = self.form.labelForField(editor)
            if label is not None:
                yield label

    def follow_scrolling(self) -> None:
        """Let an open list stay with its line."""
        for editor in self.editors.values():
            if isinstance(editor, LinkEditor):
                editor.follow_scrolling()

    def first(self) -> FieldEditor | None:
        """Where a keyboard begins: the first value that is empty, else the first."""
        empty = (editor for editor in self.editors.values() if not editor.value)
        return next(empty, next(iter(self.editors.values()), None))

    def accept_offer(self) -> bool:
        """Take everything that is proposed, or else the entry that is offered; returns whether there was any."""
        if self._proposed:
            return self._do(lambda tag: self._session.proposing.accept(tag.id))
        return any(editor.accept_offer() for editor in self.editors.values())

    def _proposals(self, tag: Annotation, tag_type: TagType) -> list[Proposal]:
        has_all = all(field.name in tag.values or field.name in tag.links for field in tag_type.fields)
        return [] if has_all or self._session.read_only else self._session.proposing.proposals(tag.id)

    def go_on(self, editor: FieldEditor) -> None:
        """Give the keyboard to the next value; after the last one, say that it is done.

        A value that is proposed is kept, if nothing was typed instead.
        """
        name = next(name for name, other in self.editors.items() if other is editor)
        if name in self._proposed and not editor.value:
            self._do(lambda tag: self._session.proposing.accept(tag.id, name))
        editors = list(self.editors.values())
        place = editors.index(editor) + 1
        if place < len(editors):
            editors[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            editor.settle()
            self.done.emit()

    def _build(self, tag_type: TagType) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self._type = tag_type
        self._dates = DateFields(self._session, self._do)
        self.editors = {field.name: self._editor(tag_type, field) for field in tag_type.fields}
        words = with_mnemonics([field.label for field in tag_type.fields], COMMON_LETTERS)
        for field, marked in zip(tag_type.fields, words, strict=True):
            editor = self.editors[field.name]
            label = row_label(marked, editor.box)
            self.form.addRow(label, editor)
            for widget in (label, editor):
                widget.show()  # at once: Qt would do it later, and the form would be empty for a moment
        self._hint = PlainLabel(self.tr("Return keeps what is proposed."), faint=True)
        self.form.addRow(self._hint)
        self.setVisible(bool(tag_type.fields))

    def _editor(self, tag_type: TagType, field: Field) -> FieldEditor:
        key = field.name
        if not field.is_link:
            editor: FieldEditor = (
                self._dates.editor(field, self)
                if field.kind in DATE_KINDS
                else editor_for(field, lambda: self._terms.of(tag_type.name, key), self)
            )
            editor.settled.connect(
                lambda value: self._do(lambda tag: self._session.tagging.set_value(tag.id, key, value))
            )
            return editor
        link = LinkEditor(self._session, field, self)
        link.name(field.label, field.hint)
        link.settled.connect(lambda words: self._keep(key, words))
        link.taken.connect(lambda offer: self._take(link, key, offer))
        link.point_wanted.connect(lambda: self.point_wanted.emit(key))
        link.entry_wanted.connect(self.entry_wanted)
        link.certainty_chosen.connect(
            lambda chosen: self._do(lambda tag: self._session.tagging.set_link_certainty(tag.id, key, chosen))
        )
        return link

    def _keep(self, key: str, words: str) -> None:
        tagging, naming = self._session.tagging, self._session.naming
        self._do(lambda tag: naming.keep(tag.id, key, words) if words else tagging.set_value(tag.id, key, ""))

    def _take(self, editor: LinkEditor, key: str, offer: EntryOffer) -> None:
        def link(tag: Annotation) -> object:
            if offer.record:
                return self._session.tagging.set_link(tag.id, key, Link(record=offer.record))
            return self._session.naming.make(tag.id, key, offer.name, offer.kind)

        if self._do(link) and editor.line.hasFocus():
            self.go_on(editor)

    def _shown(self, tag: Annotation, field: Field, words: dict[str, str]) -> Shown:
        link = tag.links.get(field.name)
        if link is None:
            return Shown(words.get(field.name, ""))
        record = self._session.registering.record_of_link(link)
        pointed = self._session.library.quoted(link.mention) if link.mention else ""
        return Shown(
            words=record.name if record else " ".join(pointed.split()),
            kind=record.kind if record else self._session.library.tag(link.mention).type if pointed else "",
            certainty=link.certainty,
            record=record.id if record else "",
            pointed=" ".join(pointed.split()),
        )
