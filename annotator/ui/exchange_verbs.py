"""File ▸ Colleagues: hand work over as a bundle, and take in what colleagues hand over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from annotator.model.errors import ProjectReadOnly
from annotator.ui.docks.counted import counted
from annotator.ui.message_bar import Offer

if TYPE_CHECKING:
    from annotator.model.progress import Progress
    from annotator.services.bundling import Bundled
    from annotator.services.exchanging import LookedAt, TakenFromFolder
    from annotator.ui.bundle_words import Told
    from annotator.ui.file_dialogs import FileDialogs
    from annotator.ui.main_window import MainWindow

Paths = Sequence[Path]


class ExchangeVerbs(QObject):
    """Connects the actions of one window; what was done is said in the message bar."""

    taken = Signal()
    """Something came in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        for name, kind in (
            ("file.hand_work", "work"),
            ("file.hand_in", "hand-in"),
            ("file.send_feedback", "feedback"),
            ("file.hand_everything", "everything"),
        ):
            window.actions_.on(name, partial(self.make, kind))
        window.actions_.on("file.take_in", self.choose)

    # Out

    def make(self, kind: str) -> None:
        """Show what a bundle of a kind can hold, to be made."""
        from annotator.ui.dialogs.bundle_dialog import BundleDialog

        window = self._window
        dialog = BundleDialog(
            self._session,
            kind,
            window.workers.run,
            window,
            shown=list(dict.fromkeys(pane.article_id for pane in window.panes.panes if pane.article_id)),
            selected=window.library.selected_articles,
            ask=lambda suggested: self._asks().bundle_target(suggested),
        )
        dialog.made.connect(self._tell_made)
        dialog.open()

    def _tell_made(self, made: Bundled) -> None:
        words = self.tr("Saved {name} for a colleague: {articles}, {steps}, {size}; read again and checked.")
        said = words.format(
            name=made.path.name,
            articles=counted("article", len(made.bundle.articles)),
            steps=counted("step", made.bundle.events),
            size=QLocale().formattedDataSize(made.bytes),
        )
        if made.left_out:
            said += " " + self.tr("Left out, because their tags could not stay behind: {titles}.").format(
                titles="; ".join(made.left_out)
            )
        kind = "warning" if made.left_out else "news"
        self._window.messages.show_message(said, show_in_folder(made.path), kind=kind)

    # In

    def choose(self) -> None:
        """Ask for bundles and look at them."""
        self.look(self._asks().bundles())

    def sort(self, paths: Paths, others: Callable[[Paths], None]) -> None:
        """Look at those files that are bundles; `others` is called with the rest, if there is any."""
        if not any(path.suffix.lower() == ".zip" for path in paths):
            others(paths)
            return

        def done(bundles: list[Path]) -> None:
            rest = [path for path in paths if path not in bundles]
            if rest:
                self._window.actions_.guard(lambda: others(rest))
            self._window.actions_.guard(lambda: self.look(bundles))

        exchanging = self._session.exchanging
        self._window.workers.run(
            self.tr("Looking at files"), lambda _progress: exchanging.are_bundles(paths), done
        )

    def look(self, bundles: Paths) -> None:
        """Read bundles off the window's thread and show what they would do. Raises ProjectReadOnly."""
        if not bundles:
            return
        self.look_by(
            lambda progress: self._session.exchanging.look_at_all(bundles, progress), self._tell_known
        )

    def look_by(self, look: Callable[[Progress], LookedAt], nothing_new: Callable[[LookedAt], None]) -> None:
        """Show what the bundles found by `look` would do; `nothing_new` is called where they bring nothing.

        Raises ProjectReadOnly.
        """
        if self._session.read_only:
            raise ProjectReadOnly(self._session.read_only)

        def work(progress: Progress) -> tuple[LookedAt, Told]:
            from annotator.ui.bundle_words import tell

            looked = look(progress)
            return looked, tell(looked.plans, self._label)

        def done(found: tuple[LookedAt, Told]) -> None:
            looked, told = found
            if any(plan.changes for plan in looked.plans):
                self._show(looked, told)
            else:
                nothing_new(looked)

        self._window.workers.run(self.tr("Looking at bundles"), work, done)

    def _show(self, looked: LookedAt, told: Told) -> None:
        from annotator.ui.dialogs.taking_in_dialog import TakingInDialog

        window = self._window
        dialog = TakingInDialog(self._session, looked, told, window.workers.run, window, label_of=self._label)
        dialog.taken.connect(self._tell_taken)
        dialog.open()

    def _tell_known(self, looked: LookedAt) -> None:
        known = [plan.path.name for plan in looked.plans]
        said = [self.tr("All of {names} is in the project already.").format(names=", ".join(known))]
        said = [*(said if known else ()), *(sentence for _name, sentence in looked.failed)]
        self._window.messages.show_message(" ".join(said), kind="warning" if looked.failed else "news")

    def _tell_taken(self, came: TakenFromFolder, told: Told) -> None:
        plans = [one.plan for one in came.taken]
        said = []
        if plans:
            people = ", ".join(dict.fromkeys(plan.bundle.by for plan in plans))
            said = [self.tr("Taken in from {people}: {things}.").format(people=people, things=told.things)]
        disputed = {one.subject for plan in plans for one in plan.disagreements if one.kind == "annotation"}
        if disputed:
            said.append(self.tr("{tags} changed by two people.").format(tags=counted("tag", len(disputed))))
        said += [sentence for _name, sentence in came.failed]
        report = self._report(came, told)
        backup = next((one.backup for one in came.taken if one.backup), None)
        questions = (self.tr("Open Questions"), self._window.actions_["view.questions"].trigger)
        further: list[Offer] = [questions] if disputed else []
        show: Offer = (self.tr("Show"), lambda: self._show_report(report, backup, further))
        offers = [show, *further] if plans else []
        self._window.messages.show_message(" ".join(said), *offers, kind="warning" if came.failed else "news")
        self.taken.emit()

    def _report(self, came: TakenFromFolder, told: Told) -> str:
        refused = [f"  {sentence}" for _name, sentence in came.failed]
        return "\n".join((told.as_text(), *((self.tr("Not taken in"), *refused, "") if refused else ())))

    def _show_report(self, report: str, backup: Path | None, offers: Sequence[Offer]) -> None:
        from annotator.ui.dialogs.report_dialog import ReportDialog

        intro = self.tr("What came in. The project as it was before is kept in {path}.").format(path=backup)
        where = self._session.path.with_name("taken-in.txt")
        title = self.tr("What Was Taken In")
        dialog = ReportDialog(title, intro if backup else "", report, where, self._window)
        for words, act in offers:
            dialog.offer(words, act)
        dialog.open()

    def _label(self, article: str) -> str:
        library = self._session.library
        return library.article(article).label if library.has(article) else ""

    def _asks(self) -> FileDialogs:
        from annotator.ui.file_dialogs import FileDialogs

        return FileDialogs(self._window, self._window.path.parent)


def show_in_folder(path: Path) -> Offer:
    """The offer to open the folder in which a file lies."""
    where = QUrl.fromLocalFile(str(path.parent))

    def show() -> None:
        QDesktopServices.openUrl(where)

    return QCoreApplication.translate("ExchangeVerbs", "Show in Folder"), show
