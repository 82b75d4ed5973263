"""Answering: what became of one's own tags, and what one says to it; every answer is one undo step."""

from dataclasses import replace

from annotator.model.errors import InvalidValue, NotFound
from annotator.model.feedback import Feedback, Outcome
from annotator.model.review import Review
from annotator.services.history import Edit
from annotator.services.review_queue import ReviewQueue
from annotator.services.stamping import now
from annotator.services.undisturbed import undisturbed
from annotator.store import annotations, case_rows, reviews
from annotator.text.normalising import printable
from annotator.text.tag_matching import Match

REJECTED = "rejected"


class Answering(ReviewQueue):
    """Feedback for those whose tags were reviewed."""

    def feedback(self, person: str) -> Feedback:
        """Return what reviewers did not take of a person's tags, as these still are."""
        rejected = reviews.rejected(self._database, person)
        outcomes = tuple(map(self._outcome, rejected))
        return Feedback(person, annotations.count_by(self._database, person), outcomes)

    @undisturbed
    def answer(self, annotation: str, answer: str, reason: str = "") -> Review:
        """Say that a decision on one's tag is right (`agreed`), or not (`contested`), which needs a reason.

        A contested one comes back to the reviewer. Raises NotFound or InvalidValue.
        """
        tag = self._library.tag(annotation)
        review = self.review(tag.id)
        reason = " ".join(printable(reason).split())
        if review is None:
            raise NotFound("Nothing was decided about this tag; there is nothing to answer.")
        if tag.by != self._history.by:
            raise InvalidValue(
                f"This is a tag of {tag.by}; only {tag.by} can answer what was decided about it."
            )
        if answer not in ("agreed", "contested"):
            raise InvalidValue(f"{answer} is no answer; say agreed or contested.")
        if answer == "contested" and not reason:
            raise InvalidValue("Say why the decision is not right; the reviewer has to know.")
        answered = replace(
            review, answer=answer, answer_reason=reason, answered_by=self._history.by, answered_at=now()
        )
        label = "Accept a decision" if answer == "agreed" else "Contest a decision"
        self._history.apply(label, [Edit("review", review.id, answered.to_body(), review.article)])
        return answered

    def _outcome(self, review: Review) -> Outcome:
        tag = self._library.tag(review.annotation)
        instead = review.replaced_by
        if not instead or not annotations.is_there(self._database, instead):
            return Outcome(REJECTED, tag, self._library.quoted(tag.id), review)
        rows = case_rows.of_tags(self._database, (tag.id, instead))
        found = Match(tuple((told,) for told in self._told(review.article, rows)))
        return Outcome(
            next(iter(found.differences), "value"),
            tag,
            self._library.quoted(tag.id),
            review,
            self._library.tag(instead),
            self._library.quoted(instead),
        )
