"""What a rule of review takes of the versions of a tag."""

from collections.abc import Collection, Sequence

from annotator.model.annotation import Annotation
from annotator.model.rule import Rule
from annotator.text.overlaps import size


def choose(
    rule: Rule, tags: Sequence[Annotation], people: Sequence[Collection[str]], lacking: Collection[str]
) -> str | None:
    """Return the id of the tag to take, empty when none is right, or None where the rule decides nothing.

    `tags` holds one tag of each version and `people` who says so; those `lacking` tagged nothing. Length is that of the target in code points.
    """
    if rule.name == "person":
        own = [tag.id for tag, who in zip(tags, people, strict=True) if rule.person in who]
        return own[0] if own else "" if rule.person in lacking else None
    if len(tags) < 2:
        return None
    if rule.name == "entry":
        fitting = [tag for tag in tags if any(link.record for link in tag.links.values())]
    else:
        best = (max if rule.name == "longer" else min)(size(tag.target) for tag in tags)
        fitting = [tag for tag in tags if size(tag.target) == best]
    return fitting[0].id if len(fitting) == 1 else None
