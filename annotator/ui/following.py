"""Brings what a step changed from whichever thread made it into the window's thread."""

from PySide6.QtCore import QObject, Signal

from annotator.model.change import Change
from annotator.services.session import Session


class Follower(QObject):
    """Emits `changed` in the window's thread for every step of the session's history."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._unsubscribe = session.history.subscribe(self._told)

    def _told(self, change: Change) -> None:
        self.changed.emit(change)

    def stop(self) -> None:
        """Hear no more, nor pass on what is on its way from another thread."""
        self._unsubscribe()
        self.changed.disconnect()
