"""How far people agree in what they tagged: figures, and the tags behind each of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QWidget

from annotator.model.agreement import Agreement, Figures, TagPair
from annotator.model.change import Change
from annotator.model.errors import Cancelled, KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.choices import offer
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import ElidedLabel
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.running import Run, is_large, run_here
from annotator.ui.text_view.guard import guarded, nothing

if TYPE_CHECKING:
    from annotator.ui.docks.tag_view import TagView

_PAUSE = 300
"""Milliseconds by which the figures may lag behind, so that tagging never waits for them."""
_LONG = 2.0
"""Seconds from which on figures are measured again only when somebody asks for it."""
_CHANGES = frozenset({"annotation", "article", "zone", "stage", "tag_type"})
_LEAST = {
    "people": 64, "of": 66, "f1": 36, "overlap_f1": 74, "precision": 58, "recall": 44, "tags": 62, "exact": 42,
    "overlap": 54, "retyped": 74, "spans": 42, "kappa": 44, "alpha": 42, "unitizing_alpha": 50,
}  # fmt: skip
"""Pixels that each column has at least."""
_SHARES = {"people": 2, "of": 3}
_PAIR_LEAST = {"what": 84, "first": 150, "second": 150, "article": 90}
_PAIR_SHARES = {"first": 4, "second": 4, "article": 2}
_BEHIND = {
    "exact": "exact", "overlap": "overlap", "retyped": "type", "spans": "both", "kappa": "both", "alpha": "both",
}  # fmt: skip
"""Which tags a figure of a column rests on, by name of the choice; all of them where it says nothing."""
_CHOICES = {
    "": ("exact", "boundary", "type", "only first", "only second"),
    "exact": ("exact",),
    "overlap": ("exact", "boundary"),
    "both": ("exact", "boundary", "type"),
    "boundary": ("boundary",),
    "type": ("type",),
    "only": ("only first", "only second"),
}


class AgreementDock(Dock):
    """Measures off the window's thread once that takes long, and only while it is seen."""

    least_height = 210
    tag_activated = Signal(str)
    report_wanted = Signal(object)
    """The Agreement that is to be written to a file."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("agreement", parent)
        self.setWindowTitle(self.tr("Agreement"))
        self._session = session
        self._asking = Asking(run, slow=is_large(session.path))
        self._article = ""
        self._found = Agreement(())
        self._pairs: Sequence[TagPair] = ()
        self._told = ""
        self._takes_long = False
        """Whether measuring again after every tag would keep the computer busy."""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.outdate)
        self.outdate()

    def _build(self) -> None:
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._figures_page())
        self.pages.addWidget(self._tags_page())
        self.setWidget(self.pages)
        self.begins_at = self.view

    def _figures_page(self) -> QWidget:
        from annotator.ui.docks.agreement_table import AgreementTable

        self.table = AgreementTable(self)
        self.view = self._table_view(self.tr("Agreement"), _LEAST, _SHARES)
        self.view.setModel(self.table)
        self.view.activated.connect(self._show_behind)
        self.view.clicked.connect(self._click)
        self.scope = self._combo(self.tr("Articles that are measured"), self._show)
        self.people = self._combo(self.tr("People who are compared"), self._show)
        self.again = QPushButton(self.tr("&Measure Again"), self)
        self.again.clicked.connect(self.outdate)
        self.save = QPushButton(self.tr("&Save Report…"), self)
        self.save.clicked.connect(lambda: self.report_wanted.emit(self._found))
        self._offer_scopes()
        head = (self.scope, 0), (self.people, 0), (self.again, 0), (self.save, 0)
        self._listing = Listing(self, self.view, *head, rest=1)
        self.count, self.empty = self._listing.count, self._listing.empty
        return self._listing

    def _tags_page(self) -> QWidget:
        from annotator.ui.docks.tag_pair_table import TagPairTable

        self.pair_table = TagPairTable(self._session.library, self)
        self.pair_view = self._table_view(self.tr("Tags behind the figure"), _PAIR_LEAST, _PAIR_SHARES)
        self.pair_view.setModel(self.pair_table)
        self.pair_view.activated.connect(self._activate)
        self.back = QPushButton(self.tr("&Back to the Figures"), self)
        self.back.clicked.connect(self.show_figures)
        self.of = ElidedLabel("", self)
        self.what = self._combo(self.tr("Tags that are listed"), self._show_pairs)
        self._behind = Listing(self, self.pair_view, (self.back, 0), (self.what, 0), (self.of, 2), rest=1)
        return self._behind

    def _table_view(self, name: str, least: dict[str, int], shares: dict[str, int]) -> TagView:
        from annotator.ui.docks.tag_view import TagView

        view = TagView(self, least, shares)
        view.setAccessibleName(name)
        view.setSelectionMode(TagView.SelectionMode.SingleSelection)
        return view

    def _combo(self, name: str, changed: object) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(changed)
        return combo

    # What others call

    def show_article(self, article: str) -> None:
        """Say which one is *this article*."""
        self._article = article
        if self.is_made and self.scope.currentData() == "this":
            self._show()

    def show_change(self, change: Change) -> None:
        """Measure again, a moment later; where that takes long, only when it is asked for."""
        if change.kinds & _CHANGES and self.is_made:
            if self._takes_long and self._found.figures:
                self.count.setText(self.tr("Tags have changed since."))
            else:
                self._later.start()

    def show_figures(self) -> None:
        """Go back from the tags to the figures."""
        self.pages.setCurrentIndex(0)
        self.begins_at = self.view
        self.view.setFocus()

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pages.currentIndex() and event.matches(QKeySequence.StandardKey.Cancel):
            self.show_figures()
        else:
            super().keyPressEvent(event)

    # Figures

    def _renew(self) -> None:
        agreeing = self._session.agreeing

        def work(progress: Progress) -> tuple[Agreement, str]:
            started = time.perf_counter()
            try:
                found = agreeing.measure(progress=progress)
                self._takes_long = time.perf_counter() - started > _LONG
                return found, ""
            except Cancelled:
                return Agreement(()), self.tr("It was stopped; measure again to see the figures.")
            except KnownError as error:
                return Agreement(()), str(error)

        if self._asking.slow:
            self.count.setText(self.tr("Measuring …"))
        self._asking.ask(self.tr("Measuring agreement"), work, lambda found: self._take(*found))

    def _take(self, found: Agreement, told: str) -> None:
        self._found, self._told = found, told
        pairs = list(dict.fromkeys(one.people for one in found.overall))
        labels = [(" / ".join(some), "\n".join(some)) for some in pairs]
        offer(self.people, [*([(self.tr("Everybody"), "")] if len(pairs) != 1 else []), *labels])
        self._show()

    def _offer_scopes(self) -> None:
        choices = (
            (self.tr("All articles"), ""),
            (self.tr("Each article"), "each"),
            (self.tr("This article"), "this"),
        )
        offer(self.scope, choices)

    def _show(self) -> None:
        scope, people = self.scope.currentData(), self.people.currentData() or ""
        chosen = [
            one
            for one in self._found.figures
            if (not people or "\n".join(one.people) == people) and self._is_in(one, scope)
        ]
        kept = self._current()
        self.table.show_figures(chosen, self._types(), self._titles())
        rows = [row for row, one in enumerate(chosen) if kept and _same(one, kept)]
        if rows or chosen:
            self.view.selectRow(rows[0] if rows else 0)
        told = self._told or self.tr("Nobody else tagged anything in these articles.")
        self._listing.show_rows(bool(chosen), told, self._counted(chosen))
        self.save.setEnabled(bool(self._found.figures))

    def _is_in(self, one: Figures, scope: str) -> bool:
        if scope == "each":
            return bool(one.article) and not one.type
        return one.article == (self._article if scope == "this" else "")

    def _counted(self, chosen: Sequence[Figures]) -> str:
        if not chosen:
            return ""
        left_out = self.tr("%s in furniture left out") % counted("tag", self._found.furniture)
        articles = len({one.article for one in chosen if one.article}) or max(one.articles for one in chosen)
        return f"{counted('article', articles)}, {left_out}"

    def _current(self) -> Figures | None:
        row = self.view.currentIndex().row()
        return self.table.figures[row] if 0 <= row < self.table.count() else None

    def _types(self) -> dict[str, str]:
        return {one.name: one.label for one in self._session.tag_set.types()}

    def _titles(self) -> dict[str, str]:
        return {article.id: article.label for article in self._session.library.articles()}

    # Tags behind a figure

    def _click(self, index: QModelIndex) -> None:
        """A click on a figure lists its tags; one on a name only chooses the row."""
        if self.table.columns[index.column()] not in ("people", "of"):
            self._show_behind(index)

    def _show_behind(self, index: QModelIndex) -> None:
        one = self.table.figures[index.row()]
        wanted = _BEHIND.get(self.table.columns[index.column()], "")
        agreeing = self._session.agreeing

        def work(progress: Progress) -> list[TagPair]:
            try:
                return agreeing.behind(one, progress)
            except KnownError:
                return []

        def show(found: list[TagPair]) -> None:
            self._pairs = found
            self.of.set_line(f"{' / '.join(one.people)}, {self.table.name_of(one)}")
            self._offer_choices()
            self.what.setCurrentIndex(max(0, self.what.findData(wanted)))
            self._show_pairs()
            self.pages.setCurrentIndex(1)
            self.begins_at = self.pair_view
            self.pair_view.setFocus()

        self._asking.ask(self.tr("Listing tags"), work, show)

    def _offer_choices(self) -> None:
        names = {
            "": self.tr("All tags"),
            "exact": self.tr("Same words"),
            "overlap": self.tr("Words that overlap"),
            "both": self.tr("Tagged by both"),
            "boundary": self.tr("Other ends"),
            "type": self.tr("Other type"),
            "only": self.tr("Tagged by one alone"),
        }
        offer(self.what, [(name, choice) for choice, name in names.items()])

    def _show_pairs(self) -> None:
        kinds = _CHOICES[self.what.currentData() or ""]
        chosen = [pair for pair in self._pairs if pair.what in kinds]
        self.pair_table.show_pairs(chosen, self._types(), self._titles())
        if chosen:
            self.pair_view.selectRow(0)
        self._behind.show_rows(bool(chosen), self.tr("There are no such tags."), counted("row", len(chosen)))

    def _activate(self, index: QModelIndex) -> None:
        if tag := self.pair_table.tag_at(index.row(), index.column()):
            self.tag_activated.emit(tag)


def _same(one: Figures, other: Figures) -> bool:
    return (one.people, one.article, one.type) == (other.people, other.article, other.type)
