"""By which words an entry is mentioned: in each open article, in the project, and in the articles not open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.model.link import IDENTITY
from annotator.model.record import FormCount, Record
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.kind_chip import chip_icon
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded, nothing

PAGE = 25
"""Forms or articles that are listed at once; a last row lists more."""
_ICON = 14
"""Pixels of a chip before a form."""
_AIR = 4
"""Pixels that a row is higher than its words."""
_STEP = Qt.ItemDataRole.UserRole
_MORE = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Step:
    """Which mentions a row stands for; what is empty is not narrowed."""

    article: str = ""
    field: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """What is known of the mentions of one entry."""

    record: Record
    panes: tuple[tuple[str, str], ...]
    """(article, title) of each open article."""
    in_panes: tuple[FormCount, ...]
    in_project: tuple[FormCount, ...]
    articles_elsewhere: int
    """Number of articles that mention it and are not open."""

    @property
    def mentions(self) -> int:
        """Number of all mentions in the project."""
        return sum(form.count for form in self.in_project)


def usage_of(
    session: Session, record: Record, panes: tuple[tuple[str, str], ...], before: Usage | None = None
) -> Usage:
    """Read it. `panes` are (article, title).

    Articles are counted only when the forms are others than `before`: they are not among what the store keeps.
    """
    registering = session.registering
    open_ids = [article for article, _title in panes]
    in_panes = tuple(registering.forms(record.id, open_ids) if open_ids else ())
    in_project = tuple(registering.forms(record.id))
    if before is not None and before.record.id == record.id:
        same = replace(before, record=record)
        if same == Usage(record, panes, in_panes, in_project, before.articles_elsewhere):
            return same
    elsewhere = registering.articles_with(record.id) - len({form.article for form in in_panes})
    return Usage(record, panes, in_panes, in_project, elsewhere)


class EntityForms(QTreeWidget):
    """As tall as what it lists, so that a card scrolls as one."""

    step_wanted = Signal(object)
    """A `Step` whose next mention is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.usage: Usage | None = None
        self._elsewhere: list[tuple[str, int]] = []
        """(article, number of mentions) of those not open, most often first; read when it is unfolded."""
        self.setAccessibleName(self.tr("Forms by which the entry is mentioned"))
        self.setColumnCount(2)
        self.header().hide()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(12)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.itemClicked.connect(lambda item, _column: self._use(item))
        self.itemExpanded.connect(self._expand)
        self.itemCollapsed.connect(lambda _item: self._fit())
        self.currentItemChanged.connect(lambda item, _old: self._reveal(item))

    def show_usage(self, usage: Usage) -> bool:
        """Show this; what is folded stays so. Returns whether it is another than is shown already."""
        if usage == self.usage:
            return False
        folded = {item.data(0, _STEP): item.isExpanded() for item in self._heads()}
        self.usage = usage
        self.clear()
        for article, title in usage.panes:
            there = [form for form in usage.in_panes if form.article == article]
            self._group(title, Step(article), there, folded.get(Step(article), True))
        self._group(self.tr("Whole project"), Step(), usage.in_project, folded.get(Step(), True))
        if usage.articles_elsewhere:
            words = self.tr("In {count} not open").format(count=counted("article", usage.articles_elsewhere))
            head = self._row(self, words, usage.mentions - sum(form.count for form in usage.in_panes))
            head.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        self._fit()
        return True

    def show_place(self, step: Step, place: int, total: int) -> None:
        """Say at which mention the stepping through a row has arrived."""
        for head in self._heads():
            for item in (head, *_children(head)):
                count = item.data(0, _COUNT)
                if count is None:
                    continue
                here = item.data(0, _STEP) == step
                item.setText(1, f"{_number(place)}/{_number(total)}" if here else _number(count))

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._use(item)
        else:
            super().keyPressEvent(event)

    # Inside

    def _heads(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _group(self, title: str, step: Step, forms: Sequence[FormCount], is_open: bool) -> None:
        total = sum(form.count for form in forms)
        head = self._row(self, title, total, step)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        if not forms:
            head.setText(1, self.tr("none"))
            head.setData(0, _STEP, None)
            head.setDisabled(True)
        self._add_forms(head, step.article, _gathered(forms), 0)
        head.setExpanded(is_open)

    def _add_forms(self, head: QTreeWidgetItem, article: str, forms: Sequence[FormCount], start: int) -> None:
        for form in forms[start : start + PAGE]:
            kind, words = self._described(form)
            item = self._row(head, words, form.count, Step(article, form.field, form.form))
            item.setIcon(0, chip_icon(self._session, kind))
        self._add_more(head, len(forms) - start - PAGE, start + PAGE)

    def _add_articles(self, head: QTreeWidgetItem, start: int) -> None:
        for article, count in self._elsewhere[start : start + PAGE]:
            self._row(head, self._session.library.article(article).label, count, Step(article))
        self._add_more(head, len(self._elsewhere) - start - PAGE, start + PAGE)

    def _add_more(self, head: QTreeWidgetItem, left: int, start: int) -> None:
        if left > 0:
            item = QTreeWidgetItem(head, [self.tr("{count} more …").format(count=_number(left)), ""])
            item.setData(0, _MORE, start)

    def _row(
        self, parent: QTreeWidget | QTreeWidgetItem, words: str, count: int, step: Step | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, _number(count)])
        if isinstance(parent, QTreeWidget):
            parent.addTopLevelItem(item)
        else:
            parent.addChild(item)
        item.setSizeHint(0, QSize(0, max(_ICON, self.fontMetrics().height()) + _AIR))
        item.setToolTip(0, plain_tooltip(words))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, self.palette().placeholderText())
        item.setData(0, _STEP, step)
        item.setData(0, _COUNT, count)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}, {counted('mention', count)}")
        return item

    def _described(self, form: FormCount) -> tuple[str, str]:
        """The kind of tag that mentions so, and the words."""
        assert self.usage is not None
        types = self._session.tag_set.types()
        own = [tag_type for tag_type in types if tag_type.name == self.usage.record.kind]
        for tag_type in (*own, *types):
            field = tag_type.find(form.field)
            if field is not None and field.is_link:
                if form.field in IDENTITY:
                    return tag_type.name, " ".join(form.form.split())
                return tag_type.name, f"{tag_type.label} · {field.label.lower()}"
        return "", form.form or form.field

    def _expand(self, head: QTreeWidgetItem) -> None:
        if not head.childCount() and head.data(0, _STEP) is None and self.usage is not None:
            shown = {article for article, _title in self.usage.panes}
            counts = self._session.registering.article_counts(self.usage.record.id)
            self._elsewhere = [pair for pair in counts if pair[0] not in shown]
            self._add_articles(head, 0)
        self._fit()

    def _use(self, item: QTreeWidgetItem) -> None:
        start, step = item.data(0, _MORE), item.data(0, _STEP)
        if start is not None:
            self._show_more(item, start)
        elif step is not None:
            self.step_wanted.emit(step)
        else:
            item.setExpanded(not item.isExpanded())

    def _show_more(self, item: QTreeWidgetItem, start: int) -> None:
        head = item.parent()
        assert self.usage is not None and head is not None
        step = head.data(0, _STEP)
        row = head.indexOfChild(item)
        head.removeChild(item)
        if step is None:
            self._add_articles(head, start)
        else:
            usage = self.usage
            forms = (
                [form for form in usage.in_panes if form.article == step.article]
                if step.article
                else usage.in_project
            )
            self._add_forms(head, step.article, _gathered(forms), start)
        self._fit()
        self.setCurrentItem(_children(head)[row])

    def _fit(self) -> None:
        rows = sum(1 + (head.childCount() if head.isExpanded() else 0) for head in self._heads())
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + 4)

    def _reveal(self, item: QTreeWidgetItem | None) -> None:
        """Let the area that scrolls the card show the current row."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        card = parent.widget() if parent is not None else None
        if item is not None and parent is not None and card is not None:
            middle = self.viewport().mapTo(card, self.visualItemRect(item).center())
            parent.ensureVisible(0, middle.y(), 0, 24)


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (head.child(number) for number in range(head.childCount()))
    return [item for item in items if item is not None]


def _gathered(forms: Sequence[FormCount]) -> list[FormCount]:
    """Forms of the name, then of roles, then one line for each other field: whole quotations are no forms."""
    found = [form for own in IDENTITY for form in forms if form.field == own]
    others: dict[str, FormCount] = {}
    for form in forms:
        if form.field not in IDENTITY:
            before = others.get(form.field)
            total = form.count + (before.count if before else 0)
            others[form.field] = FormCount("", form.field, form.article, total)
    return found + list(others.values())


def _number(number: int) -> str:
    return QLocale().toString(number)
