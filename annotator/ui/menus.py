"""The menu bar: where each action of the table stands."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.model.tag_type import TagType
from annotator.model.zone import ZONE_KINDS
from annotator.ui.actions import Actions
from annotator.ui.menu_letters import MenuLetters

_FILE = (
    "file.new", "file.open", "*recent", "", "file.import_files", "file.import_folder", "file.losses", "file.metadata",
    "file.remove_article", "", "file.export", "file.print", "*register", "*colleagues", "file.validate", "file.validate_by_schema", "file.verify_bag", "", "file.check", "file.back_up", "", "file.close", "file.quit",
)  # fmt: skip
_COLLEAGUES = (
    "file.hand_work", "file.hand_in", "file.send_feedback", "file.hand_everything", "", "file.take_in", "", "file.stages", "file.feedback", "",
    "file.publish_to", "file.publish", "file.take_in_new",
)  # fmt: skip
_REGISTER = ("file.register_import", "file.register_export", "", "file.vocabulary")
_EDIT = (
    "edit.undo", "edit.redo", "", "edit.copy", "edit.select_all", "edit.select_sentence",
    "edit.select_paragraph", "edit.select_quotation", "", "edit.find", "edit.find_next",
    "edit.find_previous", "", "edit.annotator",
)  # fmt: skip
_TAG = (
    "*types", "", "tag.repeat", "tag.fragment", "tag.disarm", "", "tag.inspect", "tag.answer", "tag.new_entry",
    "tag.point", "tag.note", "tag.comment", "tag.entry", "tag.certainty", "tag.cycle",
    "tag.like", "tag.elsewhere", "", "tag.counterparts", "tag.all_counterparts", "tag.tie", "", "*edges", "tag.retract", "", "tag.next", "tag.previous", "tag.next_open", "tag.previous_open", "",
    "*furniture", "furniture.unmark", "furniture.unmark_rule",
    "", "tag.edit_set", "tag.use_as_example", "tag.take_in", "", "tag.second_pass",
)  # fmt: skip
_EDGES = tuple(
    f"edges.{edge}{by}_{way}"
    for by in ("_word", "")
    for edge in ("end", "start")
    for way in ("right", "left")
)  # fmt: skip
_PANES = ("view.panes_1", "view.panes_2", "view.panes_3", "view.panes_4", "", "view.add_pane", "view.close_pane",
          "view.next_pane", "view.previous_pane")  # fmt: skip
_VIEW = (
    "*panes", "", "view.zoom_in", "view.zoom_out", "view.zoom_reset", "", "view.labelled", "view.compare", "view.linked", "view.counterpart", "*people", "*theme", "",
    "*docks", "view.library", "view.register", "view.inspector", "view.tags", "view.claims", "view.questions", "view.readings", "view.sayings", "view.related", "view.conflicts", "view.review", "view.counterparts", "view.occurrences", "view.agreement",
    "view.message",
)  # fmt: skip
_HELP = ("help.keys", "help.tour", "", "help.about")


class Menus:
    """Builds the menu bar once and keeps what changes in it."""

    def __init__(self, window: QMainWindow, actions: Actions, people: QMenu) -> None:
        self._window = window
        self._actions = actions
        tr = window.tr
        self.recent = QMenu(tr("Open &Recent"), window)
        self.furniture = QMenu(tr("&Mark as Furniture"), window)
        self.docks = QMenu(tr("&Docks"), window)
        self._types: list[str] = []
        subs = {
            "*recent": self.recent,
            "*register": self._filled(QMenu(tr("Re&gister"), window), _REGISTER),
            "*colleagues": self._filled(QMenu(tr("Colle&agues"), window), _COLLEAGUES),
            "*edges": self._filled(QMenu(tr("Move &Edge"), window), _EDGES),
            "*furniture": self._filled(self.furniture, [f"furniture.{kind}" for kind in ZONE_KINDS]),
            "*panes": self._filled(QMenu(tr("&Panes"), window), _PANES),
            "*theme": self._theme(QMenu(tr("T&heme"), window)),
            "*docks": self.docks,
            "*people": people,
        }
        bar = window.menuBar()
        self._filled(bar.addMenu(tr("&File")), _FILE, subs)
        self._filled(bar.addMenu(tr("&Edit")), _EDIT, subs)
        self.tag = self._filled(bar.addMenu(tr("&Tag")), _TAG, subs)
        self._filled(bar.addMenu(tr("&View")), _VIEW, subs)
        self._filled(bar.addMenu(tr("&Help")), _HELP, subs)
        MenuLetters(window)
        # Window-wide keys work whether or not their menu was ever opened.
        window.addActions([actions[spec.name] for spec in actions.specs if spec.scope == "window"])

    def show_types(self, tag_types: Sequence[TagType]) -> None:
        """List the tag types at the head of the Tag menu."""
        for name in self._types:
            self.tag.removeAction(self._actions[name])
        self._types = [f"type.{tag_type.name}" for tag_type in tag_types]
        first = self.tag.actions()[0]
        self.tag.insertActions(first, [self._actions[name] for name in self._types])

    def show_recent(self, paths: Sequence[str], open_project: Callable[[str], object]) -> None:
        """List the projects opened lately."""
        self.recent.clear()
        for path in paths:
            entry = self.recent.addAction(path.replace("&", "&&"))
            self._on_recent(entry, path, open_project)
        self.recent.setEnabled(bool(paths))

    def _on_recent(self, entry: QAction, path: str, open_project: Callable[[str], object]) -> None:
        entry.triggered.connect(lambda: self._actions.guard(lambda: open_project(path)))

    def _filled(self, menu: QMenu, names: Sequence[str], subs: dict[str, QMenu] | None = None) -> QMenu:
        menu.setToolTipsVisible(True)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name.startswith("*"):
                if subs and name in subs:
                    menu.addMenu(subs[name])
            else:
                menu.addAction(self._actions[name])
        return menu

    def _theme(self, menu: QMenu) -> QMenu:
        group = QActionGroup(self._window)
        for name in ("view.theme_system", "view.theme_light", "view.theme_dark"):
            group.addAction(self._actions[name])
            menu.addAction(self._actions[name])
        return menu
