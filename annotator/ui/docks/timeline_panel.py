"""The timeline of the chosen person with its heading, or why there is none."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.text.claim_times import day_of
from annotator.text.timelines import Stretch, Timeline
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import ElidedLabel, PlainLabel
from annotator.ui.docks.running import Run, run_here
from annotator.ui.docks.timeline_view import TimelineView


class TimelinePanel(QWidget):
    """Shows whom the chosen claim is about."""

    claim_activated = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self.view = TimelineView()
        self.view.claim_activated.connect(self.claim_activated)
        self.heading = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.summary = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.why = PlainLabel(faint=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.StyledPanel)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.view)
        self.view.moved.connect(self._scroll_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.why)
        column.addLayout(self._stack, 1)
        column.addWidget(self.summary)
        self.setFocusProxy(self.view)
        self.show_person("", "")

    def show_person(self, record: str, name: str, run: Run = run_here, current: str = "") -> None:
        """Show what is claimed of an entry of the register, its bar of the tag `current` as the current one.

        `name` is what a claim calls its holder, also one who is not in the register.
        """
        self._asked += 1
        asked = self._asked
        self.heading.set_line(name)
        if not record:
            self.summary.set_line("")
            self._say(
                self.tr("%s is not in the register: link the holder to see a timeline.") % name
                if name
                else self.tr("Choose a claim to see the timeline of its holder.")
            )
            return

        def query(_progress: Progress) -> Timeline | KnownError:
            try:
                return self._session.claiming.timeline(record)
            except KnownError as error:
                return error

        def show(found: Timeline | KnownError) -> None:
            if asked == self._asked:
                self._show(name, found, current)

        run(self.tr("Drawing the timeline"), query, show)

    def _show(self, name: str, found: Timeline | KnownError, current: str) -> None:
        if isinstance(found, KnownError):
            self._say(str(found))
            return
        self.view.show_timeline(name, found)
        self.summary.set_line(self._summary(found))
        if found.bars:
            self._stack.setCurrentIndex(0)
            self.view.select(current)
        else:
            self._say(self.tr("No claim about %s gives a time.") % name)

    def _scroll_to(self, bar: QRectF) -> None:
        self._scroll.ensureVisible(int(bar.left()), int(bar.center().y()), 0, int(bar.height()))

    def _say(self, sentence: str) -> None:
        self.why.setText(sentence)
        self._stack.setCurrentIndex(1)

    def _summary(self, timeline: Timeline) -> str:
        """What the picture shows, in words, and what it cannot show."""
        told = [self.tr("overlap %s") % _years(stretch) for stretch in timeline.overlaps]
        told += [self.tr("gap %s") % _years(stretch) for stretch in timeline.gaps]
        if timeline.undated:
            told.append(self.tr("%s without a time") % counted("claim", len(timeline.undated)))
        return " · ".join(told)


def _years(stretch: Stretch) -> str:
    first, last = (day_of(day).year for day in stretch)
    return str(first) if first == last else f"{first}–{last}"
