"""The JSON objects of a review; members are only ever added. Names are as `shown`: letters where they are hidden."""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.model.annotation import Annotation
from annotator.model.case import Card, Version
from annotator.model.feedback import Feedback, Outcome
from annotator.model.matrix import Matrix
from annotator.model.review import Review

Form = dict[str, Any]
Shown = Callable[[str], str]


def of_card(card: Card, values: Callable[[Annotation], dict[str, str]], shown: Shown) -> Form:
    """A case with its versions and what was decided; ranges are code points."""
    case = card.case
    return {
        "id": case.id,
        "kind": case.kind,
        "differences": list(card.differences),
        "state": case.state,
        "article": case.article,
        "lacking": [shown(name) for name in case.lacking],
        "versions": [_of_version(version, values, shown) for version in card.versions],
        "decisions": [of_review(review, shown) for _tag, review in sorted(card.reviews.items())],
        "competing": [of_review(review, shown) for review in card.competing],
    }


def _of_version(version: Version, values: Callable[[Annotation], dict[str, str]], shown: Shown) -> Form:
    tag = version.tags[0]
    return {
        "people": [shown(name) for name in version.people],
        "tags": [one.id for one in version.tags],
        "type": tag.type,
        "ranges": [[span.start, span.end] for span in tag.target],
        "text": version.quoted,
        "values": values(tag),
        "certainty": tag.certainty,
    }


def of_review(review: Review, shown: Shown) -> Form:
    """A decision on one tag, and the answer to it."""
    return {
        "annotation": review.annotation,
        "verdict": review.verdict,
        "replaced_by": review.replaced_by or None,
        "automatic": review.automatic,
        "reason": review.reason,
        "by": shown(review.by),
        "at": review.at,
        "answer": review.answer or None,
        "answer_reason": review.answer_reason,
    }


def of_feedback(feedback: Feedback, shown: Shown) -> Form:
    """What became of one person's tags."""
    return {
        "person": shown(feedback.person),
        "tags": feedback.tags,
        "changed": len(feedback.outcomes),
        "counts": dict(feedback.counts),
        "outcomes": [_of_outcome(outcome, shown) for outcome in feedback.outcomes],
    }


def _of_outcome(outcome: Outcome, shown: Shown) -> Form:
    taken = outcome.taken
    return {
        "kind": outcome.kind,
        "annotation": outcome.tag.id,
        "article": outcome.tag.article,
        "type": outcome.tag.type,
        "text": outcome.quoted,
        "taken": taken and {"annotation": taken.id, "type": taken.type, "text": outcome.taken_words},
        "decision": of_review(outcome.review, shown),
    }


def of_matrix(matrix: Matrix, hidden: Mapping[str, str]) -> list[Form]:
    """One object for each article; `hidden` gives the letters of people whose names are not to be seen."""
    return [
        {
            "article": line.article,
            "open": line.open,
            "decided": line.decided,
            "contested": line.contested,
            "people": {
                hidden.get(person, person): {
                    "stage": cell.stage.stage,
                    "tags": cell.tags,
                    "reason": cell.stage.reason,
                    "by": hidden.get(cell.stage.by, cell.stage.by) or None,
                    "at": cell.stage.at or None,
                }
                for person, cell in line.cells.items()
            },
        }
        for line in matrix.lines
    ]
