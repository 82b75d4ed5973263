"""The running application: its look, its windows (one per project), and which project it begins with."""

import gc
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from annotator.model.errors import KnownError
from annotator.resource_files import resource, resources
from annotator.services import places
from annotator.services.session import Openers, Session
from annotator.ui.failures import catch_all, report_of
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import apply_theme, follow_system


def start(openers: Openers, path: Path | None) -> int:
    """Open the window and return the exit status once the last one is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal; every step is saved already
    # Asked for by an argument: to touch a style from Python costs a twentieth of the start.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    dress(application, openers.settings.theme)
    desktop = Desktop(application, openers)
    try:
        desktop.begin(path)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    QTimer.singleShot(0, _collect_from_now_on)
    return application.exec()


def _collect_from_now_on() -> None:
    """Let the garbage collector, switched off for the start, look at what comes after it."""
    gc.freeze()
    gc.enable()


def dress(application: QApplication, theme: str) -> None:
    """Give the application its name, style, fonts and language."""
    application.setApplicationName("annotator")
    application.setApplicationDisplayName("Annotator")
    application.setDesktopFileName("annotator")
    icon = resource("icons", "annotator.svg")
    if icon.is_file():
        application.setWindowIcon(QIcon(str(icon)))
    for font in resources("fonts", ".ttf"):
        QFontDatabase.addApplicationFont(str(font))
    for name, folder in (
        ("annotator", str(resource("translations"))),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale.system(), name, "_", folder):
            application.installTranslator(translator)
    apply_theme(application, theme)


_MOST_SAMPLES = 100


class Desktop(QObject):
    """Opens projects, each in a window of its own."""

    def __init__(self, application: QApplication, openers: Openers) -> None:
        super().__init__(application)
        self._application = application
        self._openers = openers
        self.settings = openers.settings
        self.windows: list[MainWindow] = []
        follow_system(application, lambda: self.settings.theme)
        catch_all(self._handle)

    def begin(self, path: Path | None) -> MainWindow:
        """Open the project given, else the last one, else the sample project.

        When it cannot be opened, the sample project opens instead and its message bar says why.
        """
        last = (Path(recent) for recent in self.settings.recent if Path(recent).is_file())
        wanted = path or next(last, None)
        if wanted is None:
            return self._open_sample()
        try:
            return self.open(wanted)
        except KnownError as error:
            window = self._open_sample()
            window.messages.show_message(str(error), *window.verbs.ways_on(wanted), kind="error")
            return window

    def open(self, path: Path) -> MainWindow:
        """Open a project in a window of its own, or bring that window forward. Raises KnownError."""
        for window in self.windows:
            if window.path.resolve() == path.resolve():
                window.raise_()
                window.activateWindow()
                return window
        return self._show(self._openers.open(path.absolute(), by=self.settings.name(), fall_back=True))

    def open_backup(self, path: Path) -> MainWindow:
        """Open a copy of the newest backup of a project, which is left as it is. Raises KnownError."""
        from annotator.services.upkeep import restore_newest

        return self.open(restore_newest(path.absolute()))

    def create(self, path: Path) -> MainWindow:
        """Make a project and open it."""
        return self._show(self._openers.create(path.absolute(), by=self.settings.name()))

    def show_tour(self, window: MainWindow) -> None:
        """Show the tour over a window."""
        from annotator.ui.tour import Tour  # most starts need none

        tr = window.tr
        stops: list[tuple[QWidget, str, str]] = [
            (
                window.panes,
                tr("Two reports of one event"),
                tr(
                    "Select words with the mouse, or with Shift and the arrow keys. "
                    "Grey lines are furniture, such as advertisements; they are kept but do not count."
                ),
            ),
            (
                window.palette_bar,
                tr("One key makes a tag"),
                tr(
                    "Select words, then press P for a person, R for a role, D for a date, Q for a quote. "
                    "Or press the key first and then select: everything you select is tagged until Esc."
                ),
            ),
            (
                window.inspector,
                tr("What you know about it"),
                tr(
                    "Return keeps what is offered for a tag, or takes you to its values here; "
                    "Esc takes you back to the text. N makes a new entry of a name."
                ),
            ),
            (
                window.tags,
                tr("All tags, and what the articles share"),
                tr(
                    "A row leads to its place in the text. Ctrl+K compares the articles; the other tables then say "
                    "who says what, in which words, and where they contradict each other. "
                    "Nothing needs saving, and Ctrl+Z undoes every step."
                ),
            ),
        ]
        tour = Tour(stops, window)
        tour.ended.connect(lambda: self._tour_ended(window))
        tour.begin()

    def _open_sample(self) -> MainWindow:
        path = places.sample_project()
        for number in range(2, _MOST_SAMPLES):
            if not path.is_file():
                break
            try:
                session = self._openers.open(path, by=self.settings.name(), fall_back=True)
            except KnownError:
                # A damaged sample is left as it is, like any project; there must be a window all the same.
                path = places.sample_project().with_stem(f"Sample project {number}")
            else:
                return self._show(session)
        from annotator.services.sample import make_sample

        session = make_sample(self._openers.create, path)
        session.history.by = self.settings.name()
        return self._show(session)

    def _show(self, session: Session) -> MainWindow:
        window = MainWindow(session, self.settings, self)
        window.closed.connect(lambda: self._closed(window))
        self.windows.append(window)
        self.settings.remember(str(session.path))
        for open_window in self.windows:
            open_window.menus.show_recent(self.settings.recent, lambda path: self.open(Path(path)))
        window.show()
        window.verbs.look_after_soon()
        window.shared_folder.check_soon()
        QTimer.singleShot(0, window, lambda: window.actions_.guard(self.settings.save))  # the disk can wait
        if self.settings.tour_seen:
            window.verbs.ask_name_kindly()
        elif self._is_plain_start(session):
            self.show_tour(window)
        return window

    def _is_plain_start(self, session: Session) -> bool:
        return session.path == places.sample_project()

    def _tour_ended(self, window: MainWindow) -> None:
        self.settings.tour_seen = True
        window.actions_.guard(self.settings.save)
        window.panes.active.focus_text()
        window.verbs.ask_name_kindly()

    def _closed(self, window: MainWindow) -> None:
        self.windows.remove(window)
        window.deleteLater()

    def retheme(self) -> None:
        """Put on the look that the settings ask for."""
        apply_theme(self._application, self.settings.theme)

    def _handle(self, error: BaseException) -> None:
        """What nobody caught is told in the window in front."""
        active = self._application.activeWindow()
        front = [w for w in self.windows if w is active] or self.windows[-1:]
        if front:
            front[0].failures.handle(error)
        else:
            print(error if isinstance(error, KnownError) else report_of(error), file=sys.stderr)
