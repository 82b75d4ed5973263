"""From a case of review to its place in the article, and the decisions about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from annotator.model.case import Case, Decision, Queue

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation
    from annotator.ui.docks.review_dock import ReviewDock
    from annotator.ui.main_window import MainWindow


class ReviewVerbs(QObject):
    """Connects the dock of review of one window."""

    def __init__(self, window: MainWindow, dock: ReviewDock) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._dock = dock
        guard = window.actions_.guard
        dock.place_wanted.connect(lambda tag: guard(lambda: self.show(tag)))
        dock.decide_wanted.connect(lambda case, tag, why: guard(lambda: self.decide(case, tag, why)))
        dock.edit_wanted.connect(lambda case, tag: guard(lambda: self.edit(case, tag)))
        dock.like_wanted.connect(lambda case, tag, why: guard(lambda: self.decide_like(case, tag, why)))
        dock.skipped.connect(lambda: guard(self.drop_own))
        dock.back_wanted.connect(lambda case: guard(lambda: self.take_back(case)))
        dock.rules_wanted.connect(lambda: guard(self.show_rules))
        dock.agreed_wanted.connect(lambda: guard(self.show_agreed))
        window.actions_.on("file.feedback", self.show_feedback)
        window.actions_.on("file.stages", self.show_stages)

    def show(self, tag: Annotation) -> None:
        """Show the place of a version; the focus stays."""
        pane = self._window.panes.open(tag.article)
        self._window.grammar.go_to(pane, tag)

    def decide(self, case: Case, tag: str, reason: str) -> None:
        """Take a version or none, and show the next case."""
        own = self._dock.own
        with self._session.history.step(self.tr("Decide a case")):
            if own is not None and own.id != tag:
                self.drop_own()
            self._session.reviewing.decide(case, tag, reason)
        self._dock.go_on(case)

    def edit(self, case: Case, tag: str) -> None:
        """Make a version of the reviewer's own, to be changed in the inspector and then taken by its number."""
        like = self._session.library.tag(tag)
        pairs = [(span.start, span.end) for span in like.target]
        made = self._session.tagging.add(
            like.article,
            like.type,
            pairs,
            values=like.values,
            links=like.links,
            certainty=like.certainty,
            note=like.note,
        )
        self._dock.show_own(made)
        self.show(made)
        self._window.in_step.inspect()

    def drop_own(self) -> None:
        """Delete the version that the reviewer began and did not take."""
        if self._dock.own is not None:
            self._session.tagging.retract([self._dock.own.id])

    def take_back(self, case: Case | None) -> None:
        """Take the decision on a case back, or else the last step."""
        if case is not None and any(self._session.reviewing.review(tag) for tag in case.tags):
            self._session.reviewing.undecide(case)
        else:
            self._window.undo()
        self._dock.outdate()

    # What became of it

    def show_feedback(self) -> None:
        """Show what became of one's own tags, beside the articles."""
        from annotator.ui.dialogs.feedback_dialog import FeedbackDialog

        window = self._window
        if self._comes_forward(FeedbackDialog):
            return
        dialog = FeedbackDialog(self._session, window)
        dialog.place_wanted.connect(lambda tag: window.actions_.guard(lambda: self.show(tag)))
        window.follower.changed.connect(dialog.show_change)
        dialog.show()

    def show_stages(self) -> None:
        """Show how far the work has come, beside the articles."""
        from annotator.ui.dialogs.stages_dialog import StagesDialog

        window = self._window
        if self._comes_forward(StagesDialog):
            return
        dialog = StagesDialog(self._session, window.people.name, window.workers.run, window)
        dialog.article_wanted.connect(
            lambda article: window.actions_.guard(lambda: window.panes.open(article))
        )
        window.follower.changed.connect(dialog.show_change)
        dialog.show()

    def _comes_forward(self, kind: type[QDialog]) -> bool:
        """Whether such a dialog is open; it gets the keyboard."""
        shown = next((one for one in self._window.findChildren(kind) if one.isVisible()), None)
        if shown is not None:
            shown.raise_()
            shown.activateWindow()
        return shown is not None

    # Many at once

    def decide_like(self, case: Case, tag: str, reason: str) -> None:
        """Show the cases like one, to be decided as it is."""
        from annotator.ui.dialogs.like_it_dialog import LikeItDialog

        dialog = LikeItDialog(self._session, case, self._dock.queue, self._dock.people.name, self._window)
        dialog.choose(tag)
        dialog.why.setText(reason)
        dialog.decided.connect(lambda decisions: self._decide_all(decisions, dialog.reason))
        dialog.open()

    def show_rules(self) -> None:
        """Choose a rule and see what it would decide."""
        from annotator.ui.dialogs.rules_dialog import RulesDialog

        dialog = RulesDialog(
            self._session, self._dock.queue, self._dock.people.name, self._window.workers.run, self._window
        )
        dialog.decided.connect(lambda decisions: self._decide_all(decisions, dialog.reason))
        dialog.open()

    def show_agreed(self) -> None:
        """Show what all said alike, to be sampled and accepted."""
        from annotator.ui.dialogs.agreed_dialog import AgreedDialog

        dialog = AgreedDialog(self._session, self._dock.people.name, self._window.workers.run, self._window)
        dialog.place_wanted.connect(lambda tag: self._window.actions_.guard(lambda: self.show(tag)))
        dialog.accept_wanted.connect(self._accept_agreed)
        dialog.open()

    def _decide_all(self, decisions: Sequence[Decision], reason: str) -> None:
        session = self._session
        self._window.workers.run(
            self.tr("Deciding cases"),
            lambda progress: session.reviewing.decide_all(decisions, reason, progress),
            lambda _nothing: self._dock.outdate(),
        )

    def _accept_agreed(self, agreed: Queue) -> None:
        session = self._session
        self._window.workers.run(
            self.tr("Accepting what all agree on"),
            lambda progress: session.reviewing.accept_agreed(agreed, progress),
            lambda _count: self._dock.outdate(),
        )
