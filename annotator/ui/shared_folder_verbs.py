"""File ▸ Colleagues: a folder that colleagues share, in which each publishes and finds what is new of the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.model.errors import KnownError
from annotator.ui.docks.counted import counted
from annotator.ui.exchange_verbs import show_in_folder

if TYPE_CHECKING:
    from annotator.model.progress import Progress
    from annotator.services.exchanging import LookedAt
    from annotator.ui.main_window import MainWindow

_AFTER_OPENING = 1500
"""Milliseconds until the folder is looked at; what is opened is shown first."""


class SharedFolderVerbs(QObject):
    """Connects the actions of one window; the folder is remembered for each project."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._waiting = 0
        on = window.actions_.on
        on("file.publish_to", self.choose)
        on("file.publish", self.publish)
        on("file.take_in_new", self.take_in_new)
        window.follower.changed.connect(lambda _change: self.show_state())
        window.exchange_verbs.taken.connect(self.check)
        self.show_state()

    @property
    def folder(self) -> Path | None:
        """The folder that is shared, if one was chosen."""
        name = self._window.settings.folders.get(str(self._window.path), "")
        return Path(name) if name else None

    def choose(self) -> None:
        """Ask for the folder, remember it and publish there."""
        from annotator.ui.file_dialogs import FileDialogs

        folder = FileDialogs(self._window, self.folder or self._window.path.parent).shared_folder()
        if folder is not None:
            self._window.settings.folders[str(self._window.path)] = str(folder)
            self._window.settings.save()
            self.show_state()
            self.publish()

    def publish(self) -> None:
        """Put all of the project into the folder."""
        folder = self.folder
        if folder is None:
            self.choose()
            return

        def done(path: Path) -> None:
            said = self.tr("Published in “{folder}”, for colleagues to take in.").format(folder=folder.name)
            self._window.messages.show_message(said, show_in_folder(path))
            self.check()

        self._window.workers.run(
            self.tr("Publishing"), lambda progress: self._session.exchanging.publish(folder, progress), done
        )

    def take_in_new(self) -> None:
        """Show what is new in the folder, to be taken in."""
        folder = self.folder
        if folder is None:
            return

        def nothing_new(looked: LookedAt) -> None:
            self._count(looked)
            said = [self.tr("There is nothing new in “{folder}”.").format(folder=folder.name)]
            said += [sentence for _name, sentence in looked.failed]
            self._window.messages.show_message(" ".join(said), kind="warning" if looked.failed else "news")

        self._window.exchange_verbs.look_by(
            lambda progress: self._session.exchanging.look_in(folder, progress), nothing_new
        )

    def check_soon(self) -> None:
        """Look whether something new lies in the folder once the window stands, and say so quietly."""
        if self.folder is not None and not self._window.session.read_only:
            timer = QTimer(self._window)  # a child of the window: it is stopped when that closes
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self.check(tell=True))
            timer.start(_AFTER_OPENING)

    def check(self, *, tell: bool = False) -> None:
        """Count what is new in the folder, off the window's thread; one that cannot be reached says nothing now."""
        folder = self.folder
        if folder is None:
            return

        def work(progress: Progress) -> LookedAt | None:
            try:
                return self._session.exchanging.look_in(folder, progress)
            except KnownError:
                return None

        def done(looked: LookedAt | None) -> None:
            if looked is None:
                return
            self._count(looked)
            messages = self._window.messages
            if tell and looked.plans and not messages.text:
                people = ", ".join(dict.fromkeys(plan.bundle.by for plan in looked.plans))
                said = self.tr("{bundles} from {people} in “{folder}”.").format(
                    bundles=counted("new bundle", len(looked.plans)), people=people, folder=folder.name
                )
                messages.show_message(
                    said, (self.tr("Take In…"), self._window.actions_["file.take_in_new"].trigger)
                )

        self._window.workers.run(self.tr("Looking into the shared folder"), work, done)

    def _count(self, looked: LookedAt) -> None:
        self._waiting = len(looked.plans)
        self.show_state()

    def show_state(self) -> None:
        """Name the folder and the number of new bundles in the menu; without a folder there is only the choice of one."""
        folder = self.folder
        publish, take_in = (self._window.actions_[name] for name in ("file.publish", "file.take_in_new"))
        for action in (publish, take_in):
            action.setVisible(folder is not None)
        if folder is not None:
            publish.setText(self.tr("&Publish in “{folder}”").format(folder=folder.name.replace("&", "&&")))
        new = self.tr("Take In What Is &New")
        take_in.setText(f"{new} ({self._waiting})" if self._waiting else new)
