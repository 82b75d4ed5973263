"""Other places of a name: offered after a mention was linked, looked for on demand, shown in the open articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.model.change import Change
from annotator.model.errors import KnownError, NotFound
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.ui.article_pane import LARGE, ArticlePane
from annotator.ui.docks.counted import counted
from annotator.ui.docks.occurrences_dock import PANE, PROJECT, OccurrencesDock
from annotator.ui.docks.running import Run, run_here

if TYPE_CHECKING:
    from annotator.model.occurrence import Hit, Manner, Sought
    from annotator.ui.main_window import MainWindow

    Seek = Callable[[Manner, bool, str], Sought]
    """What is looked for, given the manner, whether any form of the entry counts, and the tag type chosen."""

_MANY = 200
"""Places from which on they are tagged off the window's thread."""
_SHOWN = 80
"""Code points of what is looked for that are shown."""


class OccurrenceVerbs(QObject):
    """Connects the occurrences dock of one window."""

    def __init__(self, window: MainWindow, dock: OccurrencesDock) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._dock = dock
        self._seek: Seek | None = None
        self._sought: Sought | None = None
        self._asked = 0
        self._fresh = True
        self._lit = False
        guard = window.actions_.guard
        window.actions_.on("tag.like", self.like)
        dock.asked.connect(lambda: guard(self.look))
        dock.tagging_wanted.connect(lambda: guard(self.tag))
        dock.place_chosen.connect(lambda hit: guard(lambda: self.reveal(hit)))
        dock.place_activated.connect(lambda hit: guard(lambda: self.go_to(hit)))
        dock.visibilityChanged.connect(lambda _visible: self._light())
        self._linked = ""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: guard(self.offer))
        window.follower.changed.connect(lambda change: guard(lambda: self._follow(change)))
        window.panes.each(self._listen)

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._light)

    # Asking

    def like(self) -> None:
        """Look for other places like the selected words, or else like the selected tag."""
        pane = self._window.panes.active
        selection = pane.selection()
        occurring, grammar = self._session.occurring, self._window.grammar
        if selection is not None:
            article, span = pane.article_id, Span(*selection)
            tagged = next((tag.type for tag in pane.tags if tag.target == (span,)), "")
            kind = grammar.armed or tagged or grammar.last or self._session.tag_set.types()[0].name
            self._begin(
                lambda manner, _any_form, chosen: occurring.like_words(article, span, chosen, manner),
                self.tr("“%s”") % _shown(pane.text[span.start : span.end]),
                kind,
                choose_type=True,
            )
            return
        here = pane.tags_at_caret()
        identifier = grammar.selected if pane.has_tag(grammar.selected) else (here[0].id if here else "")
        if not identifier:
            raise NotFound(
                "Select some words, or move the caret into a tag; then other places like it are found."
            )
        tag = self._session.library.tag(identifier)
        words = _shown(tag.quoted(pane.text))
        record = self._session.registering.record_of(tag)
        named = self.tr("“{words}” ({name})") if record and record.name != words else self.tr("“{words}”")
        forms = record is not None and "name" in tag.links
        self._begin(
            lambda manner, any_form, _kind: occurring.like_tag(identifier, manner, any_form=any_form),
            named.format(words=words, name=record.name if record else ""),
            tag.type,
            forms=forms,
        )

    def of_record(self, record: str) -> None:
        """Look for other places where an entry is named."""
        occurring = self._session.occurring
        self._begin(
            lambda manner, _any_form, _kind: occurring.of_record(record, manner),
            self._session.registering.record(record).name,
            occurring.of_record(record).type,
            forms=True,
            any_form=True,
        )

    def _begin(
        self,
        seek: Seek,
        words: str,
        kind: str,
        *,
        choose_type: bool = False,
        forms: bool = False,
        any_form: bool = False,
    ) -> None:
        self._seek, self._sought, self._fresh = seek, None, True
        self._dock.begin(words, kind, choose_type=choose_type, forms=forms, any_form=any_form)
        self.look()

    def look(self) -> None:
        """Find the places, off the window's thread where that may take a while, and show them."""
        if self._seek is None:
            return
        try:
            sought = self._seek(self._dock.manner, self._dock.wants_any_form, self._dock.type.currentData())
        except NotFound:
            self._dock.show_hits([], keep=False)  # what was looked for is gone; undo brings it back
            return
        self._asked += 1
        asked, articles = self._asked, self._articles()

        def find(progress: Progress) -> list[Hit]:
            return self._session.occurring.find(sought, articles, progress)

        def show(hits: list[Hit]) -> None:
            if asked == self._asked:
                self._sought = sought
                self._dock.show_hits(hits, keep=not self._fresh)
                self._fresh = False
                self._light()

        self._run(articles)(self.tr("Looking for other places"), find, show)

    def _articles(self) -> list[str] | None:
        scope = self._dock.scope.currentData()
        if scope == PROJECT:
            return None
        panes = self._window.panes
        shown = [panes.active] if scope == PANE else panes.panes
        return list(dict.fromkeys(pane.article_id for pane in shown if pane.article_id))

    def _run(self, articles: Sequence[str] | None) -> Run:
        """In place for a few articles of ordinary length."""
        shown = {pane.article_id: len(pane.text) for pane in self._window.panes.panes}
        if articles is not None and sum(shown.get(article, 0) for article in articles) < LARGE:
            return run_here
        return self._window.workers.run

    # Offering

    def _follow(self, change: Change) -> None:
        linked = self._session.occurring.newly_linked(change)
        if linked:
            self._linked = linked
            self._later.start()  # what is said about the step itself comes first

    def offer(self) -> None:
        """Say in the message bar that the entry which a mention was linked to stands in other places as well."""
        record = self._linked
        if self._dock.isVisible() or self._session.read_only:
            return
        articles = list(
            dict.fromkeys(pane.article_id for pane in self._window.panes.panes if pane.article_id)
        )
        if not record or not articles:
            return
        self._asked += 1
        asked = self._asked

        def find(progress: Progress) -> list[Hit]:
            occurring = self._session.occurring
            try:
                return occurring.find(occurring.of_record(record), articles, progress)
            except KnownError:
                return []  # an offer that cannot be made is nothing to complain about

        def tell(hits: list[Hit]) -> None:
            from annotator.model.occurrence import FREE

            free = sum(hit.state == FREE for hit in hits)
            if free and asked == self._asked:
                name = self._session.registering.record(record).name
                words = self.tr("{places} may name {name}.").format(
                    places=counted("more place", free), name=name
                )
                show = partial(self._window.actions_.guard, partial(self.of_record, record))
                self._window.messages.add(words, (self.tr("Show"), show))

        self._run(articles)(self.tr("Looking for other places"), find, tell)

    # Tagging

    def tag(self) -> None:
        """Tag the places that are checked, as one step, and go back to the text; the message bar has Undo."""
        chosen, sought = self._dock.chosen(), self._sought
        if not chosen or sought is None:
            return

        def tell(made: list[str]) -> None:
            words = self.tr("Tagged %s.") % counted("place", len(made))
            self._window.reporting.tell_step(words, self._window.undo)
            self._window.panes.focus()

        run = run_here if len(chosen) < _MANY else self._window.workers.run
        run(self.tr("Tagging"), lambda _progress: self._session.occurring.apply(sought, chosen), tell)

    # Showing

    def reveal(self, hit: Hit) -> None:
        """Scroll to a place if its article is open; the focus stays where it is."""
        pane = self._window.panes.pane_of(hit.article)
        if pane is not None:
            pane.reveal(hit.span)

    def go_to(self, hit: Hit) -> None:
        """Open the article of a place at its words."""
        pane = self._window.panes.open(hit.article)
        self._window.grammar.select("")  # keys act on these words now, not on the tag that was left
        pane.select(hit.span.start, hit.span.end)
        pane.focus_text()

    def _light(self) -> None:
        """Light the places in the open articles for as long as the list is seen."""
        by_article: dict[str, list[Span]] = {}
        for hit in self._dock.list.items if self._dock.isVisible() else ():
            by_article.setdefault(hit.article, []).append(hit.span)
        for pane in self._window.panes.panes:
            if pane.article_id and (by_article or self._lit):
                pane.view.set_found(by_article.get(pane.article_id, ()))
        self._lit = bool(by_article)


def _shown(words: str) -> str:
    """Words on one line, or their beginning."""
    line = " ".join(words[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
