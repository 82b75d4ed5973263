"""Reviewing: decide which version of a tag holds; every verb is one undo step, and nothing but a verb decides."""

from collections.abc import Sequence

from annotator.model.case import Case, Decision, Queue
from annotator.model.errors import InvalidValue
from annotator.model.progress import Progress, paced, silent, towards
from annotator.model.review import Review
from annotator.model.rule import Rule
from annotator.services.history import Edit
from annotator.services.review_queue import ReviewQueue
from annotator.services.stamping import now
from annotator.services.undisturbed import undisturbed
from annotator.store import annotations, log
from annotator.text.normalising import printable
from annotator.text.review_rules import choose


class Reviewing(ReviewQueue):
    """The cases of review, and the verbs that decide them."""

    @undisturbed
    def decide(self, case: Case, take: str = "", reason: str = "") -> None:
        """Accept the version that a tag belongs to and reject the others; without a tag, reject all.

        The tag may be another one of the article, such as one that the reviewer made for it. Raises InvalidValue.
        """
        label = "Take a version" if take else "None is right"
        with self._history.step(label):
            self._decide(label, [(case, take)], reason)

    @undisturbed
    def decide_all(
        self, decisions: Sequence[Decision], reason: str = "", progress: Progress = silent
    ) -> None:
        """Decide several cases in one step, such as those that a rule was shown to decide."""
        if decisions:
            label = f"Decide {len(decisions)} cases"
            with self._history.step(label):
                self._decide(label, decisions, reason, progress)

    @undisturbed
    def accept_agreed(self, agreed: Queue, progress: Progress = silent) -> int:
        """Accept what all said alike, or one person alone said, in one step; returns the number of cases."""
        cases = [case for case in agreed.cases if case.state in ("open", "lapsed")]
        cases = [case for case in cases if case.kind in ("agreed", "alone")]
        if cases:
            label = f"Accept {len(cases)} that all agree on"
            with self._history.step(label):
                self._decide(label, [(case, case.id) for case in cases], "", progress, automatic=True)
        return len(cases)

    @undisturbed
    def undecide(self, case: Case) -> None:
        """Take back what was decided about a case, and the tag that the reviewer made for it.

        Raises InvalidValue when nothing was decided.
        """
        decided = [review for tag in case.tags if (review := self.review(tag)) is not None]
        if not decided:
            raise InvalidValue("Nothing was decided about this case; there is nothing to take back.")
        edits = [Edit("review", review.id, None, case.article) for review in decided]
        for instead in sorted({review.replaced_by for review in decided} - {"", *case.tags}):
            own = self.review(instead)
            if own is not None:
                edits.append(Edit("review", own.id, None, case.article))
                if annotations.is_there(self._database, instead) and self._library.tag(instead).by == own.by:
                    edits.append(Edit("annotation", instead, None, case.article))
        self._history.apply("Take back a decision", edits)

    def preview(self, rule: Rule, cases: Sequence[Case], progress: Progress = silent) -> list[Decision]:
        """Return which of the cases a rule would decide, and how; `decide_all` applies it."""
        step = towards(progress, len(cases), "Apply rule")
        found: list[Decision] = []
        for case in paced(cases, step):
            if case.is_open and rule.is_for(case):
                tags = [annotations.get(self._database, version[0]) for version in case.versions]
                people = [
                    {annotations.get(self._database, tag).by for tag in version} for version in case.versions
                ]
                taken = choose(rule, tags, people, case.lacking)
                if taken is not None:
                    found.append((case, taken))
        return found

    def alike(self, case: Case, take: str, queue: Queue) -> list[Decision]:
        """Return the same decision for the cases of a queue that are like this one."""
        place = next((n for n, version in enumerate(case.versions) if take in version), None)
        if take and place is None:
            raise InvalidValue("A version of one's own can be taken for one case only.")
        return [
            (other, other.versions[place][0] if place is not None else "")
            for other in self.same_as(case, queue)
        ]

    def _decide(
        self,
        label: str,
        decisions: Sequence[Decision],
        reason: str,
        progress: Progress = silent,
        *,
        automatic: bool = False,
    ) -> None:
        reason = " ".join(printable(reason).split())
        at = now()
        edits: list[Edit] = []
        for case, take in paced(decisions, towards(progress, len(decisions), label)):
            accepted = next(
                (version for version in case.versions if take in version), (take,) if take else ()
            )
            if take and self._library.tag(take).article != case.article:
                raise InvalidValue("The tag to take is in another article; choose one of the versions.")
            for tag in dict.fromkeys((*case.tags, *accepted)):
                right = tag in accepted
                # of those that say the same one stands for all, that of the same person wherever it can be
                instead = take if not right else "" if tag == accepted[0] else accepted[0]
                review = Review(
                    annotation=tag,
                    article=case.article,
                    event=self._only_head(tag, label),
                    verdict="accepted" if right else "rejected",
                    replaced_by=instead,
                    automatic=automatic and case.kind != "alone",
                    reason=reason,
                    by=self._history.by,
                    at=at,
                )
                edits.append(Edit("review", review.id, review.to_body(), case.article))
        self._history.apply(label, edits)

    def _only_head(self, tag: str, label: str) -> str:
        """The event that states a tag; one that is stated in two ways is first stated as it is shown."""
        folded = log.folded(self._database, tag)
        if len(folded.heads) > 1 and folded.body is not None:
            edit = Edit("annotation", tag, folded.body, str(folded.body["article"]))
            self._history.apply(label, [edit])
            folded = log.folded(self._database, tag)
        if folded.body is None:
            self._library.tag(tag)  # says that it is gone
        return folded.heads[0]
