"""Makes two entries of one: the mentions that belong to the new one are chosen, by their words or one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.link import IDENTITY
from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.counted import counted
from annotator.ui.docks.form_column import form_layout, row_label
from annotator.ui.docks.labels import PlainLabel, plain_tooltip

_CONTEXT = 40
"""Code points that are shown before and behind a mention."""
_SHOWN = 60
"""Code points of the mention itself that are shown."""
PAGE = 200
"""Mentions of one form that are listed one by one; the others follow the mark of their form."""
_FEW = 30
"""So many mentions are listed at once."""

_MENTION = Qt.ItemDataRole.UserRole
_FORM = Qt.ItemDataRole.UserRole + 1
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SplitDialog(QDialog):
    """It only asks: once accepted, `mentions` are those of the new entry, which gets the name in `name`."""

    def __init__(
        self,
        session: Session,
        record: Record,
        told: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`told` is what `Registering.mentions_in_words` returned for the entry."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Split the Entry"))
        self._session = session
        self._typed = False
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Mentions of the entry"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Mention"), self.tr("Article")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().resizeSection(1, 170)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.name = QLineEdit(self)
        self.name.textEdited.connect(lambda _text: self._type())
        form: QFormLayout = form_layout()
        form.addRow(row_label(self.tr("Name of the new entry"), self.name), self.name)
        self.chosen = PlainLabel(faint=True)
        buttons, self.button = accept_and_cancel(self, self.tr("Split"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.tr("Which of these do not mean “%s”?") % record.name, strong=True))
        column.addWidget(self.tree, 1)
        column.addWidget(self.chosen)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(720, 560)
        self._fill(told)
        self.tree.itemExpanded.connect(self._list)
        self.tree.itemChanged.connect(lambda item, _column: self._follow(item))
        if sum(len(head.data(0, _FORM)[1]) for head in self._heads()) <= _FEW:
            self.tree.expandAll()
        self._show_chosen()
        self.tree.setFocus()

    @property
    def mentions(self) -> list[tuple[str, str]]:
        """(tag, field) of what is chosen."""
        chosen: list[tuple[str, str]] = []
        for head in self._heads():
            if head.childCount():
                unlisted = head.data(0, _FORM)[1][PAGE:]
                chosen += [
                    item.data(0, _MENTION) for item in _children(head) if item.checkState(0) == _CHECKED
                ]
                chosen += unlisted if head.checkState(0) == _CHECKED else []
            elif head.checkState(0) == _CHECKED:
                chosen += head.data(0, _FORM)[1]
        return chosen

    # Inside

    def _fill(self, told: Sequence[tuple[str, str, str]]) -> None:
        """One row for the words of each form; what others said by pointing at a mention follows that mention."""
        groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for tag, field, quoted in told:
            words = " ".join(quoted.split()) if field in IDENTITY else ""
            groups.setdefault((field, words), []).append((tag, field))
        for (_field, words), mentions in sorted(groups.items(), key=lambda group: -len(group[1])):
            shown = words or self._label(*mentions[0])
            head = QTreeWidgetItem(self.tree, [shown, counted("mention", len(mentions))])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            head.setCheckState(0, _UNCHECKED)
            head.setData(0, _FORM, (words, mentions))
            head.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            head.setSizeHint(0, self._row_size())
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)

    def _label(self, tag: str, field: str) -> str:
        """The field of a tag in words: `Quote · speaker`."""
        tag_type = self._session.tag_set.type(self._session.library.tag(tag).type)
        found = tag_type.find(field)
        return f"{tag_type.label} · {found.label.lower() if found else field}"

    def _list(self, head: QTreeWidgetItem) -> None:
        """List the mentions of a form, when it is unfolded first."""
        if head.parent() is not None or head.childCount():
            return
        state = head.checkState(0)
        for tag, field in head.data(0, _FORM)[1][:PAGE]:
            words, article = self._in_context(tag)
            item = QTreeWidgetItem([words, article])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, state)
            item.setData(0, _MENTION, (tag, field))
            item.setSizeHint(0, self._row_size())
            item.setToolTip(0, plain_tooltip(words))
            head.addChild(item)

    def _row_size(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 6)

    def _in_context(self, identifier: str) -> tuple[str, str]:
        library = self._session.library
        tag = library.tag(identifier)
        text = library.text(tag.article)
        start, end = tag.extent.start, tag.extent.end
        inside = text[start:end] if end - start <= _SHOWN else f"{text[start : start + _SHOWN]}…"
        before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        words = f"…{before}[{inside}]{behind}…"
        return " ".join(words.split()), library.article(tag.article).label

    def _follow(self, _item: QTreeWidgetItem) -> None:
        self._show_chosen()

    def _type(self) -> None:
        self._typed = bool(self.name.text())
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = len(self.mentions)
        if not self._typed:
            self.name.setText(self._most_frequent())
        words = self.tr("{mentions} go to the new entry.").format(mentions=counted("mention", chosen))
        self.chosen.setText(words if chosen else self.tr("Mark the mentions that go to the new entry."))
        self.button.setEnabled(bool(chosen and self.name.text().strip()))

    def _most_frequent(self) -> str:
        """The form of which most mentions are chosen; names before roles."""
        counts: dict[tuple[bool, str], int] = {}
        for head in self._heads():
            words, mentions = head.data(0, _FORM)
            if head.childCount():
                chosen = sum(item.checkState(0) == _CHECKED for item in _children(head))
            else:
                chosen = len(mentions) if head.checkState(0) == _CHECKED else 0
            if words and chosen:
                key = mentions[0][1] == "name", words
                counts[key] = counts.get(key, 0) + chosen
        best = max(counts, key=lambda key: (key[0], counts[key]), default=(False, ""))
        return best[1]

    def _heads(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (head.child(number) for number in range(head.childCount()))
    return [item for item in items if item is not None]
