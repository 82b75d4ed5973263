"""Staging: how far each person's work on each article has come; every verb is one undo step."""

from collections import Counter
from collections.abc import Sequence

from annotator.model.errors import InvalidValue
from annotator.model.matrix import Cell, Line, Matrix
from annotator.model.progress import Progress, silent
from annotator.model.stage import STAGES, Stage
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.review_queue import ReviewQueue
from annotator.services.stamping import now
from annotator.services.undisturbed import undisturbed
from annotator.store import case_rows, stages
from annotator.store.project import Project
from annotator.text.normalising import printable

OPEN, IN_WORK, HANDED_IN, _REVIEWED, SIGNED_OFF = STAGES


class Staging:
    """The stages of the work: open, in work, handed in, reviewed, signed off."""

    def __init__(self, project: Project, history: History, library: Library, reviewing: ReviewQueue) -> None:
        self._database = project.database
        self._history = history
        self._library = library
        self._reviewing = reviewing

    def stage(self, article: str, person: str) -> Stage:
        """Return the stage that somebody stated; without one, work is open, or in work once there are tags."""
        stated = stages.of_person(self._database, article, person)
        if stated is not None:
            return stated
        begun = case_rows.tags_by_person(self._database, article).get(person, 0)
        return Stage(article, person, IN_WORK if begun else OPEN)

    @undisturbed
    def set_stage(self, article: str, person: str, stage: str, reason: str = "") -> Stage:
        """Say how far a person's work on an article has come.

        A step back needs a reason, and nothing is signed off while cases of its article are open. Raises InvalidValue.
        """
        article = self._library.article(article).id
        person, reason = (" ".join(printable(words).split()) for words in (person, reason))
        if stage not in STAGES:
            raise InvalidValue(f"{stage} is no stage; choose one of {', '.join(STAGES)}.")
        if not person:
            raise InvalidValue("Say whose work it is; give the name of a person.")
        before = self.stage(article, person).stage
        if STAGES.index(stage) < STAGES.index(before) and not reason:
            raise InvalidValue(
                f"Going back from {before} to {stage} needs a reason; say why the work is taken up again."
            )
        if stage == SIGNED_OFF and (left := len(self._reviewing.cases([article]).cases)):
            what = "1 case of this article is" if left == 1 else f"{left} cases of this article are"
            raise InvalidValue(f"{what} open; decide what is left before it is signed off.")
        stated = Stage(article, person, stage, reason, self._history.by, now())
        label = "Sign off" if stage == SIGNED_OFF else f"Set to {stage}"
        self._history.apply(label, [Edit("stage", stated.id, stated.to_body(), article)])
        return stated

    @undisturbed
    def hand_in(self, article_ids: Sequence[str] = ()) -> int:
        """Say that one's own work on these articles (none: all) is handed in; returns on how many it was in work."""
        me, at = self._history.by, now()
        chosen = article_ids or [one.id for one in self._library.articles()]
        begun = [article for article in chosen if self.stage(article, me).stage == IN_WORK]
        stated = [Stage(article, me, HANDED_IN, by=me, at=at) for article in begun]
        if stated:
            self._history.apply(
                "Hand in", [Edit("stage", one.id, one.to_body(), one.article) for one in stated]
            )
        return len(stated)

    def matrix(self, article_ids: Sequence[str] | None = None, progress: Progress = silent) -> Matrix:
        """Return the stages of all (or some) articles for all who work on them, and how their review stands.

        Raises Cancelled.
        """
        articles = self._library.articles()
        chosen = [one.id for one in articles if article_ids is None or one.id in set(article_ids)]
        queue = self._reviewing.cases(chosen, None, progress, decided=True)
        states = {article: Counter[str]() for article in chosen}
        for case in queue.cases:
            states[case.article][case.state] += 1
        people = set(queue.people)
        people.update(stage.person for stage in stages.every(self._database) if stage.article in states)
        ordered = sorted(people)
        return Matrix(
            tuple(ordered), tuple(self._line(article, ordered, states[article]) for article in chosen)
        )

    def _line(self, article: str, people: Sequence[str], states: Counter[str]) -> Line:
        counted = case_rows.tags_by_person(self._database, article)
        stated = {stage.person: stage for stage in stages.of_article(self._database, article)}
        cells = {
            person: Cell(
                stated.get(person) or Stage(article, person, IN_WORK if counted.get(person) else OPEN),
                counted.get(person, 0),
            )
            for person in people
        }
        decided = states["decided"]
        return Line(article, cells, states.total() - decided, decided, states["contested"])
