"""A tag and what was decided about it as plain JSON, and back: they say of each other whether the decision holds."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.formats.statements.shapes import stated
from annotator.model.annotation import STATES, Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.review import holding

BEFORE = "before_review"
"""Key of the state that a tag has by itself, where `state` is what a reviewer decided."""


def tag_line(tag: Annotation, text: str) -> dict[str, Any]:
    """What is said of a tag."""
    before = {BEFORE: tag.before_review} if tag.before_review else {}
    return {**tag.to_body(text), "state": tag.state, **before}


def tag_of(identifier: Any, said: Mapping[str, Any], text: str) -> Annotation:
    """The tag of which `tag_line` said this. Raises UnreadableFile for what it never says."""
    body = {key: value for key, value in said.items() if key != BEFORE}
    before = said.get(BEFORE, "")
    tag: Annotation = stated("annotation", identifier, body)
    if tag.to_body(text) != body:
        raise UnreadableFile("The words of a tag do not stand in the text where it says.")
    if before not in ("", *STATES):
        raise UnreadableFile(f"“{before}” is no status that Annotator knows.")
    return replace(tag, before_review=before)


def check_decisions(source: AnnotatedArticle) -> None:
    """Raise UnreadableFile unless decisions and stages belong to an article, and its tags are as was decided."""
    article, tags = source.article.id, {tag.id: tag for tag in source.annotations}
    if not (
        all(one.article == article and one.annotation in tags for one in source.reviews)
        and all(one.article == article for one in source.stages)
    ):
        raise UnreadableFile("A decision does not belong where it stands.")
    decided = {name: review.verdict for name, review in holding(source.reviews).items()}
    if decided != {name: tag.state for name, tag in tags.items() if tag.before_review}:
        raise UnreadableFile("A tag has another status than the one that was decided.")
