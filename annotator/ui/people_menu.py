"""View ▸ People: whose tags are shown, and whether colleagues have letters instead of names."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui.people_shown import WHICH, PeopleShown


class PeopleMenu(QMenu):
    """Filled whenever it opens, because colleagues come with bundles."""

    def __init__(self, people: PeopleShown, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = people
        self.setTitle(self.tr("P&eople"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        self.clear()
        words = {
            "both": self.tr("&All Tags"),
            "mine": self.tr("&Mine"),
            "theirs": self.tr("&Theirs"),
            "decided": self.tr("&Decided"),
        }
        group = QActionGroup(self)
        for which in WHICH:
            action = self.addAction(words[which])
            action.setCheckable(True)
            action.setChecked(self._people.which == which)
            action.triggered.connect(lambda _on, which=which: self._people.choose(which))
            group.addAction(action)
        self.addSeparator()
        for person in self._people.people():
            action = self.addAction(self._people.name(person).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person not in self._people.hidden)
            action.toggled.connect(lambda on, person=person: self._people.show_person(person, on))
        self.addSeparator()
        blind = self.addAction(self.tr("&Letters Instead of Names"))
        blind.setCheckable(True)
        blind.setChecked(self._people.blind)
        blind.toggled.connect(self._people.set_blind)
