"""What the window says about what went wrong, or happened out of sight."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from annotator.model.change import Change
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.message_bar import MessageBar
from annotator.ui.panes import Panes


class Reporting:
    """Speaks through the message bar."""

    def __init__(
        self, session: Session, messages: MessageBar, panes: Panes, show_article: Callable[[str], None]
    ) -> None:
        self._session = session
        self._messages = messages
        self._panes = panes
        self._show_article = show_article

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self._messages.show_message(sentence, kind="warning")

    def report(self, report: str) -> None:
        """Say that the program has a fault, and offer the report."""

        def show() -> None:
            from annotator.ui.text_dialog import TextDialog

            intro = _tr(
                "Something went wrong inside the program. What was saved is safe. Please copy this report "
                "and send it to those who look after the program."
            )
            TextDialog(_tr("Report of a fault"), intro, report, self._messages.window()).open()

        self._messages.show_message(
            _tr("Something went wrong inside the program; what was saved is safe."),
            (_tr("Show the report"), show),
            kind="error",
        )

    def tell_step(self, sentence: str, undo: Callable[[], None]) -> None:
        """Say what a step did, until the next one, with a way to turn it back."""
        self._messages.show_message(sentence, (_tr("Undo"), undo), passing=True)

    def tell_undone(self, change: Change, redo: Callable[[], None]) -> None:
        """Say what undo turned back, where it was more than what is seen at a glance."""
        if len(change.annotations) > 1:
            words = _tr("Reverted %s.") % counted("tag", len(change.annotations))
            self._messages.show_message(words, (_tr("Redo"), redo), passing=True)
        else:
            self.tell_elsewhere(change, _tr("Undone in another article: %s"))

    def tell_done_again(self, change: Change) -> None:
        """Say what redo did, where it is not seen."""
        self.tell_elsewhere(change, _tr("Done again in another article: %s"))

    def tell_elsewhere(self, change: Change, sentence: str) -> None:
        """Tell of a change in articles that are not open, with a way to see it; `sentence` has one `%s`."""
        there = [article for article in sorted(change.articles) if self._session.library.has(article)]
        if there and not any(self._panes.pane_of(article) for article in there):
            offer = (_tr("Show"), lambda: self._show_article(there[0]))
            self._messages.show_message(sentence % change.label, offer)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reporting", text)
