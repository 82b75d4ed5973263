"""Bringing files in from the window: by menu or dropped, in a worker, with a report that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from annotator.model.errors import ProjectReadOnly
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.docks.counted import counted
from annotator.ui.message_bar import MessageBar, Offer
from annotator.ui.workers import Workers

if TYPE_CHECKING:
    from annotator.services.accessioning import Outcome


def dropped_paths(data: QMimeData) -> list[Path]:
    """Local files and folders of what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Importing:
    """Imports files and says what became of them."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        messages: MessageBar,
        *,
        show: Callable[[str], None],
        undo: Callable[[], None],
        settings: Settings,
    ) -> None:
        self._session = session
        self._workers = workers
        self._messages = messages
        self._show = show
        self._undo = undo
        self._settings = settings

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files and folders at once, off the window's thread.

        A file whose encoding is only guessed is not taken in unseen: it is shown when the others are there, and
        then what becomes of the tags of other programs.
        """
        if self._session.read_only:
            raise ProjectReadOnly(self._session.read_only)

        def work(progress: Progress) -> tuple[list[Outcome], list[Path]]:
            from annotator.services.accessioning import PLAIN, TAGGED, WHOLE

            accessioning = self._session.accessioning
            ways = accessioning.by_way(paths, progress)
            others, max_bytes = [*ways[WHOLE], *ways[PLAIN]], self._settings.max_bytes
            outcomes = accessioning.import_files(
                others, max_bytes=max_bytes, progress=progress, guesses=False
            )
            return outcomes, ways[TAGGED]

        def done(found: tuple[list[Outcome], list[Path]]) -> None:
            outcomes, tagged = found
            unseen = [outcome.path for outcome in outcomes if outcome.wants_eyes]
            told = [outcome for outcome in outcomes if not outcome.wants_eyes]
            if told or not (unseen or tagged):
                self._report(told)
            self._show_files(unseen, tagged)

        if paths:
            self._workers.run(_tr("Importing"), work, done)

    def review(self, chosen: Sequence[Path]) -> None:
        """Show what is found in files and folders, to be corrected before it is taken in.

        TEI files are described by those who exported them, and are taken in as they are; so are the many
        documents of an archive.
        """
        accessioning = self._session.accessioning
        if any(path.is_dir() or accessioning.may_hold_tags(path) for path in chosen):
            self._workers.run(
                _tr("Looking at files"),
                lambda progress: accessioning.by_way(chosen, progress),
                lambda ways: self._review(chosen, ways),
            )
        elif chosen:
            self._review(chosen, accessioning.by_way(chosen))

    def _review(self, chosen: Sequence[Path], ways: dict[str, list[Path]]) -> None:
        from annotator.services.accessioning import PLAIN, TAGGED, WHOLE

        archives = [path for path in ways[PLAIN] if _is_archive(path)]
        if at_once := [*ways[WHOLE], *archives]:
            self.take_in(at_once)
        texts = [path for path in ways[PLAIN] if path not in archives]
        self._show_files(texts if any(ways.values()) else chosen, ways[TAGGED])

    def _show_files(self, paths: Sequence[Path], tagged: Sequence[Path]) -> None:
        """Show what is found in texts, and afterwards what becomes of the tags of other programs."""
        from annotator.ui.dialogs.import_dialog import ImportDialog

        if not paths:
            self._show_mapping(tagged)
            return
        dialog = ImportDialog(
            self._session,
            self._workers.run,
            paths,
            self._messages.window(),
            max_bytes=self._settings.max_bytes,
        )
        dialog.imported.connect(self._report)
        dialog.finished.connect(lambda _result: self._show_mapping(tagged))
        dialog.open()

    def _show_mapping(self, paths: Sequence[Path]) -> None:
        """Show what becomes of the tags of other programs."""
        from annotator.ui.dialogs.mapping_dialog import MappingDialog

        if not paths:
            return
        dialog = MappingDialog(
            self._session, paths, self._settings, self._workers.run, self._messages.window()
        )
        dialog.imported.connect(self._report)
        dialog.open()

    def show_losses(self) -> None:
        """Show what was left out of all files of other programs that are in the project."""
        from annotator.services.loss_report import of_intakes

        self._show_report(of_intakes(self._session.adopting.intakes()))

    def _show_report(self, report: str) -> None:
        from annotator.ui.dialogs.loss_report_dialog import LossReportDialog

        LossReportDialog(report, self._session.path.parent, self._messages.window()).open()

    def _report(self, outcomes: list[Outcome]) -> None:
        from annotator.services.loss_report import of_outcomes

        new = [outcome.article.id for outcome in outcomes if outcome.article]
        known = [outcome.duplicate_of for outcome in outcomes if outcome.duplicate_of]
        failed = [outcome for outcome in outcomes if outcome.error]
        shown = next(iter(new or known), "")
        offers: list[Offer] = []
        changed = bool(new) or any(outcome.added for outcome in outcomes)
        if changed:
            offers.append((_tr("Undo"), self._undo))
        if shown:
            offers.append((_tr("Show"), lambda: self._show(shown)))
        if any(outcome.losses for outcome in outcomes) or len(failed) > 1:
            report = of_outcomes(outcomes)
            offers.append((_tr("Show what was left out"), lambda: self._show_report(report)))
        kind = "warning" if failed else "news"
        self._messages.show_message(summary(outcomes), *offers, kind=kind, passing=changed)


def summary(outcomes: Sequence[Outcome]) -> str:
    """One line that says what was imported, what was known already and what could not be read."""
    new = [outcome for outcome in outcomes if outcome.article]
    known = sum(1 for outcome in outcomes if outcome.duplicate_of)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if not outcomes:
        return _tr(
            "There is no file here that can be imported; choose texts, saved web pages, archives of them, or TEI files."
        )
    parts = []
    if new:
        parts.append(_tr("1 article imported") if len(new) == 1 else _tr("%d articles imported") % len(new))
    if known:
        parts.append(_tr("%d known already") % known)
    if tags := sum(outcome.tags for outcome in outcomes):
        parts.append(_tr("{tags} taken over").format(tags=counted("tag", tags)))
    line = f"{', '.join(parts)}." if parts else ""
    if errors:
        more = "" if len(errors) == 1 else " " + _tr("(%d more could not be read.)") % (len(errors) - 1)
        line = f"{line} {errors[0]}{more}".strip()
    whole = [one for one in outcomes if not one.member and (_is_own(one.path) or _is_archive(one.path))]
    remarks = [remark for one in (*whole, *(new if len(new) == 1 else ())) for remark in one.remarks]
    return f"{line} {remarks[0]}" if remarks else line


def _is_own(path: Path) -> bool:
    from annotator.services.receiving import is_own_name

    return is_own_name(path.name)


def _is_archive(path: Path) -> bool:
    from annotator.services.document_sources import container_suffixes

    return path.name.lower().endswith(container_suffixes())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Importing", text)
