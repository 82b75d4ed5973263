"""Bringing files in from the window: by menu or dropped, in a worker, with a report that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from annotator.model.errors import ProjectReadOnly
from annotator.model.progress import Progress
from annotator.services.session import Session
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
        max_bytes: int,
    ) -> None:
        self._session = session
        self._workers = workers
        self._messages = messages
        self._show = show
        self._undo = undo
        self._max_bytes = max_bytes

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files and folders at once, off the window's thread.

        A file whose encoding is only guessed is not taken in unseen: it is shown when the others are there.
        """
        if self._session.read_only:
            raise ProjectReadOnly(self._session.read_only)

        def work(progress: Progress) -> list[Outcome]:
            return self._session.accessioning.import_files(
                list(paths), max_bytes=self._max_bytes, progress=progress, guesses=False
            )

        def done(outcomes: list[Outcome]) -> None:
            unseen = [outcome.path for outcome in outcomes if outcome.wants_eyes]
            told = [outcome for outcome in outcomes if not outcome.wants_eyes]
            if told or not unseen:
                self._report(told)
            if unseen:
                self.review(unseen)

        if paths:
            self._workers.run(_tr("Importing"), work, done)

    def review(self, chosen: Sequence[Path]) -> None:
        """Show what is found in files and folders, to be corrected before it is taken in.

        TEI files are described by those who exported them, and are taken in as they are; so are the many
        documents of an archive.
        """
        from annotator.ui.dialogs.import_dialog import ImportDialog

        whole = [path for path in chosen if _is_own(path) or _is_archive(path)]
        paths = [path for path in chosen if path not in whole]
        if whole:
            self.take_in(whole)
        if not paths:
            return
        dialog = ImportDialog(
            self._session, self._workers.run, paths, self._messages.window(), max_bytes=self._max_bytes
        )
        dialog.imported.connect(self._report)
        dialog.open()

    def _report(self, outcomes: list[Outcome]) -> None:
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
