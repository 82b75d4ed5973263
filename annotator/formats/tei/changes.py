"""Who made a tag, what reviewers decided on it, and how far the work on an article has come: changes of a history."""

from collections.abc import Iterator

from annotator.formats.tei.edition import Edition
from annotator.formats.tei.identifiers import annotator_id, mention_id
from annotator.formats.tei.mention import Mention, moment
from annotator.formats.tei.node import XML_SPACE, Node, node
from annotator.model.annotation import STATES
from annotator.model.review import CURRENT, Review
from annotator.model.stage import Stage

DECISION, LAPSED, ANSWER = "decision", "lapsed", "answer"
AUTOMATIC = "automatic"


def changes_of(edition: Edition, mention: Mention, target: str = "") -> Iterator[Node]:
    """Yield who first stated a tag, and when; then each decision on it, followed by its annotator's answer."""
    tag = mention.annotation
    pointing = {"target": target} if target else {}
    status = {"status": tag.before_review or STATES[0]}
    yield node("change", {**pointing, **status, **moment(tag.at), "who": mention.resp})
    for review in mention.reviews:
        yield _decision(edition, review, pointing)
        if review.answer:
            said = {"type": ANSWER, "status": review.answer}
            yield _change({**pointing, **said}, review.answered_at, review.answered_by, review.answer_reason)


def stage_list(edition: Edition) -> tuple[Node, ...]:
    """Return how far each person's work has come, as a list of changes; nothing when nobody said so."""
    stages = tuple(_stage(stage) for stage in edition.stages)
    return (node("listChange", {"type": "stages"}, stages),) if stages else ()


def status_of(stage: str) -> str:
    """A stage as a value of `@status`, which has no blanks."""
    return stage.replace(" ", "-")


def _decision(edition: Edition, review: Review, pointing: dict[str, str]) -> Node:
    """`@corresp` leads to the tag that took the place of this one; of one that is not in the file, `@n` has the id."""
    attributes = {**pointing, "type": DECISION if review.event == CURRENT else LAPSED}
    if review.automatic:
        attributes["subtype"] = AUTOMATIC
    attributes["status"] = review.verdict
    if review.replaced_by in edition.tags:
        attributes["corresp"] = f"#{mention_id(review.replaced_by)}"
    elif review.replaced_by:
        attributes["n"] = review.replaced_by
    return _change(attributes, review.at, review.by, review.reason)


def _stage(stage: Stage) -> Node:
    """`@who` says whether it is so, `@corresp` whose work it is."""
    attributes = {"status": status_of(stage.stage), "corresp": f"#{annotator_id(stage.person)}"}
    return _change(attributes, stage.at, stage.by, stage.reason)


def _change(attributes: dict[str, str], at: str, by: str, reason: str) -> Node:
    attributes = {**attributes, **moment(at)}
    if by:
        attributes["who"] = f"#{annotator_id(by)}"
    if not reason:
        return node("change", attributes)
    return node("change", {**attributes, XML_SPACE: "preserve"}, (reason,))
