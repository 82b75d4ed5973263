"""One case of review: what kind it is, every version on a line, who tagged nothing, and what was decided."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.case import Card
from annotator.services.session import Session
from annotator.ui.docks.case_words import SIGNS, kind_name, state_name, told, values_of
from annotator.ui.docks.labels import ElidedLabel, PlainLabel
from annotator.ui.docks.version_row import VersionRow

Name = Callable[[str], str]


class ReviewCard(QWidget):
    """What is pressed in it is only told."""

    place_wanted = Signal(object)
    """The Annotation whose place is to be shown."""
    take_wanted = Signal(str)
    """Id of the tag that is taken."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.card: Card | None = None
        self._all: list[VersionRow] = []
        self.rows: list[VersionRow] = []
        """Those that show a version."""
        self._held = 0
        self.head = ElidedLabel("", self, Qt.TextElideMode.ElideRight)
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        self.remarks = PlainLabel("", self, faint=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.head)
        self._column.addWidget(self.remarks)
        self._column.addStretch(1)

    def show_card(self, card: Card, name: Name, own: Annotation | None = None) -> None:
        """Show a case; `own` is the version that the reviewer is working on."""
        if own is not None:
            self._held = len(card.versions)
        elif self.card is None or self.card.case.id != card.case.id:
            self._held = 0
        self.card = card
        tags = [version.tags[0] for version in card.versions]
        who = [", ".join(dict.fromkeys(map(name, version.people))) for version in card.versions]
        if own is not None:
            tags.append(own)
            who.append(self.tr("yours"))
        text = self._session.library.text(card.case.article)
        said = values_of(tags, list(map(self._session.tagging.shown, tags)), self._type, self._field)
        while len(self._all) < len(tags):
            self._add_row()
        self.rows = self._all[: len(tags)]
        for row, tag, person, value in zip(self.rows, tags, who, said, strict=True):
            row.show_version(tag, person, value, text)
        for row in self._all:
            row.setVisible(row in self.rows)
        self._say(card, name)

    @property
    def current(self) -> int:
        """Which row has, or had last, the keyboard; from 0."""
        return min(self._held, max(0, len(self.rows) - 1))

    @property
    def current_tag(self) -> str:
        """Id of the tag in that row."""
        tag = self.rows[self.current].tag if self.rows else None
        return tag.id if tag else ""

    def focus_row(self, place: int) -> None:
        """Give the keyboard to a row, if there is such a one."""
        if 0 <= place < len(self.rows):
            line = self.rows[place].line
            if line.hasFocus():
                line.place_wanted.emit()  # it shows another version than before
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_row(self) -> None:
        place = len(self._all)
        row = VersionRow(place + 1, self)
        row.take_wanted.connect(self.take_wanted)
        row.line.place_wanted.connect(lambda: setattr(self, "_held", place))
        row.place_wanted.connect(self.place_wanted)
        row.line.stepped.connect(lambda by, _card: self.focus_row(place + by))
        self._column.insertWidget(place + 1, row)
        self._all.append(row)

    def _say(self, card: Card, name: Name) -> None:
        case = card.case
        parts = [
            " + ".join(map(kind_name, card.differences))
            if len(card.differences) > 1
            else kind_name(case.kind),
            self._session.library.article(case.article).label,
            f"{SIGNS[case.state]} {state_name(case.state)}",
        ]
        self.head.set_line(" · ".join(parts))
        remarks = []
        if case.lacking:
            remarks.append(self.tr("Nothing tagged here: %s.") % ", ".join(map(name, case.lacking)))
        if decided := told(card, name):
            remarks.append(decided)
        remarks += [f"✎ {name(one.by)}: {one.text}" for one in card.comments if not one.resolved_by]
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _type(self, name: str) -> str:
        return next((one.label for one in self._session.tag_set.types() if one.name == name), name)

    def _field(self, kind: str, name: str) -> str:
        fields = next((one.fields for one in self._session.tag_set.types() if one.name == kind), ())
        return next((one.label for one in fields if one.name == name), name)
