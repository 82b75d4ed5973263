"""The File menu, the archivist's name, and help: what opens a dialog or concerns the whole project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.model.errors import InvalidValue
from annotator.services import places
from annotator.ui.message_bar import Offer

_AFTER_OPENING = 1000
"""Milliseconds until the project is looked after; what is opened is shown first."""

if TYPE_CHECKING:
    from annotator.ui.file_dialogs import FileDialogs
    from annotator.ui.main_window import MainWindow


class Projects(Protocol):
    """What the desktop does with projects."""

    def open(self, path: Path) -> object:
        """Open a project in a window of its own, or bring that window forward."""

    def open_backup(self, path: Path) -> object:
        """Open a copy of the newest backup of a project."""

    def create(self, path: Path) -> object:
        """Make a project and open it."""

    def show_tour(self, window: MainWindow) -> None:
        """Show the tour over a window."""

    def retheme(self) -> None:
        """Put on the look that the settings ask for."""


class ProjectVerbs(QObject):
    """Connects the actions of one window."""

    def __init__(self, window: MainWindow, projects: Projects) -> None:
        super().__init__(window)
        self._window = window
        self._projects = projects
        on = window.actions_.on
        on("file.new", self.new)
        on("file.open", self.open)
        on("file.import_files", self.import_files)
        on("file.import_folder", self.import_folder)
        on("file.losses", window.importing.show_losses)
        on("file.metadata", lambda: self.edit_metadata(self._article()))
        on("file.remove_article", lambda: self.remove(self._article()))
        on("file.export", self.export)
        on("file.check", self.check)
        on("file.back_up", self.back_up)
        on("file.close", window.close)
        on("file.quit", QApplication.closeAllWindows)
        on("edit.annotator", self.change_name)
        on("help.keys", self.show_keys)
        on("help.about", self.about)
        window.library.metadata_wanted.connect(
            lambda article: window.actions_.guard(lambda: self.edit_metadata(article))
        )
        window.library.removal_wanted.connect(
            lambda article: window.actions_.guard(lambda: self.remove(article))
        )

    def new(self) -> None:
        """Ask where the new project shall lie and make it there."""
        path = self._asks().new_project()
        if path is not None:
            self._projects.create(path)

    def open(self) -> None:
        """Ask for a project and open it."""
        path = self._asks().project()
        if path is not None:
            self._projects.open(path)

    def import_files(self) -> None:
        """Ask for files, show what is found in them and import them."""
        window = self._window
        chosen = self._asks().files(window.session.accessioning.suffixes())
        window.exchange_verbs.sort(chosen, window.importing.review)

    def import_folder(self) -> None:
        """Ask for a folder, show what is found in it and import it."""
        self._window.importing.review(self._asks().folder())

    def _asks(self) -> FileDialogs:
        from annotator.ui.file_dialogs import FileDialogs

        return FileDialogs(self._window, self._folder())

    def edit_metadata(self, article: str) -> None:
        """Show what is known about an article, to be corrected."""
        from annotator.ui.dialogs.metadata_dialog import MetadataDialog

        MetadataDialog(self._window.session, article, self._window).open()

    def remove(self, article: str) -> None:
        """Take an article out of the project; the message offers to undo it."""
        window = self._window
        label = window.session.library.article(article).label
        window.session.accessioning.remove(article)
        window.reporting.tell_step(self.tr("“%s” was removed with its tags.") % label, window.undo)

    def export(self) -> None:
        """Show the ways of handing over."""
        from annotator.ui.dialogs.export_dialog import ExportDialog

        shown = [pane.article_id for pane in self._window.panes.panes if pane.article_id]
        window = self._window
        chosen = [window.library.current_article] if window.library.current_article else []
        ExportDialog(window.session, window.workers.run, shown, window, chosen=chosen).open()

    def _show_text(self, title: str, intro: str, text: str) -> None:
        from annotator.ui.text_dialog import TextDialog

        TextDialog(title, intro, text, self._window).open()

    def check(self) -> None:
        """Check every byte of the project."""

        def report(findings: list[str]) -> None:
            if findings:
                offer = (
                    self.tr("Show all"),
                    lambda: self._show_text(
                        self.tr("Check of the project"), self.tr("What was found:"), "\n".join(findings)
                    ),
                )
                self._window.messages.show_message(findings[0], offer, kind="error")
            else:
                self._window.messages.show_message(self.tr("The project is sound."))

        self._window.workers.run(self.tr("Checking"), self._window.session.upkeep.check, report)

    def back_up(self) -> None:
        """Make a verified backup."""

        def report(path: Path) -> None:
            self._window.messages.show_message(self.tr("A verified backup was made: %s") % path)

        self._window.workers.run(
            self.tr("Backing up"), lambda _progress: self._window.session.upkeep.back_up(), report
        )

    def look_after_soon(self) -> None:
        """Verify the project by backing it up, off the window's thread, once the window stands."""
        if self._window.session.read_only:
            return
        timer = QTimer(self._window)  # a child of the window: it is stopped when that closes
        timer.setSingleShot(True)
        timer.timeout.connect(self.look_after)
        timer.start(_AFTER_OPENING)

    def look_after(self) -> None:
        """Verify the project by backing it up; what the archivist must hear is said in the message bar."""
        window = self._window

        def report(sentence: str) -> None:
            if window.session.read_only:
                window.in_step.show_read_only()
            elif sentence:
                window.messages.show_message(sentence, kind="error")
            elif window.session.comparing.waiting:
                window.workers.run(
                    self.tr("Preparing related articles"), window.session.comparing.prepare, lambda _: None
                )

        window.workers.run(
            self.tr("Backing up"), lambda _progress: window.session.upkeep.look_after(), report
        )

    def ways_on(self, path: Path) -> list[Offer]:
        """What can be done about a project that cannot be opened or written."""
        from annotator.services.upkeep import newest_backup

        guard = self._window.actions_.guard
        offers: list[Offer] = []
        if newest_backup(path) is not None:
            offers.append(
                (self.tr("Open Newest Backup"), lambda: guard(lambda: self._projects.open_backup(path)))
            )
        offers.append((self.tr("Open Another…"), lambda: guard(self.open)))
        return offers

    def change_name(self) -> None:
        """Ask for the name that stands beside new tags."""
        from annotator.ui.dialogs.name_dialog import NameDialog

        dialog = NameDialog(self._window.session.history.by, self._window)
        dialog.accepted.connect(lambda: self._window.actions_.guard(lambda: self.set_name(dialog.name())))
        dialog.open()

    def set_name(self, name: str) -> None:
        """Let new tags carry this name."""
        if not name.strip():
            raise InvalidValue("Please give a name; it stands beside every tag you make.")
        window = self._window
        window.session.history.by = name.strip()
        window.settings.annotator = name.strip()
        window.settings.save()
        window.status_line.show_annotator(name.strip())

    def ask_name_kindly(self) -> None:
        """Say once under which name tags are made, with a way to change it; nothing waits for an answer."""
        window = self._window
        if window.settings.annotator or window.session.read_only or window.messages.text:
            return
        name = window.session.history.by
        # Who does not answer keeps the name, and is not asked again.
        self.set_name(name)
        window.messages.show_message(
            self.tr("Your tags will carry the name “%s”.") % name,
            (self.tr("Keep it"), lambda: self.set_name(name)),
            (self.tr("Change…"), self.change_name),
        )

    def show_keys(self) -> None:
        """Show what every key does."""
        from annotator.ui.dialogs.shortcut_help import ShortcutHelp

        actions = self._window.actions_
        dialog = ShortcutHelp(actions.specs, actions.keys, self._window)
        dialog.change_wanted.connect(self.change_keys)
        dialog.open()

    def change_keys(self) -> None:
        """Let the keys be changed; every change holds at once and is kept."""
        from annotator.ui.dialogs.keys_dialog import KeysDialog

        actions = self._window.actions_
        dialog = KeysDialog(actions.specs, actions.keys, self._window)
        dialog.rebound.connect(self._keys_changed)
        dialog.open()

    def _keys_changed(self) -> None:
        window = self._window
        window.actions_.show_keys()
        window.settings.keys = window.actions_.keys.changed()
        window.actions_.guard(window.settings.save)

    def about(self) -> None:
        """Say what the program is and where it keeps its things."""
        from annotator.ui.dialogs.about_dialog import AboutDialog

        where = [self._window.path, places.settings_file(), places.backups_folder(self._window.path)]
        AboutDialog(__version__, "\n".join(map(str, where)), self._window).open()

    def _article(self) -> str:
        article = self._window.panes.active.article_id
        if not article:
            raise InvalidValue("Open an article in this pane first.")
        return article

    def _folder(self) -> Path:
        recent = self._window.settings.recent
        path = Path(recent[0]).parent if recent else Path.home()
        return path if path.is_dir() else Path.home()
