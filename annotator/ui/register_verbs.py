"""What is done with the register: entries made, changed, merged, split, deleted; their mentions shown and lit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from annotator.model.errors import InvalidValue, NotFound
from annotator.model.record import Record
from annotator.ui.article_pane import ArticlePane
from annotator.ui.docks.counted import counted
from annotator.ui.mention_light import MentionLight

if TYPE_CHECKING:
    from annotator.services.linking_names import LinkedNames
    from annotator.ui.main_window import MainWindow

Result = TypeVar("Result")


class RegisterVerbs(QObject):
    """Connects the register dock of one window; what was done is said in the message bar, with Undo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._dock = window.register
        self._light = MentionLight(window.session, window.panes)
        guard = window.actions_.guard
        self._dock.verb_wanted.connect(lambda verb, entry: guard(lambda: self.do(verb, entry)))
        self._dock.tag_wanted.connect(lambda tag: guard(lambda: self.step_to(tag)))
        self._dock.entry_chosen.connect(self._light.show)
        window.grammar.escaped.connect(self._dock.clear)
        window.actions_.on("tag.entry", self.show_entry_of_tag)
        window.follower.changed.connect(self._light.show_change)
        window.panes.each(self._listen)
        window.panes.pane_closed.connect(self._show_panes)
        self._show_panes()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(lambda: self._light.follow(pane))
        pane.article_changed.connect(self._show_panes)

    def _show_panes(self) -> None:
        shown = dict.fromkeys(pane.article_id for pane in self._window.panes.panes if pane.article_id)
        library = self._session.library
        self._dock.show_panes([(article, library.article(article).label) for article in shown])

    # Showing

    def step_to(self, tag_id: str) -> None:
        """Show a mention where it stands; the keyboard stays where it is."""
        tag = self._session.library.tag(tag_id)
        self._window.grammar.go_to(self._window.panes.open(tag.article), tag)

    def show_entry_of_tag(self) -> None:
        """Bring forward the entry that the selected tag stands for, or else one that it names."""
        selected = self._window.grammar.selected
        if not selected:
            raise NotFound("There is no tag at the caret; move the caret into one, or press ] for the next.")
        registering, tag = self._session.registering, self._session.library.tag(selected)
        named = (registering.record_of_link(link) for link in tag.links.values())
        record = registering.record_of(tag) or next(filter(None, named), None)
        if record is None:
            raise InvalidValue("This tag leads to no entry of the register; press I to give it one.")
        self._dock.show_entry(record.id)
        self._dock.focus_list()

    # Doing

    def do(self, verb: str, entry: str) -> None:
        """Do what the dock asks for: `new`, `edit`, `merge`, `split`, `delete`, `claims` or `link`."""
        if verb == "new":
            self.new()
        elif verb == "link":
            self.link_names()
        elif entry:
            record = self._session.registering.record(entry)
            {
                "edit": self.edit,
                "merge": self.merge,
                "split": self.split,
                "delete": self.delete,
                "claims": self._window.claim_verbs.show_claims,
            }[verb](record)

    def new(self) -> None:
        """Ask what the new entry is called."""
        from annotator.ui.dialogs.record_dialog import RecordDialog

        kind = self._dock.browser.kind.currentData() or "person"
        dialog = RecordDialog(self._session, None, self._window, kind=kind)

        def tell() -> None:
            if dialog.record is not None:
                self._show(dialog.record, self.tr("Made the entry “%s”.") % dialog.record.name)

        self._open(dialog, tell)

    def edit(self, record: Record) -> None:
        """Show everything that is known of an entry, to be changed."""
        from annotator.ui.dialogs.record_dialog import RecordDialog

        dialog = RecordDialog(self._session, record, self._window)

        def tell() -> None:
            changed = dialog.record
            if changed is not None and changed.name != record.name:
                words = self.tr("Renamed “{old}” to “{new}”.").format(old=record.name, new=changed.name)
                self._tell(words + self._follow(self._mentions(record)))

        self._open(dialog, tell)

    def merge(self, record: Record) -> None:
        """Ask for the other entry, show both, and let one speak for the other."""
        from annotator.ui.dialogs.merge_dialog import MergeDialog

        dialog = MergeDialog(self._session, record, self._window, self._window.workers.run)

        def merge() -> None:
            kept, gone, words = dialog.kept, dialog.gone, self.tr("Merged “{gone}” into “{kept}”.")
            words = words.format(gone=gone.name, kept=kept.name) + self._follow(dialog.moved)
            self._do(
                self.tr("Merging entries"),
                lambda: self._session.registering.merge(kept.id, [gone.id]),
                lambda merged: self._show(merged, words),
            )

        self._open(dialog, merge)

    def split(self, record: Record) -> None:
        """Show the mentions of an entry, and make a new one of those that are chosen."""
        registering = self._session.registering
        self._do(
            self.tr("Reading the mentions"),
            lambda: registering.mentions_in_words(record.id),
            lambda told: self._ask_to_split(record, told),
        )

    def _ask_to_split(self, record: Record, told: Sequence[tuple[str, str, str]]) -> None:
        from annotator.ui.dialogs.split_dialog import SplitDialog

        if not told:
            raise InvalidValue("This entry has no mentions that could be split off.")
        dialog = SplitDialog(self._session, record, told, self._window)

        def split() -> None:
            mentions, name = dialog.mentions, dialog.name.text()
            words = self.tr("Split “{new}” off, with {mentions} of “{old}”.").format(
                new=" ".join(name.split()), mentions=counted("mention", len(mentions)), old=record.name
            )
            self._do(
                self.tr("Splitting an entry"),
                lambda: self._session.registering.split(record.id, mentions, name),
                lambda new: self._show(new, words),
            )

        self._open(dialog, split)

    def delete(self, record: Record) -> None:
        """Delete an entry; when tags lead to it, ask what becomes of them."""
        mentions = self._mentions(record)
        if not mentions:
            self._session.registering.delete(record.id)
            self._tell(self.tr("Deleted “%s” from the register.") % record.name)
            return
        from annotator.services.registering import UNLINK
        from annotator.ui.dialogs.delete_dialog import DeleteDialog

        dialog = DeleteDialog(self._session, record, mentions, self._window, self._window.workers.run)

        def delete() -> None:
            target = dialog.target
            words = self.tr("Deleted “{name}”. {mentions} lead to “{target}” now.")
            if target is None:
                words = self.tr("Deleted “{name}”. {mentions} keep the name as plain words.")
            words = words.format(
                name=record.name,
                mentions=counted("mention", mentions),
                target=target.name if target else "",
            )
            self._do(
                self.tr("Deleting an entry"),
                lambda: self._session.registering.delete(record.id, target.id if target else UNLINK),
                lambda _none: self._show(target, words),
            )

        self._open(dialog, delete)

    def link_names(self) -> None:
        """Make links of all names that stand in tags as plain words."""

        def tell(linked: LinkedNames) -> None:
            words = self.tr("Linked {names} to the register; {made} made.").format(
                names=counted("value", linked.links), made=counted("entry", linked.made)
            )
            if linked.left:
                words += " " + self.tr("Left, because several entries have the name: {names}").format(
                    names=", ".join(linked.left)
                )
            self._tell(words)
            self._dock.count_unlinked()

        self._do(self.tr("Linking names"), self._session.registering.link_names, tell)

    # Inside

    def _open(self, dialog: QDialog, accepted: Callable[[], None]) -> None:
        dialog.accepted.connect(lambda: self._window.actions_.guard(accepted))
        dialog.open()

    def _do(self, title: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Have something done off the window's thread: an entry may have a hundred thousand mentions."""
        guard = self._window.actions_.guard
        self._window.workers.run(title, lambda _progress: work(), lambda result: guard(lambda: done(result)))

    def _mentions(self, record: Record) -> int:
        return sum(form.count for form in self._session.registering.forms(record.id))

    def _follow(self, mentions: int) -> str:
        """How many mentions follow, as a second sentence, if any do."""
        if not mentions:
            return ""
        words = self.tr("1 mention follows.") if mentions == 1 else self.tr("{mentions} follow.")
        return " " + words.format(mentions=counted("mention", mentions))

    def _show(self, record: Record | None, words: str) -> None:
        """Choose an entry, if there is one, and say what was done."""
        if record is not None:
            self._dock.show_entry(record.id)
        self._tell(words)

    def _tell(self, words: str) -> None:
        self._window.reporting.tell_step(words, self._window.undo)
