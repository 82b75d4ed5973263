"""The docks of a window: which there are, and where they stand before anybody moves them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.docks.agreement_dock import AgreementDock
from annotator.ui.docks.claims_dock import ClaimsDock
from annotator.ui.docks.conflicts_dock import ConflictsDock
from annotator.ui.docks.counterparts_dock import CounterpartsDock
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.docks.library_dock import LibraryDock
from annotator.ui.docks.occurrences_dock import OccurrencesDock
from annotator.ui.docks.questions_dock import QuestionsDock
from annotator.ui.docks.readings_dock import ReadingsDock
from annotator.ui.docks.register_dock import RegisterDock
from annotator.ui.docks.related_dock import RelatedDock
from annotator.ui.docks.review_dock import ReviewDock
from annotator.ui.docks.running import Run
from annotator.ui.docks.sayings_dock import SayingsDock
from annotator.ui.docks.tags_dock import TagsDock
from annotator.ui.people_shown import PeopleShown
from annotator.ui.text_view.guard import guarded

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class DockArea(QObject):
    """Library and register on the left, inspector on the right, tables behind each other at the foot."""

    def __init__(
        self, window: QMainWindow, session: Session, settings: Settings, run: Run, people: PeopleShown
    ) -> None:
        super().__init__(window)
        self._window = window
        self._given = 0
        """Width of the inspector that was given to it."""
        self.library = LibraryDock(session, window, run)
        self.inspector = InspectorDock(session, window, settings.known_types)
        self.tags = TagsDock(session, window, run)
        self.register = RegisterDock(session, window, run)
        self.claims = ClaimsDock(session, window, run)
        self.questions = QuestionsDock(session, window, run)
        self.occurrences = OccurrencesDock(session, window)
        self.readings = ReadingsDock(session, window)
        self.sayings = SayingsDock(session, window, run)
        self.related = RelatedDock(session, window, run)
        self.counterparts = CounterpartsDock(session, window)
        self.conflicts = ConflictsDock(session, window, run)
        self.agreement = AgreementDock(session, window, run)
        self._summoned: tuple[Dock, ...] = (self.counterparts, self.occurrences, self.agreement)
        """Shown one at a time, when asked for: the names of all docks do not fit beside each other."""
        self.review = ReviewDock(session, window, run, people)
        self.by_name: dict[str, Dock] = {
            "library": self.library,
            "register": self.register,
            "inspector": self.inspector,
            "tags": self.tags,
            "claims": self.claims,
            "questions": self.questions,
            "occurrences": self.occurrences,
            "readings": self.readings,
            "sayings": self.sayings,
            "related": self.related,
            "conflicts": self.conflicts,
            "counterparts": self.counterparts,
            "review": self.review,
            "agreement": self.agreement,
        }
        self._arrange()
        window.tabifiedDockWidgetActivated.connect(self._come_forward)

    def _arrange(self) -> None:
        window = self._window
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        for dock in self.by_name.values():
            dock.hide()  # Qt leaves a second row of tabs behind when shown docks are put behind each other
        window.addDockWidget(_LEFT, self.library)
        window.tabifyDockWidget(self.library, self.register)
        window.addDockWidget(_RIGHT, self.inspector)
        window.addDockWidget(_BOTTOM, self.tags)
        later = (self.review, self.sayings, self.conflicts, self.related, *self._summoned)
        for dock in (self.claims, self.questions, self.readings, *later):
            window.tabifyDockWidget(self.tags, dock)
        for dock in self.by_name.values():
            dock.setVisible(dock not in self._summoned)
        self.library.raise_()
        self.tags.raise_()

    def share_room(self) -> None:
        """Give the docks the room that they have in a new window, and whenever its size changes until one is moved."""
        self._window.resizeDocks([self.tags], [170], Qt.Orientation.Vertical)
        self._share_width()
        self._window.installEventFilter(self)

    def _share_width(self) -> None:
        width = self._window.width()
        library, inspector = max(230, width // 8), max(250, min(width // 5, 400))
        self._window.resizeDocks(
            [self.library, self.inspector], [library, inspector], Qt.Orientation.Horizontal
        )
        self._given = inspector

    def _come_forward(self, dock: QDockWidget) -> None:
        """Give a dock the height it needs, once Qt has done with raising it."""
        if isinstance(dock, Dock) and self._window.isVisible():
            QTimer.singleShot(0, dock, lambda: self._make_room(dock))

    def _make_room(self, dock: Dock) -> None:
        if not dock.is_seen:  # Qt names neighbours too, in passing
            return
        if dock.height() < dock.least_height:
            self._window.resizeDocks([dock], [dock.least_height], Qt.Orientation.Vertical)
        if dock in self._summoned:
            for other in self._summoned:
                if other is not dock:
                    other.hide()

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._is_as_given():
            QTimer.singleShot(0, self, self._share_width)
        return super().eventFilter(watched, event)

    def _is_as_given(self) -> bool:
        return not self._window.isVisible() or self.inspector.width() == self._given
